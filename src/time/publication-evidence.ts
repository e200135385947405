import type {Ages} from './ages.ts'
import {ALL_DAYS, densities} from './ages.ts'
import type {DayNumber} from './calendar.ts'
import {calendarDay, dayNumber, isCalendarDay, weekday} from './calendar.ts'
import type {DayTable} from './day-table.ts'
import type {UnplacedTime} from './find-times.ts'
import {holidayRange} from './holiday.ts'
import type {Tense} from './tense.ts'
import type {CalendarMeaning} from './time-meaning.ts'

/** One sign of when a text was published: the log likelihood of what stands in it, for every day of the table. */
export interface PublicationEvidence {
  readonly scores: Float64Array
  /** Signs of one kind speak of much the same thing: together they count little more than one of them. */
  readonly kind?: string
  /** What it says of a day, for people: `"Thursday" lies ahead`. */
  readonly note: (day: DayNumber) => string
}

/**
 * How far from publication the times lie that news tells of. Estimated by eye from the TimeBank and MEANTIME documents with an
 * even number: days without a year are close, days with one mostly years off. Shorter means make the inference bolder.
 */
const AGES = {
  dayWithoutYear: [
    [0.2, 8],
    [0.45, 45],
    [0.35, 180],
  ],
  dayWithoutYearAhead: [
    [0.35, 8],
    [0.4, 40],
    [0.25, 200],
  ],
  dayWithYear: [
    [0.07, 8],
    [0.15, 60],
    [0.38, 700],
    [0.4, 4000],
  ],
  dayWithYearAhead: [
    [0.2, 20],
    [0.5, 200],
    [0.3, 1500],
  ],
} as const satisfies Record<string, Ages>

/** Density of what can't be: a day told as past that lies ahead. About 1/200 of a uniform guess. */
const IMPOSSIBLE = 2e-7

/** Past: 0 the day itself … 6 days ago; ahead likewise. News agencies name the weekday for the day itself. */
const WEEKDAY_BACK = [0.42, 0.28, 0.12, 0.07, 0.04, 0.03, 0.04]
const WEEKDAY_AHEAD = [0.14, 0.27, 0.18, 0.14, 0.1, 0.09, 0.08]
const WEEKDAY_LAST = [0.1, 0.1, 0.15, 0.2, 0.2, 0.15, 0.1]
const WEEKDAY_NEXT = [0.1, 0.12, 0.14, 0.16, 0.16, 0.16, 0.16]
const MONTH_BACK = [0.17, 0.22, 0.14, 0.1, 0.08, 0.06, 0.05, 0.05, 0.04, 0.04, 0.03, 0.02]
const MONTH_AHEAD = [0.14, 0.22, 0.16, 0.12, 0.09, 0.07, 0.05, 0.04, 0.04, 0.03, 0.02, 0.02]

/**
 * Signs from the times of the text alone. Each wording counts once; a weekday as often as it is told, up to three times.
 * `isTold`: a day of the year on which a known event of the text happened; that event counts, its day not once more.
 */
