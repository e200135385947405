import {expect, test} from 'vitest'
import {loadCameoActors} from '../../src/export/cameo-actor.ts'
import {loadCountryCodes} from '../../src/export/country-codes.ts'
import type {DivisionOf} from '../../src/export/division.ts'
import {findDyads} from '../../src/export/dyads.ts'
import {
  EXPORT_FORMATS,
  EXPORT_WHATS,
  type ExportFormat,
  exportProblem,
  formatsOf,
  renderExport,
} from '../../src/export/exports.ts'
import type {ActorEntry} from '../../src/record/entry.ts'
import {tell} from '../told-events.ts'
import {EVENT_ROWS, MENTION_ROWS, rowsOf, textOf} from './sample-rows.ts'

const divisionOf: DivisionOf = place => (place?.name === 'Nairobi' ? {code: '05', name: 'Nairobi County'} : null)
const cells = (text: string): string[][] =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map(line => line.split('\t'))

test('GDELT events: 61 columns, a line a pair, no header', async () => {
  const lines = cells(await textOf(renderExport({what: 'events', format: 'gdelt'}, rowsOf(EVENT_ROWS), {divisionOf})))
  expect(new Set(lines.map(line => line.length))).toEqual(new Set([61]))
  // The visit and its host, the raid on two, the talks to come both ways; what was denied is not told.
  expect(lines.map(line => `${line[5]} ${line[15]} ${line[26]}`)).toEqual([
    'DEUGOV KEN 042',
    'KEN DEUGOV 043',
    'REB KENCVL 195',
    'REB KENCOP 195',
    'DEUGOV KENGOV 036',
    'KENGOV DEUGOV 036',
  ])
  const visit = lines[0]!
  expect(visit[0]).toMatch(/^\d{1,16}$/)
  expect(visit.slice(1, 8)).toEqual(['20240510', '202405', '2024', '2024.4384', 'DEUGOV', 'ANA BRANDT', 'DEU'])
  expect(visit.slice(25, 35)).toEqual(['1', '042', '042', '04', '1', '1.9', '2', '2', '2', ''])
  expect(visit.slice(51)).toEqual([
    '4',
    'Nairobi, Nairobi County, Kenya',
    'KE',
    'KE05',
    '',
    '-1.28333',
    '36.81667',
    '184745',
    '20240601000000',
    'https://example.org/a?x=1,2&y=3',
  ])
  expect(lines[2]!.slice(51, 55)).toEqual(['1', 'Kenya', 'KE', 'KE'])
  expect(new Set(lines.map(line => line[0])).size).toBe(6)
})

test('where neither the event nor a report is dated, the day is empty: the day of recording is none', async () => {
  const {event, ...row} = EVENT_ROWS[0]!
  const undated = [{...row, event: {...event, from: null, to: null, firstPublished: null}}]
  const line = async (format: ExportFormat, at: number) =>
    cells(await textOf(renderExport({what: 'events', format}, rowsOf(undated), {divisionOf}))).at(at)!
  expect((await line('gdelt', 0)).slice(1, 5)).toEqual(['', '', '', ''])
  expect((await line('cameo', 1)).slice(1, 5)).toEqual(['', '', '', ''])
  expect((await line('polecat', 1))[1]).toBe('')
})

test('GDELT mentions: 16 columns with the ids of the events, offsets that can be checked', async () => {
  const options = {divisionOf}
  const events = cells(await textOf(renderExport({what: 'events', format: 'gdelt'}, rowsOf(EVENT_ROWS), options)))
  const lines = cells(await textOf(renderExport({what: 'mentions', format: 'gdelt'}, rowsOf(MENTION_ROWS), options)))
  expect(new Set(lines.map(line => line.length))).toEqual(new Set([16]))
  expect(lines[0]!.slice(1, 13)).toEqual([
    '20240601000000',
    '20240502000000',
    '1',
    'The Example',
    'https://example.org/a?x=1%2C2&y=3',
    '3',
    '210',
    '233',
    '0',
    '1',
    '80',
    '900',
  ])
  expect(new Set(lines.map(line => line[0]))).toEqual(new Set(events.map(line => line[0])))
})

test('POLECAT: 40 columns under their names, lists in a cell', async () => {
  const [head, visit, raid, talks, ...rest] = cells(
    await textOf(renderExport({what: 'events', format: 'polecat'}, rowsOf(EVENT_ROWS), {divisionOf})),
  )
  expect([head!.length, visit!.length, rest.length]).toEqual([40, 40, 0])
  const named = (line: string[]) => Object.fromEntries(head!.map((name, i) => [name, line[i]]))
  expect(named(visit!)).toMatchObject({
    'Event Date': '2024-05-10',
    'Event Type': 'CONSULT',
    Intensity: '4',
    'Quad Code': 'VC',
    'Actor COW': '255',
    'Actor Name Raw': 'Ms Brandt',
    'Recipient COW': '501',
    Province: 'Nairobi County',
    'Feature Type': 'PPL',
    'Story Locations': 'Kenya; Nairobi',
    Source: 'The Example',
    'Publication Date': '2024-05-02',
  })
  expect(named(raid!)).toMatchObject({
    'Recipient Name': 'villagers; police',
    'Recipient COW': '501; 501',
    'Primary Recipient Sector': 'CVL',
    'Recipient Sectors': 'CVL; COP',
    City: '',
    Intensity: '-9.5',
  })
  expect(named(talks!)['Actor Name']).toBe('Ana Brandt; Otieno Kamau')
})

