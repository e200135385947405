import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {DayNumber} from './calendar.ts'
import {addMonths, calendarDay, isoDay, monthRange, weekday, weekRange, yearRange} from './calendar.ts'
import type {DayTable} from './day-table.ts'
import type {UnplacedTime} from './find-times.ts'
import {readOrdinalToken} from './grammar/ordinal-token.ts'
import type {KnownEvent, OfficeTerm} from './known-event.ts'
import type {PublicationEvidence} from './publication-evidence.ts'
import {happeningEvidence, windowEvidence} from './publication-evidence.ts'
import {topToken} from './tense.ts'

/** A known event where a sentence tells of it. */
export interface EventMention {
  readonly event: KnownEvent
  readonly sentence: number
  readonly tokens: readonly TokenId[]
}

/**
 * Signs from happenings whose days are known: what is counted from them ("Pelosi's visit last month", "the 39th anniversary
 * of the Bay of Pigs", "the Aug. 7 bombings"), or that they are told of at all.
 */
export function happeningsEvidence(
  doc: ParsedText,
  times: readonly UnplacedTime[],
  mentions: readonly EventMention[],
  days: DayTable,
): PublicationEvidence[] {
  const found: PublicationEvidence[] = []
  const byEvent = new Map<KnownEvent, EventMention[]>()
  for (const mention of mentions) byEvent.set(mention.event, [...(byEvent.get(mention.event) ?? []), mention])
  const isAhead = (mention: EventMention): boolean => isForetold(doc, mention)
  // What is told of later happenings bounds what earlier ones say: nobody wrote before the latest of them.
  const latest = Math.max(...[...byEvent].filter(([, told]) => !told.some(isAhead)).map(([event]) => event.from))
  for (const [event, told] of byEvent) {
    const anniversary = told.map(mention => anniversaryOf(doc, mention)).find(years => years !== null)
    if (anniversary !== undefined) {
      const near = addMonths(event.from, anniversary * 12)
      const {year} = calendarDay(near)
      const note = `the ${ordinal(anniversary)} anniversary of ${event.name} was on ${isoDay(near)}`
      found.push(windowEvidence(near - 10, near + 10, 0.5, () => note, days))
      found.push(windowEvidence(yearRange(year).from, yearRange(year).to, 0.9, () => note, days))
      continue
    }
    const windows = told
      .flatMap(mention => datedWindows(doc, times, mention))
      .filter(window => window.to >= latest || event.from === latest)
    if (windows.length === 0) {
      const isLead = told.some(mention => mention.sentence < LEAD_SENTENCES) && !isDatedByYear(times, event)
      const age = told.every(isAhead) ? 'ahead' : isLead ? 'lead' : 'past'
      found.push(happeningEvidence(event.from, event.name, age, days))
      continue
    }
    // the narrowest wording says most
    const window = windows.reduce((a, b) => (b.to - b.from < a.to - a.from ? b : a))
    const note = (): string => `${event.name} (${isoDay(event.from)}) is told of as "${window.words}"`
    found.push(windowEvidence(window.from, window.to, 0.85, note, days))
  }
  return found
}

/** Whether the sentence speaks of what is to come: "the accession is planned for March", "will meet at the summit". */
function isForetold(doc: ParsedText, {sentence}: EventMention): boolean {
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) if (FORETELLING.has(doc.lower(t))) return true
  return false
}

const FORETELLING = new Set([
  'will',
  "'ll",
  '’ll',
  'upcoming',
  'scheduled',
  'planned',
  'plans',
  'ahead',
  'forthcoming',
  'eve',
  'invited',
  'prepares',
  'preparing',
])

/** Whether the report gives the year of the event with its month: what is fresh needs no year. */
const isDatedByYear = (times: readonly UnplacedTime[], event: KnownEvent): boolean => {
  const {year, month} = calendarDay(event.from)
  return times.some(
    ({match: {meaning}}) => meaning.kind === 'calendar' && meaning.year === year && (meaning.month ?? month) === month,
  )
}

