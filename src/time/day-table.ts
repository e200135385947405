import type {DayNumber} from './calendar.ts'
import {calendarDay, dayNumber, weekday} from './calendar.ts'

/** Some days in their order, each for `step` of them, with their parts: what evidence for a date is weighed over. */
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
  return tableOf(
    Int32Array.from({length: count}, (_, i) => first + i * step),
    step,
  )
}

/** Every day that one of the days of a coarse table stands for, of those that `keeps` names by their number. */
export function refineDayTable(coarse: DayTable, keeps: readonly number[]): DayTable {
  const days = new Int32Array(keeps.length * coarse.step)
  for (const [k, i] of keeps.entries())
    for (let d = 0; d < coarse.step; d++) days[k * coarse.step + d] = coarse.days[i]! + d
  return tableOf(days, 1)
}

function tableOf(days: Int32Array, step: number): DayTable {
  const year = new Int16Array(days.length)
  const month = new Int32Array(days.length)
  const weekdays = new Int8Array(days.length)
  for (let i = 0; i < days.length; i++) {
    const day: DayNumber = days[i]!
    const date = calendarDay(day)
    year[i] = date.year
    month[i] = date.year * 12 + date.month - 1
    weekdays[i] = weekday(day)
  }
  return {days, step, firstYear: year[0] ?? 0, lastYear: year.at(-1) ?? 0, year, month, weekday: weekdays}
}
