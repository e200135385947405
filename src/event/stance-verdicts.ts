import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {isPassive, isVerb, patients, phrasesWith, surfaceSubjects} from './clause.ts'
import {isNegated} from './clause-modality.ts'
import {
  byAgent,
  type Clause,
  clausesOf,
  existing,
  hasModal,
  isNo,
  isOfSubject,
  isRelative,
  isWord,
  othersIn,
  type StanceReading,
  senseOf,
  WILL,
} from './stance-clause.ts'
import type {Stance, StanceWords} from './stance-tables.ts'

const MAYBE = new Set(['may', 'might', 'could', 'should', 'must', 'can'])

/** "This should never have happened", "the council should have acted". */
export function hindsight(clause: Clause): StanceReading | null {
  const {doc, head, subjects, isOwn} = clause
  if (isOwn || !hasModal(clause, new Set(['should', 'ought'])) || !clause.modals.includes('have')) return null
  return {stance: 'hindsight', token: head, about: [...byAgent(doc, head), ...subjects]}
}

/** "We are appalled by the law", "I am proud of Ukraine", "we do not trust the council". */
export function feeling(clause: Clause): StanceReading | null {
  const {doc, head, predicate, words, isOwn} = clause
  if (!isOwn || hasModal(clause, MAYBE) || clause.modals.includes('would') || isRelative(doc, head)) return null
  const about = [...othersIn(doc, predicate), ...clausesOf(doc, predicate).flatMap(t => surfaceSubjects(doc, t))]
  for (const [sense, stance] of FEELINGS)
    if (isWord(doc, words, `${sense} adjective`, predicate) && doc.child(head, 'obj') < 0 && isState(doc, head))
      return clause.isNegated === (sense === 'displeased')
        ? null
        : {stance: clause.isNegated ? 'displeasure' : stance, token: predicate, about}
  if (!isVerb(doc, head) || doc.xpos(head) === 'VBG' || doc.child(head, 'obj') < 0) return null
  if (clause.isNegated && isWord(doc, words, 'distrust verb', head)) return {stance: 'displeasure', token: head, about}
  for (const [sense, stance] of FEELINGS)
    if (!clause.isNegated && isWord(doc, words, `${sense} verb`, head)) return {stance, token: head, about}
  return null
}

const FEELINGS: readonly (readonly ['displeased' | 'pleased', Stance])[] = [
  ['displeased', 'displeasure'],
  ['pleased', 'pleasure'],
]

/** A predicate with a form of "be", or of a linking verb. */
const isState = (doc: ParsedText, head: TokenId): boolean =>
  doc.child(head, 'cop', 'aux:pass') >= 0 || doc.child(head, 'xcomp') >= 0

/** "There is no justice", "they have no plan": a good that is missing; "there is corruption": an evil that is there. */
export function lack(clause: Clause): StanceReading | null {
  const {doc, head, words} = clause
  const told = existing(clause)
  const places = [head, ...(told === undefined ? [] : [told])]
  const about = ['in', 'at', 'by', 'from', 'for'].flatMap(p => places.flatMap(t => phrasesWith(doc, t, p)))
  if (told !== undefined) {
    const sense = senseOf(doc, words, told)
    const isMissing = isNegated(doc, head) || isNo(doc, told)
    if (sense === 'good' && isMissing) return {stance: 'complaint', token: told, about: [...about, told]}
    if (sense === 'bad' && !isMissing && !hasModal(clause, MAYBE)) return {stance: 'complaint', token: told, about}
    return null
  }
  const missed = patients(doc, head)[0]
  const isWithout =
    doc.lemma(head) === 'lack' ||
    (doc.lemma(head) === 'have' && missed !== undefined && (isNo(doc, missed) || clause.isNegated))
  if (!isWithout || missed === undefined || senseOf(doc, words, missed) !== 'good') return null
  return {
    stance: 'complaint',
    token: missed,
    about: clause.isOwn ? [...about, missed] : [...clause.subjects, ...about, missed],
  }
}

/** "Called it a sham", "described the ruling as unfair", "which it sees as a threat": a verdict by the name that somebody gives. */
export function naming(clause: Clause): StanceReading | null {
  const {doc, head, words} = clause
  if (!isVerb(doc, head) || clause.isNegated || isPassive(doc, head) || !isWord(doc, words, 'name verb', head))
    return null
  const objects = patients(doc, head)
  // "Called it a sham": of two objects, the second is the name.
  const second = doc.childrenBy(head, 'obj').slice(1)
  const names = [
    ...second,
    ...doc.childrenBy(head, 'xcomp'),
    ...[head, ...objects].flatMap(t => phrasesWith(doc, t, 'as')),
  ]
  const named = objects.filter(t => !second.includes(t))
  // "Protested against the law, calling it a disgrace"
  const governor = doc.relation(head) === 'advcl' ? doc.head(head) : -1
  const about = [...named, ...(governor >= 0 ? othersIn(doc, governor) : [])]
  for (const name of names) {
    const sense = senseOf(doc, words, name)
    if (sense === null || doc.childrenBy(name, 'advmod', 'det').some(t => ['not', 'no'].includes(doc.lower(t))))
      continue
    return {stance: sense === 'good' ? 'praise' : 'condemnation', token: name, about: about.filter(t => t !== name)}
  }
  return null
}

