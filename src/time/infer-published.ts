import type {ParsedText} from '../language/parsed-text.ts'
import type {PublishedDate} from '../page/article.ts'
import type {DayNumber} from './calendar.ts'
import {calendarDay, dayNumber, isCalendarDay, isoDay} from './calendar.ts'
import type {DayTable} from './day-table.ts'
import {makeDayTable, refineDayTable} from './day-table.ts'
import {findEventMentions} from './event-mention.ts'
import type {UnplacedTime} from './find-times.ts'
import {readTimes} from './find-times.ts'
import {happeningsEvidence} from './happening-evidence.ts'
import {indexLevelEvidence} from './index-level.ts'
import type {OfficeTerm} from './known-event.ts'
import {officesEvidence} from './office-evidence.ts'
import type {PublicationEvidence} from './publication-evidence.ts'
import {timeEvidence, weekdayOfDateEvidence} from './publication-evidence.ts'
import type {TimeTables} from './time-tables.ts'

export interface InferOptions {
  /** Terms of offices beyond those of `office-terms.tsv`, e.g. of the actors that the reading found. */
  readonly offices?: readonly OfficeTerm[]
  /** The times of the text as `readTimes` gave them, when they are at hand. */
  readonly times?: readonly UnplacedTime[]
}

/** News before and after these years is not dated. */
const [FIRST_YEAR, LAST_YEAR] = [1950, 2035]
/** An answer is meant to be right within a week. */
const WINDOW_DAYS = 7
/**
 * Share of the belief that must lie within a week of the answer. Measured on TimeBank, AQUAINT and MEANTIME without date and
 * dateline (eval/undated.ts), right of answered in even / odd documents: .9 24 of 24 / 11 of 14, .8 29 of 29 / 15 of 18,
 * .75 30 of 32 / 17 of 20, .7 33 of 35 / 18 of 22, .6 35 of 40 / 19 of 23.
 */
const ENOUGH = 0.75
/** The coarse look over all years takes one day in four weeks; what it holds much less likely than the best is left out. */
const COARSE_STEP = 28
const NEGLIGIBLE = 2e-4
/** A belief spread over more such stretches has no week that holds enough of it. */
const MOST_STRETCHES = 200
const TIMES_READ = 200
const REASONS = 5

/**
 * The day of publication that the text itself points to: weekdays with days of the month, days and years with the tense they
 * are told in, known happenings and what is counted from them, offices with their holders. Each is a likelihood over days;
 * the answer is the day whose week holds enough of what they leave. Null when they don't narrow it down to a week.
 * `why` names the strongest signs.
 */
export function inferPublished(doc: ParsedText, tables: TimeTables, options: InferOptions = {}): PublishedDate | null {
  const weighed = weighPublished(doc, tables, options)
  return !weighed || weighed.mass < ENOUGH ? null : weighed.published
}

/** The best day and the share of belief within a week of it, however small; null when not even its years can be told. */
export function weighPublished(
  doc: ParsedText,
  tables: TimeTables,
  options: InferOptions = {},
): {published: PublishedDate; mass: number} | null {
  const times = (options.times ?? readTimes(doc, tables)).slice(0, TIMES_READ)
  const stated = statedLine(doc.text, times)
  if (stated !== null) {
    const why = `The line "${stated.line}" at the head of the text gives the day.`
    return {published: {date: isoDay(stated.day), basis: 'stated', why}, mass: 1}
  }
  const mentions = findEventMentions(doc, tables.knownEvents)
  const isTold = (month: number, day: number): boolean =>
    mentions.some(({event}) => {
      const happened = calendarDay(event.from)
      return happened.month === month && happened.day === day
    })
  const offices = [...tables.officeTerms, ...(options.offices ?? [])]
  const evidenceOver = (days: DayTable): PublicationEvidence[] => [
    ...timeEvidence(times, doc.text, days, isTold),
    ...coincidences(doc, times, days),
    ...happeningsEvidence(doc, times, mentions, days),
    ...officesEvidence(doc.text, offices, days),
    ...indexLevelEvidence(doc, tables.stockIndices, days),
  ]
  const coarse = makeDayTable(FIRST_YEAR, LAST_YEAR, COARSE_STEP)
  const stretches = believedStretches(combine(evidenceOver(coarse), coarse))
  if (stretches.length > MOST_STRETCHES) return null
  const days = refineDayTable(coarse, stretches)
  const evidence = evidenceOver(days)
  const {best, mass} = mostBelieved(combine(evidence, days), days)
  const day = days.days[best]!
  return {published: {date: isoDay(day), basis: 'inferred', why: reasons(evidence, best, day)}, mass}
}

/** The stretches that a coarse look leaves, and their neighbours: a day in one may have its week in the next. */
function believedStretches(belief: Float64Array): number[] {
  const least = NEGLIGIBLE * belief.reduce((a, b) => Math.max(a, b), 0)
  const found: number[] = []
  for (let i = 0; i < belief.length; i++) if ([i - 1, i, i + 1].some(k => (belief[k] ?? 0) >= least)) found.push(i)
  return found
}