test('CAMEO dyads: pairs with codes on both sides, and one a day by option', async () => {
  const twice = [...EVENT_ROWS, ...EVENT_ROWS]
  const render = async (oneADay: boolean) =>
    cells(await textOf(renderExport({what: 'events', format: 'cameo'}, rowsOf(twice), {divisionOf, oneADay})))
  const all = await render(false)
  const oneADay = await render(true)
  expect([all.length, oneADay.length]).toEqual([13, 7])
  const named = Object.fromEntries(all[0]!.map((name, i) => [name, all[1]![i]]))
  expect(named).toMatchObject({
    Date: '20240510',
    SourceActorFull: 'DEUGOV',
    SourceActorEntity: 'DEU',
    SourceActorRole: 'GOV',
    TargetActorFull: 'KEN',
    EventCode: '042',
    EventRootCode: '04',
    QuadClass: '1',
    GoldsteinScore: '1.9',
    StateName: 'Nairobi County',
    URLs: 'https://example.org/a?x=1,2&y=3;https://example.org/b',
    NewsSources: 'The Example;Other News',
  })
})

test('tabs and line ends within a name do not break a line', async () => {
  const rows = EVENT_ROWS.map(row => ({
    ...row,
    event: {...row.event, actors: row.event.actors.map(actor => ({...actor, name: 'A\tB\r\nC\u2028D'}))},
  }))
  for (const format of ['gdelt', 'polecat', 'cameo'] as const) {
    const lines = cells(await textOf(renderExport({what: 'events', format}, rowsOf(rows), {divisionOf})))
    expect(new Set(lines.map(line => line.length)).size).toBe(1)
  }
})

const actors: [entry: Partial<ActorEntry>, code: string][] = [
  [{kind: 'state', country: 'CHN', sector: 'GOV'}, 'CHN'],
  [{kind: 'person', country: 'CHN', sector: 'GOV'}, 'CHNGOV'],
  [{kind: 'organization', country: null, sector: 'UNO', wikidata: 'Q1065'}, 'IGOUNO'],
  [{kind: 'organization', country: null, sector: 'UNO', wikidata: 'Q740308'}, 'IGOUNO'],
  [{kind: 'organization', country: null, sector: 'IGO', wikidata: 'Q7184'}, 'IGONAT'],
  [{kind: 'group', country: 'AFG', sector: 'REB', wikidata: 'Q42418'}, 'AFGREBTAL'],
  [{kind: 'organization', country: 'GBR', sector: 'JRN'}, 'GBRMED'],
  [{kind: 'state', country: 'XKX', sector: 'GOV'}, 'KSV'],
  [{kind: 'role', country: null, sector: null}, ''],
]
test.each(actors)('%o is %s in CAMEO', (entry, code) => {
  const coder = loadCameoActors()
  expect(coder({key: 'k', name: 'n', kind: 'role', country: null, sector: null, wikidata: null, ...entry}).code).toBe(
    code,
  )
})

const countries: [iso3: string, fips: string, cow: string][] = [
  ['GBR', 'UK', '200'],
  ['DEU', 'GM', '255'],
  ['CHN', 'CH', '710'],
  ['RUS', 'RS', '365'],
  ['UKR', 'UP', '369'],
  ['ISR', 'IS', '666'],
  ['SSD', 'OD', '626'],
  ['XKX', 'KV', '347'],
  ['PSE', 'WE', ''],
  ['', '', ''],
]
test.each(countries)('%s is %s in FIPS 10-4 and %s in Correlates of War', (iso3, fips, cow) => {
  const codes = loadCountryCodes()(iso3)
  expect([codes.fips, codes.cow]).toEqual([fips, cow])
})

test('what is not done is told as done by no pair', () => {
  const told = (cameo: string | null, factuality: 'occurred' | 'denied' | 'planned') =>
    findDyads(
      tell({
        id: 'x',
        type: 'ASSAULT',
        cameo,
        actors: ['Peru, state, PER'],
        recipients: ['Chile, state, CHL'],
        mentions: [{published: '2024-01-01', factuality}],
      }).event,
    ).length
  expect([
    told('190', 'occurred'),
    told('190', 'denied'),
    told('190', 'planned'),
    told('138', 'planned'),
    told(null, 'occurred'),
  ]).toEqual([1, 0, 0, 1, 0])
})

test('there is one table of what can be exported how, and wrong words are answered with it', () => {
  expect(EXPORT_WHATS.flatMap(formatsOf).every(format => EXPORT_FORMATS.includes(format))).toBe(true)
  expect(exportProblem('events', 'csv')).toBeNull()
  expect(exportProblem('actors', 'ics')).toBe('ics is a format of diary. Of actors there are: jsonl, csv, parquet.')
  expect(exportProblem('people', 'csv')).toContain('There are: events, mentions, reports, stories, actors, diary.')
  expect(exportProblem('events', 'xlsx')).toContain('There is no format “xlsx”')
  expect(() => renderExport({what: 'actors', format: 'ics'}, rowsOf([]))).toThrow('ics is a format of diary')
})
