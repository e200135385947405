import type {Actor} from '../actor/actor.ts'
import {attributionsHolding} from '../attribution/holding.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Place} from '../place/place.ts'
import {sayingVerb} from '../time/statement-time.ts'
import {clauseHead, conjuncts, isVerb, patients, prepositionOf, surfaceSubjects} from './clause.ts'
import {VERBAL_TYPES} from './event.ts'
import {resolveGenericPlace} from './generic-place.ts'
import {OCCASION_PARTS, SEATS_ABROAD, SPEAKING} from './grammar-words.ts'
import {narrowness} from './narrowness.ts'
import {actsNamed, type ReportView, sourceActors} from './report-view.ts'
import type {Candidate} from './trigger.ts'

export interface EventPlace {
  readonly place: Place
  readonly step: string
}

interface Sides {
  readonly actors: readonly Actor[]
  readonly recipients: readonly Actor[]
}

const PLACING = new Set([
  'in',
  'at',
  'near',
  'outside',
  'inside',
  'around',
  'across',
  'along',
  'on',
  'off',
  'over',
  'of',
  'from',
  'throughout',
  'within',
])
const DEPLOYING = new Set([...PLACING, 'to', 'into', 'toward', 'towards'])
/** With what the place of words is told. */
const SPOKEN_AT = new Set(['in', 'at', 'from', 'near', 'outside', 'during', 'on'])
const GOING = new Set(['to', 'into', 'toward', 'towards', 'in', 'at', 'of'])
/**
 * Where the act takes place: the narrowest place told by a place preposition around the trigger and the nouns it takes
 * along, then in its clause; of a visit where it goes; of words where they are spoken; else the place that is acted on, or that
 * opens the sentence. Null when the sentence does not say.
 */
export function findEventPlace(view: ReportView, candidate: Candidate, sides: Sides): EventPlace | null {
  const told = placeAround(view, candidate)
  if (told) return {place: told, step: 'told around the act'}
  const {type} = candidate.frame
  if (candidate.frame.mode === 'visit') {
    const goal = placeBehind(view, candidate) ?? placeOfParty(view, sides.recipients) ?? hostCountry(view, sides)
    return goal && {place: goal, step: 'where the visit goes'}
  }
  if (type && VERBAL_TYPES.has(type)) {
    const spoken = placeOfSaying(view, candidate, sides.actors)
    return spoken && {place: spoken, step: 'where it is said'}
  }
  if (type === 'ASSAULT' || type === 'COERCE') {
    const hit = placeActedOn(view, candidate)
    if (hit) return {place: hit, step: 'what is acted on'}
  }
  const opening = placeOpening(view, candidate)
  if (opening) return {place: opening, step: 'told at the beginning of the sentence'}
  return null
}

function placeAround(view: ReportView, candidate: Candidate): Place | null {
  const {doc} = view
  const isVisit = candidate.frame.mode === 'visit' && candidate.frame.cameo === '042'
  const isSpoken = isDoneByWords(candidate)
  const prepositions = isVisit
    ? GOING
    : candidate.frame.type === 'MOBILIZE'
      ? DEPLOYING
      : isSpoken
        ? SPOKEN_AT
        : PLACING
  const clause = clauseHead(doc, candidate.token)
  const heads = [candidate.token]
  if (candidate.light) heads.push(candidate.light.verb)
  // "Deplored the raids in Aleppo": where that is which is spoken of is not where it is said.
  if (candidate.object >= 0 && !isSpoken) heads.push(candidate.object, ...holdings(doc, candidate.object))
  if (candidate.part === 'noun') heads.push(...holdings(doc, candidate.token))
  heads.push(...participles(view, candidate))
  if (candidate.part === 'verb' && !isSpoken) heads.push(...deeds(view, candidate.token))
  if (clause >= 0 && !heads.includes(clause) && governsPlace(doc, candidate.token, clause)) heads.push(clause)
  let best: Place | null = null
  for (const head of heads) {
    for (const place of placesBelow(view, head, prepositions, candidate))
      if (!best || narrowness(place) > narrowness(best)) best = place
    if (best && best.kind !== 'country') return best
  }
  return best
}

/** Acts of words alone: inspectors and investigators go where what they look into happened. */
const isDoneByWords = ({frame}: Candidate): boolean =>
  frame.type !== null && VERBAL_TYPES.has(frame.type) && !frame.cameo?.startsWith(INVESTIGATE)

/** CAMEO's "investigate". */
const INVESTIGATE = '09'

/** "The meeting of the commission held in Caracas": the participles by which a noun takes place. */
function holdings(doc: ParsedText, noun: TokenId): TokenId[] {
  return doc.childrenBy(noun, 'acl').filter(c => TAKING_PLACE.has(doc.lemma(c)))
}

const TAKING_PLACE = new Set(['hold', 'take', 'host', 'convene', 'open', 'stage', 'conduct', 'carry', 'schedule', 'be'])

/** "The offensive in Idlib has killed", "an attack on a market in Kabul wounded": the deed that stands as subject. */
function deeds(view: ReportView, verb: TokenId): TokenId[] {
  const {doc, rules} = view
  return surfaceSubjects(doc, verb).filter(t => doc.upos(t) === 'NOUN' && rules.nouns.has(doc.lemma(t)))
}

