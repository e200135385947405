import type {Anchor, Portion, Shift, TimeMatch} from '../time-meaning.ts'
import type {TimeUnit} from '../time-tables.ts'
import {matchMonthDate, matchShiftedMonth, matchWeekday} from './calendar-dates.ts'
import {matchDayWord} from './day-parts.ts'
import {readQuantity} from './numbers.ts'
import type {Paragraph} from './paragraph.ts'
import {matchQuarter, matchSeason} from './periods.ts'
import {matchYear} from './years.ts'

interface ShiftWord {
  readonly shift: Shift
  readonly anchor: Anchor
  /** Whether "the" may (or must) stand before it. */
  readonly article: 'may' | 'must' | 'never'
}

const SHIFT_WORDS: Readonly<Record<string, ShiftWord>> = {
  last: {shift: -1, anchor: 'published', article: 'may'},
  past: {shift: -1, anchor: 'published', article: 'may'},
  this: {shift: 0, anchor: 'published', article: 'never'},
  current: {shift: 0, anchor: 'published', article: 'must'},
  next: {shift: 1, anchor: 'published', article: 'may'},
  coming: {shift: 1, anchor: 'published', article: 'must'},
  upcoming: {shift: 1, anchor: 'published', article: 'must'},
  previous: {shift: -1, anchor: 'story', article: 'must'},
  preceding: {shift: -1, anchor: 'story', article: 'must'},
  prior: {shift: -1, anchor: 'story', article: 'must'},
  following: {shift: 1, anchor: 'story', article: 'must'},
  ensuing: {shift: 1, anchor: 'story', article: 'must'},
  same: {shift: 0, anchor: 'story', article: 'must'},
  that: {shift: 0, anchor: 'story', article: 'never'},
}
const DATE_UNITS = new Set<TimeUnit>(['D', 'W', 'M', 'Q', 'Y', 'DE', 'CE', 'WE', 'F'])
const POSSESSIVES = ['its', 'their', 'his', 'her', 'our', 'the']

/** "last week", "this year", "the next day", "that year", "the current month", "the weekend", "the past decade". */
export function matchShiftedUnit(p: Paragraph, i: number): TimeMatch | null {
  const at = p.is(i, ...POSSESSIVES) ? i + 1 : p.is(i, 'this') && p.is(i + 1, 'past', 'coming') ? i + 1 : i
  const word = Object.hasOwn(SHIFT_WORDS, p.lower(at)) ? SHIFT_WORDS[p.lower(at)] : undefined
  if (!word) return matchTheUnit(p, i)
  if (at > i ? word.article === 'never' : word.article === 'must' && !p.is(i - 1, 'any')) return null
  let noun = at + 1
  if (p.is(noun, 'very', 'one')) noun++
  noun = p.skip(noun, 'fiscal', 'calendar', 'financial', 'business', 'trading', 'school', 'academic')
  const {unit, isPlural} = p.word(noun)
  if (!unit || isPlural || !DATE_UNITS.has(unit)) return null
  if (p.isHyphen(noun + 1) && p.isGlued(noun + 1)) return null
  // "the last day of the talks" counts days of something else
  if (unit === 'D' && at > i && p.is(at, 'last', 'past', 'current', 'coming')) return null
  if (unit === 'D' && p.is(at, 'last', 'this', 'past')) return null
  const isPast = p.is(at, 'past')
  const anchor: Anchor = p.is(at, 'next') && unit === 'D' ? 'story' : word.anchor
  const end = noun + 1
  const isWindow = isPast || (at > i && p.is(at, 'last', 'next', 'coming'))
  if (isWindow && unit !== 'WE' && unit !== 'Q' && unit !== 'D') {
    const window = word.shift < 0 ? -1 : 1
    return {first: i, end: skipOrSo(p, end), meaning: {kind: 'duration', unit, count: 1, window}, rule: 'window'}
  }
  return {first: i, end, meaning: {kind: 'shift', unit, shift: word.shift, anchor}, rule: 'shifted unit'}
}

