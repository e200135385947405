import type {Actor} from '../actor/actor.ts'
import type {EventDraft} from './merge.ts'

/** How many sentences a report may tell of other things before it comes back to an act without naming who did it. */
const REACH = 12

/**
 * Completes an act that the report comes back to without naming who did it, from the acts of force that it told before:
 * "Clashes broke out … One guard was killed" and "killed in the clashes" (both sides of the fight), "the offensive has killed
 * hundreds" (those who were told to attack). `before`: the drafts of earlier sentences, in text order.
 */
export function resumeParties(draft: EventDraft, before: readonly EventDraft[]): EventDraft {
  const fight = fightBefore(draft, before)
  if (fight)
    return {
      ...draft,
      isToll: true,
      actors: fight.actors,
      recipients: [],
      symmetric: true,
      steps: [...draft.steps, 'actors: those who fight in the sentence before'],
    }
  const inActors = draft.actors.length > 0 && draft.actors.every(isDeed)
  const inRecipients = draft.recipients.length > 0 && draft.recipients.every(isDeed)
  if (!inActors && !inRecipients) return draft
  const attackers = attackersBefore(draft, before)
  if (attackers.length === 0) return draft
  const steps = [...draft.steps, `${inActors ? 'actors' : 'recipients'}: who was told to attack before`]
  return inActors ? {...draft, actors: attackers, steps} : {...draft, recipients: attackers, steps}
}

/** A toll that names nobody who killed belongs to the fight of the sentence before. */
function fightBefore(draft: EventDraft, before: readonly EventDraft[]): EventDraft | undefined {
  if (draft.type !== 'ASSAULT' || draft.actors.length > 0 || draft.magnitude.size === 0) return undefined
  if (draft.recipients.some(actor => actor.country)) return undefined
  return before.findLast(
    other =>
      other.sentence === draft.sentence - 1 && other.type === 'ASSAULT' && other.symmetric && other.actors.length > 1,
  )
}

/** An actor that is a deed itself and no state's: "the offensive". */
const isDeed = (actor: Actor): boolean =>
  actor.country === null && actor.mentions.some(mention => mention.role?.kind === 'event')

function attackersBefore(draft: EventDraft, before: readonly EventDraft[]): readonly Actor[] {
  const suffering = new Set(draft.actors.some(isDeed) ? draft.recipients : draft.actors)
  for (let i = before.length - 1; i >= 0 && draft.sentence - before[i]!.sentence <= REACH; i--) {
    const {type, symmetric, actors} = before[i]!
    if ((type !== 'ASSAULT' && type !== 'COERCE') || symmetric || actors.length === 0) continue
    if (!actors.some(isDeed) && !actors.some(actor => suffering.has(actor))) return actors
  }
  return []
}
