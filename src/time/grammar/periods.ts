import type {PeriodMeaning, TimeMatch} from '../time-meaning.ts'
import {readShift} from './calendar-dates.ts'
import type {NumberRead} from './numbers.ts'
import {readOrdinal} from './numbers.ts'
import type {Paragraph} from './paragraph.ts'
import {readYear} from './years.ts'

const POSSESSIVES = ['its', 'their', 'his', 'her', 'our', 'the', 'a', 'this', 'last', 'next']

/** What stands before the noun of a period: determiners, "year-earlier", "fiscal", a year. */
interface PeriodHead {
  readonly at: number
  readonly year?: number
  readonly yearShift?: number
  readonly shift?: -1 | 0 | 1
  /** A word that makes "quarter" or "period" a time: "the", "latest", "year-ago". */
  readonly isFramed: boolean
}

/**
 * Quarters and halves: "the third quarter", "third-quarter", "Q3 2012", "the fiscal first quarter", "this year's second
 * quarter", "the year-ago quarter", "the latest period", "the second half of 1990".
 */
export function matchQuarter(p: Paragraph, i: number): TimeMatch | null {
  return matchQ(p, i) ?? matchSame(p, i) ?? matchNamedPeriod(p, i) ?? matchYearAgo(p, i)
}

/** "Q3", "Q3 2012", "Q3/2012", "3Q". */
function matchQ(p: Paragraph, i: number): TimeMatch | null {
  const isQ = p.is(i, 'q') && p.isCapital(i) && p.isNumber(i + 1) && p.isGlued(i + 1)
  const isNumberQ = p.isNumber(i) && p.is(i + 1, 'q') && p.isGlued(i + 1)
  const quarter = isQ ? p.lower(i + 1) : isNumberQ ? p.lower(i) : ''
  if (!/^[1-4]$/.test(quarter)) return null
  const year = readYear(p, p.skip(p.skip(i + 2, '/', ','), 'of', 'fy'))
  const meaning: PeriodMeaning = {kind: 'period', unit: 'Q', part: quarter, year: year?.value}
  return {first: i, end: year?.end ?? i + 2, meaning, rule: 'quarter'}
}

/** "the same month a year ago", "the corresponding period of 2011", "the same week last year". */
function matchSame(p: Paragraph, i: number): TimeMatch | null {
  const at = p.skip(i, 'the')
  if (at === i || !p.is(at, 'same', 'corresponding', 'comparable', 'like', 'equivalent')) return null
  const {unit = null, isPlural} = p.word(at + 1)
  if (isPlural || !(p.is(at + 1, 'period', 'time') || unit === 'M' || unit === 'W' || unit === 'D')) return null
  const tail = readPeriodTail(p, at + 2)
  if (!tail) return null
  const meaning = {kind: 'same', unit, year: tail.year, yearShift: tail.yearShift} as const
  return {first: i, end: tail.end, meaning, rule: 'same period'}
}

function readHead(p: Paragraph, i: number): PeriodHead {
  let at = i
  let isFramed = false
  let shift: -1 | 0 | 1 | undefined
  let yearShift: number | undefined
  const possessiveYear = p.is(i, 'this', 'last', 'next') && p.is(i + 1, 'year') && p.skipPossessive(i + 2) > i + 2
  if (possessiveYear) {
    yearShift = readShift(p, i)!
    at = p.skipPossessive(i + 2)
    isFramed = true
  } else if (p.is(i, ...POSSESSIVES)) {
    const word = readShift(p, i)
    if (word !== null) shift = word
    at = i + 1
    isFramed = !p.is(i, 'a')
  }
  if (
    p.is(at, 'latest', 'current', 'present', 'corresponding', 'same', 'like', 'comparable', 'previous', 'most', 'final')
  ) {
    if (p.is(at, 'corresponding', 'same', 'like', 'comparable')) yearShift ??= -1
    if (p.is(at, 'previous')) shift = -1
    at = p.is(at, 'most') && p.is(at + 1, 'recent') ? at + 2 : at + 1
    isFramed = true
  }
  const ago = readYearAgo(p, at)
  if (ago) {
    yearShift = -1
    at = ago
    isFramed = true
  }
  const isFiscal = p.is(at, 'fiscal')
  if (isFiscal) at = p.skipHyphen(at + 1)
  const year = readYear(p, at)
  if (year) at = year.end
  if (p.is(at, 'fiscal')) at = p.skipHyphen(at + 1)
  return {at, year: year?.value, yearShift, shift, isFramed: isFramed || isFiscal || year !== null}
}

