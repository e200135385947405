import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {type AddTally, addReports} from '../../src/archive/add-reports.ts'
import {writeCorrections} from '../../src/archive/correct.ts'
import {groupNewReports} from '../../src/archive/group-reports.ts'
import {rereadReports} from '../../src/archive/reread-reports.ts'
import {packagePath} from '../../src/data-file.ts'
import {openStream} from '../../src/intake/open-stream.ts'
import type {CorrectionChange} from '../../src/record/correction.ts'
import type {EventQuery} from '../../src/record/query.ts'
import type {ArchiveRecord, EventAnswer} from '../../src/record/record.ts'
import {openRecord} from '../../src/record/sqlite-record.ts'
import {openReadingPool, type ReadingPool} from '../../src/worker/reading-pool.ts'

/** Threads load the model first, which takes a while on a busy machine. */
const SLOW_MS = 120_000
vi.setConfig({testTimeout: SLOW_MS})

const SAMPLES = packagePath('samples/grain-deal-reports.jsonl')
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-archive-'))
let pool: ReadingPool
let record: ArchiveRecord

const add = (
  to: ArchiveRecord,
  sources: string[],
  onFailure?: (source: string, reason: string) => void,
): Promise<AddTally> =>
  addReports(openStream(sources), {record: to, pool, onFailure, now: () => new Date('2024-05-01T12:00:00Z')})

const eventsOf = async (from: ArchiveRecord, query: EventQuery = {}): Promise<readonly EventAnswer[]> =>
  (await from.findEvents({order: 'date', limit: 200, ...query})).items

const say = (change: CorrectionChange) => ({who: 'tester', why: 'a test', at: '2024-05-02T12:00:00.000Z', change})

/** What was grouped, without when it was written. */
const groupsOf = async (from: ArchiveRecord): Promise<unknown> => ({
  events: (await eventsOf(from)).map(({recordedAt: _, updatedAt: __, ...event}) => event).sort(byId),
  stories: [...(await from.findStories({order: 'date', limit: 200})).items].sort(byId),
})

const byId = (a: {id: string}, b: {id: string}): number => (a.id < b.id ? -1 : 1)

beforeAll(async () => {
  pool = openReadingPool({kit: {}, originFiles: [], reader: '1', threads: 2})
  record = await openRecord(join(folder, 'samples.db'), {create: true})
  expect(await add(record, [SAMPLES])).toMatchObject({offered: 8, recorded: 8, failed: 0})
}, SLOW_MS)

afterAll(async () => {
  await record.close()
  await pool.close()
  rmSync(folder, {recursive: true})
})

test('adding the same again changes nothing', async () => {
  const before = await groupsOf(record)
  expect(await add(record, [SAMPLES])).toMatchObject({recorded: 0, known: 0, unchanged: 8, failed: 0})
  expect(await groupsOf(record)).toEqual(before)
})

test('one signing told by four reports, of which one is a copy, is one event of three independent reports', async () => {
  const [signing] = (await eventsOf(record, {order: '-reports'})).filter(({place}) => place?.name === 'Istanbul')
  expect(signing).toMatchObject({
    from: '2022-07-22',
    to: '2022-07-22',
    reports: 4,
    independent: 3,
    factuality: 'occurred',
  })
  expect(signing!.actors.map(({name}) => name)).toEqual(expect.arrayContaining(['Russia', 'Ukraine']))
})

test('a denial by a party is a disagreement in the event, with the figures of both reports', async () => {
  const attacks = await eventsOf(record, {types: ['ASSAULT'], from: '2022-07-23', to: '2022-07-23'})
  const told = attacks.find(({disagreements}) => disagreements.some(({about}) => about === 'factuality'))
  expect(told?.reports).toBe(2)
  expect(told!.claimants.map(({factuality}) => factuality)).toContain('denied')
})

test('the strike and the signing are two stories', async () => {
  const {items} = await record.findReports({order: 'date', limit: 50})
  const storyOf = new Map(items.map(({id, story}) => [id, story]))
  const stories = (...ids: string[]) => [...new Set(ids.map(id => storyOf.get(id)))]
  expect(stories('sample-2', 'sample-3', 'sample-4')).toHaveLength(1)
  expect(stories('sample-5', 'sample-6')).toHaveLength(1)
  expect(stories('sample-2', 'sample-5')).toHaveLength(2)
})

