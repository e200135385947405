import type {Actor} from '../actor/actor.ts'
import type {TokenId} from '../language/parsed-text.ts'
import type {Place} from '../place/place.ts'
import {isPlainPast} from '../time/story-day.ts'
import {clauseHead, prepositionOf} from './clause.ts'
import type {EventType} from './event.ts'
import type {EventPlace} from './event-place.ts'
import {latelyTold} from './lately-told.ts'
import type {EventDraft} from './merge.ts'
import {narrowness} from './narrowness.ts'
import type {ReportView} from './report-view.ts'

/** How many sentences a story stays in one place without saying so again. */
const REACH = 10

/**
 * Where an act of force, a protest or a meeting happens when its sentence does not say: in the town or province that its
 * parties are named by ("Oslo police", "residents of Homs"), where the same side was last told to act, in the town
 * that the sentences right before are in, at the place of the
 * dateline for what a country's people do among themselves in the lead, else in their country. Null for other acts, and where
 * none of these is told. `before`: the drafts of earlier sentences and of this one, in text order.
 */
export function findUnsaidPlace(view: ReportView, draft: EventDraft, before: readonly EventDraft[]): EventPlace | null {
  const isPhysical = PHYSICAL.has(draft.type)
  const local = placeOfParties(view, draft, isPhysical || draft.type === 'CONSULT' ? NAMING : STANDING)
  if (local) return {place: local, step: 'the place that its parties are named by'}
  const scene = isPhysical ? sceneBefore(draft, before) : null
  if (scene) return {place: scene, step: 'where the story goes on'}
  const told = isPhysical ? placeBefore(view, draft) : null
  if (told) return {place: told, step: 'where the report was before'}
  const country = sharedCountry(draft)
  if (!country || !isAtHome(draft) || speaksOfAbroad(view, draft, country)) return null
  const dateline = isPhysical && draft.sentence < LEAD ? view.places.dateline : null
  if (dateline?.country === country) return {place: dateline, step: 'the dateline'}
  const home = view.places.places.find(place => place.kind === 'country' && place.country === country)
  return home ? {place: home, step: 'the state whose people are on both sides'} : null
}

const PHYSICAL = new Set<EventType>(['ASSAULT', 'COERCE', 'RETREAT', 'PROTEST', 'MOBILIZE'])

/** Sentences that tell the news of a report that has a dateline. */
const LEAD = 2

/** The narrowest place in the phrases of the sentence that name the parties without a name of their own. */
function placeOfParties(
  view: ReportView,
  {actors, recipients, evidence}: EventDraft,
  prepositions: ReadonlySet<string>,
): Place | null {
  const sentence = view.doc.sentenceOf(evidence.triggerToken)
  let best: Place | null = null
  for (const {basis, kind, mentions} of [...recipients, ...actors]) {
    if (basis !== 'text' || kind === 'person') continue
    for (const {head} of mentions) {
      if (view.doc.sentenceOf(head) !== sentence || view.doc.upos(head) !== 'NOUN') continue
      for (const place of placesNaming(view, head, prepositions))
        if (place.kind !== 'country' && narrowness(place) > (best ? narrowness(best) : 0)) best = place
    }
  }
  return best
}

/** "Officials in Miami": where they are, whatever they do. */
const STANDING = new Set(['in', 'at', 'near', 'around', 'outside', 'across'])
/** "Miami police", "residents of Homs": where they act and meet, though they may speak elsewhere. */
const NAMING = new Set([...STANDING, 'of', 'from', ''])

function placesNaming({doc, places}: ReportView, noun: TokenId, prepositions: ReadonlySet<string>): Place[] {
  return doc
    .childrenBy(noun, 'compound', 'amod', 'nmod')
    .flatMap(child => (prepositions.has(prepositionOf(doc, child)) ? (places.at(child) ?? []) : []))
}

