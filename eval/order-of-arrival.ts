/**
 * Whether an archive depends on the order in which reports arrive. Reads documents once, records them in several random
 * orders and batches, and compares everything that was grouped: events with their merged values, stories, copy groups.
 *
 *   node --import tsx eval/order-of-arrival.ts [--reports 500] [--orders 20] DOCUMENTS.jsonl…
 *
 * Documents are JSON Lines `{id, text, title?, published?}`, as `score/stories.mjs inputs` writes them. Prints one line an order;
 * exit code 1 when an order gives something else.
 */
import {createHash} from 'node:crypto'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {groupNewReports} from '../src/archive/group-reports.ts'
import {isFailure} from '../src/intake/intake-failure.ts'
import {openReports} from '../src/intake/open-reports.ts'
import {allPages} from '../src/record/all-pages.ts'
import type {ReportEntry} from '../src/record/entry.ts'
import type {ArchiveRecord, Offer} from '../src/record/record.ts'
import {openRecord} from '../src/record/sqlite-record.ts'
import {openReadingPool} from '../src/worker/reading-pool.ts'
import {randomNumbers} from './random-numbers.ts'

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {reports: {type: 'string', default: '500'}, orders: {type: 'string', default: '20'}},
})
const entries = await readEntries(positionals, Number(values.reports))
let first: string | null = null
let isSame = true
for (let order = 1; order <= Number(values.orders); order++) {
  const started = performance.now()
  const {digest, words} = await recordInOrder(entries, randomNumbers(order))
  first ??= digest
  if (digest !== first) isSame = false
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`order ${order}: ${words}, ${digest.slice(0, 12)}, ${seconds} s`)
}
console.log(isSame ? 'every order gives the same archive' : 'the order of arrival MATTERS')
process.exitCode = isSame ? 0 : 1

async function readEntries(paths: readonly string[], most: number): Promise<ReportEntry[]> {
  const pool = openReadingPool({kit: {}, originFiles: [], reader: 'eval'})
  const pages = []
  for await (const page of openReports(paths)) if (!isFailure(page) && pages.length < most) pages.push(page)
  const read = await Promise.all(pages.map(page => pool.read({page, outlet: null})))
  await pool.close()
  if (read.length < 2) throw new Error('Nothing to put in order: name JSON Lines with two documents or more.')
  return read
}

async function recordInOrder(
  all: readonly ReportEntry[],
  random: () => number,
): Promise<{digest: string; words: string}> {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-order-'))
  const record = await openRecord(join(folder, 'archive.db'), {create: true})
  try {
    const waiting = shuffle(all, random)
    while (waiting.length > 0) {
      const batch = waiting.splice(0, 1 + Math.floor(random() * 40))
      await record.write({
        entries: batch.map(entry => ({offer: offerOf(entry), entry})),
        unread: [],
        failures: [],
        at: '2024-01-01T00:00:00.000Z',
      })
      await groupNewReports(record)
    }
    return await describe(record)
  } finally {
    await record.close()
    rmSync(folder, {recursive: true})
  }
}

function offerOf({hash}: ReportEntry): Offer {
  return {locator: `test:${hash}`, offeredBy: 'test', fingerprint: null, given: {}, validators: null}
}

async function describe(record: ArchiveRecord): Promise<{digest: string; words: string}> {
  const events = await collect(allPages(page => record.findEvents({order: 'date', ...page})))
  const stories = await collect(allPages(page => record.findStories({order: 'date', ...page})))
  const reports = await collect(allPages(page => record.findReports({order: 'date', ...page})))
  const lines = [
    ...events.map(event => JSON.stringify(event)),
    ...stories.map(story => JSON.stringify(story)),
    ...reports.map(({hash, copyGroup, story}) => JSON.stringify({hash, copyGroup, story})),
  ].sort()
  return {
    digest: createHash('sha256').update(lines.join('\n')).digest('hex'),
    words: `${reports.length} reports, ${events.length} events, ${stories.length} stories`,
  }
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const shuffled = [...items]
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!]
  }
  return shuffled
}