test('every order of arrival gives the same archive', async () => {
  const lines = readFileSync(SAMPLES, 'utf8').trim().split('\n')
  for (const order of [
    [7, 6, 5, 4, 3, 2, 1, 0],
    [3, 0, 6, 1, 5, 7, 2, 4],
  ]) {
    const other = await openRecord(join(folder, `${order.join('')}.db`), {create: true})
    for (const [i, n] of order.entries()) {
      const file = join(folder, `one-${i}.jsonl`)
      writeFileSync(file, `${lines[n]}\n`)
      await add(other, [file])
    }
    expect(await groupsOf(other)).toEqual(await groupsOf(record))
    await other.close()
  }
})

test('a text too long to be read whole is recorded whole, and said so', async () => {
  const other = await openRecord(join(folder, 'long.db'), {create: true})
  const file = join(folder, 'long.txt')
  const opening = 'Norway and Denmark signed a fishing agreement in Oslo on Monday.\n\n'
  writeFileSync(file, `${opening}${'x'.repeat(1_000_000)}`)
  const said: string[] = []
  expect(await add(other, [file], (_source, reason) => said.push(reason))).toMatchObject({recorded: 1, failed: 0})
  expect(said.join()).toContain('It is kept whole')
  const {items} = await other.findReports({})
  expect(items).toHaveLength(1)
  await other.close()
})

test('what could not be read is kept with its reason, and the rest is recorded', async () => {
  const other = await openRecord(join(folder, 'bad.db'), {create: true})
  const file = join(folder, 'mixed.jsonl')
  const french =
    'Le ministre des affaires étrangères a déclaré lundi que la France soutient cet accord et que les négociations vont continuer.'
  const lines = [
    JSON.stringify({
      id: 'a',
      text: 'The president of France met the king of Spain in Paris on Monday.',
      published: '2022-01-05',
    }),
    '{"id": "b", "text": 7}',
    JSON.stringify({id: 'c', text: french, published: '2022-01-05'}),
  ]
  writeFileSync(file, lines.join('\n'))
  const told: string[] = []
  const tally = await add(other, [file, `${file}.gone`], source => told.push(source))
  expect(tally).toMatchObject({recorded: 1, unread: 1, failed: 2, unopened: 1})
  expect(told).toHaveLength(3)
  expect(await other.counts()).toMatchObject({reports: 1, unread: 1, failures: 1})
  await other.close()
})

describe('what analysts say', () => {
  let own: ArchiveRecord
  beforeAll(async () => {
    own = await openRecord(join(folder, 'own.db'), {create: true})
    await add(own, [SAMPLES])
  }, SLOW_MS)
  afterAll(() => own.close())

  const signing = async () => (await eventsOf(own, {order: '-reports'}))[0]!

  test('a rejected event is hidden, and shown when asked for', async () => {
    const [first] = await eventsOf(own, {types: ['RETREAT']})
    await writeCorrections(own, [say({kind: 'reject', mentions: first!.mentions.map(({id}) => id)})])
    const ids = async (withRejected: boolean) => (await eventsOf(own, {withRejected})).map(({id}) => id)
    expect(await ids(false)).not.toContain(first!.id)
    expect(await ids(true)).toContain(first!.id)
  })

  test('a parted mention is an event of its own until it is taken back', async () => {
    const {mentions} = await signing()
    const [first, ...others] = mentions.map(({id}) => id)
    const written = await writeCorrections(
      own,
      others.map(b => say({kind: 'part', a: first!, b})),
    )
    expect((await signing()).mentions.map(({id}) => id)).not.toContain(first)
    expect(await own.resolveId(first!)).toEqual({kind: 'event', id: first})
    await writeCorrections(
      own,
      written.map(({id}) => say({kind: 'undo', correction: id})),
    )
    expect((await signing()).mentions).toEqual(mentions)
  })

  test('two events that are joined are one, also after the texts are read anew', async () => {
    const [a, b] = await eventsOf(own, {types: ['SUPPORT', 'CONSULT'], order: 'date'})
    await writeCorrections(own, [say({kind: 'join', a: a!.mentions[0]!.id, b: b!.mentions[0]!.id})])
    const joined = async () =>
      (await own.resolveId(a!.mentions[0]!.id))!.id === (await own.resolveId(b!.mentions[0]!.id))!.id
    expect(await joined()).toBe(true)
    const reread = await rereadReports({record: own, pool, reader: '1', all: true})
    expect(reread).toMatchObject({reread: 8, failed: 0})
    expect(await joined()).toBe(true)
  })
})

test('reading anew with the same version changes nothing', async () => {
  const before = await groupsOf(record)
  const changes: unknown[] = []
  await rereadReports({record, pool, reader: '1', all: true, onChange: change => changes.push(change)})
  await groupNewReports(record)
  expect(changes).toEqual([])
  expect(await groupsOf(record)).toEqual(before)
  expect(await rereadReports({record, pool, reader: '1'})).toMatchObject({reread: 0})
})