/** Where a side of the act was last told to act. Envoys who leave are no scene of anything else. */
function sceneBefore(draft: EventDraft, before: readonly EventDraft[]): Place | null {
  const scene = latelyTold(before, draft.sentence, REACH).findLast(
    other =>
      PHYSICAL.has(other.type) &&
      other.where !== null &&
      (other.type === draft.type || (isForce(other) && isForce(draft))) &&
      sharesSide(draft, other),
  )
  return scene?.where ?? null
}

/** Sentences back in which "They arrested two men" has its scene. */
const NEAR = 2

/** "Police found a cache in a shed in Dundalk. They arrested two men": the town that the sentences right before are in. */
function placeBefore(view: ReportView, {sentence, candidate, actors, recipients}: EventDraft): Place | null {
  const {doc, places} = view
  if (candidate.part !== 'verb' || !isPlainPast(doc, candidate.token)) return null
  const begin = doc.firstToken(Math.max(0, sentence - NEAR))
  for (let t = doc.firstToken(sentence) - 1; t >= begin; t--) {
    const place = doc.upos(t) === 'PROPN' && STANDING.has(prepositionOf(doc, t)) ? places.at(t) : null
    if (!place || narrowness(place) < TOWN) continue
    const clause = clauseHead(doc, t)
    if (clause < 0 || !isPlainPast(doc, clause) || doc.relation(clause) === 'acl') continue
    const isElsewhere = [...actors, ...recipients].some(({country}) => country !== null && country !== place.country)
    return isElsewhere ? null : place
  }
  return null
}

const TOWN = 5

const FORCES = new Set(['MIL', 'REB', 'COP', 'IMG', 'SEP', 'UAF', 'PRM'])

const isForce = ({type, actors, recipients}: EventDraft): boolean =>
  type !== 'RETREAT' || [...actors, ...recipients].some(({sector}) => FORCES.has(sector ?? ''))

/** Whether one party is the same in both, or of the same state and arm. */
function sharesSide(a: EventDraft, b: EventDraft): boolean {
  const others = [...b.actors, ...b.recipients]
  return [...a.actors, ...a.recipients].some(x =>
    others.some(y => x === y || (x.country !== null && x.country === y.country && x.sector === y.sector)),
  )
}

/** The country of all parties that have one; null when they are of several, or nobody acts. */
function sharedCountry({actors, recipients}: EventDraft): string | null {
  const country = actors[0]?.country ?? null
  const isOther = (actor: Actor): boolean => actor.country !== null && actor.country !== country
  return country && actors.every(actor => actor.country === country) && !recipients.some(isOther) ? country : null
}

/** Who acts on the people of his own country, not on its enemies abroad. */
const AT_HOME = new Set(['GOV', 'COP', 'JUD', 'CVL', 'OPP', 'LAB', 'EDU', 'PTY', 'LEG'])
const LEGAL = new Set(['GOV', 'COP', 'JUD'])
/** Who fights in his own country, and whom it hits. */
const FIGHTING = new Set(['MIL', 'COP', 'GOV', 'REB', 'CVL', 'OPP'])

function isAtHome({type, candidate, actors, recipients}: EventDraft): boolean {
  const are = (side: readonly Actor[], sectors: ReadonlySet<string>): boolean =>
    side.every(actor => sectors.has(actor.sector ?? ''))
  switch (type) {
    case 'COERCE':
    case 'PROTEST':
      return are(actors, AT_HOME)
    case 'ASSAULT':
      return recipients.length > 0 && are([...actors, ...recipients], FIGHTING)
    case 'ACCUSE':
      return candidate.frame.cameo === CHARGE && are(actors, LEGAL)
    default:
      return false
  }
}

/** CAMEO's "bring a lawsuit against, indict". */
const CHARGE = '112'

/** Whether the sentence names another country, or a place in one, otherwise than by an adjective. */
function speaksOfAbroad({doc, places}: ReportView, {sentence}: EventDraft, country: string): boolean {
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) {
    const place = doc.upos(t) === 'PROPN' ? places.at(t) : null
    if (place?.country && place.country !== country) return true
  }
  return false
}
