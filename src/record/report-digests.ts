import {type Kysely, sql} from 'kysely'
import type {ReportDigest} from './digest.ts'
import type {DigestCache} from './digest-cache.ts'
import {keyNumber} from './key-number.ts'
import {among, type Store} from './sqlite-store.ts'
import type {ReportDigestTable, ReportKeyTable, Tables} from './tables.ts'

/** Digests of the reports of these hashes; unknown ones are left out. By hash. */
export async function findReportDigests(store: Store, hashes: readonly string[]): Promise<readonly ReportDigest[]> {
  const rows = await store.db
    .selectFrom('report')
    .select('nr')
    .where(among(sql.ref('hash'), hashes))
    .execute()
  return loadReportDigests(
    store.db,
    store.digests(),
    rows.map(({nr}) => nr),
  )
}

/** Digests that share one of the keys. By hash. */
export async function findReportsByKey(
  store: Store,
  kind: ReportKeyTable['kind'],
  keys: readonly string[],
): Promise<readonly ReportDigest[]> {
  const rows = await store.db
    .selectFrom('report_key')
    .select('report_nr')
    .distinct()
    .where('kind', '=', kind)
    .where(among(sql.ref('key'), keys.map(keyNumber)))
    .execute()
  const digests = await loadReportDigests(
    store.db,
    store.digests(),
    rows.map(({report_nr}) => report_nr),
  )
  const wanted = new Set(keys)
  return digests.filter(digest => (kind === 'copy' ? digest.copyKeys : digest.storyKeys).some(key => wanted.has(key)))
}

/** Digests by the numbers of their rows, those that were opened lately from memory. */
export async function loadReportDigests(
  db: Kysely<Tables>,
  {reports: cache}: DigestCache,
  numbers: readonly number[],
): Promise<readonly ReportDigest[]> {
  const digests = numbers.map(nr => cache.get(nr))
  const missing = numbers.filter((_, i) => digests[i] === undefined)
  const rows = await db
    .selectFrom('report_digest')
    .innerJoin('report', 'report.nr', 'report_digest.report_nr')
    .selectAll('report_digest')
    .select('report.hash')
    .where(among(sql.ref('report_digest.report_nr'), missing))
    .execute()
  for (const row of rows) {
    const digest = toReportDigest(row)
    cache.set(row.report_nr, digest)
    digests.push(digest)
  }
  return digests.filter(digest => digest !== undefined).sort((a, b) => (a.report < b.report ? -1 : 1))
}

/** What has no column of its own goes into one, so that a digest comes back as it was given. */
export function digestColumns({
  report,
  published,
  outlet,
  owner,
  wires,
  sketch,
  ...comparing
}: ReportDigest): Omit<ReportDigestTable, 'report_nr'> {
  return {
    published,
    outlet,
    owner,
    wires: JSON.stringify(wires),
    sketch: sketchBytes(sketch),
    comparing: JSON.stringify(comparing),
  }
}

/** A row of report_digest as the digest that reports are compared by. */
export function toReportDigest(row: Omit<ReportDigestTable, 'report_nr'> & {readonly hash: string}): ReportDigest {
  return {
    report: row.hash,
    published: row.published,
    outlet: row.outlet,
    wires: JSON.parse(row.wires),
    owner: row.owner,
    sketch: sketchNumbers(row.sketch),
    ...JSON.parse(row.comparing),
  }
}

/** Unsigned 32-bit numbers, the lowest byte first. */
function sketchBytes(sketch: readonly number[]): Buffer {
  const bytes = Buffer.alloc(sketch.length * 4)
  sketch.forEach((number, i) => {
    bytes.writeUInt32LE(number, i * 4)
  })
  return bytes
}

function sketchNumbers(bytes: Buffer): number[] {
  const numbers = new Array<number>(bytes.length / 4)
  for (let i = 0; i < numbers.length; i++) numbers[i] = bytes.readUInt32LE(i * 4)
  return numbers
}
