import type {Actor} from '../actor/actor.ts'
import type {Place} from '../place/place.ts'
import type {Count, EventMention} from './event.ts'
import type {EventDraft} from './merge.ts'
import {narrowness} from './narrowness.ts'
import type {ReportView} from './report-view.ts'
import {salienceOf} from './salience.ts'

/**
 * One event mention from the tellings of one act, the best first: each field from the first telling that has it, time and
 * place from the one that tells them most exactly, before what the story line adds.
 */
export function joinTellings(view: ReportView, tellings: readonly EventDraft[], id: string): EventMention {
  const best = tellings[0]!
  const pick = <Value>(of: (draft: EventDraft) => Value | null): Value | null => {
    for (const telling of tellings) {
      const value = of(telling)
      if (value !== null) return value
    }
    return null
  }
  const side = (of: (draft: EventDraft) => readonly Actor[]): string[] =>
    (pick(draft => (of(draft).length > 0 ? of(draft) : null)) ?? []).map(a => a.id)
  const magnitude: Record<string, Count | null> = {killed: null, injured: null, detained: null}
  for (const telling of tellings) for (const [figure, count] of telling.magnitude) magnitude[figure] ??= count
  const tell = (what: 'when' | 'where') => tellings.filter(({resumed}) => !resumed?.includes(what))
  const placesOf = (drafts: readonly EventDraft[]): Place[] => drafts.flatMap(draft => draft.where ?? [])
  const daysOf = (drafts: readonly EventDraft[]): Days[] => drafts.flatMap(draft => draft.when ?? [])
  const where = narrowestPlace(placesOf(tell('where'))) ?? narrowestPlace(placesOf(tellings))
  // The telling that says most closely what kind of act it was.
  const kind =
    best.mode === null ? (tellings.find(t => t.mode !== null && t.factuality === best.factuality) ?? best) : best
  const evidence = new Map(tellings.map(telling => [telling.sentence, telling.evidence]))
  for (const telling of [...tellings].reverse()) evidence.set(telling.sentence, telling.evidence)
  return {
    id,
    type: best.type,
    mode: kind.mode,
    contexts: [...new Set(tellings.flatMap(telling => telling.contexts))].sort(),
    factuality: best.factuality,
    plover: kind.plover,
    cameo: kind.cameo,
    actors: [...new Set([...side(draft => draft.actors), ...officialsOf(tellings)])],
    recipients: side(draft => draft.recipients),
    symmetric: best.symmetric,
    when: narrowest(daysOf(tell('when'))) ?? narrowest(daysOf(tellings)),
    where: where?.id ?? null,
    saidBy:
      best.saidBy.length > 0 || tellings.some(telling => telling.saidBy.length === 0)
        ? best.saidBy
        : tellings.flatMap(t => t.saidBy).slice(0, 1),
    magnitude: magnitude as EventMention['magnitude'],
    evidence: [...new Map(tellings.map(t => [t.sentence, evidence.get(t.sentence)!])).values()],
    salience: salienceOf(view, tellings),
    rule: best.candidate.frame.name,
    confidence: confidenceOf(best),
    steps: best.steps,
  }
}

/** The official through whom a state did an act, told in another passage: "Britain blamed Russia … Mrs May accused it". */
function officialsOf(tellings: readonly EventDraft[]): string[] {
  const states = new Set(tellings[0]!.actors.filter(actor => actor.kind === 'state').map(actor => actor.country))
  return tellings
    .flatMap(telling => telling.actors)
    .filter(actor => actor.kind === 'person' && actor.sector === 'GOV' && states.has(actor.country))
    .slice(0, 1)
    .map(actor => actor.id)
}

/** The narrowest of the places that tell where one act happened, the first of several; null when none does. */
function narrowestPlace(places: readonly Place[]): Place | null {
  let best: Place | null = null
  for (const place of places) if (!best || narrowness(place) > narrowness(best)) best = place
  return best
}

type Days = NonNullable<EventMention['when']>

/** The shortest of the intervals that tell one act's time; null when none does. */
function narrowest(intervals: readonly Days[]): EventMention['when'] {
  const length = ({from, to}: Days): number =>
    from && to ? Date.parse(to) - Date.parse(from) : Number.POSITIVE_INFINITY
  let best: EventMention['when'] = null
  for (const interval of intervals) if (!best || length(interval) < length(best)) best = interval
  return best
}

/** Higher with both sides named, a verb and a plain assertion; lower for one-sided, nominal or uncertain ones. */
function confidenceOf(draft: EventDraft): number {
  let confidence = 0.6
  if (draft.actors.length > 0) confidence += 0.1
  if (draft.recipients.length > 0 || (draft.symmetric && draft.actors.length > 1)) confidence += 0.15
  if (draft.candidate.part === 'verb' || draft.candidate.light) confidence += 0.05
  if (draft.candidate.object >= 0) confidence += 0.05
  return Math.round(confidence * 100) / 100
}
