import {type DayNumber, isoDay, parseIsoDay} from '../time/calendar.ts'
import type {Window} from './diary.ts'

/** The window as day numbers; a side left open stays null. */
export function dayRange({from, to}: Window): {from: DayNumber | null; to: DayNumber | null} {
  return {from: from === null ? null : parseIsoDay(from), to: to === null ? null : parseIsoDay(to)}
}

/** Whether two windows share a day when each may be off by `slackDays`; an open side reaches for ever, two unknown windows do not meet. */
export function overlaps(a: Window, b: Window, slackDays = 0): boolean {
  if (isUnknown(a) || isUnknown(b)) return false
  const [one, other] = [dayRange(a), dayRange(b)]
  const startsInTime = one.from === null || other.to === null || one.from <= other.to + slackDays
  const endsInTime = one.to === null || other.from === null || other.from <= one.to + slackDays
  return startsInTime && endsInTime
}

export const isUnknown = ({from, to}: Window): boolean => from === null && to === null

/** Days of a window with two sides, null of an open one. */
export function lengthOf(window: Window): number | null {
  const {from, to} = dayRange(window)
  return from === null || to === null ? null : to - from + 1
}

/** The ISO day `days` later (earlier when negative); null of no day. */
export function shiftDay(day: string | null, days: number): string | null {
  const number = day === null ? null : parseIsoDay(day)
  return number === null ? null : isoDay(number + days)
}

/** Days from a to b; null when one is unknown. */
export function daysBetween(a: string | null, b: string | null): number | null {
  const {from, to} = dayRange({from: a, to: b})
  return from === null || to === null ? null : to - from
}
