import type {PublishedDate} from './article.ts'

/** Month names and usual short forms, several languages; longest forms are matched whole. */
const MONTH_NAMES: readonly (readonly string[])[] = [
  'january jan januar jänner janvier janv enero ene janeiro gennaio gen januari jan ocak января січня stycznia'.split(
    ' ',
  ),
  'february feb februar februari février févr fév febrero fevereiro fev febbraio şubat февраля лютого lutego'.split(
    ' ',
  ),
  'march mar märz mär mars marzo março maart mrt mart марта березня marca'.split(' '),
  'april apr avril avr abril abr aprile nisan апреля квітня kwietnia'.split(' '),
  'may mai mayo maio maggio mag mei maj mayıs мая травня maja'.split(' '),
  'june jun juni juin junio junho giugno giu haziran июня червня czerwca'.split(' '),
  'july jul juli juillet juil julio julho luglio lug temmuz июля липня lipca'.split(' '),
  'august aug août aout agosto ago augustus ağustos августа серпня sierpnia'.split(' '),
  'september sep sept septembre septiembre setembro set settembre eylül сентября вересня września'.split(' '),
  'october oct oktober okt octobre octubre outubro out ottobre ott ekim октября жовтня października'.split(' '),
  'november nov novembre noviembre novembro kasım ноября листопада listopada'.split(' '),
  'december dec dezember dez décembre déc diciembre dic dezembro dicembre desember aralık декабря грудня grudnia'.split(
    ' ',
  ),
]
const MONTHS = new Map(MONTH_NAMES.flatMap((names, m) => names.map(name => [name, m + 1] as const)))
const MONTH = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|')

const ISO = /(?<![\d])((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/
const YEAR_FIRST = /(?<![\d])((?:19|20)\d\d)\s?[./年년]\s?(\d{1,2})\s?[./月월]\s?(\d{1,2})(?!\d)/
const DAY_MONTH = new RegExp(
  `(?<![\\p{L}\\d])(\\d{1,2})(?:st|nd|rd|th|er|º|°)?[.,]?[\\s-]+(?:of\\s+|de\\s+|di\\s+)?(${MONTH})\\.?,?[\\s-]+(?:de\\s+|del\\s+)?((?:19|20)\\d\\d)(?!\\d)`,
  'iu',
)
const MONTH_DAY = new RegExp(
  `(?<![\\p{L}\\d])(${MONTH})\\.?[\\s-]+(\\d{1,2})(?:st|nd|rd|th)?,?(?:\\s+(?:at\\s+)?\\d{1,2}:\\d\\d(?:\\s?[ap]\\.?m\\.?)?,?)?[\\s,-]+((?:19|20)\\d\\d)(?!\\d)`,
  'iu',
)
const NUMERIC = /(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?!\d)/

/**
 * The first calendar day written in a piece of text ("14 September 2022", "Sept. 14, 2022", "2022-09-14T08:00Z",
 * "14.9.2022"), as an ISO day; null when there is none. A purely numeric day that could be read two ways counts as
 * day before month with dots, month before day with strokes only when the page is American (`monthFirst`).
 */
export function parseStatedDay(text: string, monthFirst = false): string | null {
  if (!/\d/.test(text)) return null
  let match = ISO.exec(text) ?? YEAR_FIRST.exec(text)
  if (match) return isoDay(match[1]!, match[2]!, match[3]!)
  match = DAY_MONTH.exec(text)
  if (match) return isoDay(match[3]!, String(MONTHS.get(match[2]!.toLowerCase())), match[1]!)
  match = MONTH_DAY.exec(text)
  if (match) return isoDay(match[3]!, String(MONTHS.get(match[1]!.toLowerCase())), match[2]!)
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
export function parseUrlDay(url: string | null): string | null {
  if (!url) return null
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '')
  const match =
    /[/_-]((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.?-]|$)/.exec(path) ??
    /(?:^|[/_-])((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.?-]|$|\d{2,}|t)/i.exec(path)
  if (match) return isoDay(match[1]!, match[2]!, match[3]!)
  const named = new RegExp(`[/]((?:19|20)\\d\\d)[/](${MONTH})[/](\\d{1,2})(?=[/]|$)`, 'i').exec(path)
  return named ? isoDay(named[1]!, String(MONTHS.get(named[2]!.toLowerCase())), named[3]!) : null
}

export const stated = (date: string, why: string): PublishedDate => ({date, basis: 'stated', why})
export const unknownDate = (why: string): PublishedDate => ({date: null, basis: 'unknown', why})

/** The day that came with the document, else null. A time of day and its zone are left out: the day is as written. */
export function givenDate(published: string | null): PublishedDate | null {
  if (!published) return null
  const date = parseStatedDay(published)
  return date ? {date, basis: 'given', why: 'The publication date was given with the document.'} : null
}
