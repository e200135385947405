const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Hours east of Greenwich of the letters that feeds write for a zone (RFC 822 and usual ones of newsrooms). */
const ZONE_HOURS: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  bst: 1,
  cet: 1,
  west: 1,
  cest: 2,
  eet: 2,
  sast: 2,
  eest: 3,
  msk: 3,
  eat: 3,
  ist: 5.5,
  pkt: 5,
  wib: 7,
  ict: 7,
  hkt: 8,
  sgt: 8,
  myt: 8,
  pht: 8,
  awst: 8,
  jst: 9,
  kst: 9,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  brt: -3,
  art: -3,
  ast: -4,
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
}

interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly time: string | null
  readonly zone: string | null
}

/** Feeds are younger than this; an earlier year is a counter that was never set. */
const FIRST_YEAR = 1990

/**
 * A date as feeds write it (RFC 822 and 3339 and their usual misspellings) as ISO 8601 with its own offset, so that its day
 * is the day where it was published: `2022-09-15T23:30:00-05:00`; without a zone when none is given, a day when no time is.
 * Null for what names no day.
 */
export function parseFeedDate(text: string | null): string | null {
  if (text === null) return null
  const plain = text.trim().slice(0, 80)
  const parts = parseIso(plain) ?? parseNamedMonth(plain) ?? parseSlashes(plain)
  if (!parts || parts.year < FIRST_YEAR || parts.year > 2200 || !isDay(parts)) return null
  const day = `${parts.year}-${two(parts.month)}-${two(parts.day)}`
  return parts.time === null ? day : `${day}T${parts.time}${parts.zone ?? ''}`
}

const two = (n: number): string => String(n).padStart(2, '0')

function isDay({year, month, day}: DateParts): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const TIME = /(?:^|[\sT,])(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?/i
const NUMBER_ZONE = /([+-])(\d{2}):?(\d{2})\b/

/** The time and the zone behind a day. A time that no clock shows is none. */
function parseTime(rest: string): Pick<DateParts, 'time' | 'zone'> {
  const found = TIME.exec(rest)
  if (!found) return {time: null, zone: null}
  const half = found[4]?.toLowerCase()[0]
  const said = Number(found[1])
  const hour = half === 'p' && said < 12 ? said + 12 : half === 'a' && said === 12 ? 0 : said
  const second = Number(found[3] ?? 0)
  if (hour > 23 || Number(found[2]) > 59 || second > 60) return {time: null, zone: null}
  const time = `${two(hour)}:${found[2]}:${two(Math.min(second, 59))}`
  return {time, zone: parseZone(rest.slice(found.index + found[0].length))}
}

function parseZone(rest: string): string | null {
  const number = NUMBER_ZONE.exec(rest)
  if (number) {
    const isZero = number[2] === '00' && number[3] === '00'
    return Number(number[2]) > 14 || Number(number[3]) > 59
      ? null
      : isZero
        ? 'Z'
        : `${number[1]}${number[2]}:${number[3]}`
  }
  const letters = /\b([a-z]{1,5})\b/i.exec(rest)?.[1]?.toLowerCase()
  const hours = letters === undefined ? undefined : ZONE_HOURS[letters]
  if (hours === undefined) return null
  const minutes = Math.abs(hours) * 60
  return hours === 0 ? 'Z' : `${hours < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** 2022-09-15, 2022/9/15, 20220915, 2022-258 (day of the year), with or without a time. */
function parseIso(text: string): DateParts | null {
  const ordinal = /^(\d{4})-?(\d{3})(?!\d|-\d)(.*)$/s.exec(text)
  if (ordinal) {
    const date = new Date(Date.UTC(Number(ordinal[1]), 0, Number(ordinal[2])))
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
    return year === Number(ordinal[1]) ? {year, month, day, ...parseTime(ordinal[3]!)} : null
  }
  const found = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|(\d{2})(\d{2}))(?!\d)(.*)$/s.exec(text)
  if (!found) return null
  return {
    year: Number(found[1]),
    month: Number(found[2] ?? found[4]),
    day: Number(found[3] ?? found[5]),
    ...parseTime(found[6]!),
  }
}

/** "Thu, 15 Sep 2022 …", "15-Sep-22", "September 15, 2022 …", "Thu Sep 15 10:00:00 EST 2022". */
function parseNamedMonth(text: string): DateParts | null {
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3})[a-z]*\.?[\s,.-]+(\d{4}|\d{2})\b/i.exec(text)
  const byDay = dayFirst && named(text, dayFirst, {day: dayFirst[1], month: dayFirst[2], year: dayFirst[3]})
  if (byDay) return byDay
  const monthFirst = /\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i.exec(text)
  const byMonth = monthFirst && named(text, monthFirst, {day: monthFirst[2], month: monthFirst[1], year: monthFirst[3]})
  if (byMonth) return byMonth
  const yearLast = /\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})\s+(\d{1,2}:\d\d(?::\d\d)?.{0,12}?)\s(\d{4})\b/i.exec(text)
  if (!yearLast) return null
  const month = MONTHS.indexOf(yearLast[1]!.toLowerCase()) + 1
  return month === 0 ? null : {year: Number(yearLast[4]), month, day: Number(yearLast[2]), ...parseTime(yearLast[3]!)}
}

function named(
  text: string,
  found: RegExpExecArray,
  {day, month, year}: {day: string | undefined; month: string | undefined; year: string | undefined},
): DateParts | null {
  const number = MONTHS.indexOf(month!.toLowerCase()) + 1
  if (number === 0) return null
  const behind = text.slice(found.index + found[0].length)
  // Some write the time first.
  const time = TIME.test(behind) ? parseTime(behind) : parseTime(text.slice(0, found.index))
  return {year: wholeYear(Number(year)), month: number, day: Number(day), ...time}
}

const wholeYear = (year: number): number => (year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year)

/** 15/09/2022 is read when one of the numbers can be no month, or both are the same; 09/08/2022 names no sure day. */
function parseSlashes(text: string): DateParts | null {
  const found = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})\b(.*)$/s.exec(text)
  if (!found) return null
  const [first, second] = [Number(found[1]), Number(found[3])]
  const isDayFirst = first > 12 || found[2] === '.' || first === second
  if (!isDayFirst && second <= 12) return null
  const [day, month] = isDayFirst ? [first, second] : [second, first]
  return {year: Number(found[4]), month, day, ...parseTime(found[5]!)}
}
