import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {isQuantified} from './bare-object.ts'
import {ALWAYS_TRANSITIVE, COMPOUND_PARTICIPLES, INTENT} from './grammar-words.ts'

/**
 * "Police fired tear gas", "forces have tortured refugees": a finite verb that a parser took for a participle before a bare
 * noun. The noun phrase in front of it is the subject, the noun that it seems to describe the object.
 */
export function isFiniteTakenForParticiple(doc: ParsedText, t: TokenId): boolean {
  const head = doc.head(t)
  if (doc.deprel(t) !== 'amod' || head <= t || !/^VB[DN]$/.test(doc.xpos(t))) return false
  // "An earthquake struck Turkey": behind a common noun also before a name.
  if (doc.upos(head) !== 'NOUN' && (doc.upos(head) !== 'PROPN' || doc.upos(t - 1) !== 'NOUN')) return false
  const first = doc.firstToken(doc.sentenceOf(t))
  if (t === first || doc.child(head, 'case', 'cop') >= 0) return false
  for (let i = t + 1; i < head; i++) if (doc.upos(i) === 'DET') return false
  if (doc.upos(t - 1) === 'AUX' && doc.lemma(t - 1) === 'have') return t - 1 > first
  if (!['NOUN', 'PROPN'].includes(doc.upos(t - 1)) || COMPOUND_PARTICIPLES.has(doc.lemma(t))) return false
  // "Amnesty accused soldiers": a noun as the object of a noun.
  const isOfNoun =
    doc.relation(head) === 'conj' || (doc.relation(head) === 'obj' && doc.upos(doc.head(head)) !== 'VERB')
  const top = isOfNoun ? doc.head(head) : head
  return ['root', 'ccomp', 'parataxis'].includes(doc.relation(top)) && doc.child(top, 'aux') < 0
}

/** The head of the noun phrase that ends right before the verb (an auxiliary between left out). */
export function phraseBefore(doc: ParsedText, verb: TokenId): TokenId {
  let node = doc.upos(verb - 1) === 'AUX' ? verb - 2 : verb - 1
  for (let steps = 0; steps < 8; steps++) {
    const head = doc.head(node)
    if (head < 0 || head >= verb || !['compound', 'flat', 'nmod', 'appos', 'amod'].includes(doc.relation(node))) break
    node = head
  }
  return node
}

/**
 * "Moscow to expel diplomats", "Fiat to run the firm": an infinitive that is the predicate of a headline. Its subject
 * stands before it, as its subject or, where nothing else is finite, as the noun that it seems to describe.
 */
export function isHeadlineInfinitive(doc: ParsedText, verb: TokenId): boolean {
  const mark = doc.childrenBy(verb, 'mark').find(m => doc.lower(m) === 'to')
  if (mark === undefined || doc.upos(verb) !== 'VERB' || doc.child(verb, 'aux', 'cop') >= 0) return false
  const subject = doc.childrenBy(verb, 'nsubj').find(t => t < mark)
  if (subject !== undefined)
    return ['root', 'parataxis', 'conj', 'ccomp'].includes(doc.relation(verb)) && doc.child(subject, 'case', 'mark') < 0
  const head = doc.head(verb)
  if (
    doc.deprel(verb) !== 'acl' ||
    head < 0 ||
    doc.relation(head) !== 'root' ||
    !['NOUN', 'PROPN'].includes(doc.upos(head))
  )
    return false
  if (INTENT.has(doc.lemma(head)) || doc.child(head, 'cop') >= 0) return false
  const sentence = doc.sentenceOf(verb)
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++)
    if (['VBD', 'VBZ', 'VBP', 'MD'].includes(doc.xpos(t)) && doc.upos(t) !== 'NOUN') return false
  return true
}

/** "Ex-minister jailed for graft", "Five soldiers killed in ambush": a past form without object in front of a preposition. */
export function isHeadlinePassive(doc: ParsedText, verb: TokenId): boolean {
  if (!/^VB[DN]$/.test(doc.xpos(verb)) || !ALWAYS_TRANSITIVE.has(doc.lemma(verb))) return false
  if (!['root', 'parataxis', 'conj'].includes(doc.relation(verb))) return false
  if (doc.child(verb, 'obj', 'iobj', 'ccomp', 'xcomp', 'aux', 'compound:prt') >= 0) return false
  if (doc.childrenBy(verb, 'obl').some(c => isQuantified(doc, verb, c))) return false
  const next = verb + 1 < doc.endToken(doc.sentenceOf(verb)) ? verb + 1 : -1
  return doc.child(verb, 'nsubj') >= 0 && (next < 0 || ['ADP', 'PUNCT', 'SCONJ'].includes(doc.upos(next)))
}

/**
 * "The opposition called on the army to stay out.": a past form without "was" in a full sentence is active, though the parser
 * took its subject for that of a passive. Verbs that always have an object are left: a headline may end with a full stop.
 */
