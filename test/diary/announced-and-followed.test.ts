import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import type {AlertRule} from '../../src/alert/alert-rule.ts'
import {saveAlert} from '../../src/alert/alert-store.ts'
import {runAlert} from '../../src/alert/run-alert.ts'
import {addReports} from '../../src/archive/add-reports.ts'
import {packagePath} from '../../src/data-file.ts'
import {findDiary} from '../../src/diary/find-diary.ts'
import {checkFirstSince} from '../../src/diary/first-since.ts'
import {findMeetings} from '../../src/diary/meetings.ts'
import {openDivisions} from '../../src/export/division.ts'
import {EXPORT_WHATS, formatsOf, renderExport} from '../../src/export/exports.ts'
import {openRows} from '../../src/export/open-rows.ts'
import {openStream} from '../../src/intake/open-stream.ts'
import {loadGazetteer} from '../../src/place/gazetteer.ts'
import type {ArchiveRecord} from '../../src/record/record.ts'
import {openRecord} from '../../src/record/sqlite-record.ts'
import {openReadingPool} from '../../src/worker/reading-pool.ts'

/** A thread loads the model first, which takes a while on a busy machine. */
const SLOW_MS = 120_000
vi.setConfig({testTimeout: SLOW_MS})

const XI = 'Q15031'
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-diary-'))
let record: ArchiveRecord

beforeAll(async () => {
  const pool = openReadingPool({kit: {}, originFiles: [], reader: '1', threads: 1})
  record = await openRecord(join(folder, 'diary.db'), {create: true})
  const stream = openStream([packagePath('test/diary/announced-reports.jsonl')])
  const tally = await addReports(stream, {record, pool, now: () => new Date('2024-07-01T12:00:00Z')})
  await pool.close()
  expect(tally).toMatchObject({offered: 14, recorded: 14, failed: 0})
}, SLOW_MS)

afterAll(async () => {
  await record.close()
  rmSync(folder, {recursive: true})
})

async function diaryOf(asOf: string): Promise<string[]> {
  const lines: string[] = []
  for await (const entry of findDiary(record, {asOf, from: '2024-05-01', to: '2024-06-30'}))
    lines.push(`${entry.from} ${entry.type} ${entry.status}${entry.movedTo ? ' moved' : ''}`)
  return lines
}

test('reports announce, and later reports tell what became of it', async () => {
  expect(await diaryOf('2024-07-01')).toEqual([
    '2024-05-06 CONSULT happened',
    '2024-05-13 PROTEST happened',
    '2024-05-14 CONSULT postponed moved',
    '2024-05-20 CONSULT cancelled',
    '2024-05-22 COOPERATE contradicted',
    '2024-05-25 MOBILIZE not reported',
    '2024-05-28 CONSULT happened',
  ])
})

test('the diary as it stood on an earlier day', async () => {
  expect(await diaryOf('2024-05-05')).toEqual([
    '2024-05-06 CONSULT expected',
    '2024-05-13 PROTEST expected',
    '2024-05-14 CONSULT expected',
    '2024-05-20 CONSULT expected',
    '2024-05-25 MOBILIZE expected',
  ])
})

test('trips and a claim about them are told from the same record', async () => {
  const {trips} = await findMeetings(record, {actors: [XI]})
  expect(trips.map(({country, from, places}) => [country, from, places])).toEqual([
    ['MMR', '2020-01-17', ['Naypyidaw']],
    ['FRA', '2024-05-06', ['Paris']],
  ])
  const claim = {kind: 'trip', actor: XI, day: '2024-05-06'} as const
  expect(await checkFirstSince(record, {...claim, since: '2020-01-31'})).toMatchObject({verdict: 'unknown'})
  expect(await checkFirstSince(record, {...claim, since: '2019-12-31'})).toMatchObject({verdict: 'contradicted'})
})

test('all that can be exported is, in every form', async () => {
  const divisionOf = openDivisions(loadGazetteer())
  for (const what of EXPORT_WHATS)
    for (const format of formatsOf(what)) {
      const query = what === 'diary' ? {asOf: '2024-07-01'} : {}
      let size = 0
      for await (const piece of renderExport({what, format}, openRows(record, what, query as never) as never, {
        divisionOf,
      }))
        size += piece.length
      expect(size, `${what} as ${format}`).toBeGreaterThan(100)
    }
})

test('rows of mentions give offsets into the text that is kept', async () => {
  let checked = 0
  for await (const {mention, words, event} of openRows(record, 'mentions', {actors: [XI]})) {
    const text = (await record.reading(mention.report.hash))!.document.text
    const start = words!.named.get(XI)!.start
    expect(text.slice(start)).toMatch(/^(?:Chinese President )?Xi Jinping/)
    expect(event.mentions.map(({id}) => id)).toContain(mention.id)
    checked++
  }
  expect(checked).toBeGreaterThan(2)
})

test('an alert on the archive tells its answers once', async () => {
  const rule: AlertRule = {
    name: 'strikes',
    query: {types: ['PROTEST']},
    deliver: {to: 'print'},
    since: '2024-07-01T00:00:00.000Z',
  }
  await saveAlert(record, rule)
  const printed: string[] = []
  const effects = {
    print: async (text: string) => {
      printed.push(text)
    },
    writeFile: async () => {},
    send: async () => ({status: 200, retryAfterMs: null}),
    pause: async () => {},
  }
  expect([await runAlert(record, rule, effects), await runAlert(record, rule, effects)]).toEqual([1, 0])
  expect(printed.join('')).toContain('2 reports, 2 independent: Beta News, Alpha Daily')
})
