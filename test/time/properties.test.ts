import fc from 'fast-check'
import {expect, test} from 'vitest'
import {loadLanguage} from '../../src/language/language.ts'
import {findTimes} from '../../src/time/find-times.ts'
import {loadTimeTables} from '../../src/time/time-tables.ts'
import {processorTime} from '../processor-time.ts'

const language = loadLanguage()
const tables = loadTimeTables()

const WORDS = (
  'the a last next this of in on to from and or ago later earlier early late mid two 15 16 1998 2022 Sept. May March Monday morning ' +
  "day week month year quarter third half years days every each - – , . ' s 10:30 a.m. GMT fall now about more than fiscal ninety 90s"
).split(' ')

test('times lie in the text in order, do not overlap, and their days are in order', () => {
  const texts = fc.array(fc.constantFrom(...WORDS), {maxLength: 25}).map(words => words.join(' '))
  fc.assert(
    fc.property(texts, fc.constantFrom(null, '2022-09-14', '2000-02-29'), (text, published) => {
      const doc = language.parse(text)
      let last = 0
      for (const time of findTimes(doc, {published}, tables)) {
        expect(time.start).toBeGreaterThanOrEqual(last)
        expect(time.end).toBeGreaterThan(time.start)
        expect(time.end).toBeLessThanOrEqual(text.length)
        expect(time.last).toBeGreaterThanOrEqual(time.first)
        expect(text.slice(time.start, time.end).trim()).toBe(text.slice(time.start, time.end))
        if (time.from !== null && time.to !== null) expect(time.to >= time.from, JSON.stringify(time)).toBe(true)
        last = time.end
      }
    }),
    {numRuns: 300},
  )
})

test('a long line without sentences is read in bounded time', () => {
  const text = 'In the week of May 3 he left on Monday at 10:30 a.m. for two years '.repeat(500)
  const doc = language.parse(text)
  const seconds = processorTime(() =>
    expect(findTimes(doc, {published: '2022-09-14'}, tables).length).toBeGreaterThan(1500),
  )
  expect(seconds).toBeLessThan(5)
})

test('reading twice gives the same times', () => {
  const doc = language.parse('He left last week and will be back on Monday, two days before the vote of Sept. 21.')
  const once = findTimes(doc, {published: '2022-09-14'}, tables)
  expect(findTimes(doc, {published: '2022-09-14'}, tables)).toEqual(once)
})
