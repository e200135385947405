import type {Span} from '../span.ts'
import type {MonthNames} from './month-names.ts'
import {parseStatedDay} from './stated-date.ts'

export interface Dateline extends Span {
  readonly place: string | null
  /** Day that the dateline states with its year, ISO. */
  readonly day: string | null
}

const MONTH =
  '(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*)\\.?'
const DAY = `(?:${MONTH}\\s+\\d{1,2}|\\d{1,2}\\s+${MONTH})(?:,?\\s+(?:19|20)\\d\\d)?`
const WORD = "[\\p{Lu}][\\p{L}.'’-]*"
const CAPS = "[\\p{Lu}][\\p{Lu}.'’-]+"
const AGENCY = "[\\p{L}][\\p{L}\\d .,&/’'-]{1,40}"
const DASH = '(?:--+|[–—_\\-:])'

/** "TEHRAN, Iran (AP) —": the city in capitals, a region, a day, an agency, each of the last three optional. */
const CAPITALS = new RegExp(
  `^(${CAPS}(?:[ /]${CAPS}){0,4})((?:,\\s+${WORD}(?:[ ]${WORD}){0,3}){0,2})?(,?\\s+${DAY})?\\s*(?:[(\\[](${AGENCY})[)\\]]|/${AGENCY}/)?\\s*${DASH}+\\s*`,
  'u',
)
/** "(NEW YORK) —": the city itself in brackets. */
const BRACKETED = new RegExp(
  `^[(\\[](${CAPS}(?:[ ]${CAPS}){0,3})((?:,\\s+${WORD}(?:[ ]${WORD}){0,2})?)[)\\]]\\s*(?:--+|[–—])\\s*`,
  'u',
)
/** "Hanoi (VNA) –", "LONDON (Reuters) Shares": with an agency in brackets the city may be in small letters, the dash may lack. */
const WITH_AGENCY = new RegExp(
  `^(${WORD}(?:[ /]${WORD}){0,3})((?:,\\s+${WORD}(?:[ ]${WORD}){0,2}){0,2})?(,?\\s+${DAY})?\\s*[(\\[](AP|AFP|Reuters|UPI|DPA|dpa|VNA|Xinhua|ANI|PTI|IANS|TASS|Tass|EFE|ANSA|Kyodo|Yonhap|SANA|IRNA|WAM|KUNA|SPA|MENA|NNA|AsiaNews|CNN|CNN Business|BBC|Bloomberg|CP|APA|AAP|PA|AKIpress|RFE\\/RL|VOA|Xinhua News Agency|The Associated Press|Thomson Reuters Foundation)[)\\]]\\s*(?:${DASH}+|\\uFFFD)?\\s*`,
  'u',
)
/** "Moscow, Sept 3 —": a day makes a place of what comes before it. */
const WITH_DAY = new RegExp(
  `^(${WORD}(?:[ ]${WORD}){0,3})((?:,\\s+${WORD}(?:[ ]${WORD}){0,2})?),?\\s+(${DAY})\\s*${DASH}+\\s+`,
  'u',
)
/** "LUSAKA, August 14, 2026 (Sample Press)", "Samarkand, 4 April 2025": a line of its own, which needs no dash but a day with its year. */
const LINE_OF_ITS_OWN = new RegExp(
  `^(${WORD}(?:[ /]${WORD}){0,3})((?:,\\s+${WORD}(?:[ ]${WORD}){0,2}){0,2}?),?\\s+(${DAY})\\s*(?:[(\\[](${AGENCY})[)\\]])?$`,
  'u',
)
/** Words before a day that are no place. */
const NOT_BEFORE_DAY =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|(?:first |last )?(?:published|posted|updated|modified|issued|released|revised)|date|dated|by|on|from|since|until)\b/i
/** An agency or nobody before the dash: "(Reuters) -", "(AP) _". */
const AGENCY_ALONE = /^\((?:AP|AFP|Reuters|UPI|dpa|DPA|Xinhua|Bloomberg|CNN|IANS|PTI|ANI)\)\s*(?:--+|[–—_-])?\s*/u

/** Words in capitals that open a paragraph but name no place. */
const NOT_PLACES =
  /^(?:BREAKING|UPDATE|UPDATED|EXCLUSIVE|WATCH|VIDEO|PHOTOS?|OPINION|ANALYSIS|LIVE|READ|NOTE|EDITOR|CORRECTION|QUESTION|ANSWER|Q|A|FACTBOX|TIMELINE|EXPLAINER|FILE|RELATED|MORE|WORLD|NEWS|BUSINESS|SPORTS?|POLITICS|TECH|US|UK|EU|UN|NATO)$/

/**
 * The dateline that opens a paragraph ("TEHRAN, Iran (AP) —", "LONDON, Sept 3 (Reuters) -"), its span without the space
 * after it; null when there is none. `place` is the city as written ("TEHRAN, Iran"), null when only an agency is named.
 */
export function findDateline(text: string, paragraph: Span, months: MonthNames): Dateline | null {
  const opening = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 160))
  const bracketed = AGENCY_ALONE.test(opening) ? null : BRACKETED.exec(opening)
  const match =
    bracketed ??
    CAPITALS.exec(opening) ??
    WITH_AGENCY.exec(opening) ??
    WITH_DAY.exec(opening) ??
    findLineOfItsOwn(opening, months)
  if (match) {
    const city = match[1]!
    const isAlone = !match[2] && !match[3] && !match[4]
    if (NOT_PLACES.test(city)) return null
    if (isAlone && /[:]\s*$/.test(match[0])) return null
    if (isAlone && !/\s(?:--+|[–—_])\s*$|[—–]\s*$|\s-\s$|--\s*$/.test(match[0])) return null
    const region = (match[2] ?? '').replace(/^,\s*/, '')
    const regionIsDay = region !== '' && new RegExp(`^${DAY}`, 'iu').test(region)
    return {
      start: paragraph.start,
      end: paragraph.start + match[0].trimEnd().length,
      place: region && !regionIsDay ? `${city}, ${region}` : city,
      day: parseStatedDay(match[0], months),
    }
  }
  const agency = AGENCY_ALONE.exec(opening)
  return agency
    ? {start: paragraph.start, end: paragraph.start + agency[0].trimEnd().length, place: null, day: null}
    : null
}

function findLineOfItsOwn(line: string, months: MonthNames): RegExpExecArray | null {
  if (line.length > 120) return null
  const match = LINE_OF_ITS_OWN.exec(line.trimEnd())
  return match && !NOT_BEFORE_DAY.test(line) && parseStatedDay(match[3]!, months) ? match : null
}
