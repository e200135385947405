import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  addMonths,
  calendarDay,
  dayNumber,
  easter,
  isoDay,
  isoWeek,
  nthWeekday,
  parseIsoDay,
  weekday,
} from '../../src/time/calendar.ts'
import {holidayRange, parseHolidayRule} from '../../src/time/holiday.ts'

const day = (text: string): number => parseIsoDay(text)!

test('a day survives its ISO form', () => {
  fc.assert(
    fc.property(
      fc.integer({min: -300_000, max: 300_000}),
      n => parseIsoDay(isoDay(n)) === n || calendarDay(n).year < 1000,
    ),
  )
})

test('weekdays follow each other', () => {
  fc.assert(fc.property(fc.integer({min: -300_000, max: 300_000}), n => weekday(n + 1) === (weekday(n) % 7) + 1))
})

describe('weeks', () => {
  const rows = [
    ['2022-09-14', '2022-W37'],
    ['2021-01-03', '2020-W53'],
    ['2018-12-31', '2019-W01'],
    ['1998-01-01', '1998-W01'],
  ] as const
  for (const [text, week] of rows) test(text, () => expect(isoWeek(day(text))).toBe(week))
})

describe('moving days', () => {
  const rows = [
    [2022, '2022-04-17'],
    [2000, '2000-04-23'],
    [1998, '1998-04-12'],
    [2024, '2024-03-31'],
  ] as const
  for (const [year, text] of rows) test(`Easter ${year}`, () => expect(isoDay(easter(year))).toBe(text))

  const holidays = [
    ['11thu4', 2022, '2022-11-24'],
    ['5mon-1', 2022, '2022-05-30'],
    ['11thu4+1', 2022, '2022-11-25'],
    ['election', 2022, '2022-11-08'],
    ['election', 2000, '2000-11-07'],
    ['easter-2', 2022, '2022-04-15'],
    ['12-25', 2022, '2022-12-25'],
  ] as const
  for (const [rule, year, text] of holidays)
    test(`${rule} in ${year}`, () => expect(isoDay(holidayRange(parseHolidayRule(rule), year).from)).toBe(text))

  test('a rule that is none', () => expect(() => parseHolidayRule('13th moon')).toThrow('13th moon'))
})

test('months are added to their last day', () => {
  expect(isoDay(addMonths(day('2022-01-31'), 1))).toBe('2022-02-28')
  expect(isoDay(addMonths(day('2022-03-15'), -14))).toBe('2021-01-15')
})

test('weekdays of a month', () => {
  expect(isoDay(nthWeekday(2022, 9, 1, 1))).toBe('2022-09-05')
  expect(isoDay(nthWeekday(2022, 9, 5, -1))).toBe('2022-09-30')
})

test('no days of the calendar', () => {
  expect(parseIsoDay('2022-02-30')).toBeNull()
  expect(parseIsoDay('2022-13-01')).toBeNull()
  expect(parseIsoDay('soon')).toBeNull()
  expect(dayNumber(1970, 1, 1)).toBe(0)
})
