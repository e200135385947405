import {expect, test} from 'vitest'
import {checkFirstSince, type FirstSinceClaim} from '../../src/diary/first-since.ts'
import {findMeetings, type MeetingsQuery} from '../../src/diary/meetings.ts'
import {type EventSpec, recordOf, tell} from '../told-events.ts'

const LUND = 'Ivo Lund, person, NOR, GOV'
const TOTH = 'Mara Toth, person, HUN, GOV'
const KEY = 'person:ivo lund'

const event = (id: string, day: string | null, rest: Partial<EventSpec>): EventSpec => ({
  id,
  type: 'CONSULT',
  actors: [LUND],
  mentions: [{published: day ?? '2023-01-01', from: day}],
  ...rest,
})

const specs: EventSpec[] = [
  event('budapest', '2020-01-17', {mode: 'visit', recipients: ['Hungary, state, HUN'], place: 'Budapest, city, HUN'}),
  event('speech', '2021-03-02', {type: 'SUPPORT', recipients: [TOTH]}),
  event('call', '2021-06-01', {mode: 'phone', recipients: [TOTH], symmetric: true}),
  event('at-home', '2021-08-01', {actors: [LUND, TOTH], symmetric: true, place: 'Oslo, city, NOR'}),
  event('vienna', '2022-09-14', {actors: [LUND, TOTH], symmetric: true, place: 'Vienna, city, AUT'}),
  event('vienna-2', '2022-09-15', {mode: 'visit', recipients: ['Austria, state, AUT']}),
  event('planned', '2022-10-01', {
    mode: 'visit',
    recipients: ['Peru, state, PER'],
    mentions: [{published: '2022-09-20', factuality: 'planned', from: '2022-10-01'}],
  }),
  event('hosted', null, {mode: 'visit', recipients: ['Otieno Kamau, person, KEN, GOV']}),
]
const record = recordOf(specs.map(tell))

async function trips(query: MeetingsQuery): Promise<string[]> {
  const answer = await findMeetings(record, query)
  return answer.trips.map(
    ({traveller, country, from, to, basis, events}) =>
      `${traveller.name} ${country} ${from ?? '?'}/${to ?? '?'} ${basis} ${events.join('+')}`,
  )
}

test('who went where: visits, meetings on foreign ground, stays of several events; no calls, no plans, nobody at home', async () => {
  expect(await trips({actors: [KEY]})).toEqual([
    'Ivo Lund HUN 2020-01-17/2020-01-17 visit budapest',
    'Ivo Lund AUT 2022-09-14/2022-09-15 visit vienna+vienna-2',
    'Ivo Lund KEN ?/? visit hosted',
  ])
  expect(await trips({actors: ['person:mara toth']})).toEqual([
    'Mara Toth NOR 2021-08-01/2021-08-01 meeting at-home',
    'Mara Toth AUT 2022-09-14/2022-09-14 meeting vienna',
  ])
})

test('who met whom, and how', async () => {
  const {meetings} = await findMeetings(record, {actors: [KEY], from: '2021-01-01'})
  expect(meetings.map(({event, kind, who, hosts}) => [event, kind, who.length, hosts.length])).toEqual([
    ['call', 'called', 2, 0],
    ['at-home', 'met', 2, 0],
    ['vienna', 'met', 2, 0],
    ['vienna-2', 'visited', 1, 1],
    ['hosted', 'visited', 1, 1],
  ])
})

const claims: [claim: Omit<FirstSinceClaim, 'actor'>, verdict: string, between: string[], before: string | null][] = [
  [{kind: 'trip', since: '2020-01-31', day: '2022-09-14'}, 'not contradicted', [], 'budapest'],
  [{kind: 'trip', since: '2019-12-31', day: '2022-09-14'}, 'contradicted', ['budapest'], null],
  [{kind: 'trip', country: 'AUT', since: '2019-12-31', day: '2022-09-14'}, 'not contradicted', [], null],
  [
    {kind: 'meeting', with: 'person:mara toth', since: '2020-01-31', day: '2022-09-14'},
    'contradicted',
    ['at-home'],
    null,
  ],
  [{kind: 'trip', since: '2022-12-31', day: '2022-12-31'}, 'unknown', [], 'vienna'],
]
test.each(claims)('%o: %s', async (claim, verdict, between, before) => {
  const answer = await checkFirstSince(record, {actor: KEY, ...claim})
  const idOf = (found: (typeof answer.between)[number]) => ('events' in found ? found.events[0] : found.event)
  expect([answer.verdict, answer.between.map(idOf), answer.before && idOf(answer.before)]).toEqual([
    verdict,
    between,
    before,
  ])
})

test('an answer says how well the record covers the time in between', async () => {
  const {covered} = await checkFirstSince(record, {actor: KEY, kind: 'trip', since: '2020-01-31', day: '2022-09-14'})
  expect(covered).toEqual({events: 3, months: 3, ofMonths: 32})
})
