import type {DayNumber, DayRange} from './calendar.ts'
import {
  calendarDay,
  dayNumber,
  daysInMonth,
  halfRange,
  isCalendarDay,
  isoDay,
  isoMonth,
  isoYear,
  monthRange,
  quarterRange,
  seasonRange,
  weekday,
  yearRange,
} from './calendar.ts'
import {holidayRange} from './holiday.ts'
import type {CalendarMeaning, HolidayMeaning, PeriodMeaning} from './time-meaning.ts'
import type {ResolvedTime, TimeReference} from './time-reference.ts'
import {UNKNOWN_DAYS} from './time-reference.ts'

const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** Days and months by name. What the text leaves out (the year, the week) follows from tense and publication. */
export function resolveCalendar(meaning: CalendarMeaning, ref: TimeReference): ResolvedTime {
  if (meaning.day !== undefined) return resolveDay(meaning, ref)
  if (meaning.weekday !== undefined) return resolveWeekday(meaning, ref)
  if (meaning.month !== undefined) return resolveMonth(meaning, ref)
  const year = meaning.year!
  const last = meaning.lastYear
  return {
    value: last === undefined ? isoYear(year) : `${isoYear(year)}/${isoYear(last)}`,
    days: {from: yearRange(year).from, to: yearRange(last ?? year).to},
    basis: 'stated',
    anchor: meaning.isFiscal ? 'the fiscal year is taken as the calendar year' : 'named in full',
    unit: 'Y',
  }
}

function resolveDay(meaning: CalendarMeaning, ref: TimeReference): ResolvedTime {
  const {month, day: dayOfMonth = 1} = meaning
  const unknown = `XXXX-${month === undefined ? 'XX' : twoDigits(month)}-${twoDigits(dayOfMonth)}`
  if (month === undefined) return resolveDayOfMonth(meaning, ref, unknown)
  let year = meaning.year
  let anchor = 'named in full'
  if (year === undefined) {
    const found = ref.published === null ? null : nearestByTense(ref, meaning.shift, dayRangeOf(month, dayOfMonth))
    if (!found)
      return {value: unknown, days: UNKNOWN_DAYS, basis: 'implied', anchor: 'no date of publication', unit: 'D'}
    year = found.year
    anchor = found.anchor
  }
  if (!isCalendarDay(year, month, dayOfMonth)) return resolveMonth({...meaning, day: undefined}, ref)
  const from = dayNumber(year, month, dayOfMonth)
  const to =
    meaning.lastDay === undefined
      ? from
      : Math.max(from, dayNumber(year, month, Math.min(meaning.lastDay, daysInMonth(year, month))))
  return {
    value: from === to ? isoDay(from) : `${isoDay(from)}/${isoDay(to)}`,
    days: {from, to},
    basis: meaning.year === undefined ? 'implied' : 'stated',
    anchor,
    unit: 'D',
  }
}

const dayRangeOf =
  (month: number, day: number) =>
  (year: number): DayRange | null => {
    if (!isCalendarDay(year, month, day)) return null
    const from = dayNumber(year, month, day)
    return {from, to: from}
  }

/** "the 15th": of the month of the story, else of the publication's. */
function resolveDayOfMonth(meaning: CalendarMeaning, ref: TimeReference, unknown: string): ResolvedTime {
  const base = ref.published
  if (base === null)
    return {value: unknown, days: UNKNOWN_DAYS, basis: 'implied', anchor: 'no date of publication', unit: 'D'}
  const {year, month} = calendarDay(base)
  const candidates = [-1, 0, 1].flatMap(shift => {
    const first = calendarDay(dayNumber(year, month + shift, 1))
    return isCalendarDay(first.year, first.month, meaning.day!)
      ? [dayNumber(first.year, first.month, meaning.day!)]
      : []
  })
  const matching =
    meaning.weekday === undefined ? candidates : candidates.filter(day => weekday(day) === meaning.weekday)
  const day = pick(matching.length > 0 ? matching : candidates, base, ref)
  return {value: isoDay(day), days: {from: day, to: day}, basis: 'implied', anchor: tensePhrase(ref), unit: 'D'}
}