const skipOrSo = (p: Paragraph, i: number): number => (p.is(i, 'or') && p.is(i + 1, 'so', 'two') ? i + 2 : i)

/** "the week", "the weekend", "the year": the one that the story is in. */
function matchTheUnit(p: Paragraph, i: number): TimeMatch | null {
  if (!p.is(i, 'the')) return null
  const noun = p.skip(i + 1, 'fiscal', 'calendar', 'full')
  const {unit, isPlural} = p.word(noun)
  if (!unit || isPlural || !['W', 'M', 'Y', 'WE', 'D'].includes(unit)) return null
  if (p.isHyphen(noun + 1)) return null
  const rule = 'unit of the story'
  if (unit === 'Y' && p.is(noun + 1, 'ended', 'ending', 'to', 'through'))
    return {first: i, end: noun + 1, meaning: {kind: 'duration', unit, count: 1}, rule: 'accounting year'}
  if (unit === 'WE')
    return {first: i, end: noun + 1, meaning: {kind: 'shift', unit, shift: 0, anchor: 'published'}, rule}
  // "the day that", "the year of the Rat", "the month before" say more than this rule knows
  if (p.is(noun + 1, 'of', 'that', 'when', 'after', 'before', 'following') || unit === 'D' || unit === 'M') {
    if (!isPortioned(p, i)) return null
  }
  return {first: i, end: noun + 1, meaning: {kind: 'shift', unit, shift: 0, anchor: 'story'}, rule}
}

const isPortioned = (p: Paragraph, i: number): boolean =>
  p.is(i - 1, 'of', 'in') && p.is(i - 2, 'end', 'beginning', 'start', 'middle', 'later', 'earlier', 'late', 'early')

/**
 * "two days ago", "a year earlier", "three weeks from now", "several months later", "years ago". Also "a year ago"
 * of accounts; `resolve-time.ts` knows which quarter is meant.
 */
export function matchOffset(p: Paragraph, i: number): TimeMatch | null {
  const start = skipApproximation(p, i)
  const quantity = readQuantity(p, start)
  let noun = quantity?.end ?? start
  if (quantity && p.isHyphen(noun) && p.isGlued(noun)) return null
  noun = p.skip(noun, 'more', 'full', 'whole', 'short', 'long', 'business', 'trading', 'calendar')
  const {unit, isPlural} = p.word(noun)
  if (!unit || (!quantity && !isPlural)) return null
  const count = quantity ? quantity.count : null
  const direction = readDirection(p, noun + 1)
  if (!direction) return null
  if (!quantity && !p.is(noun + 1, 'ago', 'later', 'earlier')) return null
  const meaning = {kind: 'offset', unit, count, direction: direction.sign, anchor: direction.anchor} as const
  return {first: i, end: direction.end, meaning, rule: 'offset'}
}

function readDirection(p: Paragraph, i: number): {sign: -1 | 1; anchor: Anchor; end: number} | null {
  if (p.is(i, 'ago')) {
    const weekday = p.word(i + 1).weekday
    return {sign: -1, anchor: 'published', end: weekday !== undefined ? i + 1 : i + 1}
  }
  if (p.is(i, 'earlier', 'previously')) return {sign: -1, anchor: 'story', end: i + 1}
  if (p.is(i, 'later')) return {sign: 1, anchor: 'story', end: i + 1}
  if (p.is(i, 'hence')) return {sign: 1, anchor: 'published', end: i + 1}
  if (p.is(i, 'from') && p.is(i + 1, 'now', 'today')) return {sign: 1, anchor: 'published', end: i + 2}
  return null
}

