import {type Kysely, sql} from 'kysely'
import type {ReportDigest} from './digest.ts'
import {keyNumber} from './key-number.ts'
import {among, type Store} from './sqlite-store.ts'
import type {ReportDigestTable, ReportKeyTable, Tables} from './tables.ts'

/** Digests of the reports of these hashes; unknown ones are left out. By hash. */
export async function findReportDigests({db}: Store, hashes: readonly string[]): Promise<readonly ReportDigest[]> {
  const rows = await digestRows(db)
    .where(among(sql.ref('hash'), hashes))
    .orderBy('hash')
    .execute()
  return rows.map(toReportDigest)
}

/** Digests that share one of the keys. By hash. */
export async function findReportsByKey(
  {db}: Store,
  kind: ReportKeyTable['kind'],
  keys: readonly string[],
): Promise<readonly ReportDigest[]> {
  const sharing = db
    .selectFrom('report_key')
    .select('report_nr')
    .where('kind', '=', kind)
    .where(among(sql.ref('key'), keys.map(keyNumber)))
  const rows = await digestRows(db).where('report_digest.report_nr', 'in', sharing).orderBy('hash').execute()
  const wanted = new Set(keys)
  return rows
    .map(toReportDigest)
    .filter(digest => (kind === 'copy' ? digest.copyKeys : digest.storyKeys).some(key => wanted.has(key)))
}

const digestRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('report_digest')
    .innerJoin('report', 'report.nr', 'report_digest.report_nr')
    .selectAll('report_digest')
    .select('report.hash')

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
  return Array.from({length: bytes.length / 4}, (_, i) => bytes.readUInt32LE(i * 4))
}