/** The calendar quarter that holds most of a fiscal quarter that ended in a month. */
const quarterEndedIn = (month: number): string => String(Math.floor(((month + 10) % 12) / 3) + 1)

/** "year-ago", "year-earlier", "year earlier" before a noun. */
function readYearAgo(p: Paragraph, i: number): number | null {
  if (!p.is(i, 'year')) return null
  const at = p.skipHyphen(i + 1)
  return p.is(at, 'ago', 'earlier') && at > i + 1 ? at + 1 : null
}

function matchNamedPeriod(p: Paragraph, i: number): TimeMatch | null {
  if (!p.isWord(i) && !p.isNumber(i)) return null
  const head = readHead(p, i)
  const ordinal = p.is(head.at, 'final', 'last') ? null : readOrdinal(p, head.at)
  if (ordinal) return matchOrdinalPeriod(p, i, head, ordinal)
  const isQuarter = p.word(head.at).unit === 'Q' && !p.word(head.at).isPlural
  const isPeriod =
    p.is(head.at, 'period') && (head.year !== undefined || head.yearShift !== undefined || p.is(head.at - 1, 'latest'))
  if (!(isQuarter || isPeriod) || !head.isFramed || head.at === i) return null
  if (isQuarter && p.is(head.at - 1, 'a', 'one')) return null
  if (p.isHyphen(head.at + 1) && p.isGlued(head.at + 1)) return null
  // "the quarter of the population", "a quarter century"
  if (p.is(head.at + 1, 'of', 'century') && head.shift === undefined && !readYear(p, head.at + 2)) return null
  const tail = readPeriodTail(p, head.at + 1)
  const ended = p.is(head.at + 1, 'ended', 'ending', 'to') ? p.word(head.at + 2).month : undefined
  const meaning: PeriodMeaning = {
    kind: 'period',
    unit: 'Q',
    part: ended === undefined ? null : quarterEndedIn(ended),
    year: head.year ?? tail?.year,
    yearShift: tail?.yearShift ?? head.yearShift,
    shift: head.shift,
  }
  return {first: i, end: tail?.end ?? head.at + 1, meaning, rule: 'quarter of the accounts'}
}

function matchOrdinalPeriod(p: Paragraph, i: number, head: PeriodHead, ordinal: NumberRead): TimeMatch | null {
  const noun = p.skipHyphen(ordinal.end)
  const isQuarter = p.is(noun, 'quarter') && ordinal.value <= 4
  const isHalf = p.is(noun, 'half') && ordinal.value <= 2
  if (!isQuarter && !isHalf) return null
  const isJoined = noun > ordinal.end
  if (isQuarter && !head.isFramed && !isJoined && !p.is(i - 1, 'fiscal', 'in', 'for', 'of', 'during')) {
    if (!p.is(noun + 1, 'of', 'results', 'earnings', 'profit', 'net', 'sales', 'revenue', 'loss')) return null
  }
  const tail = readPeriodTail(p, noun + 1)
  // the second half of a match is no time of the calendar
  if (isHalf && !tail && !isJoined && head.year === undefined && !p.is(i - 1, 'in', 'for', 'during')) return null
  if (isHalf && p.is(noun + 1, 'of') && !tail) return null
  // the determiner of "the third-quarter results" belongs to the noun
  const first = isJoined && head.year === undefined ? (p.is(head.at - 1, 'fiscal') ? head.at - 1 : head.at) : i
  const meaning: PeriodMeaning = {
    kind: 'period',
    unit: isQuarter ? 'Q' : 'H',
    part: String(ordinal.value),
    year: head.year ?? tail?.year,
    yearShift: tail?.yearShift ?? head.yearShift,
  }
  return {
    first: isJoined && head.yearShift === undefined ? first : i,
    end: tail?.end ?? noun + 1,
    meaning,
    rule: isQuarter ? 'quarter' : 'half-year',
  }
}

