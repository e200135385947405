import {expect, test} from 'vitest'
import {openReader} from './chain.ts'

const read = openReader()

// Who acts where the clause does not say it. TYPE | factuality | actors > recipients; '-': no act of that type.
test.each([
  // A deed that is called for is asked of somebody.
  [
    'Amnesty called on Turkey for the release of the prisoners.',
    'RETREAT | called-for | Turkey > prisoners',
    'RETREAT',
  ],
  // Who denies a deed is the one who was told to have done it; who turns down an appeal is not.
  [
    'The Syrian army denied that civilians were killed in Idlib.',
    'ASSAULT | denied | Syrian army > civilians',
    'ASSAULT',
  ],
  ['A court rejected an appeal against the demolition of houses in Hebron.', '-', 'ASSAULT'],
  // Who speaks of talks that name one side is the other.
  ['The rebels said talks with the Russian military were going well.', 'Russian military, rebels', 'CONSULT'],
])('%s', (sentence, wanted, type) => {
  const got = read(sentence).events.filter(event => event.type === type)
  if (wanted === '-') expect(got).toEqual([])
  else if (type === 'CONSULT') expect(got.map(event => [...event.who].sort().join(', '))).toContain(wanted)
  else
    expect(got.map(e => `${e.type} | ${e.factuality} | ${e.who.join(', ')} > ${e.whom.join(', ')}`)).toContain(wanted)
})

test('a scene of film or sports holds the acts of those in politics only', () => {
  const filmed = 'The actress and the director of the film accused the producer.'
  expect(read(filmed).events).toEqual([])
  const spoken = 'The prime minister of Hungary accused the actress and the director of the film.'
  expect(read(spoken).events.map(event => event.type)).toEqual(['ACCUSE'])
})

// Bombs and blasts harm, and act for nobody; a court that a suit is filed with is not accused.
test.each([
  ['A car bomb exploded near the Turkish embassy in Kabul.', 'ASSAULT', ''],
  ['Two blasts killed 12 people in Mogadishu.', 'ASSAULT', ''],
  ['The Nigerian union filed a lawsuit in a court in Abuja against the ministry.', 'ACCUSE', 'Nigerian union'],
])('%s', (sentence, type, who) => {
  const event = read(sentence).events.find(e => e.type === type)
  expect(event?.who.join(', ')).toBe(who)
  expect(event?.whom).not.toContain('court')
})
