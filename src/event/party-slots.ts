import type {Actor} from '../actor/actor.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {findBlamingMotion} from './blaming-motion.ts'
import {
  agents,
  byPhrase,
  companions,
  isPassive,
  isVerb,
  patients,
  phrasesAfter,
  phrasesWith,
  prepositionOf,
  surfaceSubjects,
} from './clause.ts'
import {complementParties} from './complement-parties.ts'
import {conditionParties} from './condition-parties.ts'
import {behindDeed, doersBeside, isDeedOfForce, isNounOfDeed} from './deed-parties.ts'
import {demandedOf, isDoneToOthers} from './demanded-of.ts'
import {ISSUING, RELATIVES} from './grammar-words.ts'
import {inside, isSetting, nominalSlot, partiesIn, unique} from './party-phrases.ts'
import {locationOf} from './party-places.ts'
import {actorsOf, type ReportView} from './report-view.ts'
import {judgedParties} from './said-of-others.ts'
import {speakers} from './speakers.ts'
import type {Candidate} from './trigger.ts'

/**
 * The parties of one side of a frame: those of the first slot that names any (of all slots for the partners of a symmetric noun),
 * without `others`. Then the subject that a light verb lends, those who have a share in the act, or those whom its object names.
 */
export function fillSide(
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
  for (const slot of isBlameOfDeed(view, candidate) && side === 'recipients' ? upToObject(slots) : slots) {
    // "poss&of": both together, but only where the first is named.
    const [first, second] = slot.split('&')
    const named = slotActors(view, candidate, first!, taken)
    // A protest is held in a town, not against those who live there.
    const isScene =
      candidate.frame.type === 'PROTEST' && side === 'recipients' && others.length > 0 && PLACING.has(first!)
    for (const actor of second && named.length > 0
      ? [...named, ...slotActors(view, candidate, second, taken).slice(0, 1)]
      : named) {
      // "Closed its embassy in Tehran": who acts is no recipient, the next slot is asked.
      if (found.includes(actor) || others.includes(actor)) continue
      if (isScene && actor.place !== undefined) continue
      if (candidate.frame.type === 'PROTEST' && side === 'recipients' && isNobodys(actor)) continue
      if (side === 'actors' && isOutletOfDeed(candidate, actor)) continue
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
  if (candidate.object >= 0 && view.rules.nouns.has(view.doc.lemma(candidate.object))) {
    // "Talks between A and B were held": the noun of an act that the verb lends itself to names them.
    for (const slot of ['poss', 'between', 'by', 'dem', 'among', 'of'])
      for (const actor of nominalSlot(view, candidate.object, slot)) found.push(actor)
    if (found.length > 0) steps.push(`${side}: in the object`)
  }
  return unique(found)
}

/** "Blocked roads": a thing of which nothing says whose it is. */
export const isNobodys = ({basis, sector, mentions}: Actor): boolean =>
  basis === 'text' && sector === null && mentions.some(({role}) => role?.kind === 'facility' || role?.kind === 'place')

/** "Reports said he had been killed": outlets tell of deeds, and do none with force. */
const isOutletOfDeed = ({frame}: Candidate, {kind, sector}: Actor): boolean =>
  sector === 'JRN' &&
  kind !== 'person' &&
  (frame.type === 'ASSAULT' || frame.type === 'COERCE' || frame.type === 'MOBILIZE')

/** Whether a deed of force is blamed: where it was done, and to whom, is not whom it is blamed on. */
export const isBlameOfDeed = (view: ReportView, {frame, token}: Candidate): boolean =>
  frame.type === 'ACCUSE' && !PINNING.has(frame.lemma) && patients(view.doc, token).some(t => isDeedOfForce(view, t))

/** "Blamed the attack on Russia": verbs that name the blamed beside the deed. */
const PINNING = new Set(['blame', 'pin', 'attribute', 'lay'])

/** The slots up to the object. */
function upToObject(slots: readonly string[]): readonly string[] {
  const last = slots.findLastIndex(slot => slot === 'obj' || slot.startsWith('obj.'))
  return last < 0 ? slots : slots.slice(0, last + 1)
}

/** Slots of where an act is done. */
export const PLACING: ReadonlySet<string> = new Set([
  'in',
  'at',
  'near',
  'across',
  'through',
  'to',
  'into',
  'on',
  'around',
  'throughout',
  'loc',
])

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
  if (
    candidate.part === 'noun' &&
    !['subj', 'loc', 'gov', 'governor', 'said', 'judged', 'xcomp', 'ccomp'].includes(slot)
  ) {
    const own = nominalSlot(view, t, slot, taken)
    if (own.length > 0 || !candidate.light) return own
    // "launched an attack on X": the phrase may hang on the verb.
    return isPreposition(slot) ? partiesIn(view, phrasesWith(doc, candidate.light.verb, slot)) : []
  }
  switch (slot) {
    case 'subj':
      if (candidate.part === 'modal') return askedToAct(view, doc.head(t))
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
      if (candidate.frame.type === 'REQUEST') return demandedOf(view, patients(doc, t))
      return candidate.frame.type === 'ACCUSE' ? blamedIn(view, patients(doc, t)) : partiesIn(view, patients(doc, t))
    case 'obj.dem':
    case 'obj.poss':
    case 'obj.of':
      return unique(patients(doc, t).flatMap(object => nominalSlot(view, object, slot.slice(4))))
    case 'iobj': {
      const own = doc.child(t, 'iobj')
      if (own >= 0) return partiesIn(view, [own])
      // "Gave the envoy 48 hours": of two objects, the first is the one that it is given to.
      const objects = doc.childrenBy(t, 'obj').filter(object => object > t)
      if (objects.length > 1) return partiesIn(view, objects.slice(0, 1))
      const taken = namesBeforeObject(view, t)
      if (taken.length > 0) return taken
      return isPassive(doc, t) && doc.child(t, 'obj') >= 0 ? partiesIn(view, surfaceSubjects(doc, t)) : []
    }
    case 'xcomp': {
      // "Demanding the government cut off aid": the one who is to do it is the object.
      const asked = candidate.frame.type === 'REQUEST' ? patients(doc, t).flatMap(x => [...actorsOf(view, x)]) : []
      return asked.length > 0 ? unique(asked) : complementParties(view, t, slot)
    }
    case 'ccomp': {
      const held =
        candidate.frame.type === 'THREATEN' ? conditionParties(view, candidate, partiesIn(view, agents(doc, t))) : []
      if (held.length > 0) return held
      // "Demanded that the editors be freed": they are not asked.
      const passive =
        candidate.frame.type === 'REQUEST'
          ? doc.childrenBy(t, slot).find(clause => doc.child(clause, 'aux:pass') >= 0)
          : undefined
      return passive === undefined ? complementParties(view, t, slot) : partiesIn(view, byPhrase(doc, passive))
    }
    case 'judged':
      return judgedParties(view, t)
    case 'motion':
      return [...(findBlamingMotion(view, t)?.blamed ?? [])]
    case 'said':
      return speakers(view, candidate.part === 'modal' ? doc.head(t) : t)
    case 'loc':
      return locationOf(view, t)
    case 'governor':
      return askedBy(view, candidate)
    case 'gov':
      return governmentOf(view, candidate)
    default: {
      const phrases = phrasesWith(doc, t, slot).filter(phrase => !isVerb(doc, phrase))
      // "Asked for the extradition of two men": what is asked for names those who are to act, or nobody.
      const isWish = slot === 'for' && candidate.frame.type === 'REQUEST'
      const own = isWish ? demandedOf(view, phrases) : partiesIn(view, phrases)
      if (own.length > 0) return own
      for (const object of patients(doc, t)) {
        // "Demanded the release of the editor": the editor is not asked.
        if (slot === 'of' && candidate.frame.type === 'REQUEST' && isDoneToOthers(view, object)) continue
        const below = partiesIn(
          view,
          phrasesWith(doc, object, slot).filter(phrase => !isVerb(doc, phrase)),
        )
        if (below.length > 0) return below
        const told = partiesIn(view, phrasesOfParticiples(view, object, slot))
        if (told.length > 0) return told
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

/** "Had given the Pentagon permission": a name that the parser took for a part of what is given. */
function namesBeforeObject(view: ReportView, verb: TokenId): Actor[] {
  const {doc} = view
  // "The Portuguese government permission"
  const isOfState = (t: TokenId): boolean => doc.childrenBy(t, 'amod').some(c => /^\p{Lu}/u.test(doc.form(c)))
  const names = patients(doc, verb).flatMap(object =>
    object > verb ? doc.childrenBy(object, 'compound').filter(t => doc.upos(t) === 'PROPN' || isOfState(t)) : [],
  )
  return partiesIn(view, names)
}

/** "Lifted the sanctions imposed on Iraq", "a ban placed on imports from Chile": what a participle behind the object says more of it. */
function phrasesOfParticiples(view: ReportView, object: TokenId, preposition: string): TokenId[] {
  const {doc} = view
  return doc
    .childrenBy(object, 'acl')
    .filter(t => t > object && doc.xpos(t) === 'VBN' && doc.child(t, 'nsubj', 'nsubj:pass') < 0)
    .flatMap(t => phrasesWith(doc, t, preposition))
    .filter(t => !isVerb(doc, t) && !isSetting(view, t))
}

/**
 * Those who have a part in an act, or set it out: "Russia's involvement in the poisoning", "the president's announcement of tariffs",
 * "the government unveiled plans for a blockade".
 */
function sharesIn(view: ReportView, noun: TokenId): Actor[] {
  const {doc, rules} = view
  const above = doc.head(noun)
  // "The announcement by the president of tariffs": hung on the one who announces.
  const head =
    above >= 0 && doc.relation(above) === 'nmod' && prepositionOf(doc, above) === 'by' ? doc.head(above) : above
  if (head < 0 || doc.relation(noun) !== 'nmod') return []
  const isShare = rules.classes.get('shares')!.has(doc.lemma(head))
  if (!isShare && !rules.classes.get('sets_out')!.has(doc.lemma(head))) return []
  for (const slot of ['poss', 'dem', 'by', 'from']) {
    const found = nominalSlot(view, head, slot)
    if (found.length > 0) return found
  }
  const verb = doc.relation(head) === 'obj' || prepositionOf(doc, head) === 'of' ? doc.head(head) : -1
  if (verb < 0 || !isVerb(doc, verb)) return []
  // "Accuses Russia of involvement in": the accused.
  if (isShare) return prepositionOf(doc, head) === 'of' ? partiesIn(view, patients(doc, verb)) : []
  return doc.relation(head) === 'obj' ? partiesIn(view, agents(doc, verb)) : []
}

const isPreposition = (slot: string): boolean => !['poss', 'dem', 'by', 'loc', 'gov', 'governor', 'of'].includes(slot)

/**
 * Whom blame is for: of a deed of force those who are told to have done it, and neither whom it hit nor where it was done:
 * "condemned the bombing of Aleppo by Syria" → Syria, "condemned the attacks in Kenya" → nobody.
 */
function blamedIn(view: ReportView, objects: readonly TokenId[]): Actor[] {
  if (!objects.some(t => isDeedOfForce(view, t))) return partiesIn(view, objects)
  for (const object of objects)
    for (const slot of ['by', 'poss', 'dem', 'from', 'between']) {
      const found = nominalSlot(view, object, slot)
      if (found.length > 0) return found
    }
  return unique(objects.flatMap(object => doersBeside(view, object)))
}

/** Of whom a "should" asks something: the subject of the clause; of a passive those who are to do it, or own what it is done to. */
function askedToAct(view: ReportView, verb: TokenId): Actor[] {
  const {doc} = view
  const subjects = surfaceSubjects(doc, verb)
  if (!isVerb(doc, verb) || !isPassive(doc, verb)) return partiesIn(view, subjects)
  const acting = partiesIn(view, agents(doc, verb))
  if (acting.length > 0) return acting
  return inside(
    view,
    subjects.filter(t => actorsOf(view, t).length === 0),
  )
}

/** Who acts in a clause; of a document that says something its authors: "passed a resolution calling for", "a law that bans". */
function actingParties(view: ReportView, verb: TokenId): Actor[] {
  const {doc} = view
  const document = doc.head(verb)
  const issuing = document >= 0 && doc.relation(document) === 'obj' ? doc.head(document) : -1
  const isSaidOfIt =
    (doc.deprel(verb) === 'acl' && doc.xpos(verb) === 'VBG') ||
    (doc.deprel(verb) === 'acl:relcl' && doc.childrenBy(verb, 'nsubj').some(t => RELATIVES.has(doc.lower(t))))
  if (issuing >= 0 && isVerb(doc, issuing) && isSaidOfIt) {
    // "Vetoed a resolution demanding a truce": whoever vetoes it has not written it.
    const authors =
      actorsOf(view, document).length > 0 || !ISSUING.has(doc.lemma(issuing))
        ? []
        : partiesIn(view, agents(doc, issuing))
    if (authors.length > 0) return authors
  }
  const subjects = agents(doc, verb)
  // "A strike that the army carried out in Yemen killed six": the army, and not Yemen; a deed by nobody who is named acts itself.
  const acting = unique(
    subjects.flatMap(t => {
      if (!isNounOfDeed(view, t)) return partiesIn(view, [t])
      const behind = behindDeed(view, t)
      return behind.length > 0 ? behind : [...actorsOf(view, t)]
    }),
  )
  return acting.length > 0 ? acting : strayedAgents(view, verb)
}

/**
 * "Was accused by Dozhd (Rain) TV producer Daria Zhuk and reporter Farida Rustamova": who stands behind the "by" of a passive
 * where the parse took the phrase apart, up to the next verb. People go before the bodies that are named with them.
 */
function strayedAgents(view: ReportView, verb: TokenId): Actor[] {
  const {doc} = view
  if (!isPassive(doc, verb)) return []
  const end = Math.min(doc.endToken(doc.sentenceOf(verb)), verb + 30)
  let t = verb + 1
  while (t < end && t < verb + 10 && doc.lower(t) !== 'by' && doc.upos(t) !== 'VERB') t++
  if (t >= end || doc.lower(t) !== 'by' || doc.upos(t + 1) === 'VERB') return []
  const found: Actor[] = []
  for (t++; t < end && !['VERB', 'AUX', 'SCONJ'].includes(doc.upos(t)) && doc.form(t) !== ';'; t++)
    if (doc.upos(t) !== 'PRON') found.push(...view.actors.at(t))
  const people = found.filter(({kind}) => kind === 'person')
  return unique(people.length > 0 ? people : found.slice(0, 1))
}

/** Those of a clause who act beside its subject: "France, together with Spain, rejected it". */
function withCompanions(view: ReportView, verb: TokenId, subjects: Actor[]): Actor[] {
  if (subjects.length === 0) return subjects
  const {doc} = view
  // "Returned treasures, including a vase, to Rome": what follows an object is of its kind.
  const after = patients(doc, verb).find(t => t > verb) ?? doc.tokenCount
  return unique([
    ...subjects,
    ...partiesIn(
      view,
      companions(doc, verb).filter(t => t < after || prepositionOf(doc, t) !== 'including'),
    ),
  ])
}

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
