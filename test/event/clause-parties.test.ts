import {describe, expect, test} from 'vitest'
import {openReader} from './chain.ts'

const read = openReader()

// TYPE | actors > recipients, or "actors +" when all are on both sides: parties that the clause of the act leaves to other words.
const rows: [text: string, events: string[]][] = [
  // Who is blamed, praised or punished for something has done it.
  [
    'Russian officials assailed Ukraine for holding joint exercises with NATO.',
    ['ACCUSE | Russian officials > Ukraine', 'COOPERATE | Ukraine, North Atlantic Treaty Organization +'],
  ],
  [
    'Turkey detained two journalists for insulting the president.',
    ['COERCE | Turkey > two journalists', 'ACCUSE | two journalists > president'],
  ],
  // A participle in front of the subject is the subject's.
  [
    'Oklahoma lawmakers will meet as protesting school teachers continue to fill the Capitol and demand funding.',
    [
      'CONSULT | Oklahoma lawmakers +',
      'PROTEST | school teachers > ',
      'REQUEST | school teachers > authorities of United States',
    ],
  ],
  // What the object's own participle names.
  ['Brazil lifted a ban placed on imports from Chile.', ['CONCEDE | Brazil > Chile', 'COERCE |  > Chile']],
]

describe('parties that the clause leaves to other words', () => {
  for (const [text, wanted] of rows)
    test(text, () => {
      const found = read(text).events.map(
        ({type, who, whom, symmetric}) => `${type} | ${who.join(', ')} ${symmetric ? '+' : `> ${whom.join(', ')}`}`,
      )
      expect(found).toEqual(wanted)
    })
})
