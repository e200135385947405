import type {Actor} from '../actor/actor.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {contentHead, isVerb, patients, phrasesWith} from './clause.ts'
import {conditionParties} from './condition-parties.ts'
import {deedOf, doersBeside, isDeed, victimsBeside} from './deed-parties.ts'
import {demandedOf} from './demanded-of.ts'
import type {EventType} from './event.ts'
import {INTENT} from './grammar-words.ts'
import {inside, isSetting, nominalSlot, partiesIn, unique} from './party-phrases.ts'
import {actsForState, hostNearby} from './party-places.ts'
import {fillSide, isBlameOfDeed, isNobodys, PLACING} from './party-slots.ts'
import {actorsOf, type ReportView} from './report-view.ts'
import {type Candidate, matchTrigger} from './trigger.ts'

/** Who acts and to whom, each once, in text order of the slots that named them. */
export interface Parties {
  readonly actors: readonly Actor[]
  readonly recipients: readonly Actor[]
  /** All are on both sides: the frame says so, or the words ("accused each other"). */
  readonly symmetric: boolean
  /** The slots that gave them, for explanation. */
  readonly steps: readonly string[]
}

/**
 * Fills the roles of a frame from the tree: each side takes the first of its slots that yields a party. A phrase that is
 * no actor itself is asked for those inside it ("Israel's decision" → Israel). Of a symmetric act all are actors.
 */
export function findParties(view: ReportView, candidate: Candidate): Parties {
  const {roles} = candidate.frame
  const steps: string[] = []
  const deed = candidate.frame.type === 'ASSAULT' && !roles.symmetric ? deedOf(view, candidate) : -1
  let actors = fillSide(view, candidate, roles.actors, 'actors', steps)
  const doers = deed >= 0 && actors.every(isDeed) ? doersBeside(view, deed) : []
  if (doers.length > 0) {
    actors = doers
    steps.push('actors: who is told to have done the deed')
  }
  const others =
    roles.symmetric || roles.actors.includes('gov') ? [] : [...actors, ...ownStates(view, candidate, actors)]
  const victims = deed >= 0 ? victimsBeside(view, deed).filter(actor => !actors.includes(actor)) : []
  // Where a deed was done says less than whom it hit.
  const isHidden = candidate.part === 'verb' && patients(view.doc, candidate.token).some(t => isUnknownPerson(view, t))
  const slots = victims.length > 0 || isHidden ? roles.recipients.filter(slot => !PLACING.has(slot)) : roles.recipients
  let recipients = fillSide(view, candidate, slots, 'recipients', steps, others).filter(
    actor => !isOwnGround(view, candidate, actor, actors),
  )
  if (recipients.length === 0 && victims.length > 0) {
    recipients = victims
    steps.push('recipients: whom the deed hit')
  }
  if (recipients.length === 0 && !roles.symmetric) {
    recipients = conditionParties(view, candidate, actors)
    if (recipients.length > 0) steps.push('recipients: for whose doing it waits')
  }
  // "India and Nepal agreed to a truce after talks in Doha": they agree with one another.
  const isMutual = actors.length > 1 && candidate.part === 'verb' && MUTUAL.has(candidate.frame.type!)
  if (recipients.length === 0 && !roles.symmetric && !isMutual) {
    recipients = othersInClause(view, candidate, [...actors, ...ownStates(view, candidate, actors)])
    if (recipients.length > 0) steps.push('recipients: elsewhere in the clause')
  }
  if (roles.symmetric) {
    const between = candidate.part === 'verb' && candidate.object >= 0 ? talkingParties(view, candidate) : []
    const together = unique([...actors, ...recipients, ...between])
    const all = together.length === 1 ? unique([...coordinatedAntecedent(view, candidate), ...together]) : together
    return {actors: all, recipients: [], symmetric: true, steps}
  }
  if (actors.length > 1 && isReciprocal(view, candidate))
    return {actors, recipients: [], symmetric: true, steps: [...steps, 'recipients: each other']}
  // A state that locks down its own cities is on both sides.
  if (roles.actors.includes('gov')) return {actors, recipients, symmetric: false, steps}
  const acting = new Set(actors.map(actor => actor.id))
  return {actors, recipients: recipients.filter(actor => !acting.has(actor.id)), symmetric: false, steps}
}

