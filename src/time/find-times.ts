import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Span} from '../span.ts'
import type {DayNumber} from './calendar.ts'
import {isoDay, parseIsoDay} from './calendar.ts'
import {matchTimes} from './grammar/match-times.ts'
import {Paragraph} from './grammar/paragraph.ts'
import type {Lexeme} from './lexeme.ts'
import {cutLexemes} from './lexeme.ts'
import {resolveTime} from './resolve-time.ts'
import type {Tense} from './tense.ts'
import {governingTense} from './tense.ts'
import type {TimeExpression} from './time-expression.ts'
import type {TimeMatch, TimeMeaning} from './time-meaning.ts'
import type {AccountPeriod, ResolvedTime, StoryTime, TimeReference} from './time-reference.ts'
import type {TimeTables} from './time-tables.ts'

export interface TimeContext {
  /** ISO day of publication; null: relative times keep X in their values and have no days. */
  readonly published: string | null
  /** The dateline's span: days in it are the nearest to publication. */
  readonly dateline?: Span | null
}

/** A time as the grammar read it, with its tokens and the tense that governs it, not yet placed. */
export interface UnplacedTime extends Span {
  readonly first: TokenId
  readonly last: TokenId
  readonly match: TimeMatch
  readonly tense: TimeReference['tense']
  readonly before: string
  /** The sentence speaks of accounts. */
  readonly isAccount: boolean
}

/**
 * Finds dates, times, durations and repeated times and places them by publication date, tense and the time that the story
 * has reached. In order of `start`, never overlapping. Empty when the text names no time.
 * Scheme: TIMEX3 of TimeML 1.2.1 as TempEval-3 uses it (no preposition in the span; "nearly", "ago", determiners in it);
 * "Sept. 15-16" is one expression with an ISO 8601 interval as its value.
 */
export function findTimes(doc: ParsedText, context: TimeContext, tables: TimeTables): TimeExpression[] {
  return placeTimes(doc, readTimes(doc, tables), context)
}

/**
 * The first half of `findTimes`: what stands in the text, whatever the date of publication. The tense of dates that need none
 * to be placed is read too, as a sign of when the text was published.
 */
export function readTimes(doc: ParsedText, tables: TimeTables): UnplacedTime[] {
  const lexemes = cutLexemes(doc.text, tables)
  const tagAt = (offset: number): string => {
    const token = doc.tokenAt(offset)
    return token < doc.tokenCount ? doc.xpos(token) : ''
  }
  const found: UnplacedTime[] = []
  for (const paragraph of paragraphs(lexemes)) {
    const reader = new Paragraph(paragraph, tables, tagAt)
    for (const match of borrowYears(reader, matchTimes(reader))) {
      const start = paragraph[match.first]!.start
      const end = paragraph[match.end - 1]!.end
      const first = doc.tokenAt(start)
      if (first >= doc.tokenCount) continue
      const last = Math.min(doc.tokenAt(end - 1), doc.tokenCount - 1)
      const before = paragraph[match.first - 1]?.lower ?? ''
      const tense = needsTense(match.meaning) ? tenseOf(doc, reader, match, first, last) : null
      found.push({start, end, first, last, match, tense, before, isAccount: isAccountSentence(doc, first, tables)})
    }
  }
  return found
}

/** The second half of `findTimes`: values and days for a date of publication. */
export function placeTimes(doc: ParsedText, times: readonly UnplacedTime[], context: TimeContext): TimeExpression[] {
  const published = context.published === null ? null : parseIsoDay(context.published)
  const dateline = context.dateline
  let story: StoryTime | null = null
  let storySentence = -1
  let recent: StoryTime | null = null
  let account: AccountPeriod | null = null
  let period: ResolvedTime | null = null
  return times.map(time => {
    const isDateline = dateline != null && dateline.start <= time.start && time.end <= dateline.end
    const {tense, before, isAccount} = time
    // "At 9 p.m." is no hour of a day long past that another sentence recalls.
    const isOfRecent =
      time.match.rule === 'clock time' && published !== null && story !== null && published - story.to > FAR_BACK
    if (isOfRecent && doc.sentenceOf(time.first) !== storySentence) story = recent
    const resolved = resolveTime(time.match, {published, story, tense, before, isAccount, account, period, isDateline})
    account = nextAccount(resolved, time.match, published, account) ?? account
    if (resolved.unit === 'M' || resolved.unit === 'Q' || resolved.unit === 'Y') period = resolved
    const next = isDateline ? null : nextStory(resolved, time, doc)
    if (next) {
      story = next
      storySentence = doc.sentenceOf(time.first)
      if (published !== null && published - next.to <= FAR_BACK) recent = next
    }
    return toExpression(time, resolved, published)
  })
}

