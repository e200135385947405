import type {Actor} from '../actor/actor.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {patients, phrasesWith} from './clause.ts'
import {isDeed, isDeedOfForce} from './deed-parties.ts'
import type {EventType} from './event.ts'
import {DEFINITE} from './grammar-words.ts'
import type {EventDraft} from './merge.ts'
import {actsNamed, type ReportView} from './report-view.ts'
import {partiesOfResumedNoun} from './resumed-noun.ts'

/** How many sentences a report may tell of other things before it comes back to an act without naming who did it. */
const REACH = 12

/**
 * Completes an act that the report comes back to without naming who did it, from the acts of force that it told before:
 * "Clashes broke out … One guard was killed" and "killed in the clashes" (both sides of the fight), "the offensive has killed
 * hundreds" (those who were told to attack), "condemned the attack" (those who made it). `before`: the drafts of earlier
 * sentences, in text order; `beside`: those of the same one.
 */
export function resumeParties(
  view: ReportView,
  draft: EventDraft,
  before: readonly EventDraft[],
  beside: readonly EventDraft[],
): EventDraft {
  const threatened = draft.type === 'MOBILIZE' && draft.recipients.length === 0 ? threatenedBeside(draft, beside) : []
  if (threatened.length > 0)
    return {...draft, recipients: threatened, steps: [...draft.steps, 'recipients: who is threatened beside it']}
  const told = whoDidWhatIsJudged(view, draft, before)
  if (told.length > 0)
    return {...draft, recipients: told, steps: [...draft.steps, 'recipients: who was told to do what is spoken of']}
  if (draft.type === 'ACCUSE' && draft.actors.length > 0 && draft.recipients.length === 0) {
    const blamed = isAboutDeed(view, draft) ? attackersBefore(draft, before) : []
    if (blamed.length > 0)
      return {...draft, recipients: blamed, steps: [...draft.steps, 'recipients: who was told to do what is condemned']}
  }
  const owners =
    draft.recipients.length === 0 && !draft.symmetric ? partiesOfResumedNoun(view, draft.candidate, draft.actors) : []
  if (owners.length > 0)
    return {...draft, recipients: owners, steps: [...draft.steps, 'recipients: with what is spoken of again']}
  const hit = whomTheDeedHit(view, draft, before)
  if (hit.length > 0)
    return {...draft, recipients: hit, steps: [...draft.steps, 'recipients: whom the deed was told to hit']}
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
  const inActors = draft.actors.length > 0 && draft.actors.every(actor => isToldDeed(view, actor, draft.sentence))
  const inRecipients =
    draft.recipients.length > 0 && draft.recipients.every(actor => isToldDeed(view, actor, draft.sentence))
  if (!inActors && !inRecipients) return draft
  const attackers = attackersBefore(draft, before)
  if (attackers.length === 0) return draft
  const steps = [...draft.steps, `${inActors ? 'actors' : 'recipients'}: who was told to attack before`]
  return inActors ? {...draft, actors: attackers, steps} : {...draft, recipients: attackers, steps}
}

/** Whether an actor is only a deed that this sentence speaks of as known: "the offensive", and not "a bombing". */
const isToldDeed = ({doc}: ReportView, actor: Actor, sentence: number): boolean =>
  isDeed(actor) &&
  actor.mentions.every(({first, head}) => doc.sentenceOf(head) !== sentence || !['a', 'an'].includes(doc.lower(first)))

/** "Moved troops to the border and said it would strike Iraq": against whom forces are moved, told with what the same side threatens. */
function threatenedBeside({actors}: EventDraft, beside: readonly EventDraft[]): readonly Actor[] {
  const threat = beside.find(
    ({type, factuality, actors: others, recipients}) =>
      (type === 'THREATEN' || (type === 'ASSAULT' && factuality !== 'occurred')) &&
      recipients.length > 0 &&
      others.some(actor => actors.includes(actor)),
  )
  return threat?.recipients ?? []
}

/** How many sentences a report may stand between a deed and the words about it: "rejected the call", "criticised the ruling". */
const NEAR = 2

