import type {EventType} from './event.ts'
import type {EventDraft} from './merge.ts'
import {findOccasion, type Storyline} from './occasion.ts'
import type {ReportView} from './report-view.ts'

/** How many sentences a story stays in one place without saying so again. */
const REACH = 10

/**
 * Completes time and place from the story line: an act that is told as the next on an occasion has the day and the place of
 * the occasion; an act of force without a place of its own happens where the same side was last told to act.
 * `before`: the drafts of earlier sentences and of this one, in text order.
 */
export function resumeSetting(
  view: ReportView,
  draft: EventDraft,
  before: readonly EventDraft[],
  storyline: Storyline,
): EventDraft {
  const occasion = draft.when === null ? findOccasion(view, draft, before, storyline) : null
  const dated = occasion
    ? {
        ...draft,
        when: occasion.when,
        where: draft.where ?? occasion.where,
        steps: [...draft.steps, `time: ${occasion.step}`],
      }
    : draft
  if (!PHYSICAL.has(dated.type) || dated.where !== null) return dated
  const scene = before.findLast(
    other =>
      dated.sentence - other.sentence <= REACH &&
      PHYSICAL.has(other.type) &&
      other.where !== null &&
      sharesSide(dated, other),
  )
  return scene ? {...dated, where: scene.where, steps: [...dated.steps, 'place: where the story goes on']} : dated
}

const PHYSICAL = new Set<EventType>(['ASSAULT', 'COERCE', 'RETREAT', 'PROTEST', 'MOBILIZE'])

/** Whether one party is the same in both, or of the same state and arm. */
const sharesSide = (a: EventDraft, b: EventDraft): boolean => {
  const others = [...b.actors, ...b.recipients]
  return [...a.actors, ...a.recipients].some(x =>
    others.some(y => x === y || (x.country !== null && x.country === y.country && x.sector === y.sector)),
  )
}
