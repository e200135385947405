import type {Actor} from '../actor/actor.ts'
import {isDirectional} from '../actor/directional.ts'
import {attributionsHolding} from '../attribution/holding.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {
  agents,
  byPhrase,
  clauseHead,
  companions,
  conjuncts,
  contentHead,
  isPassive,
  isVerb,
  patients,
  phrasesAfter,
  phrasesWith,
  prepositionOf,
  surfaceSubjects,
} from './clause.ts'
import {actorsOf, type ReportView, stateAt} from './report-view.ts'
import type {Candidate} from './trigger.ts'

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
  const actors = fillSide(view, candidate, roles.actors, 'actors', steps)
  let recipients = fillSide(
    view,
    candidate,
    roles.recipients,
    'recipients',
    steps,
    roles.symmetric || roles.actors.includes('gov') ? [] : [...actors, ...ownStates(view, candidate, actors)],
  )
  if (recipients.length === 0 && !roles.symmetric) {
    recipients = othersInClause(view, candidate, [...actors, ...ownStates(view, candidate, actors)])
    if (recipients.length > 0) steps.push('recipients: elsewhere in the clause')
  }
  if (roles.symmetric) return {actors: unique([...actors, ...recipients]), recipients: [], symmetric: true, steps}
  if (actors.length > 1 && isReciprocal(view, candidate))
    return {actors, recipients: [], symmetric: true, steps: [...steps, 'recipients: each other']}
  // A state that locks down its own cities is on both sides.
  if (roles.actors.includes('gov')) return {actors, recipients, symmetric: false, steps}
  const acting = new Set(actors.map(actor => actor.id))
  return {actors, recipients: recipients.filter(actor => !acting.has(actor.id)), symmetric: false, steps}
}

/** A force that attacks at home attacks no state of its own: the place of the act names others. */
function ownStates(view: ReportView, {frame}: Candidate, actors: readonly Actor[]): Actor[] {
  if (frame.type !== 'ASSAULT') return []
  return actors.flatMap(actor => {
    const state = actor.kind === 'state' || !actor.country ? undefined : view.states.get(actor.country)
    return state && actsForState(actor, state) ? [state] : []
  })
}

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

/**
 * When no slot of the frame names a recipient: the first other party that a phrase of the clause names, then one that its
 * purpose names ("donated ventilators to assist Ethiopia"). At most two, so that a guess stays small.
 */
