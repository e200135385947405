import {expect, test} from 'vitest'
import {pairsByKey} from '../../src/archive/pairs-by-key.ts'

type Item = readonly [id: string, ...keys: string[]]
const keyed = {id: ([id]: Item) => id, keys: ([, ...keys]: Item) => keys}
const pairs = (items: Item[], candidates: Item[]) =>
  [...pairsByKey(items, candidates, keyed)].map(([[a], [b]]) => `${a}${b}`).sort()

const a: Item = ['a', 'x', 'y']
const b: Item = ['b', 'x', 'y']
const c: Item = ['c', 'z']
const d: Item = ['d', 'y', 'z']

test.each([
  ['two that share several keys are one pair', [a], [a, b], ['ab']],
  ['two new ones are one pair', [a, b], [a, b], ['ab']],
  ['a new one with an older one of smaller id', [d], [a, c, d], ['ad', 'cd']],
  ['two older ones are no pair', [a], [a, c, d], ['ad']],
  ['no key, no pair', [['e'] as Item], [a, ['e'] as Item], []],
])('%s', (_name, items, candidates, expected) => {
  expect(pairs(items, candidates)).toEqual(expected)
})
