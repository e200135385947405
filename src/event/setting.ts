import type {Actor} from '../actor/actor.ts'
import type {TokenId} from '../language/parsed-text.ts'
import type {Place} from '../place/place.ts'
import {parseIsoDay} from '../time/calendar.ts'
import {type EventTime, findEventTime} from '../time/event-time.ts'
import type {TimeExpression} from '../time/time-expression.ts'
import {prepositionOf} from './clause.ts'
import {type EventMention, type EventType, VERBAL_TYPES} from './event.ts'
import {cueOfSpeaker, findEventPlace, participles, speakingClause} from './event-place.ts'
import type {ReportView} from './report-view.ts'
import type {Candidate} from './trigger.ts'

/** When and where an act takes place, each null when the text does not say, with the steps that told it. */
export interface Setting {
  readonly when: EventMention['when']
  readonly where: Place | null
  readonly steps: readonly string[]
}

/** Time and place of an act: of its own clause, then of its sentence. What the story line adds is `resumeSetting`'s matter. */
export function findSetting(
  view: ReportView,
  candidate: Candidate,
  parties: {readonly actors: readonly Actor[]; readonly recipients: readonly Actor[]},
): Setting {
  const time =
    timeOf(view, candidate) ?? timeOfSaying(view, candidate, parties.actors) ?? timeOfOccasion(view, candidate)
  const place = findEventPlace(view, candidate, parties)
  const steps: string[] = []
  if (time) steps.push(`time: ${time.step}`)
  if (place) steps.push(`place: ${place.step}`)
  return {
    when: time && daysOf(view, time.time, time),
    where: place?.place ?? null,
    steps,
  }
}

/** The days of an act, with the time expression that names them; the reading numbers times in text order. */
export const daysOf = (
  view: ReportView,
  time: TimeExpression,
  {from, to}: Pick<TimeExpression, 'from' | 'to'> = time,
): NonNullable<EventMention['when']> => ({from, to, time: `t${view.times.indexOf(time) + 1}`})

const timeAt = (view: ReportView, token: TokenId): EventTime | null =>
  findEventTime(view.doc, view.times, token, view.article.published.date)

/** Words are spoken when their speaker is said to speak; what is told in the past was spoken before. */
function timeOfSaying(view: ReportView, candidate: Candidate, actors: readonly Actor[]): EventTime | null {
  if (!isDoneBySaying(view, candidate)) return null
  const cue = cueOfSpeaker(view, candidate, actors)
  return cue < 0 ? null : timeAt(view, cue)
}

/** "Speaking at the opening of a school on Tuesday, she urged": the day within the clause that tells the occasion. */
function timeOfOccasion({doc, times}: ReportView, {token, frame}: Candidate): EventTime | null {
  if (!frame.type || !VERBAL_TYPES.has(frame.type)) return null
  const clause = speakingClause(doc, token)
  if (clause < 0) return null
  const time = times.find(({first, from, to}) => from !== null && from === to && doc.isWithin(first, clause))
  return time ? {time, from: time.from, to: time.to, step: 'the occasion of speaking'} : null
}

/** "We urge", "China should", "Israel was willing to": the act is the speaker's saying so. */
export function isDoneBySaying({doc}: ReportView, {token, part, frame}: Candidate): boolean {
  if (!frame.type) return false
  if (part === 'adjective') return VERBAL_TYPES.has(frame.type) || YIELDING.has(frame.type)
  if (!VERBAL_TYPES.has(frame.type)) return false
  const isPast = ['VBD', 'VBN'].includes(doc.xpos(token)) && doc.lower(token) !== doc.lemma(token)
  return part !== 'verb' || !isPast
}

const YIELDING = new Set<EventType>(['AGREE', 'CONCEDE'])

const REFERRING = new Set([
  'since',
  'after',
  'before',
  'following',
  'until',
  'despite',
  'over',
  'amid',
  'about',
  'for',
  'against',
])

function timeOf(view: ReportView, candidate: Candidate): EventTime | null {
  const found = timeAt(view, candidate.token) ?? participleTime(view, candidate) ?? whenClauseTime(view, candidate)
  if (!found || (found.from === null && found.to === null)) return null
  // "since the invasion": the time of the clause is not the time of what it is measured by.
  if (
    candidate.part === 'noun' &&
    found.step !== 'its own clause' &&
    REFERRING.has(prepositionOf(view.doc, candidate.token))
  )
    return null
  return datesAnotherDeed(view, candidate, found) ? null : found
}

/**
 * "Accused Russia of the attack in early March", "demanded answers about the poisoning last year": a month or a year right
 * behind the noun of a deed dates the deed, and not the words about it.
 */
function datesAnotherDeed({doc, rules}: ReportView, candidate: Candidate, {time}: EventTime): boolean {
  if (!candidate.frame.type || !VERBAL_TYPES.has(candidate.frame.type) || time.from === null || time.to === null)
    return false
  if (parseIsoDay(time.to)! - parseIsoDay(time.from)! < 3) return false
  let before = time.first - 1
  while (before > candidate.token && (doc.upos(before) === 'ADP' || doc.upos(before) === 'DET')) before--
  // "of a former agent in early March": the deed's own phrase may stand between.
  for (let node = before, steps = 0; node > candidate.token && steps < 4; node = doc.head(node), steps++)
    if (doc.upos(node) === 'NOUN' && node !== candidate.object && rules.nouns.has(doc.lemma(node))) return true
  return false
}

function participleTime(view: ReportView, candidate: Candidate): EventTime | null {
  for (const participle of participles(view, candidate)) {
    const found = timeAt(view, participle)
    if (found) return found
  }
  return null
}

/** "In January, when he visited Mali": the time that a relative clause with "when" hangs on. */
function whenClauseTime(view: ReportView, {token}: Candidate): EventTime | null {
  const {doc} = view
  if (!doc.childrenBy(token, 'advmod', 'mark').some(c => doc.lower(c) === 'when')) return null
  const head: TokenId = doc.head(token)
  const time = head < 0 ? undefined : view.times.find(t => t.first <= head && head <= t.last)
  return time && time.from !== null ? {time, from: time.from, to: time.to, step: 'its own clause'} : null
}
