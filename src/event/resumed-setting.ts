import {type EventType, VERBAL_TYPES} from './event.ts'
import type {EventDraft} from './merge.ts'

/** How many sentences a story stays in one place, or a speaker on one occasion, without saying so again. */
const REACH = 10

/**
 * Completes time and place from the story line: an act of force without a place of its own happens where the same side was
 * last told to act; words of a speaker without a day of their own are spoken on the day of his dated words before.
 * `before`: the drafts of earlier sentences and of this one, in text order.
 */
export function resumeSetting(draft: EventDraft, before: readonly EventDraft[]): EventDraft {
  if (PHYSICAL.has(draft.type) && draft.where === null) {
    const scene = latest(
      draft,
      before,
      other => PHYSICAL.has(other.type) && other.where !== null && sharesSide(draft, other),
    )
    if (scene) return {...draft, where: scene.where, steps: [...draft.steps, 'place: where the story goes on']}
  }
  if (VERBAL_TYPES.has(draft.type) && draft.when === null && draft.factuality === 'occurred') {
    const occasion = latest(
      draft,
      before,
      other =>
        VERBAL_TYPES.has(other.type) &&
        other.factuality === 'occurred' &&
        other.when !== null &&
        other.when.from === other.when.to &&
        draft.actors.some(actor => actor.kind === 'person' && other.actors.includes(actor)),
    )
    if (occasion)
      return {
        ...draft,
        when: occasion.when,
        where: draft.where ?? occasion.where,
        steps: [...draft.steps, 'time: of the words that he is told to have spoken before'],
      }
  }
  return draft
}

const PHYSICAL = new Set<EventType>(['ASSAULT', 'COERCE', 'RETREAT', 'PROTEST', 'MOBILIZE'])

function latest(
  draft: EventDraft,
  before: readonly EventDraft[],
  fits: (other: EventDraft) => boolean,
): EventDraft | null {
  for (let i = before.length - 1; i >= 0 && draft.sentence - before[i]!.sentence <= REACH; i--)
    if (fits(before[i]!)) return before[i]!
  return null
}

/** Whether one party is the same in both, or of the same state and arm. */
const sharesSide = (a: EventDraft, b: EventDraft): boolean => {
  const others = [...b.actors, ...b.recipients]
  return [...a.actors, ...a.recipients].some(x =>
    others.some(y => x === y || (x.country !== null && x.country === y.country && x.sector === y.sector)),
  )
}