/** Headline and first sentence. */
const LEAD_SENTENCES = 2

interface WordedWindow {
  readonly from: DayNumber
  readonly to: DayNumber
  readonly words: string
}

function datedWindows(doc: ParsedText, times: readonly UnplacedTime[], mention: EventMention): WordedWindow[] {
  return times.flatMap(time => {
    const window = dates(doc, time, mention) ? publicationWindow(time, mention.event) : null
    return window ? [{...window, words: doc.text.slice(time.start, time.end)}] : []
  })
}

/** Where the text tells of known events. */
export function findEventMentions(doc: ParsedText, events: readonly KnownEvent[]): EventMention[] {
  const found: EventMention[] = []
  const byWord = new Map<string, KnownEvent[]>()
  for (const event of events)
    for (const word of event.words[0]!) {
      const list = byWord.get(word)
      if (list) list.push(event)
      else byWord.set(word, [event])
    }
  const all = new Set<string>()
  for (let t = 0; t < doc.tokenCount; t++) all.add(doc.lower(t))
  for (let sentence = 0; sentence < doc.sentenceCount; sentence++) {
    const where = new Map<string, TokenId>()
    for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) {
      for (const word of [doc.lower(t), doc.lemma(t).toLowerCase()]) if (!where.has(word)) where.set(word, t)
    }
    const tried = new Set<KnownEvent>()
    for (const word of where.keys()) {
      for (const event of byWord.get(word) ?? []) {
        if (tried.has(event)) continue
        tried.add(event)
        const tokens = event.words.map(group => group.map(w => where.get(w)).find(t => t !== undefined))
        if (tokens.some(t => t === undefined)) continue
        if (!event.context.every(group => group.some(w => all.has(w)))) continue
        found.push({event, sentence, tokens: tokens as TokenId[]})
      }
    }
  }
  return found
}

/** N where the sentence speaks of the N-th anniversary. */
function anniversaryOf(doc: ParsedText, mention: EventMention): number | null {
  for (let t = doc.firstToken(mention.sentence) + 1; t < doc.endToken(mention.sentence); t++) {
    if (doc.lower(t) !== 'anniversary') continue
    const years = readOrdinalToken(doc.lower(t - 1))
    if (years !== null && Math.abs(mention.tokens[0]! - t) < 12) return years
  }
  return null
}

/**
 * Whether a time dates the event of a mention: it stands beside one of its words, hangs on it, or on the verb of its clause
 * unless that verb says or does something about the event.
 */
function dates(doc: ParsedText, time: UnplacedTime, mention: EventMention): boolean {
  if (doc.sentenceOf(time.first) !== mention.sentence) return false
  const head = doc.head(topToken(doc, time.first, time.last))
  if (mention.tokens.some(t => t === head || Math.abs(t - time.first) <= 2 || Math.abs(t - time.last) <= 2)) return true
  const verb = clauseVerb(doc, head)
  return verb >= 0 && !ABOUT.has(doc.lemma(verb)) && mention.tokens.some(t => isCore(doc, t, verb))
}

/** Whether a token is the verb itself, or its subject or object. */
const isCore = (doc: ParsedText, t: TokenId, verb: TokenId): boolean =>
  t === verb || (doc.head(t) === verb && ['nsubj', 'obj'].includes(doc.relation(t)))

/** The nearest verb at or above a token, -1 when there is none within four steps. */
function clauseVerb(doc: ParsedText, from: TokenId): TokenId {
  let node = from
  for (let step = 0; step < 4 && node >= 0; step++) {
    if (doc.xpos(node).startsWith('VB')) return node
    node = doc.head(node)
  }
  return -1
}

/** Verbs with a time of their own: what they are about happened at another. */
const ABOUT = new Set(
  (
    'say tell report announce warn add write claim declare vow condemn pledge promise meet discuss visit investigate denounce ' +
    'criticize criticise mark commemorate mourn blame charge arrest accuse indict remember recall ask call urge speak vote'
  ).split(' '),
)

