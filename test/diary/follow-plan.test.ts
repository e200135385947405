import {expect, test} from 'vitest'
import {followPlan} from '../../src/diary/follow-plan.ts'
import {findPlan} from '../../src/diary/plan.ts'
import {loadChangeWords} from '../../src/diary/plan-change.ts'
import {type EventSpec, type MentionSpec, tell} from '../told-events.ts'

const words = loadChangeWords()

const visit = (mentions: MentionSpec[]): EventSpec => ({
  id: 'plan',
  type: 'CONSULT',
  mode: 'visit',
  actors: ['Ana Brandt, person, DEU, GOV'],
  recipients: ['Kenya, state, KEN, GOV'],
  place: 'Nairobi, city, KEN',
  mentions,
})
const announced: MentionSpec = {published: '2024-05-02', factuality: 'planned', from: '2024-05-10', to: '2024-05-11'}

const other = (spec: Partial<EventSpec> & Pick<EventSpec, 'mentions'>): EventSpec => ({
  ...visit([]),
  id: 'other',
  ...spec,
})

function statusOf(plan: EventSpec, others: readonly EventSpec[], asOf: string): string {
  const found = findPlan(tell(plan), asOf)
  if (!found) return 'no plan'
  return followPlan(found, others.map(tell), {asOf, graceDays: 3, words}).status
}

