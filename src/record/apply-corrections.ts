import {quadOfPlover} from '../event/cameo-scale.ts'
import type {Correction} from './correction.ts'
import type {MentionPlace} from './digest.ts'
import type {ActorEntry} from './entry.ts'
import type {MergedEvent} from './merged.ts'
import type {EventAnswer} from './record.ts'

export interface CorrectedEvent {
  readonly event: MergedEvent
  readonly review: EventAnswer['review']
}

export interface CorrectionContext {
  /** Name of the group of copies that a report belongs to. */
  readonly copyGroupOf: (report: string) => string
  /** Who stands behind an archive-wide key. */
  readonly actor: (key: string) => ActorEntry
  /** What is meant by the name of a place. */
  readonly place: (name: string) => MentionPlace
}

/**
 * An event with what analysts say of it. `corrections` are in the order in which they were made; later ones win, those that were
 * taken back do not count. A correction names mentions. It holds for the event that they are in as long as they make up at least half
 * of it, counted in independent texts: copies that arrive later change nothing, and one wrong mention that was
 * merged into a large event does not hide it.
 */
export function applyCorrections(
  event: MergedEvent,
  corrections: readonly Correction[],
  context: CorrectionContext,
): CorrectedEvent {
  let corrected = event
  let review: EventAnswer['review'] = null
  for (const {change} of standing(corrections)) {
    if (!('mentions' in change) || !holdsFor(event, change.mentions, context)) continue
    if (change.kind === 'correct') corrected = withFields(corrected, change.set, context)
    review = REVIEW[change.kind]
  }
  return {event: corrected, review}
}

/** Corrections without those that were taken back. Taking back a taking back brings the first one in again. */
export function standing(corrections: readonly Correction[]): readonly Correction[] {
  const undone = new Set<string>()
  for (const {id, change} of corrections.toReversed())
    if (change.kind === 'undo' && !undone.has(id)) undone.add(change.correction)
  return corrections.filter(({id, change}) => change.kind !== 'undo' && !undone.has(id))
}

const REVIEW = {accept: 'accepted', reject: 'rejected', correct: 'corrected'} as const

function holdsFor(event: MergedEvent, mentions: readonly string[], {copyGroupOf}: CorrectionContext): boolean {
  const named = new Set(mentions)
  const all = new Set<string>()
  const spokenOf = new Set<string>()
  for (const {id, report} of event.mentions) {
    const group = copyGroupOf(report)
    all.add(group)
    if (named.has(id)) spokenOf.add(group)
  }
  return spokenOf.size > 0 && spokenOf.size * 2 >= all.size
}

type CorrectFields = Extract<Correction['change'], {kind: 'correct'}>['set']

/** The codes that belong to a type or a mode go when it is corrected: what an analyst says is coded by PLOVER alone. */
function withFields(event: MergedEvent, set: CorrectFields, {actor, place}: CorrectionContext): MergedEvent {
  const type = set.type ?? event.type
  const mode = set.mode === undefined ? event.mode : set.mode
  const isRecoded = type !== event.type || mode !== event.mode
  const codes = isRecoded
    ? {type, mode, plover: {type, mode}, cameo: null, quad: quadOfPlover(type), goldstein: null}
    : {}
  return {
    ...event,
    ...codes,
    factuality: set.factuality ?? event.factuality,
    actors: set.actors?.map(actor) ?? event.actors,
    recipients: set.recipients?.map(actor) ?? event.recipients,
    from: set.from === undefined ? event.from : set.from,
    to: set.to === undefined ? event.to : set.to,
    place: set.place === undefined ? event.place : set.place === null ? null : place(set.place),
  }
}
