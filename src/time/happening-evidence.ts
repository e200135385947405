import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {DayNumber} from './calendar.ts'
import {addMonths, calendarDay, isoDay, monthRange, weekday, weekRange, yearRange} from './calendar.ts'
import type {DayTable} from './day-table.ts'
import type {EventMention} from './event-mention.ts'
import {aheadShare, chanceOf, toldHow} from './event-telling.ts'
import type {UnplacedTime} from './find-times.ts'
import {readOrdinalToken} from './grammar/ordinal-token.ts'
import {happeningDensity, storyDensity} from './happening-density.ts'
import type {KnownEvent} from './known-event.ts'
import type {PublicationEvidence} from './publication-evidence.ts'
import {windowEvidence} from './publication-evidence.ts'
import {topToken} from './tense.ts'

/** A known event as the whole text tells it. */
interface Telling {
  readonly event: KnownEvent
  readonly mentions: readonly EventMention[]
}

/**
 * Signs from happenings whose days are known: what is counted from them ("Pelosi's visit last month", "the 39th anniversary
 * of the Bay of Pigs", "the Aug. 7 bombings"), that they are the news, or that they are told of at all. Happenings that are
 * told by the same words ("won the World Series") are one sign: any of them may be meant.
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
  const open: Telling[] = []
  for (const [event, told] of byEvent) {
    const years = told.map(mention => anniversaryOf(doc, mention)).find(n => n !== null)
    if (years === undefined) open.push({event, mentions: told})
    else found.push(...anniversaryEvidence(event, years, days))
  }
  const [stories, happenings] = [open.filter(({event}) => event.isStory), open.filter(({event}) => !event.isStory)]
  for (const rivals of [...rivalTellings(stories), ...rivalTellings(happenings)])
    found.push(tellingEvidence(doc, times, rivals, days))
  return found
}

function anniversaryEvidence(event: KnownEvent, years: number, days: DayTable): PublicationEvidence[] {
  const near = addMonths(event.from, years * 12)
  const {year} = calendarDay(near)
  const note = `the ${ordinal(years)} anniversary of ${event.name} was on ${isoDay(near)}`
  return [
    windowEvidence(near - 10, near + 10, 0.5, () => note, days),
    windowEvidence(yearRange(year).from, yearRange(year).to, 0.9, () => note, days),
  ]
}

/** Tellings that share two or more words of a sentence: only one of them is meant. */
function rivalTellings(tellings: readonly Telling[]): Telling[][] {
  const groups: Telling[][] = []
  for (const telling of tellings) {
    const rivals = groups.filter(group => group.some(other => shareWords(telling, other)))
    for (const group of rivals) groups.splice(groups.indexOf(group), 1)
    groups.push([...rivals.flat(), telling])
  }
  return groups
}

const shareWords = (a: Telling, b: Telling): boolean =>
  a.mentions.some(x =>
    b.mentions.some(y => x.sentence === y.sentence && x.tokens.filter(t => y.tokens.includes(t)).length > 1),
  )

/** A match that says when it lies is right so often. Its words may stand together by chance. */
const DATED_TRUST = 0.85

function tellingEvidence(
  doc: ParsedText,
  times: readonly UnplacedTime[],
  rivals: readonly Telling[],
  days: DayTable,
): PublicationEvidence {
  const densities = new Float64Array(days.days.length)
  const notes: {note: string; at: Float64Array}[] = []
  for (const {event, mentions} of rivals) {
    if (event.isStory) {
      const at = storyDensity(event.from, event.to, days)
      for (let i = 0; i < at.length; i++) densities[i] = densities[i]! + at[i]! / rivals.length
      notes.push({note: `${event.name} was in the news from ${isoDay(event.from)} to ${isoDay(event.to)}`, at})
      continue
    }
    const odds = {chance: chanceOf(mentions), ahead: aheadShare(doc, mentions)}
    const at = happeningDensity(event.from, toldHow(doc, times, event, mentions), odds, days)
    // the narrowest wording says most
    const window = mentions
      .flatMap(mention => datedWindows(doc, times, mention))
      .reduce<WordedWindow | null>((a, b) => (a && a.to - a.from <= b.to - b.from ? a : b), null)
    let note = `${event.name} (${isoDay(event.from)}) is told of`
    if (window) {
      note += ` as "${window.words}"`
      const inside = DATED_TRUST / Math.max(1, window.to - window.from + 1)
      for (let i = 0; i < at.length; i++) {
        const day = days.days[i]!
        at[i] = (1 - DATED_TRUST) * at[i]! + (day + days.step > window.from && day <= window.to ? inside : 0)
      }
    }
    for (let i = 0; i < at.length; i++) densities[i] = densities[i]! + at[i]! / rivals.length
    notes.push({note, at})
  }
  const scores = densities.map(density => Math.log(density))
  return {scores, note: day => bestNote(notes, days, day)}
}

function bestNote(notes: readonly {note: string; at: Float64Array}[], days: DayTable, day: DayNumber): string {
  const i = days.days.indexOf(day)
  return notes.reduce((a, b) => (b.at[i]! > a.at[i]! ? b : a)).note
}

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
  if (verb < 0 || (ABOUT.has(doc.lemma(verb)) && !mention.tokens.includes(verb))) return false
  return mention.tokens.some(t => isCore(doc, t, verb))
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
  const {meaning, portion} = time.match
  const {from} = event
  // "later this week" is ahead
  if (portion === 'later') return null
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

function ordinal(n: number): string {
  const teen = n % 100 > 10 && n % 100 < 14
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`
}
