import type {DayNumber, DayRange} from './calendar.ts'
import {
  addMonths,
  calendarDay,
  isoDay,
  isoMonth,
  isoWeek,
  isoYear,
  monthRange,
  quarterRange,
  weekday,
  weekRange,
  yearRange,
} from './calendar.ts'
import {quarterOf, resolveCalendar, resolveHoliday, resolvePeriod} from './resolve-calendar.ts'
import type {DurationMeaning, OffsetMeaning, Portion, SameMeaning, ShiftMeaning, TimeMatch} from './time-meaning.ts'
import type {ResolvedTime, TimeReference} from './time-reference.ts'
import {UNKNOWN_DAYS} from './time-reference.ts'
import type {TimeUnit} from './time-tables.ts'

/** Places an expression in time. TIMEX3 values after TimeML 1.2.1; X stands for what neither text nor anchor tells. */
export function resolveTime(match: TimeMatch, ref: TimeReference): ResolvedTime {
  const resolved = resolveMeaning(match, ref)
  const placed = match.portion ? {...resolved, days: portionOf(resolved, match.portion, ref)} : resolved
  if (!match.clock || placed.unit === null) return placed
  return {...placed, value: withClock(placed.value, match.clock)}
}

function resolveMeaning(match: TimeMatch, ref: TimeReference): ResolvedTime {
  const {meaning} = match
  switch (meaning.kind) {
    case 'calendar':
      return resolveCalendar(meaning, ref)
    case 'holiday':
      return resolveHoliday(meaning, ref)
    case 'same':
      return resolveSame(meaning, ref)
    case 'period':
      return resolvePeriod(meaning, ref)
    case 'years':
      return {
        value: meaning.value,
        days: {from: yearRange(meaning.from).from, to: yearRange(meaning.to).to},
        basis: 'stated',
        anchor: 'named in full',
        unit: 'DE',
      }
    case 'shift':
      return resolveShift(meaning, ref)
    case 'offset':
      return resolveOffset(meaning, ref)
    case 'duration':
      return resolveDuration(meaning, ref)
    case 'set':
      return {value: meaning.value, days: UNKNOWN_DAYS, basis: 'stated', anchor: 'comes again', unit: null}
    case 'reference':
      return resolveReference(meaning.value, ref)
  }
}

/** "2022-09-15" and "T09:00" make "2022-09-15T09:00"; a value without a day keeps its own form. */
const withClock = (value: string, clock: string): string =>
  /^[\dX]{4}-([\dX]{2}-[\dX]{2}|WXX-\d)$/.test(value) ? value + clock : value

function resolveReference(value: string, ref: TimeReference): ResolvedTime {
  const now = ref.published
  const days =
    value === 'PAST_REF' ? {from: null, to: now} : value === 'FUTURE_REF' ? {from: now, to: null} : {from: now, to: now}
  return {value, days, basis: 'implied', anchor: 'seen from publication', unit: null}
}

const UNKNOWN_VALUE: Partial<Record<TimeUnit, string>> = {
  D: 'XXXX-XX-XX',
  W: 'XXXX-WXX',
  WE: 'XXXX-WXX-WE',
  M: 'XXXX-XX',
  Q: 'XXXX-QX',
}

function unknown(unit: TimeUnit, anchor: string): ResolvedTime {
  return {value: UNKNOWN_VALUE[unit] ?? 'XXXX', days: UNKNOWN_DAYS, basis: 'implied', anchor, unit}
}

function resolveShift(meaning: ShiftMeaning, ref: TimeReference): ResolvedTime {
  const {unit, shift} = meaning
  if (meaning.anchor === 'story' && ref.story) {
    const story = ref.story
    if (unit === 'D' && story.unit !== 'D') {
      // "the same day" after "in March" names no day; "that day" after publication's own story does
      return ref.published === null || shift !== 0
        ? unknown(unit, `"${story.words}" names no day`)
        : inUnit(unit, ref.published, 'the day of publication')
    }
    const base = shift > 0 ? story.to : story.from
    return inUnit(unit, move(base, unit, shift), `counted from "${story.words}"`)
  }
  if (ref.published === null) return unknown(unit, 'no date of publication')
  if (unit === 'WE') return weekend(shift, ref)
  const day = meaning.anchor === 'story' && shift !== 0 && unit === 'D' ? null : move(ref.published, unit, shift)
  return day === null ? unknown(unit, 'the story has named no day') : inUnit(unit, day, 'counted from publication')
}

