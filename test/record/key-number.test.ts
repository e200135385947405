import fc from 'fast-check'
import {expect, test} from 'vitest'
import {keyNumber} from '../../src/record/key-number.ts'

const upper = (key: string): number => Math.floor(keyNumber(key) / 2 ** 37)

test('a number of 53 bits, the same for the same key', () => {
  fc.assert(
    fc.property(fc.string(), key => {
      const number = keyNumber(key)
      expect(Number.isSafeInteger(number) && number >= 0 && number < 2 ** 53).toBe(true)
      expect(keyNumber(key)).toBe(number)
    }),
  )
})

test.each([
  ['cpk ASSAULT drone port', 'cpk AID', true],
  ['rcpk.1f3', 'rcpk.zz', true],
  ['cpk ASSAULT drone port', 'cpl ASSAULT drone port', false],
  ['cpk', 'cpk ASSAULT', true],
])('keys of the same first word stand together: %s, %s', (a, b, together) => {
  expect(upper(a) === upper(b)).toBe(together)
})

test('keys that differ have numbers that differ', () => {
  const keys = Array.from({length: 50_000}, (_, i) => `cpk ${i.toString(36)} ${(i * 7919) % 1009}`)
  expect(new Set(keys.map(keyNumber)).size).toBe(keys.length)
})