/** Acts that several do with one another, unless a slot of the frame names a partner. */
const MUTUAL = new Set<EventType>(['AGREE', 'COOPERATE', 'CONSULT'])

/** "Wants to renew the talks between the two countries": whom the object, or the verb that the parse hung them on, names on both sides. */
function talkingParties(view: ReportView, {token, object}: Candidate): Actor[] {
  const own = nominalSlot(view, object, 'between')
  return own.length > 0 ? own : partiesIn(view, phrasesWith(view.doc, token, 'between'))
}

/** "Aleksandar Vucic and Albin Kurti, who met in Ohrid": the parse hangs the clause on the last of those who meet each other. */
function coordinatedAntecedent(view: ReportView, {token, part}: Candidate): Actor[] {
  const {doc} = view
  const last = part === 'verb' && doc.deprel(token) === 'acl:relcl' ? doc.head(token) : -1
  return last >= 0 && doc.relation(last) === 'conj' ? partiesIn(view, [doc.head(last)]) : []
}

/** A force that attacks at home attacks no state of its own: the place of the act names others. */
function ownStates(view: ReportView, {frame}: Candidate, actors: readonly Actor[]): Actor[] {
  if (frame.type !== 'ASSAULT') return []
  return actors.flatMap(actor => {
    const state = actor.kind === 'state' || !actor.country ? undefined : view.states.get(actor.country)
    return state && actsForState(actor, state) ? [state] : []
  })
}

/** "Israel will strike its sites", "pulled back from their border": ground that a pronoun owns is nobody whom its owners harm or leave. */
const isOwnGround = ({doc}: ReportView, {frame}: Candidate, ground: Actor, actors: readonly Actor[]): boolean =>
  (frame.type === 'ASSAULT' || frame.type === 'RETREAT') &&
  isNobodys(ground) &&
  actors.some(({country}) => country !== null && country === ground.country) &&
  ground.mentions.every(({first, head}) =>
    [first, doc.child(head, 'nmod:poss')].some(t => t >= 0 && doc.xpos(t) === 'PRP$'),
  )

/** "Accused each other", "expelled 23 of the other's diplomats", "tariffs on one another's goods": beside the trigger, before the next verb. */
function isReciprocal({doc}: ReportView, {token}: Candidate): boolean {
  const end = Math.min(doc.endToken(doc.sentenceOf(token)), token + 9)
  for (let t = token + 1; t < end; t++) {
    if (doc.upos(t) === 'VERB' || doc.upos(t) === 'SCONJ') return false
    const word = doc.lower(t)
    if (word !== 'other' && word !== 'another') continue
    const before = doc.lower(t - 1)
    if (before === 'each' || before === 'one') return true
    // "the other" stands alone or owns: "the other countries" are third parties.
    if (before === 'the') return t + 1 >= end || !['NOUN', 'PROPN', 'ADJ', 'NUM'].includes(doc.upos(t + 1))
  }
  return false
}

const CLAUSE_PREPOSITIONS = [
  'to',
  'with',
  'against',
  'on',
  'for',
  'from',
  'in',
  'into',
  'over',
  'across',
  'at',
  'near',
  'toward',
  'among',
  'along',
]

/** A demand is addressed with few words; what it is for names third parties. */
const ADDRESSING = ['to', 'from', 'with', 'against']
/** Where people march is not whom they march against. */
const AGAINST = ['to', 'against', 'on', 'at', 'outside', 'over', 'with']

/**
 * When no slot of the frame names a recipient: the first other party that a phrase of the clause names, then one that its
 * purpose names ("donated ventilators to assist Ethiopia"). At most two, so that a guess stays small.
 */
