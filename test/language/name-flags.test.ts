import {expect, test} from 'vitest'
import {NameFlags} from '../../src/language/name-flags.ts'
import type {NetworkFile} from '../../src/language/network-file.ts'
import {textHash} from '../../src/language/word-features.ts'

const GIVEN = 1
const NATIONALITY = 4
const PLACE = 8
const BODY = 16
const PERSON = 32
const BEGINS = 64

const names = new NameFlags(
  listOf({
    Lima: PLACE,
    Anna: GIVEN | BEGINS,
    'Anna Koval': PERSON,
    Bank: BEGINS,
    'Bank of Lima': BODY,
    'Bank of Lima Press': BODY,
    Chilean: NATIONALITY,
  }),
)

/** The part of a model file that holds the list of names. */
function listOf(kinds: Record<string, number>): NetworkFile {
  const entries = Object.entries(kinds)
    .map(([name, kind]) => [textHash(name), kind] as const)
    .sort((a, b) => a[0] - b[0])
  const tensors: Record<string, unknown> = {
    'name.hash': {uint32: Uint32Array.from(entries, e => e[0])},
    'name.kinds': {uint8: Uint8Array.from(entries, e => e[1])},
  }
  return {tensor: (name: string) => tensors[name]} as unknown as NetworkFile
}

test.each<[string, string[]]>([
  ['He left Lima .', ['Lima:3']],
  ['Anna spoke', ['Anna:0']],
  ['Anna Koval spoke', ['Anna:0', 'Anna:7', 'Koval:8']],
  ['the Bank of Lima said', ['Bank:5', 'of:6', 'Lima:6']],
  ['the Bank of Lima Press', ['Bank:5', 'of:6', 'Lima:6', 'Press:6']],
  ['the Bank of England', []],
  ['Chilean police', ['Chilean:2']],
])('%s', (sentence, expected) => {
  const words = sentence.split(' ').map(form => ({form, kinds: names.kindsOf(form)}))
  const found: string[] = []
  names.eachFlag(words, 0, words.length, (t, flag) => found.push(`${words[t]!.form}:${flag}`))
  expect(found.sort()).toEqual(expected.sort())
})

test('flags of a token come in the order that is told', () => {
  const words = 'Anna Koval of the Bank of Lima'.split(' ').map(form => ({form, kinds: names.kindsOf(form)}))
  const places: number[][] = words.map(() => [])
  names.eachFlag(words, 0, words.length, (t, flag) => places[t]!.push(names.order.indexOf(flag)))
  expect(places.flat().length).toBeGreaterThan(4)
  for (const found of places) expect(found).toEqual([...found].sort((a, b) => a - b))
})
