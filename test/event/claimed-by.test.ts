import {expect, test} from 'vitest'
import {openReader} from './chain.ts'

const read = openReader()

// TYPE of each event, with "said" where somebody claims it.
const rows: [text: string, events: string[]][] = [
  ['Police said that rebels attacked the town.', ['ASSAULT said']],
  ['Rebels attacked the town.', ['ASSAULT']],
  // What a claim takes for known is no part of it.
  ['The minister said that Turkey would expel the diplomats who attacked Germany.', ['SANCTION said', 'ASSAULT']],
  ['The minister said that prices rose after the invasion of Ukraine.', ['ASSAULT']],
  // In his own words it is the speaker's.
  ['“The rebels who attacked the town have left,” the minister said.', ['ASSAULT said']],
  // What is done by saying so is the speaker's act, and nobody's claim.
  ['French President Emmanuel Macron said he supports Ukraine.', ['SUPPORT']],
  ['French President Emmanuel Macron said Germany supports Ukraine.', ['SUPPORT said']],
]

test.each(rows)('%s', (text, wanted) => {
  expect(read(text).events.map(({type, saidBy}) => (saidBy.length > 0 ? `${type} said` : type))).toEqual(wanted)
})
