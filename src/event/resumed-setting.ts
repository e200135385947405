import type {EventPlace} from './event-place.ts'
import {latelyTold} from './lately-told.ts'
import type {EventDraft} from './merge.ts'
import {findOccasion, type Storyline} from './occasion.ts'
import type {ReportView} from './report-view.ts'
import {findUnsaidPlace} from './unsaid-place.ts'

/**
 * Completes time and place from the story line: an act that is told as the next on an occasion has the day and the place of
 * the occasion; one of force without a place has that of its parties, or of what they were told to do before.
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
        resumed: draft.where ? (['when'] as const) : (['when', 'where'] as const),
        steps: [...draft.steps, `time: ${occasion.step}`],
      }
    : draft
  const unsaid = dated.where === null ? (placeOfDay(dated, before) ?? findUnsaidPlace(view, dated, before)) : null
  if (!unsaid) return dated
  return {
    ...dated,
    where: unsaid.place,
    resumed: [...(dated.resumed ?? []), 'where'],
    steps: [...dated.steps, `place: ${unsaid.step}`],
  }
}

/** Sentences over which a report may speak of one day without saying so again. */
const REACH = 30

/** Where somebody was last told to be on the day of an act of his without a place. */
function placeOfDay(
  {when, actors, factuality, sentence}: EventDraft,
  before: readonly EventDraft[],
): EventPlace | null {
  if (!when || when.from === null || when.from !== when.to || factuality !== 'occurred') return null
  const people = actors.filter(({kind}) => kind === 'person')
  if (people.length === 0) return null
  const other = latelyTold(before, sentence, REACH).findLast(
    draft =>
      draft.where !== null &&
      draft.factuality === 'occurred' &&
      draft.when?.from === when.from &&
      draft.when.to === when.to &&
      !draft.resumed?.includes('where') &&
      (draft.actors.some(actor => people.includes(actor)) ||
        (draft.type === 'CONSULT' && draft.recipients.some(actor => people.includes(actor)))),
  )
  return other?.where ? {place: other.where, step: 'where the same person was that day'} : null
}