/** A line near the beginning that is nothing but a full date (and words like "Published"). */
function statedLine(text: string, times: readonly UnplacedTime[]): {day: DayNumber; line: string} | null {
  for (const time of times) {
    if (time.start > 600) return null
    const {meaning} = time.match
    if (meaning.kind !== 'calendar' || !meaning.year || !meaning.month || !meaning.day || meaning.lastDay) continue
    const begin = text.lastIndexOf('\n', time.start) + 1
    const end = text.indexOf('\n', time.end)
    const line = text.slice(begin, end < 0 ? text.length : end)
    const rest = text.slice(begin, time.start) + line.slice(time.end - begin)
    const isDateLine =
      /^[\s,.:|•·–—-]*((published|updated|posted|first|last|on|at|by|date|gmt|utc|est|edt|am|pm|\d{1,2}:\d\d)[\s,.:|•·–—-]*)*$/i
    if (isDateLine.test(rest) && isCalendarDay(meaning.year, meaning.month, meaning.day))
      return {day: dayNumber(meaning.year, meaning.month, meaning.day), line: line.trim()}
  }
  return null
}

/** Weekdays and days of the month of one sentence and one tense: "on Thursday … which will be held from September 15-16". */
function coincidences(doc: ParsedText, times: readonly UnplacedTime[], days: DayTable): PublicationEvidence[] {
  const found: PublicationEvidence[] = []
  for (let i = 0; i < times.length; i++) {
    for (let k = i + 1; k < Math.min(times.length, i + 4); k++) {
      const [a, b] = [times[i]!, times[k]!]
      if (doc.sentenceOf(a.first) !== doc.sentenceOf(b.first)) break
      const [named, dated] = weekdayOf(a) !== null ? [a, b] : [b, a]
      const weekday = weekdayOf(named)
      const {meaning} = dated.match
      if (weekday === null || meaning.kind !== 'calendar' || named.tense !== dated.tense) continue
      const {month, day, lastDay, year} = meaning
      if (month === undefined || day === undefined || year !== undefined || meaning.weekday !== undefined) continue
      const last = Math.min(lastDay ?? day, day + 3)
      const dates = Array.from({length: last - day + 1}, (_, n) => (y: number) => dayNumber(y, month, day + n))
      const words = [named, dated].map(time => `"${doc.text.slice(time.start, time.end)}"`).join(' and ')
      const trust = lastDay === undefined ? 0.35 : 0.75
      found.push(weekdayOfDateEvidence(dates, weekday, dated.tense, trust, words, days))
    }
  }
  return found
}

function weekdayOf(time: UnplacedTime): number | null {
  const {meaning} = time.match
  return meaning.kind === 'calendar' && meaning.day === undefined ? (meaning.weekday ?? null) : null
}

/** The product of all likelihoods, as shares of one. Of n signs of a kind each counts as the (1 + ln n)-th part of one in n. */
function combine(evidence: readonly PublicationEvidence[], days: DayTable): Float64Array {
  const belief = new Float64Array(days.days.length)
  const count = new Map<string, number>()
  for (const {kind} of evidence) if (kind !== undefined) count.set(kind, (count.get(kind) ?? 0) + 1)
  for (const {scores, kind} of evidence) {
    const n = kind === undefined ? 1 : count.get(kind)!
    const weight = (1 + Math.log(n)) / n
    for (let i = 0; i < days.days.length; i++) belief[i] = belief[i]! + weight * scores[i]!
  }
  const top = belief.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  let sum = 0
  for (let i = 0; i < days.days.length; i++) {
    belief[i] = Math.exp(belief[i]! - top)
    sum += belief[i]!
  }
  for (let i = 0; i < days.days.length; i++) belief[i] = belief[i]! / sum
  return belief
}

/** The most believed day of the fortnight that holds most, and the share within a week of it. */
function mostBelieved(belief: Float64Array, {days}: DayTable): {best: number; mass: number} {
  let [best, most, sum, first] = [0, 0, 0, 0]
  let top = [0, 0]
  for (let last = 0; last < belief.length; last++) {
    sum += belief[last]!
    while (days[first]! < days[last]! - 2 * WINDOW_DAYS) sum -= belief[first++]!
    if (sum <= most) continue
    most = sum
    top = [first, last]
  }
  best = top[0]!
  for (let i = top[0]!; i <= top[1]!; i++) if (belief[i]! > belief[best]!) best = i
  let mass = 0
  for (let i = 0; i < belief.length; i++) if (Math.abs(days[i]! - days[best]!) <= WINDOW_DAYS) mass += belief[i]!
  return {best, mass}
}

/** The signs that speak most for the day, against what they say of an average day. */
function reasons(evidence: readonly PublicationEvidence[], best: number, day: DayNumber): string {
  const weighed = evidence.map(sign => {
    let sum = 0
    for (const score of sign.scores) sum += Math.exp(score)
    return {note: sign.note(day), gain: sign.scores[best]! - Math.log(sum / sign.scores.length)}
  })
  weighed.sort((a, b) => b.gain - a.gain)
  const notes = [...new Set(weighed.filter(sign => sign.gain > 0.2).map(sign => sign.note))].slice(0, REASONS)
  return `Inferred from the text: ${notes.join('; ')}.`
}