function pick(days: readonly DayNumber[], base: DayNumber, ref: TimeReference): DayNumber {
  const past = days.filter(day => day <= base)
  const ahead = days.filter(day => day >= base)
  if (ref.tense === 'future' && ahead.length > 0) return ahead[0]!
  if (ref.tense === 'past' && past.length > 0) return past.at(-1)!
  return days.reduce((a, b) => (Math.abs(b - base) < Math.abs(a - base) ? b : a))
}

/**
 * A day or month without its year: the last one up to publication after a past tense, the next after a future,
 * else the nearest. `by` and `until` look ahead, `since` back, unless the tense says otherwise.
 */
function nearestByTense(
  ref: TimeReference,
  shift: -1 | 0 | 1 | undefined,
  rangeIn: (year: number) => DayRange | null,
): {year: number; range: DayRange; anchor: string} | null {
  const published = ref.published!
  const {year} = calendarDay(published)
  const found = [year - 1, year, year + 1].flatMap(y => {
    const range = rangeIn(y)
    return range ? [{year: y, range}] : []
  })
  const past = found.filter(f => f.range.from <= published + 1)
  const ahead = found.filter(f => f.range.to >= published)
  const nearest = [...found].sort((a, b) => distance(a.range, published) - distance(b.range, published))[0]
  const because = (f: {year: number; range: DayRange} | undefined, anchor: string) => (f ? {...f, anchor} : null)
  if (ref.isDateline) return because(nearest, 'the nearest to publication')
  if (shift === -1) return because(past.filter(f => f.range.to < published).at(-1), 'the last one before publication')
  if (shift === 0)
    return because(
      found.find(f => f.year === year),
      'in the year of publication',
    )
  if (shift === 1) return because(ahead.filter(f => f.range.from > published)[0], 'the next one after publication')
  if (ref.tense === 'future' || (ref.tense !== 'past' && ['by', 'until', 'till', 'before'].includes(ref.before)))
    return because(ahead[0], 'the next one after publication, since the clause looks ahead')
  // a short step ahead is more likely a plan told in the past tense than a day of eleven months ago
  const last = past.at(-1)
  const isMonth = last !== undefined && last.range.to > last.range.from
  const isFarAhead = nearest !== undefined && nearest.range.from - published > 100
  if (isMonth && (ref.tense === null || isFarAhead) && ref.tense !== 'past')
    return because(last, 'the last one up to publication')
  if (ref.tense === 'past' || ref.before === 'since') {
    const isPlan =
      last &&
      !isMonth &&
      nearest &&
      distance(last.range, published) > 200 &&
      distance(nearest.range, published) < 60 &&
      ref.before !== 'since'
    return isPlan
      ? because(nearest, 'the nearest to publication')
      : because(last, 'the last one up to publication, since the clause is in the past')
  }
  return because(nearest, 'the nearest to publication')
}

const distance = (range: DayRange, day: DayNumber): number =>
  day < range.from ? range.from - day : day > range.to ? day - range.to : 0

export const tensePhrase = (ref: TimeReference): string =>
  ref.tense === 'future'
    ? 'the next one after publication, since the clause looks ahead'
    : ref.tense === 'past'
      ? 'the last one up to publication, since the clause is in the past'
      : 'the nearest to publication'