const cases: [name: string, plan: EventSpec, others: EventSpec[], asOf: string, status: string][] = [
  ['before its day', visit([announced]), [], '2024-05-05', 'expected'],
  ['on its day', visit([announced]), [], '2024-05-11', 'expected'],
  ['reports may still come', visit([announced]), [], '2024-05-14', 'expected'],
  ['silence', visit([announced]), [], '2024-05-15', 'not reported'],
  ['a report later than the day asked about is not known', visit([announced]), [], '2024-05-01', 'no plan'],
  [
    'the same event told as done',
    visit([announced, {published: '2024-05-11', from: '2024-05-10'}]),
    [],
    '2024-06-01',
    'happened',
  ],
  [
    'the same event told as done before it was announced is another one',
    visit([{published: '2024-04-01', from: '2024-03-30'}, announced]),
    [],
    '2024-05-05',
    'expected',
  ],
  [
    'another event of the same parties on the day',
    visit([announced]),
    [other({mentions: [{published: '2024-05-11', from: '2024-05-10'}]})],
    '2024-06-01',
    'happened',
  ],
  [
    'told a day late in another time zone',
    visit([announced]),
    [other({mentions: [{published: '2024-05-12', from: '2024-05-12'}]})],
    '2024-06-01',
    'happened',
  ],
  [
    'told without a day, in a report of the day',
    visit([announced]),
    [other({mentions: [{published: '2024-05-11'}]})],
    '2024-06-01',
    'happened',
  ],
  [
    'weeks later',
    visit([announced]),
    [other({mentions: [{published: '2024-05-28', from: '2024-05-27'}]})],
    '2024-06-01',
    'not reported',
  ],
  [
    'somebody else of the same government',
    visit([announced]),
    [other({actors: ['Jan Roth, person, DEU, GOV'], mentions: [{published: '2024-05-11', from: '2024-05-10'}]})],
    '2024-06-01',
    'not reported',
  ],
  [
    'told of the office instead of the name',
    visit([announced]),
    [other({actors: ['German minister, role, DEU, GOV'], mentions: [{published: '2024-05-11', from: '2024-05-10'}]})],
    '2024-06-01',
    'happened',
  ],
  [
    'the same parties in another country',
    visit([announced]),
    [
      other({
        recipients: ['Kenya, state, KEN, GOV'],
        place: 'Geneva, city, CHE',
        mentions: [{published: '2024-05-11', from: '2024-05-10'}],
      }),
    ],
    '2024-06-01',
    'not reported',
  ],
  [
    'a telephone call is no visit',
    visit([announced]),
    [other({mode: 'phone', mentions: [{published: '2024-05-11', from: '2024-05-10'}]})],
    '2024-06-01',
    'not reported',
  ],
  [
    'an accusation on the day is no visit',
    visit([announced]),
    [other({type: 'ACCUSE', mode: 'allege', mentions: [{published: '2024-05-11', from: '2024-05-10'}]})],
    '2024-06-01',
    'not reported',
  ],
  [
    'who came met the host by name',
    visit([announced]),
    [
      other({
        mode: null,
        actors: ['Ana Brandt, person, DEU, GOV', 'Otieno Kamau, person, KEN, GOV'],
        recipients: [],
        symmetric: true,
        mentions: [{published: '2024-05-11', from: '2024-05-10'}],
      }),
    ],
    '2024-06-01',
    'happened',
  ],
  [
    'denied after its day',
    visit([announced]),
    [other({mentions: [{published: '2024-05-12', factuality: 'denied'}]})],
    '2024-06-01',
    'contradicted',
  ],
  [
    'denied before its day',
    visit([announced]),
    [other({mentions: [{published: '2024-05-06', factuality: 'denied'}]})],
    '2024-06-01',
    'cancelled',
  ],
  [
    'called off',
    visit([announced]),
    [other({type: 'REJECT', mode: 'meet', mentions: [{published: '2024-05-08', trigger: 'cancel'}]})],
    '2024-06-01',
    'cancelled',
  ],
  [
    'called off on the day before the report',
    visit([announced]),
    [
      other({
        type: 'REJECT',
        mode: 'meet',
        mentions: [{published: '2024-05-06', from: '2024-05-05', trigger: 'cancel'}],
      }),
    ],
    '2024-06-01',
    'cancelled',
  ],
  [
    'put off',
    visit([announced]),
    [other({type: 'REJECT', mode: 'meet', mentions: [{published: '2024-05-08', trigger: 'postpone'}]})],
    '2024-06-01',
    'postponed',
  ],
  [
    'put off, and told as done on the day all the same',
    visit([announced]),
    [
      other({type: 'REJECT', mode: 'meet', mentions: [{published: '2024-05-08', trigger: 'postpone'}]}),
      other({id: 'third', mentions: [{published: '2024-05-11', from: '2024-05-10'}]}),
    ],
    '2024-06-01',
    'happened',
  ],
  [
    'called off, then announced anew',
    visit([announced, {...announced, published: '2024-05-09'}]),
    [other({type: 'REJECT', mode: 'meet', mentions: [{published: '2024-05-08', trigger: 'cancel'}]})],
    '2024-05-10',
    'expected',
  ],
  [
    'a refusal of other days',
    visit([announced]),
    [
      other({
        type: 'REJECT',
        mode: 'meet',
        mentions: [{published: '2024-05-08', from: '2024-07-01', trigger: 'cancel'}],
      }),
    ],
    '2024-05-10',
    'expected',
  ],
  [
    'a refusal between others',
    visit([announced]),
    [
      other({
        type: 'REJECT',
        mode: 'meet',
        actors: ['Ana Brandt, person, DEU, GOV'],
        recipients: ['Peru, state, PER, GOV'],
        place: 'Lima, city, PER',
        mentions: [{published: '2024-05-08', trigger: 'cancel'}],
      }),
    ],
    '2024-05-10',
    'expected',
  ],
  ['possible without a day', visit([{published: '2024-05-02', factuality: 'possible'}]), [], '2024-05-10', 'no plan'],
  [
    'called for by a day to come',
    visit([{published: '2024-05-02', factuality: 'called-for', from: null, to: '2024-05-20'}]),
    [],
    '2024-05-10',
    'expected',
  ],
  [
    'told as done on a day to come',
    visit([{published: '2024-05-02', from: '2024-05-10'}]),
    [],
    '2024-05-10',
    'expected',
  ],
  [
    'told of the country instead of the city and the people',
    {...visit([announced]), actors: ['Germany, state, DEU, GOV'], place: 'Kenya, country, KEN'},
    [
      other({
        actors: ['Ana Brandt, person, DEU, GOV', 'Otieno Kamau, person, KEN, GOV'],
        recipients: [],
        symmetric: true,
        mentions: [{published: '2024-05-11', from: '2024-05-10'}],
      }),
    ],
    '2024-06-01',
    'happened',
  ],
  [
    'a city for the other party',
    {...visit([announced]), recipients: ['Nairobi, population, KEN']},
    [
      other({
        actors: ['Ana Brandt, person, DEU, GOV', 'Otieno Kamau, person, KEN, GOV'],
        recipients: [],
        symmetric: true,
        mentions: [{published: '2024-05-11'}],
      }),
    ],
    '2024-06-01',
    'happened',
  ],
  ['planned without a day', visit([{published: '2024-05-02', factuality: 'planned'}]), [], '2024-05-10', 'expected'],
  [
    'nothing of it for months',
    visit([{published: '2024-05-02', factuality: 'planned'}]),
    [],
    '2024-07-10',
    'not reported',
  ],
  [
    'told of only after its day',
    visit([{published: '2024-05-20', factuality: 'planned', from: '2024-05-10'}]),
    [],
    '2024-06-01',
    'no plan',
  ],
]
test.each(cases)('%s', (_name, plan, others, asOf, status) => {
  expect(statusOf(plan, others, asOf)).toBe(status)
})

