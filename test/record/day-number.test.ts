import {expect, test} from 'vitest'
import {dayNumber, dayRange, SPAN_DAYS, spanClass, UNKNOWN_DAY} from '../../src/record/day-number.ts'

test.each([
  ['1970-01-01', 0],
  ['1969-12-31', -1],
  ['2022-09-14', 19249],
  ['2022-09-14T23:59:59+02:00', 19249],
  ['2022-13-01', null],
  ['soon', null],
  ['', null],
  [null, null],
])('day of %s', (iso, day) => {
  expect(dayNumber(iso)).toBe(day)
})

/** Days of January 1970, so that their numbers are easy to read. */
const jan = (day: number): string => `1970-01-${String(day + 1).padStart(2, '0')}`
const told = {first: jan(10), last: jan(12)}

test.each([
  ['both sides', {from: jan(3), to: jan(5)}, told, [3, 5]],
  ['one day', {from: jan(3), to: jan(3)}, told, [3, 3]],
  ['since, told later', {from: jan(3), to: null}, told, [3, 12]],
  ['from a day to come', {from: jan(20), to: null}, told, [20, 20]],
  ['by a day to come', {from: null, to: jan(20)}, told, [10, 20]],
  ['until a day gone by', {from: null, to: jan(3)}, told, [3, 3]],
  ['no day', {from: null, to: null}, told, [10, 12]],
  ['no day and one report', {from: null, to: null}, {first: jan(10), last: null}, [10, 10]],
  ['no day, no report’s day', {from: null, to: null}, {first: null, last: null}, [UNKNOWN_DAY, UNKNOWN_DAY]],
  ['the wrong way round', {from: jan(5), to: jan(3)}, told, [5, 5]],
])('days of an event: %s', (_, stated, published, expected) => {
  const {day, lastDay} = dayRange(stated, published)
  expect([day, lastDay]).toEqual(expected)
})

test('every range has a class, and is no longer than it', () => {
  for (const days of [0, 1, 7, 8, 62, 63, 800, 801, 100_000, 3_000_000]) {
    const span = spanClass({day: 0, lastDay: days})
    expect(SPAN_DAYS[span]).toBeGreaterThanOrEqual(days)
    if (span > 0) expect(SPAN_DAYS[span - 1]).toBeLessThan(days)
  }
})
