/**
 * Arithmetic of the Gregorian calendar on day numbers: days since 1970-01-01, no clock, no time zone.
 * Months and weekdays count from 1 (ISO 8601: Monday = 1).
 */
export type DayNumber = number

/** Days from `from` to `to`, both included. */
export interface DayRange {
  readonly from: DayNumber
  readonly to: DayNumber
}

export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

const MILLISECONDS_A_DAY = 86_400_000

export function dayNumber(year: number, month: number, day: number): DayNumber {
  // Date.UTC reads the years 0-99 as 1900-1999
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return Math.round(date.getTime() / MILLISECONDS_A_DAY)
}

export function calendarDay(day: DayNumber): CalendarDay {
  const date = new Date(day * MILLISECONDS_A_DAY)
  return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate()}
}

const twoDigits = (n: number): string => String(n).padStart(2, '0')
export const isoYear = (year: number): string => String(year).padStart(4, '0')
export const isoMonth = (year: number, month: number): string => `${isoYear(year)}-${twoDigits(month)}`

export function isoDay(day: DayNumber): string {
  const date = calendarDay(day)
  return `${isoMonth(date.year, date.month)}-${twoDigits(date.day)}`
}

/** The day of "2022-09-15" (what follows the day is not read); null when it is no day of the calendar. */
export function parseIsoDay(text: string): DayNumber | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)/.exec(text)
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  return isCalendarDay(year, month, day) ? dayNumber(year, month, day) : null
}

/** Days from one ISO day to another, negative when it lies before; not a number where one is none. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

export const daysInMonth = (year: number, month: number): number => calendarDay(dayNumber(year, month + 1, 0)).day

export const isCalendarDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1

export const weekRange = (day: DayNumber): DayRange => {
  const from = day - weekday(day) + 1
  return {from, to: from + 6}
}

/** The ISO week that holds the day: "2022-W37". */
export function isoWeek(day: DayNumber): string {
  const thursday = day - weekday(day) + 4
  const {year} = calendarDay(thursday)
  const week = Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1
  return `${isoYear(year)}-W${twoDigits(week)}`
}

export const monthRange = (year: number, month: number): DayRange => ({
  from: dayNumber(year, month, 1),
  to: dayNumber(year, month + 1, 0),
})

export const yearRange = (year: number): DayRange => ({from: dayNumber(year, 1, 1), to: dayNumber(year, 12, 31)})

export const quarterRange = (year: number, quarter: number): DayRange => ({
  from: dayNumber(year, quarter * 3 - 2, 1),
  to: dayNumber(year, quarter * 3 + 1, 0),
})

export const halfRange = (year: number, half: number): DayRange => ({
  from: dayNumber(year, half * 6 - 5, 1),
  to: dayNumber(year, half * 6 + 1, 0),
})

/** The months of a northern season; the winter of a year begins in its December. */
export function seasonRange(year: number, season: string): DayRange {
  const first = {SP: 3, SU: 6, FA: 9, WI: 12}[season] ?? 12
  return {from: dayNumber(year, first, 1), to: dayNumber(year, first + 3, 0)}
}

/** The same day some months on; the last day of a shorter month where there is none. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const date = calendarDay(day)
  const first = calendarDay(dayNumber(date.year, date.month + months, 1))
  return dayNumber(first.year, first.month, Math.min(date.day, daysInMonth(first.year, first.month)))
}

/** The n-th such weekday of a month, from its end when n is negative. */
export function nthWeekday(year: number, month: number, day: number, n: number): DayNumber {
  const {from, to} = monthRange(year, month)
  if (n > 0) return from + ((day - weekday(from) + 7) % 7) + 7 * (n - 1)
  return to - ((weekday(to) - day + 7) % 7) + 7 * (n + 1)
}

/** Easter Sunday, Gregorian (Meeus/Jones/Butcher). */
export function easter(year: number): DayNumber {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const leap = year % 100
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30
  const dominical = (32 + 2 * (century % 4) + 2 * Math.floor(leap / 4) - epact - (leap % 4)) % 7
  const correction = Math.floor((golden + 11 * epact + 22 * dominical) / 451)
  const month = Math.floor((epact + dominical - 7 * correction + 114) / 31)
  const day = ((epact + dominical - 7 * correction + 114) % 31) + 1
  return dayNumber(year, month, day)
}
