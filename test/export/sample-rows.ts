import type {DiaryEntry} from '../../src/diary/diary.ts'
import {findDiary} from '../../src/diary/find-diary.ts'
import type {EventRow, MentionRow} from '../../src/export/rows.ts'
import {recordOf, tell} from '../told-events.ts'

/** Text that breaks what does not escape: quotes, separators, line ends, markup, other scripts. */
export const AWKWARD = 'He said: "yes; no",\t<b>tea & coffee</b> ]]>\nnext, Łódź 東京 😀'

const words = {
  sentence: AWKWARD,
  sentenceNumber: 2,
  textLength: 900,
  named: new Map([
    ['person:ana brandt', {start: 210, text: 'Ms Brandt'}],
    ['state:kenya', {start: 233, text: 'Kenya'}],
  ]),
  place: 'Nairobi',
  people: ['Ana Brandt'],
  organizations: [],
  locations: ['Kenya', 'Nairobi'],
}

const told = [
  tell({
    id: 'aaaaaaaaaaaa.10',
    type: 'CONSULT',
    mode: 'visit',
    cameo: '042',
    actors: ['Ana Brandt, person, DEU, GOV'],
    recipients: ['Kenya, state, KEN'],
    place: 'Nairobi, city, KEN, -1.28333, 36.81667, 184745',
    mentions: [
      {
        published: '2024-05-02',
        factuality: 'planned',
        from: '2024-05-10',
        to: '2024-05-11',
        text: AWKWARD,
        url: 'https://example.org/a?x=1,2&y=3',
      },
      {published: '2024-05-11', from: '2024-05-10', outlet: 'Other News', text: AWKWARD, url: 'https://example.org/b'},
    ],
  }),
  tell({
    id: 'bbbbbbbbbbbb.20',
    type: 'ASSAULT',
    mode: 'aerial',
    cameo: '195',
    actors: ['=cmd|calc, group, , REB'],
    recipients: ['villagers, population, KEN, CVL', 'police, organization, KEN, COP'],
    place: 'Kenya, country, KEN, 1, 38, 192950',
    magnitude: {killed: {min: 2, max: 3}, injured: {min: 4, max: null}, detained: null, displaced: {min: 10, max: 10}},
    mentions: [{published: '2024-05-03', from: '2024-05-03', outlet: '@Outlet | one'}],
  }),
  tell({
    id: 'cccccccccccc.30',
    type: 'CONSULT',
    mode: 'third-party',
    cameo: '036',
    actors: ['Ana Brandt, person, DEU, GOV', 'Otieno Kamau, person, KEN, GOV'],
    symmetric: true,
    place: 'Vienna, city, AUT, 48.2, 16.37, 2761369',
    mentions: [
      {
        published: '2024-05-04',
        factuality: 'planned',
        from: '2024-06-03',
        to: '2024-06-09',
        sources: ['a spokesman'],
        text: AWKWARD,
      },
    ],
  }),
  tell({
    id: 'dddddddddddd.40',
    type: 'COERCE',
    mode: 'arrest',
    cameo: '173',
    actors: ['Peru, state, PER'],
    mentions: [{published: null, factuality: 'denied'}],
  }),
]

export const EVENT_ROWS: readonly EventRow[] = told.map((event, i) => ({...event, words: i === 0 ? words : null}))
export const MENTION_ROWS: readonly MentionRow[] = told.flatMap(({event, mentions}, i) =>
  mentions.map(mention => ({event, mention, words: i === 0 ? words : null})),
)

export async function diaryEntries(asOf: string): Promise<DiaryEntry[]> {
  const entries: DiaryEntry[] = []
  for await (const entry of findDiary(recordOf(told), {asOf})) entries.push(entry)
  return entries
}

export async function* rowsOf<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}

export async function textOf(chunks: AsyncIterable<string | Uint8Array>): Promise<string> {
  return (await bytesOf(chunks)).toString('utf8')
}

export async function bytesOf(chunks: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(Buffer.from(chunk as string))
  return Buffer.concat(parts)
}
