import {isPassive, isVerb, patients, phrasesWith} from './clause.ts'
import {
  byAgent,
  type Clause,
  existing,
  hasModal,
  isInfinitive,
  isRelative,
  isWord,
  othersIn,
  type StanceReading,
  senseOf,
  WILL,
} from './stance-clause.ts'

const OUGHT = new Set(['should', 'ought', 'must', 'need'])
const WOULD = new Set(['would', "'d", '’d'])
const THREATENING = new Set(['will', "'ll", '’ll', 'shall', 'would'])
const DO = new Set(['do', 'does'])
const CAN = new Set(['can', 'could', 'ca'])
/** "Have the right to leave" lays no duty on anybody: the infinitive follows at once, but for an adverb. */
const MAX_GAP = 3

/** "They must leave", "the council needs to act", "we have to end this war". */
export function duty(clause: Clause): StanceReading | null {
  const {doc, head, words} = clause
  if (clause.modals.includes('have') || isRelative(doc, head)) return null
  const isModal = hasModal(clause, OUGHT)
  const infinitive = doc.childrenBy(head, 'xcomp').find(t => isInfinitive(doc, t) && t - head <= MAX_GAP)
  const isLaidOn =
    infinitive !== undefined && !clause.isNegated && doc.xpos(head) !== 'VBD' && isWord(doc, words, 'oblige verb', head)
  if (!isModal && !isLaidOn) return null
  const asked = isLaidOn ? infinitive : head
  // "Must be dreaming" guesses, "should be ready" expects, "it should be noted" only stresses.
  if (isModal && !isVerb(doc, head) && senseOf(doc, words, head) !== 'good') return null
  if (isModal && clause.modals.includes('must') && doc.xpos(head) === 'VBG') return null
  if (isWord(doc, words, 'remark verb', asked)) return null
  const {subjects} = clause
  const isSubject = (pronouns: readonly string[]): boolean => subjects.some(t => pronouns.includes(doc.lower(t)))
  if (isSubject(['i', 'you', 'one']) || (clause.isOwn && !isSubject(['we']))) return null
  // "It should inspire us" hopes; "this must stop" demands.
  if (isSubject(['it', 'this', 'that']) && !isPassive(doc, asked) && !isWord(doc, words, 'cease verb', asked))
    return null
  return {stance: 'duty', token: asked, about: isPassive(doc, asked) ? byAgent(doc, asked) : subjects}
}

/** "Leave our country", "don't forget the prisoners": an imperative of somebody's own words. */
export function command(clause: Clause): StanceReading | null {
  const {doc, head, words, isDirect} = clause
  // "Let them leave": a bare infinitive behind another verb commands nobody.
  if (!isDirect || doc.xpos(head) !== 'VB' || (doc.relation(head) === 'ccomp' && doc.head(head) < head)) return null
  if (doc.child(head, 'nsubj', 'nsubj:pass', 'mark', 'cop', 'expl') >= 0) return null
  if (doc.childrenBy(head, 'aux').some(t => doc.lemma(t) !== 'do')) return null
  if (isWord(doc, words, 'idle verb', head) || doc.lemma(head) === 'let') return null
  return {stance: 'command', token: head, about: [...doc.childrenBy(head, 'vocative')]}
}

/** "We want justice", "I would like the soldiers to go": what others are to do or give. */
export function wish(clause: Clause): StanceReading | null {
  const {doc, head, words} = clause
  const isWishing =
    ['want', 'demand'].includes(doc.lemma(head)) || (doc.lemma(head) === 'like' && hasModal(clause, WOULD))
  if (!isWishing || clause.isNegated || isRelative(doc, head) || !clause.isOwn) return null
  const wanted = patients(doc, head)
  const seen = doc.childrenBy(head, 'xcomp').filter(t => doc.lemma(t) === 'see')
  const things = [...wanted, ...seen.flatMap(t => [...patients(doc, t), ...doc.childrenBy(t, 'ccomp')])]
  // "Democrats want higher taxes" is a programme; "they want the taxes raised" asks somebody.
  const isAsked = doc
    .childrenBy(head, 'xcomp', 'ccomp')
    .some(t => wanted.length > 0 || doc.child(t, 'nsubj', 'nsubj:pass') >= 0)
  if (things.length === 0 || !(isAsked || things.some(t => isWord(doc, words, 'demand noun', t)))) return null
  return {stance: 'wish', token: head, about: [...phrasesWith(doc, head, 'from'), ...things]}
}

/** "We will not surrender", "it would not lift the sanctions", "we do not recognise". */
export function refusal(clause: Clause): StanceReading | null {
  const {doc, head, words} = clause
  if (!clause.isNegated || !isVerb(doc, head) || isPassive(doc, head) || clause.modals.includes('have')) return null
  const isRefused = hasModal(clause, WILL) && isWord(doc, words, 'refuse verb', head)
  const isNotDone = (hasModal(clause, CAN) || hasModal(clause, DO)) && isWord(doc, words, 'abide verb', head)
  if (!(isRefused || isNotDone) || !clause.isOwn) return null
  return {stance: 'refusal', token: head, about: othersIn(doc, head)}
}

/** "We will punish them", "there will be consequences". */
export function threat(clause: Clause): StanceReading | null {
  const {doc, head, words} = clause
  if (!hasModal(clause, THREATENING) || clause.isNegated) return null
  if (isWord(doc, words, 'retaliate verb', head) && clause.isOwn)
    return {stance: 'threat', token: head, about: othersIn(doc, head)}
  const told = existing(clause)
  if (told !== undefined && isWord(doc, words, 'consequence noun', told))
    return {stance: 'threat', token: told, about: phrasesWith(doc, told, 'for')}
  return null
}
