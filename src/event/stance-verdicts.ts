import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {isPassive, isVerb, patients, phrasesWith, surfaceSubjects} from './clause.ts'
import {
  byAgent,
  type Clause,
  clausesOf,
  existing,
  hasModal,
  isInfinitive,
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

const LOOKING_BACK = new Set(['should', 'ought'])
const UNREAL = new Set(['would', 'will'])
const MAYBE = new Set(['may', 'might', 'could', 'should', 'must', 'can'])

/** "This should never have happened", "the council should have acted". */
export function hindsight(clause: Clause): StanceReading | null {
  const {doc, head} = clause
  if (!hasModal(clause, LOOKING_BACK) || !clause.modals.includes('have') || clause.isOwn) return null
  return {stance: 'hindsight', token: head, about: [...byAgent(doc, head), ...clause.subjects]}
}

/** "We are appalled by the law", "I am proud of Ukraine", "we do not trust the council". */
export function feeling(clause: Clause): StanceReading | null {
  const {doc, head, predicate, words} = clause
  if (hasModal(clause, MAYBE) || clause.modals.includes('would') || isRelative(doc, head)) return null
  const isPredicate = isState(doc, head) && doc.child(head, 'obj') < 0
  const isFelt = isVerb(doc, head) && doc.xpos(head) !== 'VBG' && doc.child(head, 'obj') >= 0
  const felt = FEELINGS.find(
    ([sense]) =>
      (isPredicate && isWord(doc, words, `${sense} adjective`, predicate)) ||
      (isFelt && !clause.isNegated && isWord(doc, words, `${sense} verb`, head)),
  )
  const isOfSomething = doc.child(head, 'obj', 'obl') >= 0 && doc.child(head, 'ccomp') < 0
  const isDistrust = clause.isNegated && isOfSomething && isWord(doc, words, 'distrust verb', head)
  // "Will be happy to leave" is a promise.
  if (felt?.[0] === 'pleased' && doc.childrenBy(predicate, 'xcomp').some(t => isInfinitive(doc, t))) return null
  // "Not angry" is no praise.
  if ((!felt && !isDistrust) || (clause.isNegated && felt?.[0] === 'displeased') || !clause.isOwn) return null
  return {
    stance: clause.isNegated || !felt ? 'displeasure' : felt[1],
    token: predicate,
    about: [...othersIn(doc, predicate), ...clausesOf(doc, predicate).flatMap(t => surfaceSubjects(doc, t))],
  }
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
  if (told !== undefined) {
    const sense = senseOf(doc, words, told)
    const isMissing = clause.isNegated || isNo(doc, told)
    const about = (): TokenId[] => wherein(doc, [head, told])
    if (sense === 'good' && isMissing) return {stance: 'complaint', token: told, about: [...about(), told]}
    if (sense === 'bad' && !isMissing && !hasModal(clause, MAYBE))
      return {stance: 'complaint', token: told, about: about()}
    return null
  }
  const missed = patients(doc, head)[0]
  const isWithout =
    doc.lemma(head) === 'lack' ||
    (doc.lemma(head) === 'have' && missed !== undefined && (isNo(doc, missed) || clause.isNegated))
  if (!isWithout || missed === undefined || senseOf(doc, words, missed) !== 'good') return null
  const about = [...wherein(doc, [head]), missed]
  return {stance: 'complaint', token: missed, about: clause.isOwn ? about : [...clause.subjects, ...about]}
}

const wherein = (doc: ParsedText, tokens: readonly TokenId[]): TokenId[] =>
  ['in', 'at', 'by', 'from', 'for'].flatMap(p => tokens.flatMap(t => phrasesWith(doc, t, p)))

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
  const {doc, head, predicate, words} = clause
  if (predicate === head && doc.child(head, 'cop') < 0) return null
  if (hasModal(clause, MAYBE) || isRelative(doc, head)) return null
  const isAbsent = !clause.isNegated && isWord(doc, words, 'absent adjective', predicate)
  if (isAbsent && clause.subjects.some(t => senseOf(doc, words, t) === 'good'))
    return {stance: 'complaint', token: predicate, about: clause.subjects}
  const tooMuch = doc.upos(predicate) === 'ADJ' && doc.childrenBy(predicate, 'advmod').some(t => doc.lower(t) === 'too')
  const sense = tooMuch ? 'bad' : senseOf(doc, words, predicate)
  const isNot = clause.isNegated || isNo(doc, predicate)
  // "Not a crime" denies; "not fair" judges.
  if (sense === null || (isNot && sense === 'bad') || clause.isOwn || isMixed(doc, predicate)) return null
  const about = [
    ...clausesOf(doc, predicate).flatMap(t => surfaceSubjects(doc, t)),
    ...clause.subjects,
    ...phrasesWith(doc, predicate, 'of'),
    ...phrasesWith(doc, predicate, 'by'),
  ]
  if (sense === 'good' && !isNot) return {stance: 'praise', token: predicate, about}
  return {stance: isNot || tooMuch ? 'complaint' : 'condemnation', token: predicate, about}
}

