import {expect, test} from 'vitest'
import {tokenize} from '../../src/language/tokenize.ts'

/** Words with a space between them, sentences with ` | `. */
function tokens(text: string): string {
  const {start, end, sentenceFirst} = tokenize(text)
  const words = Array.from(start, (from, t) => text.slice(from, end[t]))
  const sentences: string[] = []
  for (let s = 0; s + 1 < sentenceFirst.length; s++)
    sentences.push(words.slice(sentenceFirst[s], sentenceFirst[s + 1]).join(' '))
  return sentences.join(' | ')
}

const examples: [text: string, expected: string][] = [
  ["Ministers don't agree with Kenya's plan.", "Ministers do n't agree with Kenya 's plan ."],
  ['The U.S.-China talks ended. Mr. Li left.', 'The U.S. - China talks ended . | Mr. Li left .'],
  ['Lt. Gen. Amin spoke on Sept. 3 in Oslo.', 'Lt. Gen. Amin spoke on Sept. 3 in Oslo .'],
]

test.each(examples)('%s', (text, expected) => {
  expect(tokens(text)).toBe(expected)
})
