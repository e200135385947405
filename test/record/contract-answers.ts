import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {EventQuery, Page} from '../../src/record/query.ts'
import type {ArchiveRecord} from '../../src/record/record.ts'
import {RecordError} from '../../src/record/record-error.ts'
import type {Open} from './contract.ts'
import {batch, grouping, mentionOf, merge, report, story} from './sample.ts'

const summit = report({
  text: 'Norland and Sudreach met in Harbourtown. The harbour was closed for the day.',
  title: 'Summit in Harbourtown',
  published: '2023-04-30',
  mentions: [{actors: ['Q1', 'Q2'], from: '2023-04-29', place: 'Harbourtown'}],
})
const summitAgain = report({
  text: 'The two sides met by the sea, the Gazette learned.',
  published: '2023-05-01',
  outlet: 'Farpoint Gazette',
  mentions: [{actors: ['Q1', 'Q2'], from: '2023-04-29', place: 'Harbourtown', sources: ['Q3']}],
})
const plan = report({
  text: 'Sudreach will send grain to the council’s members by the end of June.',
  published: '2023-05-02',
  mentions: [
    {
      type: 'AID',
      factuality: 'planned',
      actors: ['Q2'],
      recipients: ['Q4'],
      from: null,
      to: '2023-06-30',
      place: 'Farpoint',
    },
    {type: 'ACCUSE', factuality: 'denied', actors: ['Q3'], recipients: ['Q1'], place: 'Millbridge', at: 20},
  ],
})
const undated = report({
  text: 'Dockers downed tools at an unknown hour; “de-escalation” was near.',
  published: null,
  outlet: null,
  mentions: [{type: 'PROTEST', actors: ['role:border guard:SUD'], place: 'The Shallows'}],
})
const long = report({
  text: 'The blockade of the northern ports went on for two years.',
  published: '2023-05-03',
  mentions: [{type: 'COERCE', actors: ['Q1'], recipients: ['Q2'], from: '2020-03-01', to: '2022-02-28'}],
})

const NAMES = ['summit', 'plan', 'denial', 'protest', 'blockade'] as const
type Name = (typeof NAMES)[number]
const events = {
  summit: merge([summit, summitAgain]),
  plan: merge([plan]),
  denial: merge([[plan, 1]]),
  protest: merge([undated]),
  blockade: merge([long]),
}
const stories = [story([summit, summitAgain]), story([plan, long])]