/** "A regrettable but necessary step": judged both ways. */
const isMixed = (doc: ParsedText, predicate: TokenId): boolean =>
  [predicate, ...doc.childrenBy(predicate, 'amod')]
    .flatMap(t => doc.childrenBy(t, 'conj'))
    .some(t => doc.upos(t) === 'ADJ' && doc.childrenBy(t, 'cc').some(cc => doc.lower(cc) === 'but'))

/** "They rigged everything", "the law undermines us", "he does not listen", "we were betrayed". */
export function deed(clause: Clause): StanceReading | null {
  const {doc, head, words} = clause
  if (!isVerb(doc, head) || hasModal(clause, MAYBE)) return null
  if (isPassive(doc, head))
    return !clause.isNegated && isWord(doc, words, 'bad verb', head)
      ? {stance: 'allegation', token: head, about: byAgent(doc, head)}
      : null
  if (isRelative(doc, head) && (clause.isNegated || !isOfSubject(doc, head))) return null
  const done = clause.isNegated ? undone(clause) : doneBadly(clause)
  return done && !clause.isOwn ? {...done, about: clause.subjects} : null
}

type Deed = Pick<StanceReading, 'stance' | 'token'>

/** "Does not listen", "has not protected us": a good that somebody does not do. */
const undone = (clause: Clause): Deed | null =>
  isWord(clause.doc, clause.words, 'good verb', clause.head) && !hasModal(clause, UNREAL)
    ? {stance: 'complaint', token: clause.head}
    : null

function doneBadly(clause: Clause): Deed | null {
  const {doc, head, words} = clause
  const evil = isWord(doc, words, 'against verb', head)
    ? undefined
    : [...patients(doc, head).slice(0, 1), ...MEANS.flatMap(p => phrasesWith(doc, head, p))].find(
        t => senseOf(doc, words, t) === 'bad',
      )
  if (evil !== undefined) return {stance: 'allegation', token: evil}
  const fails = ['fail', 'refuse'].includes(doc.lemma(head)) && doc.child(head, 'xcomp') >= 0
  const isBadly = doc.childrenBy(head, 'advmod').some(t => isWord(doc, words, 'bad adverb', t))
  if (fails || isBadly || isWord(doc, words, 'bad verb', head)) return {stance: 'allegation', token: head}
  if (!hasModal(clause, WILL) && isWord(doc, words, 'praise verb', head)) return {stance: 'praise', token: head}
  return isWord(doc, words, 'decline verb', head) ? {stance: 'complaint', token: head} : null
}

/** Prepositions of what somebody does something with: "traffics in lies", "answered with brutality". */
const MEANS = ['in', 'of', 'with', 'into', 'through', 'by']

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
