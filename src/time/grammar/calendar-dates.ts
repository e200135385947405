import {daysInMonth, isCalendarDay} from '../calendar.ts'
import type {CalendarMeaning, Shift, TimeMatch} from '../time-meaning.ts'
import {matchDayPart} from './day-parts.ts'
import type {NumberRead} from './numbers.ts'
import {readOrdinal} from './numbers.ts'
import type {Paragraph} from './paragraph.ts'
import {fullYear, readYear} from './years.ts'

/** Written dates with a month in words: "Sept. 15-16, 2022", "15 September", "the 3rd of May", "May 2021", "in March". */
export function matchMonthDate(p: Paragraph, i: number): TimeMatch | null {
  return matchMonthFirst(p, i) ?? matchDayFirst(p, i)
}

/** A month's name, with the stop of its abbreviation. `isSure` is false for words that are also others ("May", "Mar"). */
function readMonth(p: Paragraph, i: number): (NumberRead & {need: string}) | null {
  const {month, need = ''} = p.word(i)
  if (month === undefined || (p.isGlued(i) && p.isWord(i - 1))) return null
  if (need && !p.isCapital(i)) return null
  const isFullName = ['may', 'june', 'july'].includes(p.lower(i)) || p.lower(i).length > 4
  return {value: month, end: isFullName ? i + 1 : p.skipStop(i + 1), need}
}

/** Day of the month, "15" or "15th", that is not the head of a longer number, nor a clock time. */
function readDay(p: Paragraph, i: number): NumberRead | null {
  const ordinal = readOrdinal(p, i)
  if (ordinal) return ordinal.value <= 31 ? ordinal : null
  if (!p.isNumber(i) || p.lower(i).length > 2) return null
  const value = Number(p.lower(i))
  if (value < 1 || value > 31 || p.is(i + 1, '%', 'percent')) return null
  if (p.is(i + 1, ':') && p.isNumber(i + 2) && p.isGlued(i + 2)) return null
  if (p.is(i + 1, '.', ',') && p.isGlued(i + 1) && p.isNumber(i + 2) && p.isGlued(i + 2)) return null
  if (p.isGlued(i + 1) && (p.isWord(i + 1) || (p.is(i + 1, '.') && p.isWord(i + 2) && p.isGlued(i + 2)))) return null
  if (p.is(i + 1, 'a', 'p') && p.is(i + 2, '.') && p.is(i + 3, 'm')) return null
  if (p.is(i + 1, 'am', 'pm', 'a.m', 'p.m', 'million', 'billion', 'years', 'people', 'hours')) return null
  return {value, end: i + 1}
}

/** The year after a date: ", 1998", " 1998", ", '98". Index after it, or null. */
function readDateYear(p: Paragraph, i: number): NumberRead | null {
  const at = p.skip(p.skip(i, ','), 'of')
  const year = readYear(p, at)
  return year && year.value >= 1000 && p.at(at)?.beginsParagraph !== true ? year : null
}

function matchMonthFirst(p: Paragraph, i: number): TimeMatch | null {
  const month = readMonth(p, i)
  if (!month) return null
  const day = readDay(p, p.skip(month.end, 'the'))
  if (day && isCalendarDay(2000, month.value, day.value)) {
    const further = readLastDay(p, day)
    // "Sept. 28 - 3 October" goes on with another month
    const last = further && p.word(further.end).month === undefined ? further : null
    const year = readDateYear(p, last?.end ?? day.end)
    const meaning: CalendarMeaning = {
      kind: 'calendar',
      year: year?.value,
      month: month.value,
      day: day.value,
      lastDay: last?.value,
    }
    return {first: i, end: year?.end ?? last?.end ?? day.end, meaning, rule: 'month and day'}
  }
  const lastMonth = p.isHyphen(month.end) || p.is(month.end, '/') ? readMonth(p, month.end + 1) : null
  const year = readMonthYear(p, lastMonth?.end ?? month.end)
  if (!year && month.need && !standsAsMonth(p, i, month)) return null
  const meaning: CalendarMeaning = {
    kind: 'calendar',
    year: year?.value,
    month: month.value,
    lastMonth: lastMonth?.value,
  }
  // the stop after an abbreviated month that ends a sentence is not part of a name
  return {first: i, end: year?.end ?? lastMonth?.end ?? month.end, meaning, rule: year ? 'month and year' : 'month'}
}

/** The year right after a month: "May 2021", "May, 2021", "May of 2021"; not "May 2000 troops". */
function readMonthYear(p: Paragraph, i: number): NumberRead | null {
  const year = readDateYear(p, i)
  return year && !(p.is(i, ',') && p.tag(year.end) === 'NNS') ? year : null
}

const MONTH_BEFORE = new Set(
  (
    'in of since by until till before after during from to through last next this early late mid between and or each every past ' +
    'around about coming following previous for on the its their his her a at that -'
  ).split(' '),
)

