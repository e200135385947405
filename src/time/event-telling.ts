import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {calendarDay} from './calendar.ts'
import type {EventMention} from './event-mention.ts'
import type {UnplacedTime} from './find-times.ts'
import type {HappeningTold} from './happening-density.ts'
import {AHEAD} from './happening-density.ts'
import {holidayRange} from './holiday.ts'
import type {KnownEvent} from './known-event.ts'

/** How a report tells of an event: the boldest way of its mentions. */
export function toldHow(
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

/** Whether a mention is the headline, with a verb in any form: "Carmaker to sell its lorries", "Union calling strike off". */
const isHeadline = (doc: ParsedText, {sentence, tokens}: EventMention): boolean =>
  sentence === 0 && hasHeadline(doc) && tokens.some(t => doc.xpos(t).startsWith('VB'))

/** How often an event told so is still to come. */
export function aheadShare(doc: ParsedText, mentions: readonly EventMention[]): number {
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
export function chanceOf(mentions: readonly EventMention[]): number {
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