function othersInClause(view: ReportView, candidate: Candidate, actors: readonly Actor[]): Actor[] {
  const {doc} = view
  const {frame} = candidate
  const heads = [candidate.token]
  if (candidate.light) heads.push(candidate.light.verb)
  if (candidate.object >= 0) heads.push(candidate.object)
  if (candidate.part === 'verb') heads.push(...patients(doc, candidate.token))
  const isOther = (actor: Actor): boolean =>
    !actors.some(known => known === actor) &&
    !(frame.type === 'PROTEST' && (actor.place !== undefined || isNobodys(actor)))
  const makes = view.rules.classes.get('makes')!
  if (isBlameOfDeed(view, candidate)) return []
  if (candidate.frame.mode === 'visit') return candidate.part === 'noun' ? hostNearby(view, candidate, actors) : []
  const isDemand = candidate.frame.type === 'REQUEST'
  if (isDemand) {
    const wanted = [...phrasesWith(doc, candidate.token, 'for').filter(t => !isVerb(doc, t)), ...heads.slice(1)]
    const asked = demandedOf(view, candidate.part === 'noun' ? [candidate.token, ...wanted] : wanted, actors)
    if (asked.length > 0) return asked.slice(0, 2)
  }
  if (frame.type === 'PROTEST') {
    const asked = protestedAgainst(view, heads).filter(isOther)
    if (asked.length > 0) return asked.slice(0, 2)
  }
  // "Accusing him of torture in Yemen": a pronoun that stands for somebody unknown is the other side.
  if (candidate.part === 'verb' && patients(doc, candidate.token).some(t => isUnknownPerson(view, t))) return []
  for (const preposition of isDemand ? ADDRESSING : frame.type === 'PROTEST' ? AGAINST : CLAUSE_PREPOSITIONS)
    for (const head of isDemand ? heads.slice(0, candidate.light ? 2 : 1) : heads) {
      const found = partiesIn(
        view,
        phrasesWith(doc, head, preposition).filter(t => !isVerb(doc, t) && !isSetting(view, t)),
      ).filter(isOther)
      if (found.length > 0) return found.slice(0, 2)
    }
  if (isDemand) return []
  for (const head of heads)
    for (const purpose of doc.childrenBy(head, 'advcl', 'acl', 'xcomp')) {
      if (makes.has(doc.lemma(purpose)) || isPurposeOfEffort(view, candidate, purpose)) continue
      if (!doc.children(purpose).some(c => doc.lower(c) === 'to' || doc.lower(c) === 'for')) continue
      const found = [
        ...partiesIn(
          view,
          patients(doc, purpose).filter(t => !doc.childrenBy(t, 'nmod').some(owner => doc.xpos(owner) === 'PRP$')),
        ),
        ...CLAUSE_PREPOSITIONS.flatMap(p =>
          partiesIn(
            view,
            phrasesWith(doc, purpose, p).filter(t => !isVerb(doc, t)),
          ),
        ),
      ]
      const others = unique(found).filter(isOther)
      if (others.length > 0) return others.slice(0, 1)
    }
  return []
}

/** "Criticised efforts to silence reporters": whom the effort is aimed at is not criticised, wherever the parser hung it. */
const isPurposeOfEffort = ({doc}: ReportView, {token, frame}: Candidate, purpose: TokenId): boolean =>
  (frame.type === 'ACCUSE' || frame.type === 'REJECT' || frame.type === 'SUPPORT') &&
  patients(doc, token).some(object => INTENT.has(doc.lemma(object)) && object < purpose && purpose - object <= 3)

/** "Staged a protest demanding that the mayor resign", "went on strike in response to the bank's decision": whom they ask, or answer. */
function protestedAgainst(view: ReportView, heads: readonly TokenId[]): Actor[] {
  const {doc} = view
  for (const head of heads)
    for (const clause of doc.childrenBy(head, 'acl', 'advcl', 'xcomp')) {
      const said = matchTrigger(view, clause)
      if (said?.frame.type !== 'REQUEST' && said?.frame.type !== 'ACCUSE' && said?.frame.type !== 'REJECT') continue
      const found = fillSide(view, said, said.frame.roles.recipients, 'recipients', [])
      if (found.length > 0) return found
    }
  const answers = view.rules.classes.get('answers')!
  for (const answer of heads.flatMap(head => phrasesWith(doc, head, 'in'))) {
    if (!answers.has(doc.lemma(answer))) continue
    const named = nominalSlot(view, answer, 'to')
    const found = named.length > 0 ? named : inside(view, phrasesWith(doc, answer, 'to'))
    if (found.length > 0) return found
  }
  return []
}

/** A personal pronoun that no actor is known for, and "dozens of them". */
function isUnknownPerson(view: ReportView, t: TokenId): boolean {
  const {doc} = view
  const counted = contentHead(doc, t, view.rules.transparent)
  return doc.xpos(counted) === 'PRP' && actorsOf(view, t).length === 0
}