/** "Began his tour in Mali, landing in Bamako on Monday", "was killed while fighting in Homs": the participle dates and places the act that it unfolds or goes along with. */
export function participles({doc}: ReportView, candidate: Candidate): TokenId[] {
  if (candidate.part !== 'verb') return []
  const isMeanwhile = (c: TokenId): boolean =>
    doc.xpos(c) === 'VBG' && doc.childrenBy(c, 'mark').some(mark => doc.lower(mark) === 'while')
  return doc.childrenBy(candidate.token, 'advcl').filter(c => UNFOLDING.has(doc.lower(c)) || isMeanwhile(c))
}

const UNFOLDING = new Set([
  'landing',
  'arriving',
  'touching',
  'meeting',
  'stopping',
  'killing',
  'wounding',
  'hitting',
  'striking',
  'visiting',
  'destroying',
  'burning',
])

/** "Visited Brussels": a place right behind the word. */
function placeBehind({doc, places}: ReportView, {token}: Candidate): Place | null {
  const end = Math.min(doc.endToken(doc.sentenceOf(token)), token + 4)
  for (let t = token + 1; t < end; t++) {
    const place = places.at(t)
    if (place && doc.upos(t) === 'PROPN') return place
  }
  return null
}

/** The place that is the object of force: "Douma is surrounded", "shelled a market in Idlib". */
function placeActedOn(view: ReportView, {part, token}: Candidate): Place | null {
  const {doc} = view
  if (part !== 'verb') return null
  for (const object of patients(doc, token))
    for (const t of conjuncts(doc, object)) {
      const place = view.places.at(t)
      if (place && doc.upos(t) !== 'ADJ') return place
      for (const below of doc.childrenBy(t, 'nmod', 'appos')) {
        if (SEATS_ABROAD.has(doc.lemma(t)) && prepositionOf(doc, below) === 'of') continue
        const around = PLACING.has(prepositionOf(doc, below)) ? view.places.at(below) : null
        if (around && doc.upos(below) !== 'ADJ') return around
      }
    }
  return null
}

/**
 * "Said in Moscow on Thursday": the word by which the one who acts is said to speak; -1 when the act is told in the report's
 * own voice or by somebody else.
 */
export function cueOfSpeaker(view: ReportView, candidate: Candidate, actors: readonly Actor[]): TokenId {
  const [attribution] = attributionsHolding(view.claims, view.doc.span(candidate.token))
  if (!attribution) return -1
  const speakers = sourceActors(view, attribution)
  // "The king is pressing for a pullout, officials said on Monday": what others tell of somebody he did not do in their words.
  const isSpeaker = (actor: Actor): boolean =>
    speakers.some(
      speaker =>
        speaker === actor || (actor.kind !== 'person' && speaker.country !== null && speaker.country === actor.country),
    )
  return actors.some(isSpeaker) ? view.doc.tokenAt(attribution.cue.start) : -1
}

function placeOfSaying(view: ReportView, candidate: Candidate, actors: readonly Actor[]): Place | null {
  const cue = cueOfSpeaker(view, candidate, actors)
  const verb = cue < 0 ? sayingVerb(view.doc, candidate.token) : cue
  const spoken = verb < 0 ? null : placeSpokenAt(view, verb)
  if (spoken) return spoken
  const occasion = speakingClause(view.doc, verb < 0 ? candidate.token : verb)
  return occasion < 0 ? null : placeSpokenAt(view, occasion)
}

/** "Speaking in Geneva on Tuesday, she urged": the participle that tells the occasion of what is said; -1 when there is none. */
export const speakingClause = (doc: ParsedText, verb: TokenId): TokenId =>
  doc.childrenBy(verb, 'advcl').find(clause => SPEAKING.has(doc.lower(clause))) ?? -1

/** The narrowest place that a word of saying stands with: "said in Moscow". Null when there is none. */
export function placeSpokenAt(view: ReportView, verb: TokenId): Place | null {
  const {doc} = view
  let best: Place | null = null
  for (const child of doc.childrenBy(verb, 'obl'))
    if (SPOKEN_AT.has(prepositionOf(doc, child)))
      for (const place of [view.places.at(child), ...doc.childrenBy(child, 'nmod').map(t => view.places.at(t))])
        if (place && (!best || narrowness(place) > narrowness(best))) best = place
  return best
}

/** The place of the one party that is a state or a place. */
function placeOfParty(view: ReportView, parties: readonly Actor[]): Place | null {
  if (parties.length !== 1) return null
  const {kind, country, place} = parties[0]!
  if (place !== undefined) return view.places.places.find(({id}) => id === place) ?? null
  return kind === 'state' ? countryPlace(view, country) : null
}