/** The weekend meant: by tense for "the weekend", the one before or after this week's for "last" and "next". */
function weekend(shift: -1 | 0 | 1, ref: TimeReference): ResolvedTime {
  const published = ref.published!
  const isWeekendNow = weekday(published) >= 6
  const thisWeek = weekRange(published).from + 5
  let saturday = thisWeek
  if (shift === -1) saturday = thisWeek - 7
  else if (shift === 1) saturday = weekday(published) >= 6 ? thisWeek + 7 : thisWeek
  else if (ref.tense !== 'future' && ref.tense !== 'present' && !isWeekendNow) saturday = thisWeek - 7
  return {
    value: `${isoWeek(saturday)}-WE`,
    days: {from: saturday, to: saturday + 1},
    basis: 'implied',
    anchor: 'counted from publication',
    unit: 'WE',
  }
}

/** A day that lies `count` units on; the day within the unit doesn't matter to `inUnit`. */
function move(day: DayNumber, unit: TimeUnit, count: number): DayNumber {
  switch (unit) {
    case 'D':
      return day + Math.round(count)
    case 'W':
    case 'WE':
      return day + Math.round(count * 7)
    case 'F':
      return day + Math.round(count * 14)
    case 'M':
      return addMonths(day, Math.round(count))
    case 'Q':
      return addMonths(day, Math.round(count * 3))
    case 'SEM':
      return addMonths(day, Math.round(count * 6))
    case 'Y':
      return addMonths(day, Math.round(count * 12))
    case 'DE':
      return addMonths(day, Math.round(count * 120))
    case 'CE':
      return addMonths(day, Math.round(count * 1200))
    case 'ML':
      return addMonths(day, Math.round(count * 12000))
    case 'H':
      return day + Math.trunc(count / 24)
    default:
      return day
  }
}

/** The unit that holds a day, as value and days. */
function inUnit(unit: TimeUnit, day: DayNumber, anchor: string): ResolvedTime {
  const {year, month} = calendarDay(day)
  const made = (value: string, days: DayRange, as: TimeUnit = unit): ResolvedTime => ({
    value,
    days,
    basis: 'implied',
    anchor,
    unit: as,
  })
  switch (unit) {
    case 'W':
    case 'F':
      return made(isoWeek(day), weekRange(day))
    case 'WE': {
      const saturday = weekRange(day).from + 5
      return made(`${isoWeek(saturday)}-WE`, {from: saturday, to: saturday + 1})
    }
    case 'M':
      return made(isoMonth(year, month), monthRange(year, month))
    case 'Q': {
      const {quarter} = quarterOf(day)
      return made(`${isoYear(year)}-Q${quarter}`, quarterRange(year, quarter))
    }
    case 'Y':
    case 'SEM':
      return made(isoYear(year), yearRange(year))
    case 'DE': {
      const first = Math.floor(year / 10) * 10
      return made(String(first / 10), {from: yearRange(first).from, to: yearRange(first + 9).to})
    }
    case 'CE':
    case 'ML': {
      const first = Math.floor(year / 100) * 100
      return made(String(first / 100), {from: yearRange(first).from, to: yearRange(first + 99).to})
    }
    default:
      return made(isoDay(day), {from: day, to: day}, 'D')
  }
}

/** The period named last, or that of publication, in the year that is told. */
function resolveSame(meaning: SameMeaning, ref: TimeReference): ResolvedTime {
  const base = ref.period?.days.from ?? ref.published
  const unit = meaning.unit ?? ref.period?.unit ?? 'Y'
  if (base === null) return unknown(unit, 'no period was named')
  const {year} = calendarDay(base)
  const to = meaning.year ?? year + (meaning.yearShift ?? -1)
  return inUnit(unit, addMonths(base, 12 * (to - year)), 'the period named before')
}

function resolveOffset(meaning: OffsetMeaning, ref: TimeReference): ResolvedTime {
  const {unit, count, direction} = meaning
  if (count === null && meaning.anchor === 'story') {
    const value = durationValue(unit, null)
    return {
      value,
      days: UNKNOWN_DAYS,
      basis: 'implied',
      anchor: 'some time from what the story has reached',
      unit: null,
    }
  }
  if (count === null) return resolveReference(direction < 0 ? 'PAST_REF' : 'FUTURE_REF', ref)
  if (unit === 'Y' && count === 1 && direction < 0 && ref.isAccount && ref.account) {
    const {year, quarter} = ref.account
    const anchor = 'a year before the period that the accounts are about'
    if (quarter === null)
      return {value: isoYear(year - 1), days: yearRange(year - 1), basis: 'implied', anchor, unit: 'Y'}
    return {
      value: `${isoYear(year - 1)}-Q${quarter}`,
      days: quarterRange(year - 1, quarter),
      basis: 'implied',
      anchor,
      unit: 'Q',
    }
  }
  const story = meaning.anchor === 'story' ? ref.story : null
  const base = story ? (direction > 0 ? story.to : story.from) : ref.published
  const exact = count % 1 !== 0 && unit === 'Y' ? 'M' : unit
  if (base === null) return unknown(exact, 'no date of publication')
  const anchor = story ? `counted from "${story.words}"` : 'counted from publication'
  if (story && (story.unit === 'M' || story.unit === 'Y') && ['D', 'W', 'H'].includes(unit))
    return unknown('D', `"${story.words}" names no day`)
  const day = move(base, unit, direction * count)
  if (exact === 'H' || exact === 'MIN' || exact === 'S') return {...inUnit('D', day, anchor)}
  if (exact === 'DE' || exact === 'CE' || exact === 'ML') return inUnit('Y', day, anchor)
  return inUnit(exact, day, anchor)
}