/** Words before a quantity that TimeML keeps in the span: "nearly", "more than", "at least". */
export function skipApproximation(p: Paragraph, i: number): number {
  let at =
    p.is(i, 'just', 'only', 'well', 'barely') && p.is(i + 1, 'over', 'under', 'about', 'more', 'less') ? i + 1 : i
  if (p.is(at, 'more', 'less', 'fewer', 'longer', 'greater', 'better') && p.is(at + 1, 'than')) at += 2
  else if (p.is(at, 'at') && p.is(at + 1, 'least', 'most')) at += 2
  else if (p.is(at, 'up', 'close') && p.is(at + 1, 'to')) at += 2
  else if (p.is(at, 'as') && p.is(at + 1, 'little', 'long', 'much', 'many', 'few') && p.is(at + 2, 'as')) at += 3
  else if (p.is(at, 'no', 'not') && p.is(at + 1, 'more', 'less', 'longer', 'fewer') && p.is(at + 2, 'than')) at += 3
  else if (p.is(at, 'nearly', 'about', 'almost', 'around', 'roughly', 'approximately', 'some', 'barely')) at += 1
  else if (at > i) at = p.is(at, 'over', 'under') ? at + 1 : i
  return at
}

/** "early next week", "later this year", "the end of June", "late 1998", "mid-2011", "earlier in the day", "year's end". */
export function matchPortion(p: Paragraph, i: number): TimeMatch | null {
  const yearEnd = matchYearEnd(p, i)
  if (yearEnd) return yearEnd
  const start = p.skip(i, 'the')
  if (p.is(start, 'end', 'beginning', 'start', 'middle', 'close', 'turn') && p.is(start + 1, 'of')) {
    if (start === i && !p.is(i - 1, 'by', 'at', 'until', 'since', 'before')) return null
    const portion: Portion = p.is(start, 'end', 'close') ? 'end' : p.is(start, 'middle') ? 'mid' : 'start'
    return portioned(p, i, start + 2, portion)
  }
  if (!p.is(start, 'early', 'late', 'mid', 'earlier', 'later')) return null
  const portion = p.lower(start) as Portion
  let at = p.skipHyphen(start + 1)
  if (p.is(at, 'on') && p.is(start, 'earlier', 'later', 'late', 'early')) at++
  if (p.is(at, 'in', 'on')) {
    if (!p.is(at + 1, 'the', 'this', 'that') || p.word(at + 2).unit === undefined) return null
    at++
  }
  return portioned(p, i, at, portion)
}

function portioned(p: Paragraph, first: number, at: number, portion: Portion): TimeMatch | null {
  const whole =
    matchShiftedUnit(p, at) ??
    matchQuarter(p, at) ??
    matchSeason(p, at) ??
    matchShiftedMonth(p, at) ??
    matchMonthDate(p, at) ??
    (p.is(at, 'this', 'that', 'the') ? matchStoryDay(p, at) : null) ??
    matchYear(p, at) ??
    (portion === 'earlier' || portion === 'later' ? (matchDayWord(p, at) ?? matchWeekday(p, at)) : null)
  if (!whole || whole.portion || whole.meaning.kind === 'duration' || whole.meaning.kind === 'set') return null
  const {meaning} = whole
  // "late Jan. 5" is the end of a day; the words before a day's name stay outside
  if (meaning.kind === 'calendar' && meaning.day !== undefined) return null
  return {...whole, first, portion, rule: `${portion} ${whole.rule}`}
}

/** "(later) that day", "(earlier in) the day". */
function matchStoryDay(p: Paragraph, i: number): TimeMatch | null {
  const {unit, isPlural} = p.word(i + 1)
  if (!unit || isPlural || !DATE_UNITS.has(unit)) return null
  return {first: i, end: i + 2, meaning: {kind: 'shift', unit, shift: 0, anchor: 'story'}, rule: 'unit of the story'}
}

/** "year's end", "year-end", "year end", "month's end". */
function matchYearEnd(p: Paragraph, i: number): TimeMatch | null {
  const start = p.skip(i, 'the')
  const {unit, isPlural} = p.word(start)
  if ((unit !== 'Y' && unit !== 'M') || isPlural) return null
  const at = p.skipHyphen(p.skipPossessive(start + 1))
  if (!p.is(at, 'end') || p.is(at + 1, 'of') || (unit === 'M' && at === start + 1)) return null
  const meaning = {kind: 'shift', unit, shift: 0, anchor: 'published'} as const
  return {first: i, end: at + 1, meaning, portion: 'end', rule: 'end of the unit'}
}