export function timeEvidence(
  times: readonly UnplacedTime[],
  text: string,
  days: DayTable,
  isTold: (month: number, day: number) => boolean,
): PublicationEvidence[] {
  const found: PublicationEvidence[] = []
  const seen = new Map<string, number>()
  const toldMonths = monthsOfAccount(times)
  for (const time of times) {
    const key = `${JSON.stringify(time.match.meaning)}${time.tense}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    const {meaning} = time.match
    const isWeekday = meaning.kind === 'calendar' && meaning.weekday !== undefined && meaning.day === undefined
    if (count > (isWeekday ? 3 : 1)) continue
    const words = `"${text.slice(time.start, time.end)}"`
    if (meaning.kind === 'calendar' && meaning.month && meaning.day && isTold(meaning.month, meaning.day)) continue
    if (meaning.kind === 'calendar' && meaning.year === undefined && toldMonths.has(meaning.month ?? 0)) continue
    if (meaning.kind === 'calendar') {
      const kind = `${dateKind(meaning)} ${time.tense === 'future' ? 'ahead' : 'past'}`
      for (const sign of calendarEvidence(meaning, time.tense, words, days))
        found.push(sign.kind === undefined ? {...sign, kind} : sign)
    } else if (meaning.kind === 'holiday' && meaning.year === undefined) {
      const {rule} = meaning.holiday
      found.push(yearlyEvidence(year => holidayRange(rule, year).from, time.tense, words, days))
    } else if (meaning.kind === 'period' && meaning.unit === 'Q' && meaning.part && meaning.year === undefined) {
      if (time.isAccount && time.tense !== 'future') found.push(quarterEvidence(Number(meaning.part), words, days))
    }
  }
  return found
}

function calendarEvidence(
  meaning: CalendarMeaning,
  tense: Tense | null,
  words: string,
  days: DayTable,
): PublicationEvidence[] {
  const {year, month, day} = meaning
  if (year !== undefined && month !== undefined) {
    if (day !== undefined && !isCalendarDay(year, month, day)) return []
    return [datedEvidence(dayNumber(year, month, day ?? 1), tense, words, days)]
  }
  if (year !== undefined)
    return meaning.isFiscal ? [] : [yearEvidence(year, meaning.lastYear ?? year, tense, words, days)]
  if (month !== undefined && day !== undefined) {
    const at = (y: number): DayNumber => dayNumber(y, month, isCalendarDay(y, month, day) ? day : day - 1)
    const found = [yearlyEvidence(at, tense, words, days)]
    if (meaning.weekday !== undefined)
      found.push(weekdayOfDateEvidence([at], meaning.weekday, tense, 0.97, words, days))
    return found
  }
  if (month !== undefined) return [monthEvidence(month, tense, words, days)]
  return meaning.weekday === undefined ? [] : [weekdayEvidence(meaning, tense, words, days)]
}

/** Months that a report gives the year of, and their neighbours: days and months without a year beside them are of that year. */
function monthsOfAccount(times: readonly UnplacedTime[]): Set<number> {
  const months = new Set<number>()
  for (const {match, tense} of times) {
    const {meaning} = match
    if (meaning.kind !== 'calendar' || !meaning.year || !meaning.month || tense === 'future') continue
    for (const near of [-1, 0, 1]) months.add(((meaning.month + near + 11) % 12) + 1)
  }
  return months
}

const dateKind = ({year, month, day}: CalendarMeaning): string =>
  year !== undefined
    ? month === undefined
      ? 'year'
      : 'dated'
    : day !== undefined
      ? 'day'
      : month
        ? 'month'
        : 'weekday'

const told = (tense: Tense | null): string =>
  tense === 'future' ? 'lies ahead' : tense === 'past' ? 'is told as past' : 'is close'

function datedEvidence(date: DayNumber, tense: Tense | null, words: string, days: DayTable): PublicationEvidence {
  const scores = new Float64Array(days.days.length)
  const back = densities(AGES.dayWithYear)
  const ahead = densities(AGES.dayWithYearAhead)
  const share = tense === 'future' ? 0.05 : tense === 'past' ? 0.97 : 0.8
  for (let i = 0; i < days.days.length; i++) {
    const age = days.days[i]! - date
    scores[i] = Math.log(age >= 0 ? share * back(age) + IMPOSSIBLE : (1 - share) * ahead(-age) + IMPOSSIBLE)
  }
  return {scores, note: () => `${words} ${told(tense)}`}
}

function yearEvidence(
  year: number,
  lastYear: number,
  tense: Tense | null,
  words: string,
  days: DayTable,
): PublicationEvidence {
  const scores = new Float64Array(days.days.length)
  const share = tense === 'future' ? 0.05 : tense === 'past' ? 0.96 : 0.75
  const at = (years: number): number => {
    if (years === 0) return 0.22
    if (years > 0) return share * ([0, 0.25, 0.12, 0.08][years] ?? (0.45 / 18) * Math.exp(-(years - 3) / 18)) + 1e-4
    return (1 - share) * ([0, 0.45, 0.2, 0.1][-years] ?? (0.25 / 6) * Math.exp((years + 3) / 6)) + 1e-4
  }
  const byYear = new Map<number, number>()
  for (let y = days.firstYear; y <= days.lastYear; y++) byYear.set(y, Math.log(at(y - (y < year ? year : lastYear))))
  for (let i = 0; i < days.days.length; i++) scores[i] = byYear.get(days.year[i]!)!
  return {scores, note: () => `the year ${words} ${told(tense)}`}
}

/** A day that comes every year: how long ago, or how far ahead it is. */
function yearlyEvidence(
  at: (year: number) => DayNumber,
  tense: Tense | null,
  words: string,
  days: DayTable,
): PublicationEvidence {
  const scores = new Float64Array(days.days.length)
  const back = densities(AGES.dayWithoutYear)
  const ahead = densities(AGES.dayWithoutYearAhead)
  const share = tense === 'future' ? 0.05 : tense === 'past' ? 0.95 : 0.65
  let year = Number.NaN
  let [before, same, after] = [0, 0, 0]
  for (let i = 0; i < days.days.length; i++) {
    if (days.year[i] !== year) {
      year = days.year[i]!
      before = at(year - 1)
      same = at(year)
      after = at(year + 1)
    }
    const day = days.days[i]!
    const behind = day - (same <= day ? same : before)
    const toCome = (same >= day ? same : after) - day
    scores[i] = Math.log(share * back(behind) + (1 - share) * ahead(toCome) + IMPOSSIBLE)
  }
  return {scores, note: () => `${words} ${told(tense)}`}
}

/**
 * A day of the month and a weekday that speak of the same day: only some years have them together. `trust` is how
 * surely they do: "Friday, Oct. 12" says so, "on Thursday … a summit held from September 15-16" only suggests it.
 */
export function weekdayOfDateEvidence(
  dates: readonly ((year: number) => DayNumber)[],
  wanted: number,
  tense: Tense | null,
  trust: number,
  words: string,
  days: DayTable,
): PublicationEvidence {
  const scores = new Float64Array(days.days.length)
  const chance = 1 - (6 / 7) ** dates.length
  for (let i = 0; i < days.days.length; i++) {
    const day = days.days[i]!
    let fits = false
    for (const at of dates) {
      let date = at(days.year[i]!)
      if (tense === 'future' && date < day - 1) date = at(days.year[i]! + 1)
      else if (tense !== 'future' && date > day + 1) date = at(days.year[i]! - 1)
      fits ||= weekday(date) === wanted
    }
    scores[i] = Math.log(fits ? trust / chance : (1 - trust) / (1 - chance))
  }
  return {scores, kind: 'weekday of date', note: day => `${words} fall together in ${calendarDay(day).year}`}
}

function monthEvidence(month: number, tense: Tense | null, words: string, days: DayTable): PublicationEvidence {
  const scores = new Float64Array(days.days.length)
  const share = tense === 'future' ? 0.05 : tense === 'past' ? 0.95 : 0.75
  for (let i = 0; i < days.days.length; i++) {
    const now = (days.month[i]! % 12) + 1
    scores[i] = Math.log(
      share * MONTH_BACK[(now - month + 12) % 12]! + (1 - share) * MONTH_AHEAD[(month - now + 12) % 12]!,
    )
  }
  return {scores, note: () => `the month ${words} ${told(tense)}`}
}

function weekdayEvidence(
  meaning: CalendarMeaning,
  tense: Tense | null,
  words: string,
  days: DayTable,
): PublicationEvidence {
  const scores = new Float64Array(days.days.length)
  const wanted = meaning.weekday!
  const share = tense === 'future' ? 0.03 : tense === 'past' ? 0.97 : tense === 'present' ? 0.3 : 0.8
  const byDay = [1, 2, 3, 4, 5, 6, 7].map(today => {
    const back = (today - wanted + 7) % 7
    const ahead = (wanted - today + 7) % 7
    if (meaning.shift === -1) return Math.log(WEEKDAY_LAST[back]!)
    if (meaning.shift === 1) return Math.log(WEEKDAY_NEXT[ahead]!)
    return Math.log(share * WEEKDAY_BACK[back]! + (1 - share) * WEEKDAY_AHEAD[ahead]!)
  })
  for (let i = 0; i < days.days.length; i++) scores[i] = byDay[days.weekday[i]! - 1]!
  return {scores, note: () => `${words} ${told(tense)}`}
}

/** Results of a quarter come in the weeks after it. */
function quarterEvidence(quarter: number, words: string, days: DayTable): PublicationEvidence {
  const scores = new Float64Array(days.days.length)
  const byMonth = [0.08, 0.5, 0.15, 0.09, 0.05, 0.03, 0.02, 0.02, 0.02, 0.02, 0.01, 0.01]
  for (let i = 0; i < days.days.length; i++) {
    const now = (days.month[i]! % 12) + 1
    scores[i] = Math.log(byMonth[(now - quarter * 3 + 12) % 12]!)
  }
  return {scores, note: () => `results of ${words} come in the weeks after it`}
}

/** Publication lies between two days, with a density around them that `match` gives to being right. */
export function windowEvidence(
  from: DayNumber,
  to: DayNumber,
  match: number,
  note: (day: DayNumber) => string,
  days: DayTable,
): PublicationEvidence {
  const inside = Math.log(match / Math.max(1, to - from + 1))
  const outside = Math.log((1 - match) / ALL_DAYS)
  const scores = new Float64Array(days.days.length)
  for (let i = 0; i < scores.length; i++) {
    const day = days.days[i]!
    scores[i] = day + days.step > from && day <= to ? inside : outside
  }
  return {scores, note}
}
