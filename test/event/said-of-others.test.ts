import {expect, test} from 'vitest'
import {openReader} from './chain.ts'

const read = openReader()

// What a speaker says of others is an act of his. TYPE | factuality | actors > recipients; '-' for none.
const sayings: [sentence: string, event: string][] = [
  ['Athens said that the Turkish decision was illegal.', 'ACCUSE | occurred | Greece > Turkey'],
  ['Ankara said it was unacceptable for Cyprus to drill in the area.', 'ACCUSE | occurred | Turkey > Cyprus'],
  ['Belgrade said that Kosovo had violated the rules.', 'ACCUSE | occurred | Serbia > Kosovo'],
  ['Lisbon said it was imperative for Brazil to protect the forest.', 'REQUEST | occurred | Portugal > Brazil'],
  ['Brasilia said that the Paraguayan proposal was constructive.', 'SUPPORT | occurred | Brazil > Paraguay'],
  // An accusation of what will be done is made today.
  ['Tehran said that Israel would betray Egypt.', 'ACCUSE | occurred | Iran > Israel'],
  // Negated, of himself, supposed, taken for granted, or in the report's own voice: none.
  ['Belgrade said that Kosovo had not violated the rules.', '-'],
  ['Belgrade said that it had violated the rules.', '-'],
  ['Oslo will act if Kosovo has violated the rules, the minister said.', '-'],
  ['Kosovo had violated the rules.', '-'],
  // A modal that guesses or looks back.
  ['The Cuban foreign minister must be dreaming, the senator said.', '-'],
  ['The minister said that the weather was brutal.', '-'],
]

test.each(sayings)('%s', (sentence, wanted) => {
  const {events} = read(sentence)
  const got = events
    .filter(event => ['ACCUSE', 'SUPPORT', 'REQUEST'].includes(event.type))
    .map(event => `${event.type} | ${event.factuality} | ${event.who.join(', ')} > ${event.whom.join(', ')}`)
  if (wanted === '-') expect(got).toEqual([])
  else expect(got).toContain(wanted)
})

test('the report tells that a criticism was made; it is not the claim of its speaker', () => {
  const [event] = read('Athens said that the Turkish decision was illegal.').events
  expect(event?.saidBy).toEqual([])
})

// What a person does with the press, for his career or at his desk is no act.
test.each([
  'The minister spoke to reporters in Vienna.',
  'He joined the army in 2004 after leaving school in Leeds.',
  'The senator has never occupied a public office.',
  'The projects were executed by army engineers.',
])('no event: %s', sentence => {
  expect(read(sentence).events).toEqual([])
})
