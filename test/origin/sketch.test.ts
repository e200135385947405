import fc from 'fast-check'
import {expect, test} from 'vitest'
import {daySpans, daysBetween} from '../../src/origin/day-spans.ts'
import {bottomSketch, hash32, matchSketches} from '../../src/origin/sketch.ts'
import {stem} from '../../src/origin/stem.ts'

const hashes = (words: readonly number[]): number[] => words.map(word => hash32(`word ${word}`))

test('a part of a set is found whole in it, however long the set is', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(5000), {minLength: 5, maxLength: 400}),
      fc.integer({min: 1, max: 100}),
      (words, percent) => {
        const some = words.slice(0, Math.ceil((words.length * percent) / 100))
        const [whole, partial] = [bottomSketch(hashes(words), 64), bottomSketch(hashes(some), 64)]
        const {common, ofA, ofB} = matchSketches(whole, partial, 64)
        expect(common).toBe(ofB)
        expect(common).toBeLessThanOrEqual(ofA)
        expect(matchSketches(partial, whole, 64)).toEqual({common, ofA: ofB, ofB: ofA})
      },
    ),
  )
})

test('sets without a common member share nothing', () => {
  const {common} = matchSketches(bottomSketch(hashes([1, 2, 3]), 64), bottomSketch(hashes([4, 5, 6]), 64), 64)
  expect(common).toBe(0)
})

test('days less than the span apart share a key, days two spans apart none', () => {
  const day = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10)
  fc.assert(
    fc.property(fc.integer({min: 3650, max: 25_000}), fc.integer({min: 0, max: 40}), (start, gap) => {
      const [a, b] = [daySpans(day(start), 14), daySpans(day(start + gap), 14)]
      const isShared = a.some(span => b.includes(span))
      if (gap < 14) expect(isShared).toBe(true)
      if (gap > 28) expect(isShared).toBe(false)
      expect(daysBetween(day(start), day(start + gap))).toBe(gap)
    }),
  )
})

test.each([
  ['Ministers', 'minister'],
  ['carried', 'carry'],
  ['countries', 'country'],
  ["Xi's", 'xi'],
  ['stopped', 'stop'],
  ['Münster', 'munster'],
  ['glass', 'glass'],
  ['crisis', 'crisis'],
])('%s → %s', (word, expected) => {
  expect(stem(word)).toBe(expected)
})
test.each([
  ['striking', 'strikes'],
  ['accused', 'accuses'],
  ['agreed', 'agrees'],
])('%s and %s have one stem', (a, b) => {
  expect(stem(a)).toBe(stem(b))
})