function resolveWeekday(meaning: CalendarMeaning, ref: TimeReference): ResolvedTime {
  const wanted = meaning.weekday!
  const {published} = ref
  if (published === null)
    return {
      value: `XXXX-WXX-${wanted}`,
      days: UNKNOWN_DAYS,
      basis: 'implied',
      anchor: 'no date of publication',
      unit: 'D',
    }
  const back = published - ((weekday(published) - wanted + 7) % 7)
  const ahead = published + ((wanted - weekday(published) + 7) % 7)
  let day = back
  let anchor = 'the last one up to publication, since the clause is in the past'
  if (meaning.shift === -1) {
    day = back === published ? published - 7 : back
    anchor = 'the last one before publication'
  } else if (meaning.shift === 1) {
    day = ahead === published ? published + 7 : ahead
    anchor = 'the next one after publication'
  } else if (ref.tense === 'future' || ref.tense === 'present' || (meaning.shift === 0 && ref.tense !== 'past')) {
    day = ahead
    anchor = 'the next one from publication on, since the clause looks ahead'
  } else if (ref.tense === null && ['by', 'until', 'till'].includes(ref.before)) {
    day = ahead
    anchor = 'the next one from publication on'
  }
  return {value: isoDay(day), days: {from: day, to: day}, basis: 'implied', anchor, unit: 'D'}
}

function resolveMonth(meaning: CalendarMeaning, ref: TimeReference): ResolvedTime {
  const month = meaning.month!
  if (meaning.year !== undefined) return monthOf(meaning.year, meaning, 'stated', 'named in full')
  if (ref.published === null)
    return {
      value: `XXXX-${twoDigits(month)}`,
      days: UNKNOWN_DAYS,
      basis: 'implied',
      anchor: 'no date of publication',
      unit: 'M',
    }
  const found = nearestByTense(ref, meaning.shift, year => monthRange(year, month))
  return monthOf(
    found?.year ?? calendarDay(ref.published).year,
    meaning,
    'implied',
    found?.anchor ?? 'in the year of publication',
  )
}

function monthOf(year: number, meaning: CalendarMeaning, basis: 'stated' | 'implied', anchor: string): ResolvedTime {
  const {month = 1, lastMonth} = meaning
  const {from, to} = monthRange(year, month)
  if (lastMonth === undefined) return {value: isoMonth(year, month), days: {from, to}, basis, anchor, unit: 'M'}
  const lastYear = lastMonth < month ? year + 1 : year
  return {
    value: `${isoMonth(year, month)}/${isoMonth(lastYear, lastMonth)}`,
    days: {from, to: monthRange(lastYear, lastMonth).to},
    basis,
    anchor,
    unit: 'M',
  }
}

/** Holidays: their day in the year that tense and publication choose. */
export function resolveHoliday(meaning: HolidayMeaning, ref: TimeReference): ResolvedTime {
  const {rule} = meaning.holiday
  let range: DayRange
  let anchor = 'named with its year'
  if (meaning.year !== undefined) range = holidayRange(rule, meaning.year)
  else {
    const found = ref.published === null ? null : nearestByTense(ref, meaning.shift, year => holidayRange(rule, year))
    if (!found) {
      const value = rule.kind === 'fixed' ? `XXXX-${twoDigits(rule.month)}-${twoDigits(rule.day)}` : 'XXXX-XX-XX'
      return {value, days: UNKNOWN_DAYS, basis: 'implied', anchor: 'no date of publication', unit: 'D'}
    }
    range = found.range
    anchor = found.anchor
  }
  const value = range.from === range.to ? isoDay(range.from) : `${isoDay(range.from)}/${isoDay(range.to)}`
  return {value, days: range, basis: meaning.year === undefined ? 'implied' : 'stated', anchor, unit: 'D'}
}