/** What is asked, and which events answer, in any order. */
const CONDITIONS: readonly [string, EventQuery, readonly Name[]][] = [
  ['nothing', {}, NAMES],
  ['ids', {ids: [events.plan.id, events.protest.id, 'ffffffffffff.1']}, ['plan', 'protest']],
  ['no ids', {ids: []}, []],
  ['an actor', {actors: ['Q1']}, ['summit', 'denial', 'blockade']],
  ['any of two actors', {actors: ['Q4', 'role:border guard:SUD']}, ['plan', 'protest']],
  ['an actor nobody knows', {actors: ['Q99']}, []],
  ['no actor at all', {actors: []}, []],
  ['a pair', {actors: ['Q1'], others: ['Q2']}, ['summit', 'blockade']],
  ['a pair the other way round', {actors: ['Q2'], others: ['Q1', 'Q4']}, ['summit', 'plan', 'blockade']],
  ['a pair that needs two', {actors: ['Q1', 'Q2'], others: ['Q1', 'Q2']}, ['summit', 'blockade']],
  ['nobody with itself', {actors: ['Q4'], others: ['Q4']}, []],
  ['a type', {types: ['AID']}, ['plan']],
  ['types', {types: ['AID', 'PROTEST']}, ['plan', 'protest']],
  ['a country: of a party or a place', {countries: ['SUD']}, ['summit', 'plan', 'protest', 'blockade']],
  ['a country: of a place', {countries: ['NOL']}, ['summit', 'denial', 'blockade']],
  ['a place', {placeNames: ['harbourtown']}, ['summit']],
  ['places', {placeNames: ['THE SHALLOWS', 'Millbridge', 'Nowhere']}, ['denial', 'protest']],
  ['near, within 100 km', {near: {lat: 60, lon: 10, km: 100}}, ['summit', 'denial']],
  ['near, within 10 km', {near: {lat: 60, lon: 10.05, km: 10}}, ['summit']],
  ['near nothing', {near: {lat: 0, lon: 0, km: 500}}, []],
  ['near, over the day line', {near: {lat: -33, lon: -209, km: 1}}, ['plan']],
  ['a day', {from: '2023-04-29', to: '2023-04-29'}, ['summit']],
  ['the day of the report, where no other is known', {from: '2023-05-02', to: '2023-05-02'}, ['plan', 'denial']],
  ['an open side reaches to the report', {from: '2023-06-01'}, ['plan']],
  ['within a long event', {from: '2021-07-01', to: '2021-07-02'}, ['blockade']],
  ['until', {to: '2023-04-29'}, ['summit', 'blockade']],
  ['since', {from: '2022-02-28'}, ['summit', 'plan', 'denial', 'blockade']],
  ['a factuality', {factualities: ['planned', 'denied']}, ['plan', 'denial']],
  ['what is announced', {isAnnounced: true}, ['plan']],
  ['what is announced, of an actor', {isAnnounced: true, actors: ['Q1']}, []],
  ['a source', {sources: ['Q3']}, ['summit']],
  ['an outlet', {outlets: ['Farpoint Gazette']}, ['summit']],
  ['a word of any of its reports', {words: 'gazette'}, ['summit']],
  ['a word of the title', {words: 'summit'}, ['summit']],
  ['all words', {words: 'sudreach grain'}, ['plan', 'denial']],
  ['a phrase', {words: '"harbour was closed"'}, ['summit']],
  ['no phrase', {words: '"closed harbour"'}, []],
  ['words one of which is nowhere', {words: 'harbour zeppelin'}, []],
  ['the beginning of a word', {words: 'block*'}, ['blockade']],
  ['either word', {words: 'gazette OR dockers'}, ['summit', 'protest']],
  ['a word and not another', {words: 'sudreach -grain'}, ['summit']],
  ['a word with a hyphen', {words: 'de-escalation'}, ['protest']],
  ['accents do not matter', {words: 'dóckers'}, ['protest']],
  ['blank words are none', {words: '   '}, NAMES],
  ['signs alone are in no report', {words: '!?'}, []],
  ['a story', {stories: [stories[0]!.id]}, ['summit']],
  ['stories', {stories: [stories[1]!.id, 's000000000000']}, ['plan', 'denial', 'blockade']],
  ['independent reports', {minIndependent: 2}, ['summit']],
  ['recorded after', {recordedAfter: '2023-05-02T12:00:00.000Z'}, ['protest', 'blockade']],
  ['updated after', {updatedAfter: '2023-05-01T12:00:00.000Z'}, ['summit', 'protest', 'blockade']],
  [
    'all at once',
    {
      actors: ['Q1'],
      others: ['Q2'],
      types: ['CONSULT', 'COERCE'],
      countries: ['NOL'],
      placeNames: ['Harbourtown'],
      near: {lat: 60, lon: 10, km: 5},
      from: '2023-04-01',
      to: '2023-04-30',
      factualities: ['occurred'],
      sources: ['Q3'],
      outlets: ['The Harbour Post'],
      words: 'harbour',
      stories: [stories[0]!.id],
      minIndependent: 2,
      recordedAfter: '2023-01-01T00:00:00.000Z',
    },
    ['summit'],
  ],
]

/** Things that people type, and that a query language would stumble over. */
const HOSTILE = [
  '"',
  '""',
  '"unclosed phrase',
  "'; drop table event; --",
  'AND',
  'OR',
  'NOT harbour',
  'harbour AND',
  'harbour OR',
  'OR harbour',
  'NEAR(harbour day, 5)',
  'title:harbour',
  '{title text}: harbour',
  '^harbour',
  'harb*our',
  '*',
  '-',
  '--harbour',
  '-harbour',
  'harbour + day',
  '(harbour',
  'harbour)',
  'har\0bour',
  '\0',
  'h\u0301arbour',
  '😀',
  'ハーバー',
  'a'.repeat(5000),
  '"a" '.repeat(300),
  '\\',
  '%_',
  '\ud800',
]