/** "The vote is a sham", "it was a brave decision", "that is not fair". */
export function verdict(clause: Clause): StanceReading | null {
  const {doc, head, predicate, words, subjects} = clause
  if (clause.isOwn || hasModal(clause, MAYBE) || isRelative(doc, head)) return null
  if (predicate === head && doc.child(head, 'cop') < 0) return null
  const missed = subjects.find(t => senseOf(doc, words, t) === 'good')
  if (missed !== undefined && !clause.isNegated && isWord(doc, words, 'absent adjective', predicate))
    return {stance: 'complaint', token: predicate, about: subjects}
  const tooMuch = doc.upos(predicate) === 'ADJ' && doc.childrenBy(predicate, 'advmod').some(t => doc.lower(t) === 'too')
  const sense = tooMuch ? 'bad' : senseOf(doc, words, predicate)
  if (sense === null) return null
  const about = [
    ...clausesOf(doc, predicate).flatMap(t => surfaceSubjects(doc, t)),
    ...subjects,
    ...phrasesWith(doc, predicate, 'of'),
    ...phrasesWith(doc, predicate, 'by'),
  ]
  // "Not a crime" denies; "not fair" judges.
  if (clause.isNegated || isNo(doc, predicate))
    return sense === 'good' ? {stance: 'condemnation', token: predicate, about} : null
  return {stance: sense === 'good' ? 'praise' : 'condemnation', token: predicate, about}
}

/** "They rigged everything", "the law undermines us", "he does not listen", "we were betrayed". */
export function deed(clause: Clause): StanceReading | null {
  const {doc, head, words, subjects} = clause
  if (!isVerb(doc, head) || hasModal(clause, MAYBE)) return null
  if (isPassive(doc, head))
    return !clause.isNegated && isWord(doc, words, 'bad verb', head)
      ? {stance: 'allegation', token: head, about: byAgent(doc, head)}
      : null
  if (clause.isOwn || (isRelative(doc, head) && !isOfSubject(doc, head))) return null
  const fails = ['fail', 'refuse'].includes(doc.lemma(head)) && doc.child(head, 'xcomp') >= 0
  const object = patients(doc, head)[0]
  const evil = isWord(doc, words, 'against verb', head)
    ? -1
    : ([
        ...(object === undefined ? [] : [object]),
        ...['in', 'of', 'with', 'into', 'through', 'by'].flatMap(p => phrasesWith(doc, head, p)),
      ].find(t => senseOf(doc, words, t) === 'bad') ?? -1)
  const isBad = fails || evil >= 0 || isWord(doc, words, 'bad verb', head)
  const isBadly = doc.childrenBy(head, 'advmod').some(t => isWord(doc, words, 'bad adverb', t))
  if ((isBad || isBadly) && !clause.isNegated)
    return {stance: 'allegation', token: evil >= 0 ? evil : head, about: subjects}
  if (
    clause.isNegated &&
    !isRelative(doc, head) &&
    isWord(doc, words, 'good verb', head) &&
    !hasModal(clause, new Set(['would', 'will']))
  )
    return {stance: 'condemnation', token: head, about: subjects}
  if (!clause.isNegated && !hasModal(clause, WILL) && isWord(doc, words, 'praise verb', head))
    return {stance: 'praise', token: head, about: subjects}
  if (!clause.isNegated && isWord(doc, words, 'decline verb', head))
    return {stance: 'complaint', token: head, about: subjects}
  return null
}

/** "China's lies", "Russian aggression": a reproach in the name that a speaker gives to what somebody does; null for other nouns. */
export function readReproach(doc: ParsedText, noun: TokenId, words: StanceWords): StanceReading | null {
  if (doc.upos(noun) !== 'NOUN' || !isWord(doc, words, 'reproach noun', noun)) return null
  const about = [
    ...doc.childrenBy(noun, 'nmod:poss'),
    ...doc.childrenBy(noun, 'amod').filter(t => /^[A-Z]/.test(doc.form(t))),
    ...phrasesWith(doc, noun, 'by'),
  ]
  return about.length > 0 ? {stance: 'allegation', token: noun, about} : null
}