/** Whether "May", "March", "Mar." without a day or a year is the month. */
function standsAsMonth(p: Paragraph, i: number, month: NumberRead & {need: string}): boolean {
  if (month.need === 'date')
    return p.is(month.end - 1, '.') && p.is(i - 1, 'in', 'since', 'last', 'next', 'by', 'of', 'until')
  const tag = p.tag(i)
  if (tag === 'MD' || tag.startsWith('VB')) return false
  if (!MONTH_BEFORE.has(p.lower(i - 1)))
    return p.is(month.end, "'", '’') && p.is(month.end + 1, 's') && tag.startsWith('NNP')
  // "the March on Washington", "Theresa May", "a May Day"
  return !(
    p.is(i - 1, 'the', 'a', 'and', 'or', 'for', 'to') && p.is(month.end, 'on', 'for', 'is', 'was', 'said', 'has', 'of')
  )
}

/** "-16", "–16", " to 16", " and 16" after a day; only the joined forms are one expression. */
function readLastDay(p: Paragraph, day: NumberRead): NumberRead | null {
  if (!p.isDash(day.end)) return null
  const last = readDay(p, day.end + 1)
  return last && last.value > day.value ? last : null
}

function matchDayFirst(p: Paragraph, i: number): TimeMatch | null {
  const start = p.is(i, 'the') ? i + 1 : i
  const day = readDay(p, start) ?? null
  if (!day || (p.isGlued(start) && p.is(start - 1, '.', ',', '$', '€', '£'))) return null
  const last = readLastDay(p, day)
  const after = last?.end ?? day.end
  const month = readMonth(p, p.skip(after, 'of'))
  if (!month || day.value > daysInMonth(2000, month.value)) return null
  if (month.need === 'date' && !p.is(after, 'of') && !readDateYear(p, month.end) && !p.is(month.end - 1, '.'))
    return null
  if (p.tag(month.end - 1) === 'MD') return null
  // "killed 12 May 15" is no date of the 12th
  if (!p.is(after, 'of') && readDay(p, month.end) && !readDateYear(p, month.end)) return null
  const year = readDateYear(p, month.end)
  const meaning: CalendarMeaning = {
    kind: 'calendar',
    year: year?.value,
    month: month.value,
    day: day.value,
    lastDay: last?.value,
  }
  return {first: i, end: year?.end ?? month.end, meaning, rule: 'day and month'}
}

/** Dates in figures: "2022-09-15", "09/15/2022" (month first unless it can't be), "15.09.2022", "11/2/89". */
export function matchNumericDate(p: Paragraph, i: number): TimeMatch | null {
  if (!p.isNumber(i) || (p.isGlued(i) && p.is(i - 1, '-', '/', '.', ',', '$'))) return null
  const sign = p.lower(i + 1)
  if (!['-', '/', '.'].includes(sign) || p.lower(i + 3) !== sign) return null
  for (let k = i + 1; k <= i + 4; k++) if (!p.isGlued(k)) return null
  if (!p.isNumber(i + 2) || !p.isNumber(i + 4)) return null
  const figures = [p.lower(i), p.lower(i + 2), p.lower(i + 4)]
  const lengths = figures.map(f => f.length)
  const [a, b, c] = figures.map(Number) as [number, number, number]
  let [year, month, day] = [a, b, c]
  if (lengths[0] !== 4) {
    if (lengths[0]! > 2 || lengths[1]! > 2 || (lengths[2] !== 4 && lengths[2] !== 2)) return null
    year = lengths[2] === 4 ? c : fullYear(c)
    ;[month, day] = sign === '.' || a > 12 ? [b, a] : [a, b]
    if (lengths[2] === 2 && sign === '.') return null
  } else if (lengths[1]! > 2 || lengths[2]! > 2) return null
  if (year < 1000 || year > 2200 || !isCalendarDay(year, month, day)) return null
  if (p.isGlued(i + 5) && (p.isNumber(i + 5) || p.isHyphen(i + 5))) return null
  return {first: i, end: i + 5, meaning: {kind: 'calendar', year, month, day}, rule: 'date in figures'}
}

const SHIFTS: Readonly<Record<string, Shift>> = {last: -1, past: -1, this: 0, next: 1, coming: 1, upcoming: 1}

/** "last", "this", "next" before a name of the calendar at i: the shift, else null. */
export function readShift(p: Paragraph, i: number): Shift | null {
  const shift = Object.hasOwn(SHIFTS, p.lower(i)) ? SHIFTS[p.lower(i)] : undefined
  return shift ?? null
}

