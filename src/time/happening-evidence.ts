import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {DayNumber} from './calendar.ts'
import {addMonths, calendarDay, isoDay, monthRange, weekday, weekRange, yearRange} from './calendar.ts'
import type {DayTable} from './day-table.ts'
import type {EventMention} from './event-mention.ts'
import type {UnplacedTime} from './find-times.ts'
import {readOrdinalToken} from './grammar/ordinal-token.ts'
import {holidayRange} from './holiday.ts'
import type {KnownEvent} from './known-event.ts'
import type {HappeningTold, PublicationEvidence} from './publication-evidence.ts'
import {AHEAD, happeningDensity, storyDensity, windowEvidence} from './publication-evidence.ts'
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

/** How a report tells of an event: the boldest way of its mentions. */
function toldHow(
  doc: ParsedText,
  times: readonly UnplacedTime[],
  event: KnownEvent,
  mentions: readonly EventMention[],
): HappeningTold {
  const dating = datingOf(doc, times, event, mentions)
  const lead = mentions.filter(mention => mention.sentence < (hasHeadline(doc) ? 2 : 1))
  if (dating === 'year') return 'pastYear'
  if (dating === 'day') return lead.length > 0 ? 'leadDated' : 'pastDated'
  if (lead.length === 0) return 'past'
  return lead.some(mention => isHeadline(doc, mention) || mention.tokens.some(t => isAsserted(doc, t)))
    ? 'news'
    : 'lead'
}

/** Words for what goes on long after it began: its mention in a lead says little of when it began. */
const LASTING = new Set(
  'war invasion conflict occupation annexation pandemic siege intifada uprising revolution insurgency crisis'.split(
    ' ',
  ),
)

/** Whether a mention is the headline, with a verb in any form: "Carmaker to sell its lorries", "Union calling strike off". */
const isHeadline = (doc: ParsedText, {sentence, tokens}: EventMention): boolean =>
  sentence === 0 && hasHeadline(doc) && tokens.some(t => doc.xpos(t).startsWith('VB'))

/** How often an event told so is still to come. */
function aheadShare(doc: ParsedText, mentions: readonly EventMention[]): number {
  if (mentions.some(mention => isHeadline(doc, mention))) return AHEAD.stated
  if (mentions.every(mention => isForetold(doc, mention))) return AHEAD.told
  if (mentions.some(({tokens}) => tokens.some(t => isRealised(doc, t)))) return AHEAD.stated
  return mentions.some(({tokens}) => tokens.some(t => FORESEEN.has(doc.lemma(t).toLowerCase())))
    ? AHEAD.foreseen
    : AHEAD.unstated
}

/** Happenings that are known of before they happen. */
const FORESEEN = new Set(
  (
    'summit election vote referendum runoff primary olympics games conference convention final inauguration coronation visit ' +
    'trip meeting talk launch trial anniversary wedding funeral accession expansion enlargement merger debate hearing return ' +
    'departure withdrawal retirement join admission membership entry handover opening release transfer'
  ).split(' '),
)

/** Words that stand close together tell the event; scattered over a long sentence they may tell something else. */
function chanceOf(mentions: readonly EventMention[]): number {
  const reach = Math.min(...mentions.map(({tokens}) => Math.max(...tokens) - Math.min(...tokens)))
  const [close, wide] = mentions.some(({sentence}) => sentence < 2) ? [0.06, 0.2] : [0.12, 0.3]
  return reach <= CLOSE ? close : wide
}

const CLOSE = 12

/** What the report gives of an event's day: its year, or its month or day of the year. */
function datingOf(
  doc: ParsedText,
  times: readonly UnplacedTime[],
  event: KnownEvent,
  mentions: readonly EventMention[],
): 'year' | 'day' | null {
  const happened = calendarDay(event.from)
  let dating: 'day' | null = null
  for (const {match, first, tense} of times) {
    const {meaning} = match
    if (meaning.kind === 'holiday' && meaning.year === undefined) {
      const {from, to} = holidayRange(meaning.holiday.rule, happened.year)
      if (from <= event.to && to >= event.from) dating = 'day'
    }
    if (meaning.kind !== 'calendar' || tense === 'future') continue
    // a year alone may be that of something else, unless it stands beside the event
    const isBeside = meaning.month !== undefined || mentions.some(({sentence}) => sentence === doc.sentenceOf(first))
    if (meaning.year === happened.year && (meaning.month ?? happened.month) === happened.month && isBeside)
      return 'year'
    const isDay = meaning.day === undefined || Math.abs(meaning.day - happened.day) <= 1
    if (meaning.year === undefined && meaning.month === happened.month && isDay) dating = 'day'
  }
  return dating
}

/** Whether the text begins with a line that is no sentence. */
function hasHeadline(doc: ParsedText): boolean {
  const line = doc.text.trimStart().split('\n', 1)[0]!
  return line.length < LONGEST_HEADLINE && !/[.!?]["'”’)]*$/.test(line.trimEnd())
}

const LONGEST_HEADLINE = 160

/** Whether a token is a finite verb that its sentence states: its root, or what the root says or announces. */
function isAsserted(doc: ParsedText, t: TokenId): boolean {
  let top = t
  while (['conj', 'ccomp', 'parataxis'].includes(doc.relation(top)) && doc.head(top) >= 0) top = doc.head(top)
  return doc.relation(top) === 'root' && isRealised(doc, t)
}

const isRealised = (doc: ParsedText, t: TokenId): boolean => {
  const xpos = doc.xpos(t)
  // the present of a headline is past, below it may be anything: "Poland joins in March"
  if (xpos === 'VBD') return true
  if (xpos === 'VBZ' || xpos === 'VBP') return doc.sentenceOf(t) === 0 && hasHeadline(doc)
  return xpos === 'VBN' && doc.childrenBy(t, 'aux').some(aux => PAST_AUXILIARIES.has(doc.lower(aux)))
}

const PAST_AUXILIARIES = new Set(['has', 'have', 'was', 'were', "'s", "'ve"])

/** Whether the event is told as to come: "is planned for March", "will meet at the summit", "to be returned to Cuba". */
function isForetold(doc: ParsedText, {sentence, tokens}: EventMention): boolean {
  if (tokens.some(t => isRealised(doc, t))) return false
  if (tokens.some(t => doc.xpos(t) === 'VB' && !doc.childrenBy(t, 'aux').some(aux => doc.lower(aux) === 'did')))
    return true
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
