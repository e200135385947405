import type {DayNumber} from './calendar.ts'
import {calendarDay, dayNumber, weekday} from './calendar.ts'

/** Days of some years, every `step`-th, with their parts: what evidence for a date is weighed over. */
export interface DayTable {
  readonly days: Int32Array
  readonly step: number
  readonly firstYear: number
  readonly lastYear: number
  readonly year: Int16Array
  /** Months since the year 0. */
  readonly month: Int32Array
  readonly weekday: Int8Array
}

/** The days from the first of `firstYear` to the last of `lastYear`, or one in `step` of them. */
export function makeDayTable(firstYear: number, lastYear: number, step = 1): DayTable {
  const first = dayNumber(firstYear, 1, 1)
  const count = Math.ceil((dayNumber(lastYear + 1, 1, 1) - first) / step)
  const days = new Int32Array(count)
  const year = new Int16Array(count)
  const month = new Int32Array(count)
  const weekdays = new Int8Array(count)
  for (let i = 0; i < count; i++) {
    const day: DayNumber = first + i * step
    const date = calendarDay(day)
    days[i] = day
    year[i] = date.year
    month[i] = date.year * 12 + date.month - 1
    weekdays[i] = weekday(day)
  }
  return {days, step, firstYear, lastYear, year, month, weekday: weekdays}
}
