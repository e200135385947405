import {expect, test} from 'vitest'
import type {DiaryEntry} from '../../src/diary/diary.ts'
import {type DiaryQuery, findDiary} from '../../src/diary/find-diary.ts'
import {type EventSpec, recordOf, tell} from '../told-events.ts'

const summit = (id: string, mentions: EventSpec['mentions']): EventSpec => ({
  id,
  type: 'CONSULT',
  mode: 'third-party',
  actors: ['Ivo Lund, person, NOR, GOV', 'Mara Toth, person, HUN, GOV'],
  symmetric: true,
  place: 'Vienna, city, AUT',
  mentions,
})

const record = recordOf(
  [
    summit('first', [
      {
        published: '2024-05-01',
        factuality: 'planned',
        from: '2024-05-10',
        text: 'They will meet on 10 May.',
        sources: ['a spokesman'],
      },
    ]),
    {
      ...summit('off', [{published: '2024-05-07', trigger: 'postpone', text: 'The meeting was postponed.'}]),
      type: 'REJECT' as const,
      mode: 'meet',
      symmetric: false,
    },
    summit('second', [{published: '2024-05-08', factuality: 'planned', from: '2024-05-24'}]),
    summit('done', [{published: '2024-05-25', from: '2024-05-24'}]),
    {
      id: 'strike',
      type: 'PROTEST' as const,
      mode: 'strike',
      actors: ['nurses, population, KEN, MED'],
      mentions: [{published: '2024-05-20', factuality: 'planned' as const}],
    },
    {
      id: 'raid',
      type: 'ASSAULT' as const,
      actors: ['Norway, state, NOR, MIL'],
      mentions: [{published: '2024-05-11', from: '2024-05-10'}],
    },
  ].map(tell),
)

async function diary(query: Partial<DiaryQuery>): Promise<DiaryEntry[]> {
  const entries: DiaryEntry[] = []
  for await (const entry of findDiary(record, {asOf: '2024-06-30', ...query})) entries.push(entry)
  return entries
}

test('a plan that was put off is followed to its new day', async () => {
  const entries = await diary({})
  expect(entries.map(({id, status, movedTo}) => [id, status, movedTo])).toEqual([
    ['first', 'postponed', 'second'],
    ['second', 'happened', null],
  ])
  expect(entries[0]!.announcements[0]).toMatchObject({
    text: 'They will meet on 10 May.',
    sources: ['a spokesman'],
    published: '2024-05-01',
  })
})

test.each<[Partial<DiaryQuery>, string[]]>([
  [{from: '2024-05-20'}, ['second']],
  [{to: '2024-05-20'}, ['first']],
  [{statuses: ['happened']}, ['second']],
  [{withUndated: true, types: ['PROTEST']}, ['strike']],
  [{asOf: '2024-05-07'}, ['first']],
  [{asOf: '2024-04-30'}, []],
])('%o', async (query, ids) => {
  expect((await diary(query)).map(({id}) => id)).toEqual(ids)
})

test('what is known on an earlier day is told as of that day', async () => {
  const [first] = await diary({asOf: '2024-05-05'})
  expect([first!.status, first!.steps]).toEqual(['expected', []])
})
