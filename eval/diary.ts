/**
 * How well plans are followed: each case of diary-cases.jsonl (our own words) is an archive of two reports, one that announces
 * something and one that tells what became of it or of something else. Right is a diary that has the plan, with that status.
 *
 *   node --import tsx eval/diary.ts [--verbose]
 */
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {addReports} from '../src/archive/add-reports.ts'
import {packagePath} from '../src/data-file.ts'
import {findDiary} from '../src/diary/find-diary.ts'
import {openStream} from '../src/intake/open-stream.ts'
import {openRecord} from '../src/record/sqlite-record.ts'
import {openReadingPool} from '../src/worker/reading-pool.ts'

interface Case {
  readonly status: string
  readonly reports: readonly {readonly published: string; readonly text: string}[]
}

const isVerbose = process.argv.includes('--verbose')
const cases = readFileSync(packagePath('eval/diary-cases.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map(line => JSON.parse(line) as Case)
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-diary-'))
const pool = openReadingPool({kit: {}, originFiles: [], reader: 'eval', threads: 1})
const tally = new Map<string, {right: number; announced: number; of: number}>()

for (const [i, {status, reports}] of cases.entries()) {
  const counts = tally.get(status) ?? {right: 0, announced: 0, of: 0}
  tally.set(status, counts)
  counts.of++
  const told = await statusesOf(reports, String(i))
  if (told.length > 0) counts.announced++
  const isRight = told.length > 0 && told.every(found => found === status)
  if (isRight) counts.right++
  else if (isVerbose)
    console.log(`${status}, told ${told.join(' and ') || 'nothing'}: ${reports.map(r => r.text).join(' / ')}`)
}
await pool.close()
rmSync(folder, {recursive: true})

for (const [status, {right, announced, of}] of tally)
  console.log(`${status.padEnd(13)} ${right} of ${of} right, ${announced} announced`)
const sum = (part: 'right' | 'announced' | 'of') =>
  [...tally.values()].reduce((total, counts) => total + counts[part], 0)
console.log(`all           ${sum('right')} of ${sum('of')} right, ${sum('announced')} announced`)

/** Statuses of everything that the diary of an archive of these reports has, long after. */
async function statusesOf(reports: Case['reports'], name: string): Promise<string[]> {
  const path = join(folder, `${name}.jsonl`)
  writeFileSync(path, reports.map((report, i) => JSON.stringify({...report, outlet: `Outlet ${i}`})).join('\n'))
  const record = await openRecord(join(folder, `${name}.db`), {create: true})
  await addReports(openStream([path]), {record, pool, now: () => new Date('2024-06-01T00:00:00Z')})
  const statuses: string[] = []
  for await (const entry of findDiary(record, {asOf: '2024-06-01'})) statuses.push(entry.status)
  await record.close()
  return statuses
}
