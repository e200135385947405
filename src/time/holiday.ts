import type {DayRange} from './calendar.ts'
import {dayNumber, easter, nthWeekday} from './calendar.ts'

/** How a holiday's days follow from the year. Days are counted from the anchor named first. */
export type HolidayRule =
  | {readonly kind: 'fixed'; readonly month: number; readonly day: number}
  | {
      readonly kind: 'weekday'
      readonly month: number
      readonly weekday: number
      readonly nth: number
      readonly shift: number
    }
  | {readonly kind: 'easter'; readonly from: number; readonly to: number}
  | {readonly kind: 'election'}

export interface Holiday {
  readonly name: string
  readonly words: readonly string[]
  readonly rule: HolidayRule
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Reads a cell such as `12-25`, `11thu4+1`, `5mon-1`, `easter-2`, `easter-7..-1`, `election`. Throws on any other. */
export function parseHolidayRule(rule: string): HolidayRule {
  if (rule === 'election') return {kind: 'election'}
  const fixed = /^(\d\d)-(\d\d)$/.exec(rule)
  if (fixed) return {kind: 'fixed', month: Number(fixed[1]), day: Number(fixed[2])}
  const nth = /^(\d{1,2})([a-z]{3})(-?\d)(\+\d+)?$/.exec(rule)
  if (nth) {
    const weekday = WEEKDAYS.indexOf(nth[2]!) + 1
    return {kind: 'weekday', month: Number(nth[1]), weekday, nth: Number(nth[3]), shift: Number(nth[4] ?? 0)}
  }
  const moving = /^easter([+-]\d+)?(?:\.\.([+-]\d+))?$/.exec(rule)
  if (!moving)
    throw new Error(`data/time/holidays.tsv: the rule "${rule}" is not one of MM-DD, 11thu4, easter-2, election.`)
  const from = Number(moving[1] ?? 0)
  return {kind: 'easter', from, to: moving[2] ? Number(moving[2]) : from}
}

/** The holiday's days in a year. */
export function holidayRange(rule: HolidayRule, year: number): DayRange {
  switch (rule.kind) {
    case 'fixed': {
      const day = dayNumber(year, rule.month, rule.day)
      return {from: day, to: day}
    }
    case 'weekday': {
      const day = nthWeekday(year, rule.month, rule.weekday, rule.nth) + rule.shift
      return {from: day, to: day}
    }
    case 'easter': {
      const sunday = easter(year)
      return {from: sunday + rule.from, to: sunday + rule.to}
    }
    case 'election': {
      const day = nthWeekday(year, 11, 1, 1) + 1
      return {from: day, to: day}
    }
  }
}