test('a group without a name is the same in more and in fewer words, of one country', () => {
  const march = (party: string, rest: Partial<EventSpec> = {}): EventSpec => ({
    id: 'march',
    type: 'PROTEST',
    mode: 'demo',
    actors: [party],
    mentions: [{published: '2024-05-02', factuality: 'planned', from: '2024-05-10'}],
    ...rest,
  })
  const done = {id: 'done', mentions: [{published: '2024-05-11', from: '2024-05-10'}]}
  const plan = march('Kenyan trade unions, group, KEN, LAB')
  expect(statusOf(plan, [march('trade unions, group, KEN, LAB', done)], '2024-06-01')).toBe('happened')
  expect(statusOf(plan, [march('trade unions, group, UGA, LAB', done)], '2024-06-01')).toBe('not reported')
  expect(statusOf(plan, [march('dock workers, group, KEN, LAB', done)], '2024-06-01')).toBe('not reported')
})

test('a session of a body is met by a report that it met, a meeting of a person with whom it was not said is not', () => {
  const session = (party: string): EventSpec => ({
    id: 'session',
    type: 'CONSULT',
    actors: [party],
    mentions: [{published: '2024-05-02', factuality: 'planned', from: '2024-05-10'}],
  })
  const met = (party: string): EventSpec => ({
    ...session(party),
    id: 'met',
    mentions: [{published: '2024-05-11', from: '2024-05-10'}],
  })
  const council = 'Security Council, organization, , UNO'
  expect(statusOf(session(council), [met(council)], '2024-06-01')).toBe('happened')
  const person = 'Ana Brandt, person, DEU, GOV'
  expect(statusOf(session(person), [met(person)], '2024-06-01')).toBe('not reported')
})

test('a strike is called off by those who were to strike, and by nobody else', () => {
  const strike: EventSpec = {
    id: 'strike',
    type: 'PROTEST',
    mode: 'strike',
    actors: ['nurses, role, KEN, MED'],
    mentions: [{published: '2024-05-02', factuality: 'planned', from: '2024-05-10'}],
  }
  const off: EventSpec = {
    ...strike,
    id: 'off',
    type: 'RETREAT',
    mode: null,
    mentions: [{published: '2024-05-08', trigger: 'called'}],
  }
  expect(statusOf(strike, [off], '2024-06-01')).toBe('cancelled')
  expect(statusOf(strike, [{...off, recipients: ['Kenya, state, KEN, GOV']}], '2024-06-01')).toBe('cancelled')
  expect(statusOf(strike, [{...off, actors: ['dockers, role, KEN, LAB']}], '2024-06-01')).toBe('not reported')
  const release = {...off, mentions: [{published: '2024-05-08', trigger: 'released'}]}
  expect(statusOf(strike, [release], '2024-06-01')).toBe('not reported')
})

test('an act against somebody is followed by who acts and who is acted upon', () => {
  const raid: EventSpec = {
    id: 'raid',
    type: 'COERCE',
    mode: 'arrest',
    actors: ['Peru, state, PER, GOV'],
    recipients: ['Chile, state, CHL, GOV'],
    mentions: [{published: '2024-05-02', factuality: 'planned', from: '2024-05-10'}],
  }
  const done: MentionSpec[] = [{published: '2024-05-10', from: '2024-05-10'}]
  expect(statusOf(raid, [{...raid, id: 'done', mentions: done}], '2024-06-01')).toBe('happened')
  const reversed = {...raid, id: 'reversed', actors: raid.recipients!, recipients: raid.actors, mentions: done}
  expect(statusOf(raid, [reversed], '2024-06-01')).toBe('not reported')
})

test('later announcements move the day, two of one day only disagree', () => {
  const plan = findPlan(
    tell(
      visit([
        announced,
        {...announced, published: '2024-05-04', from: '2024-05-20', to: '2024-05-21'},
        {...announced, published: '2024-05-04', from: '2024-05-27', to: '2024-05-27', outlet: 'Other'},
      ]),
    ),
    '2024-05-05',
  )!
  const entry = followPlan(plan, [], {asOf: '2024-05-05', graceDays: 3, words})
  expect(entry.steps.map(({kind, window}) => [kind, window])).toEqual([
    ['moved', {from: '2024-05-20', to: '2024-05-21'}],
  ])
  expect([entry.announced, entry.lastReported, entry.status]).toEqual(['2024-05-02', '2024-05-04', 'expected'])
})

test('every step says why', () => {
  const plan = findPlan(tell(visit([announced])), '2024-06-01')!
  const done = tell(other({mentions: [{published: '2024-05-11', from: '2024-05-10'}]}))
  const [step] = followPlan(plan, [done], {asOf: '2024-06-01', graceDays: 3, words}).steps
  expect(step).toEqual({
    kind: 'happened',
    published: '2024-05-11',
    window: {from: '2024-05-10', to: '2024-05-10'},
    event: 'other',
    mentions: ['other'],
    why: [
      'both CONSULT',
      'in Nairobi',
      'Ana Brandt takes part in both',
      'Kenya takes part in both',
      'on 2024-05-10, as announced',
    ],
  })
})
