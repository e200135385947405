import type {Actor} from '../actor/actor.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {byPhrase, isPassive, isVerb, patients, phrasesWith, prepositionOf, surfaceSubjects} from './clause.ts'
import {nominalSlot, partiesIn, unique} from './party-phrases.ts'
import {actorsOf, actsNamed, type ReportView} from './report-view.ts'
import type {Candidate} from './trigger.ts'

/** An actor that is only a deed and no state's: "the offensive", "a bombing". */
export const isDeed = (actor: Actor): boolean =>
  actor.country === null && actor.mentions.some(mention => mention.role?.kind === 'event')

/** Whether the noun names an attack, and stands for nobody but the attack: "a car bombing in Syria", "the offensive". */
export const isNounOfDeed = (view: ReportView, t: TokenId): boolean =>
  view.doc.upos(t) === 'NOUN' &&
  actsNamed(view, t).includes('ASSAULT') &&
  actorsOf(view, t).every(({mentions}) => mentions.some(({role}) => role?.kind === 'event'))

/** Whether the noun tells harm done to somebody ("bombing", "the attack"), and stands for nobody but the deed. */
export const isDeedOfForce = (view: ReportView, t: TokenId): boolean =>
  view.doc.upos(t) === 'NOUN' && actorsOf(view, t).every(isDeed) && actsNamed(view, t).includes('ASSAULT')

/** The noun of a deed of force that a candidate is, claims or blames; -1 for other candidates. */
export function deedOf(view: ReportView, {token, part}: Candidate): TokenId {
  if (part === 'noun') return isDeedOfForce(view, token) ? token : -1
  return part === 'verb' ? (patients(view.doc, token).find(t => isDeedOfForce(view, t)) ?? -1) : -1
}

/**
 * Who is told beside the noun of a deed to have done it: "an attack claimed by Al-Shabaab", "the raid, carried out by the army",
 * "a bombing blamed on separatists". Whom somebody who is named blames is only blamed. Empty when nobody is told.
 */
export function doersBeside(view: ReportView, noun: TokenId): Actor[] {
  const {doc, rules} = view
  const doing = rules.classes.get('does_deed')!
  const clauses = [...doc.childrenBy(noun, 'acl')]
  if (['nsubj', 'obj'].includes(doc.relation(noun)) && doc.head(noun) >= 0) clauses.push(doc.head(noun))
  // "A strike that the army carried out"
  const acting = clauses
    .filter(t => doc.deprel(t) === 'acl:relcl' && doing.has(doc.lemma(t)) && !isPassive(doc, t))
    .flatMap(t => doc.childrenBy(t, 'nsubj').filter(subject => doc.upos(subject) !== 'PRON'))
  if (acting.length > 0) return partiesIn(view, acting)
  const participles = clauses.filter(t => isVerb(doc, t) && (isPassive(doc, t) || doc.xpos(t) === 'VBN'))
  const found = participles.flatMap(t => {
    const by = byPhrase(doc, t)
    if (doing.has(doc.lemma(t))) return by
    const pins = by.length === 0 && doc.child(t, 'nsubj') < 0 ? PINNED.get(doc.lemma(t)) : undefined
    return pins ? phrasesWith(doc, t, pins).filter(phrase => !isVerb(doc, phrase)) : []
  })
  return partiesIn(view, found)
}

/** Verbs of blame and the preposition before the one who is blamed. */
const PINNED = new Map([
  ['blame', 'on'],
  ['pin', 'on'],
  ['attribute', 'to'],
])

/** Who is behind a deed that acts: those who are told to have done it, else its owner or the adjective before it, and not whom or where it hit. */
export function behindDeed(view: ReportView, noun: TokenId): Actor[] {
  const told = doersBeside(view, noun)
  if (told.length > 0) return told
  for (const slot of ['poss', 'by', 'dem', 'from', 'between']) {
    const found = nominalSlot(view, noun, slot)
    if (found.length > 0) return found
  }
  return []
}

/**
 * Whom a deed hit, where its noun is a circumstance of what happened to them or does it: "twelve soldiers died in an attack", "an
 * attack left ten villagers dead". Empty when the words around the noun tell of no harm.
 */
export function victimsBeside(view: ReportView, noun: TokenId): Actor[] {
  const {doc, rules} = view
  const verb = doc.head(noun)
  if (verb < 0 || !isVerb(doc, verb)) return []
  if (doc.relation(noun) === 'nsubj' && !isPassive(doc, verb))
    return rules.classes.get('harms')!.has(doc.lemma(verb)) ? partiesIn(view, patients(doc, verb)) : []
  if (doc.relation(noun) !== 'obl' || !CIRCUMSTANCE.has(prepositionOf(doc, noun))) return []
  // "Were found slumped in an attack": the state that they were found in holds the circumstance.
  const harmed = rules.classes.get('harmed')!
  for (let node = verb, steps = 0; node >= 0 && steps < 2; node = doc.head(node), steps++) {
    if (!harmed.has(doc.lemma(node))) continue
    // "Guerrillas wounded two soldiers in a bomb attack": of a verb of harm those it is done to.
    const isDone = isVerb(doc, node) && (isPassive(doc, node) || rules.classes.get('harms')!.has(doc.lemma(node)))
    const hit = isDone ? patients(doc, node) : surfaceSubjects(doc, node)
    return partiesIn(view, hit)
  }
  return []
}

const CIRCUMSTANCE = new Set(['in', 'during', 'from', 'by', 'after'])

/** "Killed by a bomb while battling rebels", "died in fighting with the Houthis": against whom those who were hit fought. */
export function foughtBy(view: ReportView, {token, part}: Candidate): Actor[] {
  const {doc, rules} = view
  if (part !== 'verb') return []
  const fighting = rules.classes.get('fights')!
  for (const clause of doc.childrenBy(token, 'advcl')) {
    if (!fighting.has(doc.lemma(clause))) continue
    const against = ['against', 'with'].flatMap(preposition => phrasesWith(doc, clause, preposition))
    const found = partiesIn(
      view,
      [...patients(doc, clause), ...against].filter(t => !isVerb(doc, t)),
    )
    if (found.length > 0) return unique(found)
  }
  return []
}
