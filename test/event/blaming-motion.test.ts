import {describe, expect, test} from 'vitest'
import {openReader} from './chain.ts'

const read = openReader()

const rows: [text: string, wanted: string[]][] = [
  [
    'Lawmakers tabled a motion of no confidence in the prime minister. The Greens voted against the motion.',
    ['ACCUSE | Lawmakers > prime minister', 'SUPPORT | Greens > prime minister'],
  ],
  [
    'The censure motion against Imran Khan failed. Six lawmakers of the Greens voted for the motion.',
    ['ACCUSE | Six lawmakers of the Greens > Imran Khan'],
  ],
  // Of another motion the vote says what it says.
  ['Six lawmakers voted against the motion on fishing.', ['REJECT | Six lawmakers > ']],
  // Of confidence, a vote is for somebody.
  ['The Greens voted for the motion of confidence in the prime minister.', ['SUPPORT | Greens > prime minister']],
]

describe('votes on motions that blame', () => {
  for (const [text, wanted] of rows)
    test(text, () => {
      const found = read(text).events.map(({type, who, whom}) => `${type} | ${who.join(', ')} > ${whom.join(', ')}`)
      expect(found).toEqual(wanted)
    })
})