/** "Thursday", "last Friday", "Monday, Oct. 26", "Thursday morning", "Saturday the 5th". */
export function matchWeekday(p: Paragraph, i: number): TimeMatch | null {
  const start = p.is(i, 'this') && p.is(i + 1, 'past', 'coming', 'upcoming') ? i + 1 : i
  const shift = readShift(p, start)
  const at = shift === null ? i : start + 1
  const {weekday, need, isPlural} = p.word(at)
  if (weekday === undefined || (need === 'date' && !isDated(p, at))) return null
  if (need === 'date' && !p.isCapital(at)) return null
  if (isPlural) {
    if (p.isHyphen(at + 1)) return null
    return {first: at, end: at + 1, meaning: {kind: 'set', value: `XXXX-WXX-${weekday}`}, rule: 'weekdays'}
  }
  const end = need === 'date' ? p.skipStop(at + 1) : at + 1
  const nights = p.word(end)
  if (nights.part && p.lower(end).endsWith('s')) {
    const value = `XXXX-WXX-${weekday}T${nights.part}`
    return {first: at, end: end + 1, meaning: {kind: 'set', value}, rule: 'weekdays'}
  }
  const part = matchDayPart(p, end)
  if (part) {
    return {first: i, end: part.end, meaning: calendarWeekday(weekday, shift), clock: part.clock, rule: 'weekday'}
  }
  const date = matchMonthDate(p, p.skip(end, ',')) ?? matchMonthDayOnly(p, end)
  if (date?.meaning.kind === 'calendar' && date.meaning.day !== undefined) {
    return {first: i, end: date.end, meaning: {...date.meaning, weekday}, rule: `weekday, ${date.rule}`}
  }
  return {first: i, end, meaning: calendarWeekday(weekday, shift), rule: 'weekday'}
}

const calendarWeekday = (weekday: number, shift: Shift | null): CalendarMeaning =>
  shift === null ? {kind: 'calendar', weekday} : {kind: 'calendar', weekday, shift}

/** "Saturday the 5th", "Saturday 5". */
function matchMonthDayOnly(p: Paragraph, i: number): TimeMatch | null {
  if (!p.is(i, 'the')) return null
  const day = readOrdinal(p, i + 1)
  return day && day.value <= 31
    ? {first: i, end: day.end, meaning: {kind: 'calendar', day: day.value}, rule: 'day'}
    : null
}

/** Whether a short weekday ("Sat", "Wed.") has a date or a time beside it. */
function isDated(p: Paragraph, i: number): boolean {
  const next = p.skip(p.skipStop(i + 1), ',')
  if (p.word(next).month !== undefined || p.word(next).part !== undefined) return true
  return p.isNumber(next) && (p.word(next + 1).month !== undefined || p.is(next + 1, ':'))
}

/** "last Oct. 23", "next March", "this May"; "last" is left out of the span when a day follows, as TimeML annotators do. */
export function matchShiftedMonth(p: Paragraph, i: number): TimeMatch | null {
  const shift = readShift(p, i)
  if (shift === null) return null
  const date = matchMonthFirst(p, i + 1)
  if (date?.meaning.kind !== 'calendar' || date.meaning.year !== undefined) return null
  return {...date, first: i, meaning: {...date.meaning, shift}, rule: `shifted ${date.rule}`}
}

/** The second day of "April 24 and 25", "July 4, 5 and 6": a match of its own with the month of the first. */
export function matchFurtherDay(p: Paragraph, before: TimeMatch): TimeMatch | null {
  const {meaning} = before
  if (meaning.kind !== 'calendar' || meaning.month === undefined || meaning.day === undefined) return null
  if (meaning.year !== undefined) return null
  let at = before.end
  if (p.is(at, ',') && p.is(at + 1, 'and', 'or')) at += 2
  else if (p.is(at, 'and', 'or', 'to', 'through', ',')) at += 1
  else return null
  const day = readDay(p, at)
  if (!day || day.value <= meaning.day || p.word(day.end).month !== undefined) return null
  if (p.is(before.end, ',') ? !p.is(day.end, 'and', ',') : p.tag(day.end).startsWith('NN')) return null
  const year = readDateYear(p, day.end)
  return {
    first: at,
    end: year?.end ?? day.end,
    meaning: {kind: 'calendar', year: year?.value, month: meaning.month, day: day.value},
    rule: 'further day',
  }
}

/** "on the 15th", "by the 3rd": a day of the month alone. */
export function matchDayOfMonth(p: Paragraph, i: number): TimeMatch | null {
  if (!p.is(i, 'the') || !p.is(i - 1, 'on', 'by', 'until', 'since') || !p.isNumber(i + 1)) return null
  const day = readOrdinal(p, i + 1)
  if (!day || day.value > 31 || p.tag(day.end).startsWith('NN') || p.tag(day.end).startsWith('JJ')) return null
  return {first: i, end: day.end, meaning: {kind: 'calendar', day: day.value}, rule: 'day of the month'}
}