/** Quarters, halves and seasons. Without a year: the one that publication, tense or the accounts point to. */
export function resolvePeriod(meaning: PeriodMeaning, ref: TimeReference): ResolvedTime {
  const base = ref.published
  const stated = meaning.year !== undefined
  if (meaning.part === null) return resolveAccountQuarter(meaning, ref)
  const rangeIn = (year: number): DayRange =>
    meaning.unit === 'Q'
      ? quarterRange(year, Number(meaning.part))
      : meaning.unit === 'H'
        ? halfRange(year, Number(meaning.part))
        : seasonRange(year, meaning.part!)
  let year = meaning.year
  let anchor = 'named with its year'
  if (year === undefined) {
    if (base === null) {
      const value = `XXXX-${meaning.unit === 'S' ? '' : meaning.unit}${meaning.part}`
      return {value, days: UNKNOWN_DAYS, basis: 'implied', anchor: 'no date of publication', unit: 'Q'}
    }
    const now = calendarDay(base).year
    if (meaning.yearShift !== undefined) {
      year = now + meaning.yearShift
      anchor = `counted from the year of publication, ${now}`
    } else {
      const found = nearestPeriod(ref, meaning.shift, rangeIn, now)
      year = found.year
      anchor = found.anchor
    }
  }
  const range = rangeIn(year)
  const value = `${isoYear(year)}-${meaning.unit === 'S' ? '' : meaning.unit}${meaning.part}`
  const account = meaning.unit === 'Q' ? {year, quarter: Number(meaning.part)} : undefined
  return {value, days: range, basis: stated ? 'stated' : 'implied', anchor, unit: 'Q', account}
}

function nearestPeriod(
  ref: TimeReference,
  shift: -1 | 0 | 1 | undefined,
  rangeIn: (year: number) => DayRange,
  now: number,
): {year: number; anchor: string} {
  const published = ref.published!
  const years = [now - 1, now, now + 1]
  const begun = years.filter(year => rangeIn(year).from <= published).at(-1) ?? now
  const ahead = years.find(year => rangeIn(year).to >= published) ?? now
  if (shift === -1) {
    const ended = years.filter(year => rangeIn(year).to < published).at(-1) ?? now - 1
    return {year: ended, anchor: 'the last one that was over at publication'}
  }
  if (shift === 0) return {year: now, anchor: 'in the year of publication'}
  if (shift === 1) {
    const next = years.find(year => rangeIn(year).from > published) ?? now + 1
    return {year: next, anchor: 'the next one after publication'}
  }
  const sinceEnd = published - rangeIn(begun).to
  // results of a quarter that is over are announced in the weeks after it: "will take a charge for the third quarter"
  const isReportedNow = ref.isAccount && sinceEnd > 0 && sinceEnd < 75
  return ref.tense === 'future' && !isReportedNow
    ? {year: ahead, anchor: 'the next one, since the clause looks ahead'}
    : {year: begun, anchor: 'the last one that had begun at publication'}
}

/** "the quarter", "the latest period", "the year-ago quarter": the quarter that the accounts are about, or the last whole one. */
function resolveAccountQuarter(meaning: PeriodMeaning, ref: TimeReference): ResolvedTime {
  if (ref.published === null && !ref.account)
    return {value: 'XXXX-QX', days: UNKNOWN_DAYS, basis: 'implied', anchor: 'no date of publication', unit: 'Q'}
  const current = ref.published === null ? null : quarterOf(ref.published)
  const shifted = meaning.shift !== undefined && meaning.yearShift === undefined && current
  const base = shifted
    ? addQuarters(current.year, current.quarter, meaning.shift!)
    : (ref.account ?? addQuarters(current!.year, current!.quarter, -1))
  const year = meaning.year ?? base.year + (meaning.yearShift ?? 0)
  const anchor = shifted
    ? 'counted from publication'
    : ref.account
      ? 'the period that the accounts are about'
      : 'the last whole quarter before publication'
  if (base.quarter === null) return {value: isoYear(year), days: yearRange(year), basis: 'implied', anchor, unit: 'Y'}
  return {
    value: `${isoYear(year)}-Q${base.quarter}`,
    days: quarterRange(year, base.quarter),
    basis: 'implied',
    anchor,
    unit: 'Q',
    account: meaning.yearShift === undefined && meaning.year === undefined ? {year, quarter: base.quarter} : undefined,
  }
}

export function quarterOf(day: DayNumber): {year: number; quarter: number} {
  const {year, month} = calendarDay(day)
  return {year, quarter: Math.ceil(month / 3)}
}

export function addQuarters(year: number, quarter: number, shift: number): {year: number; quarter: number} {
  const index = year * 4 + quarter - 1 + shift
  return {year: Math.floor(index / 4), quarter: (index % 4) + 1}
}
