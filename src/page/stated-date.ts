import type {PublishedDate} from './article.ts'
import type {MonthNames} from './month-names.ts'

const ISO = /(?<![\d])((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/
const YEAR_FIRST = /(?<![\d])((?:19|20)\d\d)\s?[./年년]\s?(\d{1,2})\s?[./月월]\s?(\d{1,2})(?!\d)/
const NUMERIC = /(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?!\d)/

/**
 * The first calendar day written in a piece of text ("14 September 2022", "Sept. 14, 2022", "2022-09-14T08:00Z",
 * "14.9.2022"), as an ISO day; null when there is none. A purely numeric day that could be read two ways counts as
 * day before month with dots, month before day with strokes only when the page is American (`monthFirst`).
 */
export function parseStatedDay(
  text: string,
  months: MonthNames,
  {monthFirst = false}: {readonly monthFirst?: boolean} = {},
): string | null {
  if (!/\d/.test(text)) return null
  let match = ISO.exec(text) ?? YEAR_FIRST.exec(text)
  if (match) return isoDay(match[1]!, match[2]!, match[3]!)
  match = months.dayMonth.exec(text)
  if (match) return isoDay(match[3]!, String(months.numbers.get(match[2]!.toLowerCase())), match[1]!)
  match = months.monthDay.exec(text)
  if (match) return isoDay(match[3]!, String(months.numbers.get(match[1]!.toLowerCase())), match[2]!)
  match = NUMERIC.exec(text)
  if (!match) return null
  const year = match[4]!.length === 2 ? `20${match[4]}` : match[4]!
  const [first, second] = [Number(match[1]), Number(match[3])]
  if (match[2] !== '.' && ((monthFirst && first <= 12) || second > 12)) return isoDay(year, match[1]!, match[3]!)
  return isoDay(year, match[3]!, match[1]!)
}

function isoDay(year: string, month: string, day: string): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const date = new Date(Date.UTC(y, m - 1, d))
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d || y < 1800 || y > 2100) return null
  return date.toISOString().slice(0, 10)
}

/** Day in a web address: `/2022/09/14/`, `/20220914/`, `-2022-09-14`; null when there is none. */
export function parseUrlDay(url: string | null, months: MonthNames): string | null {
  if (!url) return null
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '')
  const match =
    /[/_-]((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.?-]|$)/.exec(path) ??
    /(?:^|[/_-])((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.?-]|$|\d{2,}|t)/i.exec(path)
  if (match) return isoDay(match[1]!, match[2]!, match[3]!)
  const named = months.inAddress.exec(path)
  return named ? isoDay(named[1]!, String(months.numbers.get(named[2]!.toLowerCase())), named[3]!) : null
}

/**
 * Day in the name of a file: "2001-03-18 Nairobi.txt", "APW20010318.0012.txt", "wire_2001_03_18.html"; null when there is none.
 * Written year first alone, for other orders are read two ways; names that are hashes hold none.
 */
export function parseFileNameDay(name: string | undefined): string | null {
  if (!name || /^(?=[^.]*[a-f])[0-9a-f-]{20,}(?:\.|$)/i.test(name)) return null
  const match = /(?<!\d)((?:19|20)\d\d)([-_. ]?)(\d\d)\2(\d\d)(?!\d)/.exec(name)
  return match ? isoDay(match[1]!, match[3]!, match[4]!) : null
}

export const fileNameDate = ({fileName}: {readonly fileName?: string}): PublishedDate | null => {
  const day = parseFileNameDay(fileName)
  return day ? stated(day, `The name of the file, “${fileName!.slice(0, 80)}”, holds the day.`) : null
}

export const stated = (date: string, why: string): PublishedDate => ({date, basis: 'stated', why})
export const unknownDate = (why: string): PublishedDate => ({date: null, basis: 'unknown', why})

/** The day that came with the document, else null. A time of day and its zone are left out: the day is as written. */
export function givenDate(published: string | null, months: MonthNames): PublishedDate | null {
  if (!published) return null
  const date = parseStatedDay(published, months)
  return date ? {date, basis: 'given', why: 'The publication date was given with the document.'} : null
}