function toExpression(time: UnplacedTime, resolved: ResolvedTime, published: DayNumber | null): TimeExpression {
  const {match} = time
  const {kind} = match.meaning
  const isRepeated = kind === 'set' || (kind === 'duration' && match.meaning.isSet)
  const type = isRepeated ? 'set' : kind === 'duration' ? 'duration' : match.clock ? 'time' : 'date'
  const {from, to} = resolved.days
  const anchor = resolved.anchor.replace(
    'publication',
    published === null ? 'publication' : `publication on ${isoDay(published)}`,
  )
  return {
    start: time.start,
    end: time.end,
    first: time.first,
    last: time.last,
    type,
    value: resolved.value,
    from: from === null ? null : isoDay(from),
    to: to === null ? null : isoDay(to),
    basis: resolved.basis,
    why: `${match.rule}: ${anchor}`,
  }
}

/** The lexemes of each paragraph. */
function paragraphs(lexemes: readonly Lexeme[]): Lexeme[][] {
  const found: Lexeme[][] = []
  let first = 0
  for (let i = 1; i <= lexemes.length; i++) {
    if (i < lexemes.length && !lexemes[i]!.beginsParagraph) continue
    if (i > first) found.push(lexemes.slice(first, i))
    first = i
  }
  return found
}

/** In "from March to May 2021" and "March and May 2021" the first month has the year of the second. */
function borrowYears(p: Paragraph, matches: readonly TimeMatch[]): TimeMatch[] {
  return matches.map((match, i) => {
    const next = matches[i + 1]
    const {meaning} = match
    if (!next || meaning.kind !== 'calendar' || meaning.month === undefined || meaning.year !== undefined) return match
    const other = next.meaning
    if (other.kind !== 'calendar' || other.month === undefined || other.year === undefined) return match
    if (next.first !== match.end + 1 || !p.is(match.end, 'to', 'and', 'or', 'through', 'until', 'till', '-', '–', '—'))
      return match
    return {...match, meaning: {...meaning, year: meaning.month > other.month ? other.year - 1 : other.year}}
  })
}

/** The tense that the words before the expression ask for ("since", "as early as"), else that of the governing verb. */
function tenseOf(doc: ParsedText, p: Paragraph, match: TimeMatch, first: TokenId, last: TokenId): Tense | null {
  const i = match.first
  if (p.is(i - 1, 'since')) return 'past'
  if (p.is(i - 1, 'as') && p.is(i - 2, 'early', 'soon', 'late') && p.is(i - 3, 'as')) return 'future'
  if (p.is(i - 1, 'than') && p.is(i - 2, 'later') && p.is(i - 3, 'no', 'not')) return 'future'
  return governingTense(doc, first, last, p.tables.outlook)?.tense ?? null
}

const needsTense = (meaning: TimeMeaning): boolean =>
  meaning.kind === 'calendar' ||
  (meaning.kind === 'holiday' && meaning.year === undefined) ||
  (meaning.kind === 'period' && meaning.year === undefined) ||
  (meaning.kind === 'shift' && meaning.unit === 'WE') ||
  (meaning.kind === 'duration' && meaning.isPointAhead === true)

function isAccountSentence(doc: ParsedText, token: TokenId, tables: TimeTables): boolean {
  const sentence = doc.sentenceOf(token)
  const [from, to] = [Math.max(doc.firstToken(sentence), token - 40), Math.min(doc.endToken(sentence), token + 40)]
  for (let t = from; t < to; t++) if (tables.accounts.has(doc.lower(t))) return true
  return false
}

/** Quarters and "nine months" set the period that later comparisons of accounts count from. */
function nextAccount(
  resolved: ResolvedTime,
  match: TimeMatch,
  published: DayNumber | null,
  current: AccountPeriod | null,
): AccountPeriod | null {
  if (resolved.account) {
    // a quarter that isn't over is an outlook beside the results
    const isOutlook = published !== null && resolved.days.to !== null && resolved.days.to > published
    return current && isOutlook ? null : resolved.account
  }
  const {meaning} = match
  if (meaning.kind !== 'duration' || published === null || match.rule !== 'duration') return null
  const isPartOfYear = meaning.unit === 'M' && (meaning.count === 9 || meaning.count === 6)
  return isPartOfYear ? {year: Number(isoDay(published).slice(0, 4)), quarter: null} : null
}

/** Days, weeks, months and years that are told of carry the story on; times to come and comparisons don't. */
function nextStory(resolved: ResolvedTime, time: UnplacedTime, doc: ParsedText): StoryTime | null {
  const {from, to} = resolved.days
  if (from === null || to === null || resolved.unit === null) return null
  if (!['D', 'W', 'M', 'Y', 'WE'].includes(resolved.unit)) return null
  if (time.match.meaning.kind === 'duration') return null
  return {from, to, unit: resolved.unit, words: doc.text.slice(time.start, time.end)}
}

/** Days before publication after which a day is recalled, not reported. */
const FAR_BACK = 60