/** The days on which a relative time would have meant the event's day. */
function publicationWindow(time: UnplacedTime, event: KnownEvent): {from: DayNumber; to: DayNumber} | null {
  const {meaning} = time.match
  const {from} = event
  if (meaning.kind === 'shift' && meaning.anchor === 'published') {
    const {year, month} = calendarDay(from)
    switch (meaning.unit) {
      case 'D':
        return {from: from - meaning.shift, to: from - meaning.shift}
      case 'W':
        return weekRange(from - 7 * meaning.shift)
      case 'M':
        return monthRange(year, month - meaning.shift)
      case 'Y':
        return yearRange(year - meaning.shift)
      default:
        return null
    }
  }
  if (meaning.kind === 'offset' && meaning.anchor === 'published' && meaning.count !== null && meaning.direction < 0) {
    const {count} = meaning
    if (meaning.unit === 'D') return {from: from + count - 1, to: from + count + 1}
    if (meaning.unit === 'W') return {from: from + 7 * count - 4, to: from + 7 * count + 5}
    if (meaning.unit === 'M') return {from: addMonths(from, count) - 18, to: addMonths(from, count) + 20}
    if (meaning.unit === 'Y') return {from: addMonths(from, 12 * count) - 200, to: addMonths(from, 12 * count) + 250}
    return null
  }
  if (meaning.kind !== 'calendar' || time.tense === 'future') return null
  const happened = calendarDay(from)
  if (meaning.day === undefined && meaning.weekday !== undefined)
    return meaning.weekday !== weekday(from)
      ? null
      : meaning.shift === -1
        ? {from: from + 2, to: from + 9}
        : {from, to: from + 6}
  // within a week the weekday is told, within a year the day without the year, then the year too
  if (meaning.month !== undefined && meaning.month !== happened.month) return null
  if (meaning.day !== undefined && meaning.day !== happened.day) return null
  if (meaning.year === undefined)
    return meaning.day === undefined ? {from, to: from + 360} : {from: from + 4, to: from + 362}
  return meaning.year === happened.year ? {from: yearRange(happened.year + 1).from, to: from + 365 * 12} : null
}

const TEXT_LIMIT = 100_000

/** Signs from offices named with their holder: "President Clinton" was written while he was in office, more likely than not. */
export function officesEvidence(text: string, terms: readonly OfficeTerm[], days: DayTable): PublicationEvidence[] {
  const lower = text.slice(0, TEXT_LIMIT).toLowerCase().replace(/\s+/g, ' ')
  const found: PublicationEvidence[] = []
  for (const term of terms) {
    const phrase = term.phrases.find(p => isNamed(lower, p))
    if (phrase === undefined) continue
    const scores = new Float64Array(days.days.length)
    // a holder is seldom given the title before the term, now and then after it
    for (let i = 0; i < days.days.length; i++) {
      const day = days.days[i]!
      scores[i] = Math.log(day < term.from ? 0.004 : term.to !== null && day > term.to + 2 ? 0.06 : 1)
    }
    const until = term.to === null ? '' : ` to ${isoDay(term.to)}`
    found.push({scores, note: () => `"${phrase}" held office from ${isoDay(term.from)}${until}`})
  }
  return found
}

function isNamed(lower: string, phrase: string): boolean {
  for (let at = lower.indexOf(phrase); at >= 0; at = lower.indexOf(phrase, at + 1)) {
    const before = lower.slice(Math.max(0, at - 14), at)
    const after = lower[at + phrase.length] ?? ' '
    if (!/[a-z-]/.test(after) && !/[a-z-]$|(former|late|then|ex|onetime|past|vice)[ -]$/.test(before)) return true
  }
  return false
}

function ordinal(n: number): string {
  const teen = n % 100 > 10 && n % 100 < 14
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`
}