export function isActiveTakenForPassive(doc: ParsedText, verb: TokenId): boolean {
  if (!/^VB[DN]$/.test(doc.xpos(verb))) return false
  // "A bombing killed at least 75 people": what is counted behind it is its object.
  if (
    doc.child(verb, 'nsubj:pass') >= 0 &&
    doc.child(verb, 'aux:pass') < 0 &&
    doc.childrenBy(verb, 'obl').some(phrase => isQuantified(doc, verb, phrase))
  )
    return true
  if (
    ALWAYS_TRANSITIVE.has(doc.lemma(verb)) ||
    doc.relation(verb) !== 'root' ||
    doc.child(verb, 'aux', 'aux:pass', 'obl:agent') >= 0
  )
    return false
  const subject = doc.child(verb, 'nsubj:pass')
  const last = doc.endToken(doc.sentenceOf(verb)) - 1
  if (subject < 0 || subject > verb || doc.form(last) !== '.') return false
  return !doc.childrenBy(verb, 'obl').some(phrase => doc.childrenBy(phrase, 'case').some(t => doc.lower(t) === 'by'))
}

/**
 * "A charge Beijing denied": the noun that a relative clause without a pronoun describes, where the parser took it for a second
 * subject of the verb; -1 when there is none.
 */
export function describedTakenForSubject(doc: ParsedText, verb: TokenId): TokenId {
  const [first = -1, second = -1, third] = doc.childrenBy(verb, 'nsubj').filter(t => t < verb)
  if (second < 0 || third !== undefined || doc.upos(first) !== 'NOUN') return -1
  if (doc.child(verb, 'obj', 'ccomp', 'xcomp') >= 0 || doc.child(first, 'det') < 0) return -1
  for (let t = first + 1; t < second; t++) if (doc.head(t) !== second) return -1
  for (let t = second + 1; t < verb; t++) if (['VERB', 'PUNCT'].includes(doc.upos(t))) return -1
  return first
}

/**
 * "Militants linked to the group killed 20 soldiers": the subject of a finite verb that a parser gave to the participle behind
 * it, as if that were a clause of its own, below the verb or above it; -1 when there is none.
 */
export function subjectOfParticiple(doc: ParsedText, verb: TokenId): TokenId {
  if (!hasFiniteForm(doc, verb) || doc.child(verb, 'mark') >= 0) return -1
  // "Linked to North Korea stole": what the participle's preposition governs is no subject.
  const own = doc.child(verb, 'nsubj')
  if (own >= 0 && doc.child(own, 'case') < 0) return -1
  const above = doc.relation(verb) === 'advcl' ? [doc.head(verb)] : []
  for (const clause of [...doc.childrenBy(verb, 'advcl'), ...above]) {
    if (clause < 0 || clause > verb || verb - clause > 10 || !/^VB[DN]$/.test(doc.xpos(clause))) continue
    if (doc.child(clause, 'mark', 'aux', 'cop', 'obj', 'ccomp', 'xcomp') >= 0) continue
    const subject = doc.child(clause, 'nsubj', 'nsubj:pass')
    if (subject < 0 || subject > clause || doc.child(subject, 'case', 'mark') >= 0) continue
    if (doc.upos(clause + 1) === 'ADP' && !isParted(doc, clause, verb)) return subject
  }
  return -1
}

/** Whether a comma or a conjunction stands between two words. */
function isParted(doc: ParsedText, first: TokenId, last: TokenId): boolean {
  for (let t = first + 1; t < last; t++)
    if (doc.form(t) === ',' || ['CCONJ', 'SCONJ'].includes(doc.upos(t))) return true
  return false
}

/**
 * "As protesting teachers continue", "visiting envoys said": a participle in front of a bare noun that the parser made a clause of
 * its own, and the noun its object. The finite verb right behind the noun has no other subject: the noun is the subject of both.
 * Null when the participle is none of these.
 */
export function nounBehindParticiple(doc: ParsedText, participle: TokenId): {noun: TokenId; verb: TokenId} | null {
  if (doc.xpos(participle) !== 'VBG' || doc.relation(participle) !== 'advcl') return null
  const noun = doc.child(participle, 'obj')
  if (noun <= participle || doc.child(participle, 'nsubj', 'case') >= 0) return null
  if (doc.child(noun, 'det', 'nmod:poss', 'case') >= 0) return null
  if (doc.childrenBy(participle, 'mark').some(mark => !BEFORE_CLAUSES.has(doc.lower(mark)))) return null
  const head = doc.head(participle)
  const verb = head > noun ? head : doc.childrenBy(head, 'advcl').find(t => t > noun)
  if (verb === undefined || !hasFiniteForm(doc, verb)) return null
  if (doc.child(verb, 'nsubj', 'nsubj:pass', 'csubj', 'expl', 'mark') >= 0) return null
  for (let t = participle + 1; t < verb; t++)
    if (doc.form(t) === ',' || (t > noun && doc.upos(t) !== 'AUX' && doc.upos(t) !== 'ADV')) return null
  return {noun, verb}
}

const BEFORE_CLAUSES = new Set('as while because when if although though where that after before since'.split(' '))

/** Whether a verb is finite, by its own form or by an auxiliary. */
export const hasFiniteForm = (doc: ParsedText, verb: TokenId): boolean =>
  ['VBD', 'VBZ', 'VBP'].includes(doc.xpos(verb)) || doc.child(verb, 'aux') >= 0