const DURATION_UNITS: Partial<Record<TimeUnit, string>> = {S: 'S', MIN: 'M', H: 'H', SEM: 'M'}

/** "P3D", "PT5H", "PXY": decades and centuries count as years, half-years as months. */
export function durationValue(unit: TimeUnit, count: number | null): string {
  const time = unit === 'S' || unit === 'MIN' || unit === 'H' ? 'T' : ''
  if (unit === 'DE' || unit === 'CE' || unit === 'ML') {
    const years = unit === 'DE' ? 10 : unit === 'CE' ? 100 : 1000
    return count === null ? 'PXY' : `P${trimmed(count * years)}Y`
  }
  if (unit === 'F') return count === null ? 'PXW' : `P${trimmed(count * 2)}W`
  if (unit === 'SEM') return count === null ? 'PXM' : `P${trimmed(count * 6)}M`
  if (unit === 'Q') return count === null ? 'PXQ' : `P${trimmed(count)}Q`
  if (unit === 'WE') return count === null ? 'PXWE' : `P${trimmed(count)}WE`
  if (count === 0.5 && unit === 'Y') return 'P6M'
  if (count === 0.5 && unit === 'H') return 'PT30M'
  if (count === 0.5 && unit === 'D') return 'PT12H'
  if (count !== null && unit === 'H' && count % 1 === 0.5) return `PT${Math.floor(count)}H30M`
  return `P${time}${count === null ? 'X' : trimmed(count)}${DURATION_UNITS[unit] ?? unit}`
}

const trimmed = (n: number): string => String(Math.round(n * 100) / 100)

function resolveDuration(meaning: DurationMeaning, ref: TimeReference): ResolvedTime {
  const {unit, count, window, isPointAhead} = meaning
  const value = durationValue(unit, count)
  const none = {value, days: UNKNOWN_DAYS, basis: 'stated', anchor: 'a length of time', unit: null} as const
  const {published} = ref
  if (published === null || meaning.isSet) return none
  if (window !== undefined) {
    const passed = count !== null && meaning.isUnderWay ? count - 1 : count
    const far = passed === null ? null : move(published, unit, window * passed)
    const days = window < 0 ? {from: far, to: published} : {from: published, to: far}
    const anchor = window < 0 ? 'up to publication' : 'from publication on'
    return {value, days, basis: 'implied', anchor, unit: null}
  }
  if (isPointAhead && count !== null && ref.tense === 'future' && ref.before === 'in') {
    const point = move(published, unit, count)
    const days = ['Y', 'M', 'W'].includes(unit) ? inUnit(unit, point, '').days : {from: point, to: point}
    return {value, days, basis: 'implied', anchor: 'counted from publication', unit: null}
  }
  return none
}

/** The days of "early", "late", "the end of" a time; "earlier this year" ends, "later this week" begins at publication. */
function portionOf(resolved: ResolvedTime, portion: Portion, ref: TimeReference): ResolvedTime['days'] {
  const {from, to} = resolved.days
  if (from === null || to === null || to === from) return resolved.days
  const {published} = ref
  const holdsPublication = published !== null && from <= published && published <= to
  switch (portion) {
    case 'earlier':
      return {from, to: holdsPublication ? published : to}
    case 'later':
      return {from: holdsPublication ? published : from, to}
    case 'early':
    case 'start':
      return {from, to: thirdOf(from, to, 1) - 1}
    case 'mid':
      return {from: thirdOf(from, to, 1), to: thirdOf(from, to, 2) - 1}
    case 'late':
    case 'end':
      return {from: thirdOf(from, to, 2), to}
  }
}

/** Where the second or the third part of a time begins; parts of decades begin with a year. */
function thirdOf(from: DayNumber, to: DayNumber, part: number): DayNumber {
  const length = to + 1 - from
  if (length >= 28 && length <= 31) return from + part * 10
  const share = (length * part) / 3
  const day = from + (part === 1 ? Math.ceil(share) : Math.floor(share))
  const {year, month} = calendarDay(day)
  return to - from > 3 * 366 ? yearRange(month > 6 ? year + 1 : year).from : day
}
