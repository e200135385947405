import type {DayNumber} from './calendar.ts'
import {dayNumber, daysInMonth, weekday} from './calendar.ts'

/** Every day of some years with its parts: what evidence for a date is weighed over. */
export interface DayTable {
  readonly first: DayNumber
  readonly count: number
  readonly firstYear: number
  readonly lastYear: number
  readonly year: Int16Array
  /** Months since the year 0. */
  readonly month: Int32Array
  readonly weekday: Int8Array
}

/** The days from the first of `firstYear` to the last of `lastYear`. */
export function makeDayTable(firstYear: number, lastYear: number): DayTable {
  const first = dayNumber(firstYear, 1, 1)
  const count = dayNumber(lastYear + 1, 1, 1) - first
  const year = new Int16Array(count)
  const month = new Int32Array(count)
  const weekdays = new Int8Array(count)
  let i = 0
  for (let y = firstYear; y <= lastYear; y++) {
    for (let m = 1; m <= 12; m++) {
      for (let d = daysInMonth(y, m); d > 0; d--, i++) {
        year[i] = y
        month[i] = y * 12 + m - 1
        weekdays[i] = weekday(first + i)
      }
    }
  }
  return {first, count, firstYear, lastYear, year, month, weekday: weekdays}
}