export function answersHold(open: Open): void {
  test('every condition of a query for events', async () => {
    const record = await filled(open)
    const wrong: unknown[] = []
    for (const [what, query, expected] of CONDITIONS)
      for (const order of ['-date', 'date', '-reports', '-recorded'] as const) {
        const found = namesOf(await record.findEvents({...query, order}))
        if (found.toSorted().join() !== expected.toSorted().join()) wrong.push({what, order, found, expected})
      }
    expect(wrong).toEqual([])
  })

  test('events in the order asked for', async () => {
    const record = await filled(open)
    const order = async (order: EventQuery['order']) => namesOf(await record.findEvents({order}))
    expect(await order(undefined)).toEqual(await order('-date'))
    const byDate = await order('date')
    expect([byDate.slice(0, 3), byDate.slice(3).sort()]).toEqual([
      ['protest', 'blockade', 'summit'],
      ['denial', 'plan'],
    ])
    expect(await order('-date')).toEqual(byDate.toReversed())
    expect((await order('-reports'))[0]).toBe('summit')
    expect((await order('-recorded')).slice(0, 2).sort()).toEqual(['blockade', 'protest'])
  })

  test('whatever is typed as words, an answer is given', async () => {
    const record = await filled(open)
    for (const words of HOSTILE) {
      await record.findEvents({words})
      await record.findReports({words})
      await record.findStories({words})
      await record.findActors({name: words})
      await record.resolveId(words)
    }
    await fc.assert(
      fc.asyncProperty(fc.string({unit: 'binary', maxLength: 20}), async words => {
        await record.findReports({words})
      }),
      {numRuns: 60},
    )
    expect(namesOf(await record.findEvents({words: 'NOT harbour'}))).toEqual([])
    expect(namesOf(await record.findEvents({words: 'harbour OR'}))).toEqual(['summit'])
  })

  test('pages hold everything once, whatever the order and their size', async () => {
    const record = await open()
    const entries = Array.from({length: 23}, (_, i) =>
      report({
        text: `Norland met envoy number ${i}.`,
        published: i % 7 === 0 ? null : `2023-04-${String(10 + (i % 4)).padStart(2, '0')}`,
        mentions: [
          {
            actors: ['Q1', `group:envoy ${i}`],
            from: i % 5 === 0 ? '2020-01-01' : null,
            to: i % 5 === 0 ? '2023-04-12' : null,
          },
        ],
      }),
    )
    await record.write(batch(entries))
    const groups = grouping({
      events: entries.map(entry => merge([entry])),
      stories: entries.map(entry => story([entry])),
    })
    await record.writeGrouping(
      [],
      groups,
      entries.map(({hash}) => hash),
    )
    const queries: readonly EventQuery[] = [
      {},
      {actors: ['Q1']},
      {words: 'envoy'},
      {from: '2020-06-01'},
      {types: ['CONSULT']},
    ]
    for (const limit of [4, 23]) {
      for (const query of queries)
        for (const order of ['date', '-date', '-reports', '-recorded'] as const) {
          const ids = await allPages(
            after => record.findEvents({...query, order, limit, after}),
            limit,
            ({id}) => id,
          )
          const whole = (await record.findEvents({...query, order, limit: 100})).items.map(({id}) => id)
          expect(ids).toEqual(whole)
        }
      for (const order of ['date', '-date', '-recorded'] as const)
        expect(
          new Set(
            await allPages(
              after => record.findReports({order, limit, after}),
              limit,
              ({hash}) => hash,
            ),
          ).size,
        ).toBe(23)
      for (const order of ['date', '-date', '-reports'] as const)
        expect(
          new Set(
            await allPages(
              after => record.findStories({order, limit, after}),
              limit,
              ({id}) => id,
            ),
          ).size,
        ).toBe(23)
      expect(
        new Set(
          await allPages(
            after => record.findActors({limit, after}),
            limit,
            ({key}) => key,
          ),
        ).size,
      ).toBe(24)
    }
  })

  test('a mark of another question or of none is said to be wrong', async () => {
    const record = await filled(open)
    const {next} = await record.findEvents({limit: 1})
    expect(next).not.toBeNull()
    for (const after of [next!.slice(3), 'x', '', '%%%', Buffer.from('{}').toString('base64url')])
      await expect(record.findEvents({after})).rejects.toThrow(RecordError)
    await expect(record.findEvents({order: '-reports', after: next!})).rejects.toThrow('does not continue')
    await expect(record.findEvents({limit: 0})).rejects.toThrow(RecordError)
  })

  test('reports', async () => {
    const record = await filled(open)
    const find = async (query: Parameters<ArchiveRecord['findReports']>[0]) =>
      (await record.findReports({order: 'date', ...query})).items.map(({hash}) => hash)
    const all = [undated, summit, summitAgain, plan, long].map(({hash}) => hash)
    expect(await find({})).toEqual(all)
    expect(await find({order: '-date'})).toEqual(all.toReversed())
    expect(await find({order: '-recorded', limit: 2})).toEqual([long.hash, undated.hash])
    expect(await find({ids: [plan.hash, summit.hash]})).toEqual([summit.hash, plan.hash])
    expect(await find({words: 'harbour closed'})).toEqual([summit.hash])
    expect(await find({outlets: ['Farpoint Gazette']})).toEqual([summitAgain.hash])
    expect(await find({languages: ['en']})).toEqual(all)
    expect(await find({languages: ['de']})).toEqual([])
    expect(await find({from: '2023-05-01', to: '2023-05-02'})).toEqual([summitAgain.hash, plan.hash])
    expect(await find({to: '2023-05-01'})).toEqual([summit.hash, summitAgain.hash])
    expect(await find({stories: [stories[1]!.id]})).toEqual([plan.hash, long.hash])
    expect(await find({recordedAfter: '2023-05-02T12:00:00.000Z'})).toEqual([undated.hash, summitAgain.hash, long.hash])
  })

  test('stories', async () => {
    const record = await filled(open)
    const [one, two] = stories as [(typeof stories)[0], (typeof stories)[0]]
    const find = async (query: Parameters<ArchiveRecord['findStories']>[0]) => (await record.findStories(query)).items
    expect(await find({})).toEqual([two, one])
    expect(await find({order: 'date'})).toEqual([one, two])
    expect(await find({ids: [one.id]})).toEqual([one])
    expect(await find({words: 'grain'})).toEqual([two])
    expect(await find({words: 'zeppelin'})).toEqual([])
    expect(await find({actors: ['Q4']})).toEqual([two])
    expect(await find({actors: ['Q99']})).toEqual([])
    expect(await find({countries: ['NOL']})).toEqual([two, one])
    expect(await find({from: '2023-05-03'})).toEqual([two])
    expect(await find({to: '2023-05-01'})).toEqual([one])
    expect(await find({minReports: 3})).toEqual([])
    expect(await find({minReports: 2, order: '-reports'})).toHaveLength(2)
  })

  test('actors', async () => {
    const record = await filled(open)
    const find = async (query: Parameters<ArchiveRecord['findActors']>[0]) =>
      (await record.findActors(query)).items.map(({key, events}) => [key, events])
    expect((await find({})).map(([, events]) => events)).toEqual([3, 3, 1, 1, 1])
    expect(await find({name: 'norl'})).toEqual([['Q1', 3]])
    expect(await find({name: 'bronsted'})).toEqual([['Q3', 1]])
    expect(await find({name: 'Q4'})).toEqual([['Q4', 1]])
    expect(await find({name: 'nobody'})).toEqual([])
    expect(await find({countries: ['SUD'], sectors: ['MIL']})).toEqual([['role:border guard:SUD', 1]])
    expect((await record.findActors({name: 'Ada'})).items).toEqual([
      {
        key: 'Q3',
        name: 'Ada Brønsted',
        kind: 'person',
        country: 'NOL',
        sector: 'GOV',
        wikidata: 'Q3',
        events: 1,
        names: ['Ada Brønsted'],
      },
    ])
  })

  test('ids and their beginnings', async () => {
    const record = await filled(open)
    const id = events.summit.id
    const other = mentionOf(summitAgain)
    expect(await record.resolveId(summit.hash)).toEqual({kind: 'report', id: summit.hash})
    expect(await record.resolveId(summit.hash.slice(0, 6))).toEqual({kind: 'report', id: summit.hash})
    expect(await record.resolveId(` ${summit.hash.slice(0, 12).toUpperCase()} `)).toEqual({
      kind: 'report',
      id: summit.hash,
    })
    expect(await record.resolveId(`sha256:${summit.hash}`)).toEqual({kind: 'report', id: summit.hash})
    expect(await record.resolveId(id)).toEqual({kind: 'event', id})
    expect(await record.resolveId(other)).toEqual({kind: 'event', id})
    expect(await record.resolveId(`${plan.hash.slice(0, 12)}.2`)).toEqual({kind: 'event', id: events.denial.id})
    expect(await record.resolveId(stories[0]!.id)).toEqual({kind: 'story', id: stories[0]!.id})
    expect(await record.resolveId(stories[0]!.id.slice(0, 8))).toEqual({kind: 'story', id: stories[0]!.id})
    // Two mentions begin so; five letters are too few; nothing begins so.
    for (const none of [`${plan.hash.slice(0, 12)}.`, summit.hash.slice(0, 5), '000000', 's00000', '', 'no id'])
      expect(await record.resolveId(none)).toBeNull()
  })
}

/** Names of the events of a page. */
const namesOf = ({items}: Page<{readonly id: string}>): Name[] =>
  items.map(({id}) => NAMES.find(name => events[name].id === id)!)

async function filled(open: Open): Promise<ArchiveRecord> {
  const record = await open()
  await record.write(batch([summit], '2023-05-01T10:00:00.000Z'))
  await record.write(batch([plan], '2023-05-01T11:00:00.000Z'))
  await record.write(batch([summitAgain, undated, long], '2023-05-03T10:00:00.000Z'))
  const hashes = [summit, plan, summitAgain, undated, long].map(({hash}) => hash)
  await record.writeGrouping([], grouping({events: Object.values(events), stories}), hashes)
  return record
}

async function allPages<T>(
  find: (after: string | undefined) => Promise<Page<T>>,
  limit: number,
  idOf: (item: T) => string,
): Promise<string[]> {
  const ids: string[] = []
  let after: string | undefined
  do {
    const {items, next} = await find(after)
    expect(items.length).toBeLessThanOrEqual(limit)
    expect(items.length).toBeGreaterThan(0)
    ids.push(...items.map(idOf))
    after = next ?? undefined
  } while (after !== undefined)
  expect(new Set(ids).size).toBe(ids.length)
  return ids
}