function othersInClause(view: ReportView, candidate: Candidate, actors: readonly Actor[]): Actor[] {
  const {doc} = view
  const heads = [candidate.token]
  if (candidate.light) heads.push(candidate.light.verb)
  if (candidate.object >= 0) heads.push(candidate.object)
  if (candidate.part === 'verb') heads.push(...patients(doc, candidate.token))
  const isOther = (actor: Actor): boolean => !actors.some(known => known === actor)
  if (candidate.frame.mode === 'visit') return candidate.part === 'noun' ? hostNearby(view, candidate, actors) : []
  // A demand is addressed with few words; what it is for names third parties.
  const isDemand = candidate.frame.type === 'REQUEST'
  for (const preposition of isDemand ? ['to', 'on', 'from', 'with', 'against'] : CLAUSE_PREPOSITIONS)
    for (const head of heads) {
      const found = partiesIn(
        view,
        phrasesWith(doc, head, preposition).filter(t => !isVerb(doc, t)),
      ).filter(isOther)
      if (found.length > 0) return found.slice(0, 2)
    }
  if (isDemand) return []
  for (const head of heads)
    for (const purpose of doc.childrenBy(head, 'advcl', 'acl', 'xcomp')) {
      if (!doc.children(purpose).some(c => doc.lower(c) === 'to' || doc.lower(c) === 'for')) continue
      const found = [
        ...partiesIn(view, patients(doc, purpose)),
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

/** "A blockade of Taiwan after Pelosi's visit": a visit without a goal goes to the foreign state of its sentence that does not act there. */
function hostNearby(view: ReportView, {token}: Candidate, visitors: readonly Actor[]): Actor[] {
  const {doc} = view
  const home = new Set(visitors.map(visitor => visitor.country))
  if (visitors.length === 0 || home.has(null)) return []
  const sentence = doc.sentenceOf(token)
  for (let distance = 1; distance < 20; distance++)
    for (const t of [token - distance, token + distance]) {
      if (t < doc.firstToken(sentence) || t >= doc.endToken(sentence)) continue
      const found = actorsOf(view, t).filter(actor => actor.kind === 'state' || actor.kind === 'population')
      const relation = doc.relation(t)
      if (
        found.length === 1 &&
        found[0]!.country &&
        !home.has(found[0]!.country) &&
        relation !== 'nsubj' &&
        relation !== 'amod' &&
        relation !== 'compound' &&
        doc.upos(t) !== 'ADJ'
      )
        return found
    }
  return []
}

const unique = (actors: readonly Actor[]): Actor[] => [...new Map(actors.map(actor => [actor.id, actor])).values()]

function fillSide(
  view: ReportView,
  candidate: Candidate,
  slots: readonly string[],
  side: 'actors' | 'recipients',
  steps: string[],
  others: readonly Actor[] = [],
): Actor[] {
  const isNominal = candidate.part === 'noun'
  // Partners of a symmetric noun may be told in several places ("his meeting with X", "Turkish-Greek talks between…").
  const gathers = candidate.frame.roles.symmetric && isNominal
  const found: Actor[] = []
  const taken = new Set<TokenId>()
  for (const slot of slots) {
    // "poss&of": both together, but only where the first is named.
    const [first, second] = slot.split('&')
    const named = slotActors(view, candidate, first!, taken)
    for (const actor of second && named.length > 0
      ? [...named, ...slotActors(view, candidate, second, taken)]
      : named) {
      // "Closed its embassy in Tehran": who acts is no recipient, the next slot is asked.
      if (found.includes(actor) || others.includes(actor)) continue
      found.push(actor)
      if (!steps.includes(`${side}: ${slot}`)) steps.push(`${side}: ${slot}`)
    }
    if (found.length > 0 && !gathers) break
  }
  if (found.length > 0 || side !== 'actors') {
    if (found.length === 0 && candidate.light?.subject === 'recipient')
      return lightSubject(view, candidate, side, steps)
    return unique(found)
  }
  if (candidate.light?.subject === 'actor') return lightSubject(view, candidate, side, steps)
  if (isNominal) {
    const share = sharesIn(view, candidate.token)
    if (share.length > 0) steps.push(`${side}: those involved in it`)
    return share
  }
  if (candidate.object >= 0) {
    // "Talks between A and B were held": the noun that the verb lends itself to names them.
    for (const slot of ['poss', 'between', 'by', 'dem', 'among', 'of'])
      for (const actor of nominalSlot(view, candidate.object, slot)) found.push(actor)
    if (found.length > 0) steps.push(`${side}: in the object`)
  }
  return unique(found)
}

function lightSubject(view: ReportView, candidate: Candidate, side: string, steps: string[]): Actor[] {
  const verb = candidate.light!.verb
  // "was involved in", "was implicated in": the passive subject is the one who acts.
  const isInvolved = ['involve', 'implicate', 'engage'].includes(view.doc.lemma(verb))
  const found = partiesIn(view, isInvolved ? surfaceSubjects(view.doc, verb) : agents(view.doc, verb))
  if (found.length > 0) steps.push(`${side}: subject of ${view.doc.lemma(candidate.light!.verb)}`)
  return found
}

function slotActors(view: ReportView, candidate: Candidate, slot: string, taken: Set<TokenId>): Actor[] {
  const {doc} = view
  const t = candidate.token
  if (candidate.part === 'noun' && !['subj', 'loc', 'gov', 'governor', 'said', 'xcomp', 'ccomp'].includes(slot)) {
    const own = nominalSlot(view, t, slot, taken)
    if (own.length > 0 || !candidate.light) return own
    // "launched an attack on X": the phrase may hang on the verb.
    return isPreposition(slot) ? partiesIn(view, phrasesWith(doc, candidate.light.verb, slot)) : []
  }
  switch (slot) {
    case 'subj':
      if (candidate.part === 'modal') return partiesIn(view, surfaceSubjects(doc, doc.head(t)))
      if (candidate.part === 'noun')
        return partiesIn(
          view,
          candidate.light ? agents(doc, candidate.light.verb) : doc.child(t, 'cop') >= 0 ? surfaceSubjects(doc, t) : [],
        )
      return withCompanions(
        view,
        t,
        candidate.part === 'adjective' ? partiesIn(view, surfaceSubjects(doc, t)) : actingParties(view, t),
      )
    case 'nsubj':
      return inside(view, surfaceSubjects(doc, t))
    case 'obj':
      return partiesIn(view, patients(doc, t))
    case 'obj.dem':
    case 'obj.poss':
    case 'obj.of':
      return unique(patients(doc, t).flatMap(object => nominalSlot(view, object, slot.slice(4))))
    case 'iobj': {
      const own = doc.child(t, 'iobj')
      if (own >= 0) return partiesIn(view, [own])
      return isPassive(doc, t) && doc.child(t, 'obj') >= 0 ? partiesIn(view, surfaceSubjects(doc, t)) : []
    }
    case 'xcomp':
    case 'ccomp':
      return complementParties(view, t, slot)
    case 'said':
      return speakers(view, candidate.part === 'modal' ? doc.head(t) : t)
    case 'loc':
      return locationOf(view, t)
    case 'governor':
      return askedBy(view, candidate)
    case 'gov':
      return governmentOf(view, candidate)
    default: {
      const own = partiesIn(
        view,
        phrasesWith(doc, t, slot).filter(phrase => !isVerb(doc, phrase)),
      )
      if (own.length > 0) return own
      for (const object of patients(doc, t)) {
        const below = partiesIn(
          view,
          phrasesWith(doc, object, slot).filter(phrase => !isVerb(doc, phrase)),
        )
        if (below.length > 0) return below
      }
      const around = candidate.object >= 0 ? [candidate.object] : []
      if (candidate.frame.roles.actors.includes('nsubj')) around.push(...surfaceSubjects(doc, t))
      for (const noun of around) {
        const below = partiesIn(
          view,
          phrasesWith(doc, noun, slot).filter(phrase => !isVerb(doc, phrase)),
        )
        if (below.length > 0) return below
      }
      for (const complement of doc.childrenBy(t, 'xcomp')) {
        const below = partiesIn(
          view,
          phrasesWith(doc, complement, slot).filter(phrase => !isVerb(doc, phrase)),
        )
        if (below.length > 0) return below
      }
      return slot === 'by' || slot === 'of' ? [] : partiesIn(view, phrasesAfter(doc, t, slot))
    }
  }
}

const SHARES = new Set(['involvement', 'role', 'participation', 'complicity', 'part', 'responsibility'])

/** "Russia's involvement in the poisoning": those who have a part in the act. */
function sharesIn(view: ReportView, noun: TokenId): Actor[] {
  const {doc} = view
  const head = doc.head(noun)
  if (head < 0 || doc.relation(noun) !== 'nmod' || !SHARES.has(doc.lemma(head))) return []
  for (const slot of ['poss', 'dem', 'by', 'of']) {
    const found = slot === 'of' ? [] : nominalSlot(view, head, slot)
    if (found.length > 0) return found
  }
  // "accuses Russia of involvement in": the accused.
  const verb = doc.head(head)
  return verb >= 0 && isVerb(doc, verb) && prepositionOf(doc, head) === 'of' ? partiesIn(view, patients(doc, verb)) : []
}

const isPreposition = (slot: string): boolean => !['poss', 'dem', 'by', 'loc', 'gov', 'governor', 'of'].includes(slot)

/** Parties of these phrases and of what is coordinated with them; a phrase that is no actor is asked for those inside it. */
export function partiesIn(view: ReportView, heads: readonly TokenId[]): Actor[] {
  const found: Actor[] = []
  for (const head of heads)
    for (const t of members(view, head)) {
      const direct = namedActors(view, t)
      found.push(...(direct.length > 0 ? direct : inside(view, [t])))
    }
  return unique(found)
}

/** Coordinated phrases; of "two members, Mali and Niger", read as three, the general word is dropped. */
function members(view: ReportView, head: TokenId): readonly TokenId[] {
  const {doc} = view
  const content = contentHead(doc, head, view.rules.transparent)
  const joined =
    content === head
      ? conjuncts(doc, head)
      : [...new Set([...conjuncts(doc, head), ...conjuncts(doc, content)])].filter(t => t !== head)
  const all = [...new Set(joined.flatMap(t => [t, ...companions(doc, t).flatMap(c => conjuncts(doc, c))]))]
  const first = all[0]
  if (all.length < 3 || first === undefined || !GENERAL.has(doc.lemma(first)) || doc.form(first + 1) !== ',') return all
  return all.slice(1)
}

/** Who acts in a clause; of a document that says something its authors: "passed a resolution calling for", "a letter urging". */
function actingParties(view: ReportView, verb: TokenId): Actor[] {
  const {doc} = view
  const document = doc.head(verb)
  const issuing = document >= 0 && doc.relation(document) === 'obj' ? doc.head(document) : -1
  if (issuing >= 0 && isVerb(doc, issuing) && doc.deprel(verb) === 'acl' && doc.xpos(verb) === 'VBG') {
    const authors = actorsOf(view, document).length > 0 ? [] : partiesIn(view, agents(doc, issuing))
    if (authors.length > 0) return authors
  }
  return partiesIn(view, agents(doc, verb))
}

/** Those of a clause who act beside its subject: "France, together with Spain, rejected it". */
function withCompanions(view: ReportView, verb: TokenId, subjects: Actor[]): Actor[] {
  if (subjects.length === 0) return subjects
  return unique([...subjects, ...partiesIn(view, companions(view.doc, verb))])
}

const GENERAL = new Set([
  'member',
  'country',
  'state',
  'nation',
  'neighbor',
  'neighbour',
  'side',
  'ally',
  'party',
  'power',
  'republic',
  'leader',
  'rival',
  'president',
])

/** The actors of a phrase; those named in an apposition go before a role: "two members, Mali and Niger". */
function namedActors(view: ReportView, t: TokenId): readonly Actor[] {
  const {doc} = view
  const own = actorsOf(view, t)
  if (own.some(actor => actor.kind !== 'role' && actor.kind !== 'population')) return own
  const heads = [t, ...phrasesWith(doc, t, 'of')]
  for (const head of heads) {
    const named = doc.childrenBy(head, 'appos').flatMap(a => conjuncts(doc, a).flatMap(x => actorsOf(view, x)))
    if (named.length > 1 || (named.length === 1 && own.length === 0)) return unique(named)
  }
  return own
}

/** Actors inside phrases that are none themselves: possessor, by-phrase, adjective of nationality, then what follows "of", "from", "in". */
export function inside(view: ReportView, heads: readonly TokenId[], depth = 0): Actor[] {
  const {doc} = view
  for (const t of heads) {
    for (const slot of ['poss', 'by', 'dem', 'between', 'of', 'from', 'with', 'against', 'on', 'in', 'to', 'for']) {
      const found = nominalSlot(view, t, slot)
      if (found.length > 0) return found
    }
    if (depth > 1) continue
    for (const slot of ['of', 'in', 'on', 'to', 'for', 'against'])
      for (const phrase of phrasesWith(doc, t, slot)) {
        const found = isVerb(doc, phrase) ? [] : inside(view, [phrase], depth + 1)
        if (found.length > 0) return found
      }
    for (const clause of doc.childrenBy(t, 'acl')) {
      const found = [
        ...byPhrase(doc, clause),
        ...patients(doc, clause).filter(x => x !== t),
        ...['to', 'with', 'in'].flatMap(p => phrasesWith(doc, clause, p)),
      ]
        .filter(x => !isVerb(doc, x))
        .flatMap(x => conjuncts(doc, x).flatMap(y => actorsOf(view, y)))
      if (found.length > 0) return unique(found)
    }
  }
  return []
}

/** Parties that a noun names around itself: `poss`, `dem` (Russian, US-led, police), or behind a preposition. */
function nominalSlot(view: ReportView, noun: TokenId, slot: string, taken?: Set<TokenId>): Actor[] {
  const {doc} = view
  if (slot === 'poss') return heldBy(view, doc.childrenBy(noun, 'nmod:poss'), taken)
  if (slot === 'dem') return modifiers(view, noun)
  const phrases = phrasesWith(doc, noun, slot).filter(t => !isVerb(doc, t))
  const own = heldBy(view, phrases, taken)
  if (slot === 'between' && own.length === 1)
    own.push(...otherSide(view, phrases[0]!).filter(actor => !own.includes(actor)))
  if (own.length > 0 || !STRAYING.has(slot)) return own
  // "accusations by Ukraine against Russia": a parser likes to hang the second phrase on the first.
  for (const phrase of doc.childrenBy(noun, 'nmod')) {
    const below = heldBy(
      view,
      phrasesWith(doc, phrase, slot).filter(t => !isVerb(doc, t)),
      taken,
    )
    if (below.length > 0) return below
  }
  return slot === 'by' ? [] : heldBy(view, phrasesAfter(doc, noun, slot), taken)
}

/** "Between A and B" where the parser left B alone: the phrase right behind the "and". */
function otherSide(view: ReportView, first: TokenId): readonly Actor[] {
  const {doc} = view
  let and = first + 1
  while (and < doc.endToken(doc.sentenceOf(first)) && and < first + 6 && doc.lower(and) !== 'and') and++
  if (and >= doc.endToken(doc.sentenceOf(first)) || doc.lower(and) !== 'and') return []
  for (let t = and + 1; t < Math.min(and + 5, doc.endToken(doc.sentenceOf(first))); t++) {
    if (doc.upos(t) === 'VERB') return []
    const found = view.actors.at(t)
    if (found.length > 0) return found
  }
  return []
}

const STRAYING = new Set(['by', 'against', 'on', 'to', 'with', 'from'])

function heldBy(view: ReportView, heads: readonly TokenId[], taken?: Set<TokenId>): Actor[] {
  const found: Actor[] = []
  for (const head of heads)
    for (const t of members(view, head)) {
      if (taken?.has(t)) continue
      const actors = namedActors(view, t)
      if (actors.length > 0) taken?.add(t)
      found.push(...actors)
      if (actors.length === 0) found.push(...modifiersOrPossessors(view, t))
    }
  return unique(found)
}

const modifiersOrPossessors = (view: ReportView, t: TokenId): Actor[] => {
  const possessors = view.doc.childrenBy(t, 'nmod:poss').flatMap(p => actorsOf(view, p))
  return possessors.length > 0 ? possessors : modifiers(view, t)
}

/** Adjectives of nationality and compounds before a noun: "Russian shelling", "Iran-Iraq war", "police raid". */
function modifiers(view: ReportView, noun: TokenId): Actor[] {
  const {doc} = view
  const found: Actor[] = []
  for (const child of doc.children(noun)) {
    const relation = doc.relation(child)
    if (child > noun || !['amod', 'compound', 'nmod', 'det'].includes(relation)) continue
    if (doc.deprel(child) === 'nmod:poss' || prepositionOf(doc, child)) continue
    for (const t of conjuncts(doc, child)) {
      const direct = actorsOf(view, t)
      const actors = direct.length > 0 ? direct : view.actors.covering(t)
      if (actors.length > 0 && !isDirectional(doc, t)) found.push(...actors)
      // "the Iran-Iraq war": the first name hangs on the second.
      for (const first of doc
        .childrenBy(t, 'compound', 'nmod', 'amod', 'dep', 'punct')
        .filter(c => c < t && isHyphen(doc, c + 1) && !isDirectional(doc, c)))
        found.push(...view.actors.covering(first))
    }
  }
  if (found.length > 0) return unique(found)
  // A modifier that the parser hung elsewhere: the name right before the noun, or before its bracket.
  let before = noun - 1
  if (before >= 0 && doc.form(before) === ')') while (before > 0 && doc.form(before) !== '(') before--
  if (before >= 0 && doc.form(before) === '(') before--
  if (before < doc.firstToken(doc.sentenceOf(noun)) || doc.upos(before) !== 'PROPN') return []
  return [...view.actors.covering(before)]
}

const isHyphen = (doc: ParsedText, t: TokenId): boolean => /^[-–—/]$/.test(doc.form(t))

/**
 * To whom the act in the complement is done: "agreed to help Lebanon" → Lebanon; of a that-clause its subject. What the
 * subject only moves ("withdraw its troops from Syria") is a means, and taken when nobody else is named.
 */
function complementParties(view: ReportView, verb: TokenId, relation: string, depth = 0): Actor[] {
  const {doc} = view
  const named = (heads: readonly TokenId[]): Actor[] =>
    heads.filter(t => !isVerb(doc, t)).flatMap(t => conjuncts(doc, t).flatMap(x => actorsOf(view, x)))
  for (const complement of doc.childrenBy(verb, relation)) {
    if (relation === 'ccomp') {
      const subjects = partiesIn(view, surfaceSubjects(doc, complement))
      if (subjects.length > 0) return subjects
    }
    const objects = patients(doc, complement)
    const means = objects.filter(t => isMeans(view, complement, t))
    const direct = objects.filter(t => !means.includes(t)).flatMap(t => named([t]))
    if (direct.length > 0) return unique(direct)
    for (const preposition of ['with', 'to', 'against', 'on', 'for', 'from', 'in', 'into', 'of']) {
      const near = preposition === 'of' ? objects : [complement, ...objects]
      const found = named(near.flatMap(t => phrasesWith(doc, t, preposition)))
      if (found.length > 0) return unique(found)
    }
    if (means.length > 0)
      for (const purpose of doc.childrenBy(complement, 'advcl', 'xcomp')) {
        const found = named(patients(doc, purpose))
        if (found.length > 0) return unique(found)
      }
    const drilled = partiesIn(view, objects)
    if (drilled.length > 0) return drilled
    const deeper: Actor[] = depth < 3 ? complementParties(view, complement, 'xcomp', depth + 1) : []
    if (deeper.length > 0) return deeper
  }
  return []
}

const MOVING = new Set([
  'send',
  'withdraw',
  'deploy',
  'dispatch',
  'pull',
  'contribute',
  'commit',
  'provide',
  'station',
  'move',
  'open',
  'reduce',
  'remove',
  'extend',
  'establish',
  'set',
  'share',
  'lay',
])

/** "Its troops", "two field hospitals": own, or unowned forces and goods, as object of a verb that moves or gives them. */
function isMeans({doc, actors}: ReportView, verb: TokenId, object: TokenId): boolean {
  if (!MOVING.has(doc.lemma(verb))) return false
  const owner = doc.child(object, 'nmod:poss')
  if (owner >= 0) return doc.upos(owner) === 'PRON'
  return actors.at(object).every(actor => actor.kind !== 'state' && actor.kind !== 'person' && actor.basis === 'text')
}

/** Who is said to say what holds the token: the source of the innermost attribution, else the subject of the verb above. */
export function speakers(view: ReportView, t: TokenId): Actor[] {
  const {doc} = view
  const span = doc.span(t)
  for (const attribution of attributionsHolding(view.claims, span)) {
    const actors = (attribution.source?.actors ?? []).flatMap(id => view.byId.get(id) ?? [])
    if (actors.length > 0) return actors
  }
  for (let node = t, steps = 0; node >= 0 && steps < 8; node = doc.head(node), steps++) {
    const head = doc.head(node)
    if (head >= 0 && ['ccomp', 'parataxis'].includes(doc.relation(node)) && isVerb(doc, head))
      return partiesIn(view, agents(doc, head))
  }
  return []
}

/** The state in whose place the act happens, told by "in", "at", "near" around the trigger; for acts of force without another victim. */
export function locationOf(view: ReportView, t: TokenId): Actor[] {
  const {doc} = view
  const clause = clauseHead(doc, t)
  for (const head of clause === t || clause < 0 ? [t] : [t, clause])
    for (const preposition of ['in', 'at', 'near', 'outside', 'on', 'across', 'inside', 'into', 'around'])
      for (const phrase of phrasesWith(doc, head, preposition))
        for (const token of conjuncts(doc, phrase)) {
          const state = stateAt(view, token)
          if (state.length > 0) return [...state]
          const below = [...doc.childrenBy(token, 'nmod', 'compound', 'amod', 'appos')].flatMap(c => [
            ...stateAt(view, c),
          ])
          if (below.length > 0) return unique(below).slice(0, 1)
        }
  return []
}

/** Whether an actor is the state itself or a force of it: what it does at home is not done to the state. */
export const actsForState = (actor: Actor, state: Actor): boolean =>
  actor === state || (actor.country === state.country && AT_ITS_WORD.has(actor.sector ?? ''))

const AT_ITS_WORD = new Set(['GOV', 'MIL', 'COP', 'SPY'])

/** "Britain is considering Russia's request": the one who deals with the request is the one who is asked. */
function askedBy(view: ReportView, {token, light}: Candidate): Actor[] {
  const {doc} = view
  const head = doc.head(token)
  if (light || head < 0 || !isVerb(doc, head) || doc.relation(token) !== 'obj') return []
  return partiesIn(view, agents(doc, head))
}

/** The government of the place that the frame's recipients name: who locks down Wuhan is China. */
function governmentOf(view: ReportView, candidate: Candidate): Actor[] {
  for (const slot of candidate.frame.roles.recipients)
    for (const party of slot === 'gov' ? [] : slotActors(view, candidate, slot, new Set())) {
      const state = party.country ? view.states.get(party.country) : undefined
      if (state) return [state]
    }
  return []
}