/** "of 1990", "of this year", "last year", "a year ago", "of fiscal 1990" after a period. */
function readPeriodTail(p: Paragraph, i: number): {end: number; year?: number; yearShift?: number} | null {
  const at = p.skip(p.skip(i, 'of', 'in'), ',')
  const named = p.skip(p.skip(p.skip(at, 'the'), 'fiscal'), 'year')
  const year = readYear(p, named)
  if (year) return {end: year.end, year: year.value}
  const shift = readShift(p, at)
  const noun = p.skip(at + 1, 'fiscal', 'financial')
  if (shift !== null && p.is(noun, 'year')) return {end: noun + 1, yearShift: shift}
  if (p.is(at, 'a') && p.is(at + 1, 'year') && p.is(at + 2, 'ago', 'earlier', 'before'))
    return {end: at + 3, yearShift: -1}
  if (at > i && p.is(at, 'the') && p.is(named - 1, 'year')) return {end: named, yearShift: 0}
  return null
}

/** "year-ago", "year-earlier" alone, before a noun that is no period. */
function matchYearAgo(p: Paragraph, i: number): TimeMatch | null {
  const end = readYearAgo(p, i)
  if (!end || p.is(i - 1, 'a', 'the', 'one') === false) return null
  const meaning: PeriodMeaning = {kind: 'period', unit: 'Q', part: null, yearShift: -1}
  return {first: i, end, meaning, rule: 'year-earlier'}
}

/** "this summer", "last fall", "the winter of 1998", "spring 2010", "in summer", "the past three summers" is left to windows. */
export function matchSeason(p: Paragraph, i: number): TimeMatch | null {
  const shift = readShift(p, i)
  let at = shift !== null || p.is(i, 'the') ? i + 1 : i
  if (p.is(at, 'early', 'late', 'mid') && at > i) at = p.skipHyphen(at + 1)
  const {season, isPlural, need} = p.word(at)
  if (!season || isPlural) return null
  const yearAt = p.skip(p.skip(at + 1, ','), 'of')
  const year = readYear(p, yearAt)
  const tag = p.tag(at)
  const yearShift = year ? undefined : readPeriodTail(p, at + 1)?.yearShift
  const isNamed = year !== null || shift !== null || yearShift !== undefined
  if (!isNamed) {
    if (tag.startsWith('VB') || p.isHyphen(at + 1)) return null
    const isFramed = p.is(i - 1, 'in', 'by', 'since', 'until', 'during', 'early', 'late', 'mid', '-', 'through')
    if (p.is(at + 1, 'of', 'in', 'from', 'olympics', 'olympic', 'games')) return null
    if (need === 'frame' ? !(isFramed && (at > i || p.is(i - 1, 'in', 'by', 'early', 'late'))) : !(isFramed || at > i))
      return null
  } else if (shift !== null && !year && tag.startsWith('VB')) return null
  const end = year?.end ?? (yearShift !== undefined ? readPeriodTail(p, at + 1)!.end : at + 1)
  const meaning: PeriodMeaning = {
    kind: 'period',
    unit: 'S',
    part: season,
    year: year?.value,
    yearShift,
    shift: shift ?? undefined,
  }
  return {first: i, end, meaning, rule: 'season'}
}
