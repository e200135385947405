import {expect, test} from 'vitest'
import {matchMentions} from '../../src/merging/match-mentions.ts'
import {HALDEN, mentionOf, place, type SampleMention, VALMORA} from './mentions.ts'

const WORDS = 'gunmen barracks dawn soldiers harbour'
const raid: SampleMention = {
  id: 'a',
  actors: ['gunmen'],
  recipients: ['police'],
  place: HALDEN,
  day: '2024-03-11',
  words: WORDS,
}
const meeting: SampleMention = {
  id: 'a',
  type: 'CONSULT',
  mode: 'visit',
  actors: ['Ilse Brandt', 'Teodor Varga'],
  symmetric: true,
  day: '2024-03-12',
  words: 'brandt varga fish quotas',
  trigger: 'met',
}

const examples: [name: string, a: SampleMention, b: SampleMention, isOne: boolean][] = [
  ['the same act in the same words', raid, {...raid, id: 'b'}, true],
  ['told without a day and a place', raid, {...raid, id: 'b', place: null, day: null}, true],
  ['told a day off', raid, {...raid, id: 'b', day: '2024-03-12'}, true],
  ['with another toll', {...raid, killed: [1, 1]}, {...raid, id: 'b', killed: [2, 3]}, true],
  ['denied by one', raid, {...raid, id: 'b', factuality: 'denied'}, true],
  [
    'captured here, arrested there',
    {...raid, mode: 'abduct', trigger: 'captured'},
    {...raid, id: 'b', type: 'COERCE', mode: 'arrest', trigger: 'arrested'},
    true,
  ],
  ['a village nearby', raid, {...raid, id: 'b', place: place('Tistedal', 'NOR', 59.1, 11.4)}, true],
  ['a second raid two days later', raid, {...raid, id: 'b', day: '2024-03-13'}, false],
  ['a raid in another town', raid, {...raid, id: 'b', place: VALMORA}, false],
  ['a raid in another country', raid, {...raid, id: 'b', place: place('Tarn', 'EST', 58, 26)}, false],
  ['a raid by somebody else', {...raid, actors: ['Norland']}, {...raid, id: 'b', actors: ['Estmark']}, false],
  ['another kind of act', raid, {...raid, id: 'b', type: 'PROTEST'}, false],
  ['another mode', {...raid, mode: 'firearms'}, {...raid, id: 'b', mode: 'explosives'}, false],
  [
    'the same parties and nothing else in common',
    {...raid, place: null, day: null},
    {...raid, id: 'b', place: null, day: null, words: 'salmon tariff envoy', trigger: 'shelled'},
    false,
  ],
  [
    'one meeting, parties in another order',
    meeting,
    {...meeting, id: 'b', actors: ['Teodor Varga', 'Ilse Brandt']},
    true,
  ],
  [
    'planned before, told after',
    {...meeting, factuality: 'planned', published: '2024-03-10'},
    {...meeting, id: 'b', published: '2024-03-13'},
    true,
  ],
  ['a meeting with somebody else', meeting, {...meeting, id: 'b', actors: ['Marta Lund', 'Teodor Varga']}, true],
  [
    'a meeting of quite other people',
    {...meeting, actors: ['Ilse Brandt']},
    {...meeting, id: 'b', actors: ['Teodor Varga']},
    false,
  ],
  [
    'soldiers whom two states send',
    {...raid, type: 'MOBILIZE', actors: ['Norland', 'Norish soldiers']},
    {...raid, id: 'b', type: 'MOBILIZE', actors: ['Estmark', 'Estish soldiers']},
    false,
  ],
  [
    'soldiers whom two states send together, told of one of them',
    {...raid, type: 'MOBILIZE', actors: ['Norland', 'Estmark', 'Norish soldiers']},
    {...raid, id: 'b', type: 'MOBILIZE', actors: ['Estmark', 'Estish soldiers']},
    true,
  ],
  [
    'a state and its soldiers',
    {...raid, type: 'MOBILIZE', actors: ['Norland']},
    {...raid, id: 'b', type: 'MOBILIZE', actors: ['Norish soldiers']},
    true,
  ],
  [
    'the state and its government',
    {...meeting, actors: ['Norland', 'Teodor Varga']},
    {...meeting, id: 'b', actors: ['the government of Norland', 'Teodor Varga']},
    true,
  ],
]

test.each(examples)('%s', (_, first, second, isOne) => {
  const [a, b] = [mentionOf(first), mentionOf(second)]
  const link = matchMentions(a, b)
  expect(link !== null).toBe(isOne)
  expect(matchMentions(b, a)).toEqual(link)
  if (!link) return
  expect(link).toMatchObject({kind: 'event', a: 'a', b: 'b'})
  expect(link.score).toBeGreaterThanOrEqual(0.5)
  expect(link.why.length).toBeGreaterThan(0)
  expect(a.keys.filter(key => b.keys.includes(key))).not.toEqual([])
})

test('acts without any day are kept apart when their reports are far apart', () => {
  const undated = {...raid, day: null}
  expect(matchMentions(mentionOf(undated), mentionOf({...undated, id: 'b', published: '2024-05-12'}))).toBe(null)
  expect(
    matchMentions(mentionOf({...undated, published: null}), mentionOf({...undated, id: 'b', published: null})),
  ).not.toBe(null)
})

test('a report that names many parties shares a key with one that names few, by the place', () => {
  const few = mentionOf({
    id: 'a',
    actors: ['Norland', 'Estmark'],
    place: HALDEN,
    day: '2024-03-11',
    words: 'quota pact',
  })
  const many = mentionOf({
    id: 'b',
    actors: ['Norland', 'Estmark', 'Ilse Brandt', 'Teodor Varga', 'Marta Lund'],
    place: HALDEN,
    day: '2024-03-11',
    words: 'herring cod ceremony palace envoy',
  })
  expect(few.keys.filter(key => many.keys.includes(key) && key.includes('halden'))).not.toEqual([])
})