/** Who was told, right before, to do or say what a judgement without another side speaks of; empty when it speaks of nothing told. */
function whoDidWhatIsJudged(view: ReportView, draft: EventDraft, before: readonly EventDraft[]): readonly Actor[] {
  const {doc, rules} = view
  const {type, recipients, actors, candidate, sentence} = draft
  if (recipients.length > 0 || actors.length === 0 || candidate.part !== 'verb') return []
  const deeds = rules.classes.get('somebodys_deed')!
  const rejects = draft.plover.type === 'REJECT'
  const words = rejects
    ? rules.classes.get('somebodys_saying')!
    : type === 'ACCUSE' || type === 'SUPPORT'
      ? deeds
      : null
  // "The deportation": a noun that itself names an act speaks of one of its kind.
  const isWord = (t: number): boolean => words!.has(doc.lemma(t)) || (!rejects && actsNamed(view, t).length > 0)
  // What an "of" or a possessor tells more of is not what was told before.
  const isTold = (t: number): boolean => isDefinite(doc, t) && doc.child(t, 'nmod', 'acl') < 0 && isWord(t)
  const object = words ? patients(doc, candidate.token).find(isTold) : undefined
  if (object === undefined) return []
  const kinds = deeds.has(doc.lemma(object)) ? [] : actsNamed(view, object)
  const last = before.findLast(
    other =>
      other.sentence < sentence &&
      sentence - other.sentence <= NEAR &&
      other.actors.length > 0 &&
      !other.symmetric &&
      (rejects ? SAID.has(other.type) : kinds.length === 0 || kinds.includes(other.type)) &&
      !other.actors.some(actor => actors.includes(actor)),
  )
  return last?.actors ?? []
}

const SAID = new Set<EventType>(['REQUEST', 'ACCUSE', 'AGREE', 'THREATEN'])

/** Whether the object of blame is a deed of force that was told before: "condemned the attack". */
function isAboutDeed(view: ReportView, {candidate}: EventDraft): boolean {
  const {doc} = view
  if (candidate.part !== 'verb') return false
  return patients(doc, candidate.token).some(
    t =>
      isDefinite(doc, t) &&
      doc.upos(t) === 'NOUN' &&
      actsNamed(view, t).some(type => type === 'ASSAULT' || type === 'COERCE'),
  )
}

/** "The rebels claimed the attack": whom the last deed of force without a doer hit; empty for acts that tell of another. */
function whomTheDeedHit(view: ReportView, draft: EventDraft, before: readonly EventDraft[]): readonly Actor[] {
  const {doc} = view
  const {type, actors, recipients, candidate, sentence, symmetric} = draft
  if (type !== 'ASSAULT' || symmetric || actors.length === 0 || recipients.length > 0 || candidate.part !== 'verb')
    return []
  const objects = [...patients(doc, candidate.token)]
  if (candidate.object >= 0) objects.push(...phrasesWith(doc, candidate.object, 'for'))
  if (!objects.some(t => isDeedOfForce(view, t) && isDefinite(doc, t) && doc.child(t, 'nmod', 'acl') < 0)) return []
  const last = before.findLast(other => other.type === 'ASSAULT' && other.recipients.length > 0 && !other.symmetric)
  return last?.actors.every(isDeed) && sentence - last.sentence <= REACH ? last.recipients : []
}

/** Whether an article or pronoun says that the noun was spoken of before. */
function isDefinite(doc: ParsedText, noun: TokenId): boolean {
  const determiner = doc.child(noun, 'det')
  return determiner >= 0 && DEFINITE.has(doc.lower(determiner))
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

/** Forces whose coercion is fought: a siege, a town taken. Police arrest. */
const ARMED = new Set(['MIL', 'REB', 'IMG', 'SEP', 'UAF', 'PRM'])

function attackersBefore(draft: EventDraft, before: readonly EventDraft[]): readonly Actor[] {
  const suffering = new Set(draft.actors.some(isDeed) ? draft.recipients : draft.actors)
  for (let i = before.length - 1; i >= 0 && draft.sentence - before[i]!.sentence <= REACH; i--) {
    const {type, symmetric, actors, factuality} = before[i]!
    if (symmetric || actors.length === 0 || (factuality !== 'occurred' && factuality !== 'ongoing')) continue
    if (type !== 'ASSAULT' && (type !== 'COERCE' || !actors.every(actor => ARMED.has(actor.sector ?? '')))) continue
    if (!actors.some(isDeed) && !actors.some(actor => suffering.has(actor))) return actors
  }
  return []
}
