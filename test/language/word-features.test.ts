import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {findHash, textHash, wordFeatures, wordKey, wordShape} from '../../src/language/word-features.ts'

interface Checked {
  form: string
  key: string
  shape: string
  hash: number
  affixes: number[]
  grams: number[]
}
const checked = JSON.parse(readFileSync(new URL('word-features.json', import.meta.url), 'utf8')) as Checked[]

describe('word features are those that the network was trained with', () => {
  test.each(checked)('$form', ({form, key, shape, hash, affixes, grams}) => {
    const features = wordFeatures(form)
    expect(wordKey(form)).toBe(key)
    expect(wordShape(form)).toBe(shape)
    expect(features.wordHash).toBe(hash)
    expect(features.affixes).toEqual(affixes)
    expect(features.grams).toEqual(grams)
  })
})

test('a hash is found at its row, others at 0', () => {
  const hashes = Uint32Array.from([textHash('war'), textHash('peace'), textHash('truce')]).sort()
  for (const word of ['war', 'peace', 'truce'])
    expect(hashes[findHash(hashes, textHash(word)) - 1]).toBe(textHash(word))
  expect(findHash(hashes, textHash('treaty'))).toBe(0)
  expect(findHash(new Uint32Array(), 1)).toBe(0)
})