/** "In Oslo, officials were seen leaving": a place that opens a sentence holds for all that it tells in the report's own voice. */
function placeOpening(view: ReportView, {token}: Candidate): Place | null {
  const {doc, claims} = view
  const begin = doc.firstToken(doc.sentenceOf(token))
  if (!OPENING.has(doc.lower(begin)) || attributionsHolding(claims, doc.span(token)).length > 0) return null
  const end = Math.min(token, begin + 6)
  for (let t = begin + 1; t < end && doc.form(t) !== ','; t++) {
    const place = doc.upos(t) === 'PROPN' ? view.places.at(t) : null
    if (place) return place
  }
  return null
}

const OPENING = new Set(['in', 'at', 'near', 'outside', 'across'])

/** "A visit to production sites of theirs": the country of a host that is no person. */
function hostCountry(view: ReportView, {recipients}: Sides): Place | null {
  const host = recipients[0]
  return host && host.kind !== 'person' && recipients.length === 1 ? countryPlace(view, host.country) : null
}

const countryPlace = (view: ReportView, country: string | null): Place | null =>
  view.places.places.find(place => place.kind === 'country' && place.country === country) ?? null

/** A participle or nominal shares the place of its clause unless a claim stands between. */
function governsPlace(doc: ParsedText, t: TokenId, clause: TokenId): boolean {
  let node = t
  for (let steps = 0; node !== clause && node >= 0 && steps < 4; steps++) {
    if (['ccomp', 'acl', 'advcl', 'parataxis'].includes(doc.relation(node))) return false
    node = doc.head(node)
  }
  return node === clause
}

function placesBelow(
  view: ReportView,
  head: TokenId,
  prepositions: ReadonlySet<string>,
  candidate: Candidate,
): Place[] {
  const {doc} = view
  const found: Place[] = []
  const isForce = candidate.frame.type === 'ASSAULT' || candidate.frame.type === 'PROTEST'
  for (const child of doc.children(head)) {
    const relation = doc.relation(child)
    if ((relation !== 'obl' && relation !== 'nmod') || isVerb(doc, child)) continue
    const preposition = prepositionOf(doc, child) || prepositionBefore(doc, child, head)
    if (preposition !== '' && !prepositions.has(preposition) && !(isForce && preposition === 'against')) {
      // "his meeting with the presidents in Tehran"; what words are about has a place of its own
      for (const below of doc.childrenBy(child, 'nmod'))
        if (['in', 'at'].includes(prepositionOf(doc, below))) addPlaces(view, below, found)
      continue
    }
    if (preposition === 'of' && !isForce && candidate.frame.mode !== 'visit') continue
    if (prepositions === SPOKEN_AT && isBehindDeed(view, child, head)) continue
    // "Blamed on a tour", "on Tuesday": what words are spoken on is an occasion.
    if (preposition === 'on' && prepositions === SPOKEN_AT && !OCCASION_PARTS.has(doc.lemma(child))) continue
    for (const t of conjuncts(doc, child)) {
      const isAbroad = SEATS_ABROAD.has(doc.lemma(t))
      // "Sanctions on Mali": whom it strikes, and not where.
      const isTarget = !isForce && preposition === 'on' && view.places.at(t)?.kind === 'country'
      if (preposition !== '' && !isAbroad && !isTarget) addPlaces(view, t, found)
      // "at a hotel in Geneva", "at the Danish embassy in Geneva"
      for (const below of doc.childrenBy(t, 'nmod', 'compound', 'appos')) {
        if (isAbroad && ['', 'of'].includes(prepositionOf(doc, below))) continue
        addPlaces(view, below, found)
        for (const deeper of doc.childrenBy(below, 'nmod', 'appos')) addPlaces(view, deeper, found)
      }
    }
  }
  return found
}

/** "Condemned the killing of reporters in Homs": behind a deed that words are about, a place is the deed's. */
const isBehindDeed = (view: ReportView, phrase: TokenId, verb: TokenId): boolean =>
  view.doc
    .childrenBy(verb, 'obj', 'obl')
    .some(t => verb < t && t < phrase && actsNamed(view, t).some(type => !VERBAL_TYPES.has(type)))

/** "In the capital Nursultan": the preposition of the noun right before a name that the parse hangs beside it. */
function prepositionBefore(doc: ParsedText, child: TokenId, head: TokenId): string {
  const before = child - 1
  return before > head && doc.upos(child) === 'PROPN' && doc.upos(before) === 'NOUN' && doc.head(before) === head
    ? prepositionOf(doc, before)
    : ''
}

/** The place that the token names, or the one that its actor is: "around the island". */
function addPlaces(view: ReportView, t: TokenId, found: Place[]): void {
  // "In its dispute with Norway": whose dispute it is, is not where.
  if (view.doc.upos(t) === 'ADJ' || view.doc.upos(t) === 'PRON') return
  const place =
    view.places.at(t) ?? capitalAt(view, t) ?? resolveGenericPlace(view, t) ?? placeOfParty(view, view.actors.at(t))
  if (place) found.push(place)
}

/** "The Greek capital", "the capital of Greece": the town, where the report names it. */
function capitalAt({doc, places}: ReportView, t: TokenId): Place | null {
  if (doc.lemma(t) !== 'capital') return null
  for (const child of doc.childrenBy(t, 'amod', 'compound', 'nmod')) {
    const country = places.at(child)?.country
    if (country) return places.capitals.get(country) ?? null
  }
  return null
}
