import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {prepositionOf} from './clause.ts'
import type {Factuality} from './event.ts'
import {isHeadlineInfinitive} from './misread-verb.ts'
import type {EventRules} from './rules.ts'

/** What a predicate's own auxiliaries, adverbs and negation say. */
export function clauseModality(
  doc: ParsedText,
  verb: TokenId,
  rules: EventRules,
): {factuality: Factuality | null; why: string; isRefused: boolean} {
  let factuality: Factuality | null = null
  let why = ''
  let hasHave = false
  let progressive = false
  let isUnderWay = false
  for (const child of doc.children(verb)) {
    const relation = doc.relation(child)
    if (doc.deprel(child) === 'aux:pass') {
      const isPresent = ['VBZ', 'VBP'].includes(doc.xpos(child)) && rules.lasting.has(doc.lemma(verb))
      if (doc.lower(child) === 'being' || isPresent) isUnderWay = true
    }
    if (relation === 'aux') {
      const word = doc.lower(child)
      if (isNameMay(doc, child)) continue
      const modal = rules.auxiliaries.get(word) ?? (doc.lemma(child) === 'will' ? 'planned' : undefined)
      if (modal && !factuality) {
        factuality = modal
        why = word
      }
      if (doc.lemma(child) === 'have') hasHave = true
      if (doc.lemma(child) === 'be' && doc.xpos(verb) === 'VBG') progressive = true
    } else if (relation === 'advmod' && MAYBE.has(doc.lower(child)) && !factuality) {
      factuality = 'possible'
      why = doc.lower(child)
    }
  }
  if (!factuality && (isBeTo(doc, verb) || isHeadlineInfinitive(doc, verb) || isPassiveToCome(doc, verb))) {
    factuality = 'planned'
    why = 'is to'
  }
  // "might have met" is possible, "would have met" never was.
  if (hasHave && why === 'would') return {factuality: 'conditional', why: 'would have', isRefused: false}
  // "If it does not back down": nobody says that it does not. "Will not lift them unless" refuses, whatever may change that.
  if (isNegated(doc, verb)) {
    if (isConditionalClause(doc, verb)) return {factuality: 'conditional', why: 'if not', isRefused: false}
    return {factuality: 'denied', why: 'not', isRefused: factuality === 'planned' || why === 'can' || why === 'could'}
  }
  if (factuality === 'planned' && doc.childrenBy(verb, 'advcl').some(c => isConditionalClause(doc, c)))
    return {factuality: 'conditional', why: 'if', isRefused: false}
  if (!factuality && isUnderWay) return {factuality: 'ongoing', why: 'a state that lasts', isRefused: false}
  if (!factuality && hasHave && reachesPresent(doc, verb))
    return {factuality: 'ongoing', why: 'until now', isRefused: false}
  if (!factuality && progressive && !hasHave) {
    const auxiliary = doc.childrenBy(verb, 'aux').find(a => doc.lemma(a) === 'be')
    if (auxiliary !== undefined && doc.xpos(auxiliary) !== 'VBD')
      return {factuality: 'ongoing', why: 'progressive', isRefused: false}
  }
  return {factuality, why, isRefused: false}
}

/** "The ministers are to meet": a finite "be" on an infinitive. "Both are to blame" says what is so. */
const isBeTo = (doc: ParsedText, verb: TokenId): boolean =>
  doc.lemma(verb) !== 'blame' &&
  doc.childrenBy(verb, 'mark').some(mark => doc.lower(mark) === 'to') &&
  doc
    .childrenBy(verb, 'cop', 'aux')
    .some(be => doc.lemma(be) === 'be' && doc.xpos(be).startsWith('VB') && doc.lower(be) !== 'be')

/** "A system to be released next year": a passive infinitive that describes a noun. */
export const isPassiveToCome = (doc: ParsedText, verb: TokenId): boolean =>
  doc.deprel(verb) === 'acl' &&
  doc.child(verb, 'aux:pass') >= 0 &&
  doc.childrenBy(verb, 'mark').some(mark => doc.lower(mark) === 'to')

/** The surname or the month: "May has blamed", "Theresa May will". */
function isNameMay(doc: ParsedText, t: TokenId): boolean {
  if (doc.form(t) !== 'May') return false
  const next = t + 1 < doc.tokenCount ? doc.lower(t + 1) : ''
  return t !== doc.firstToken(doc.sentenceOf(t)) || ['has', 'had', 'is', 'was', 'will', 'would', 'said'].includes(next)
}

/** "Have worsened in recent months", "has fought since 2014": a present perfect with a span up to now. */
function reachesPresent(doc: ParsedText, verb: TokenId): boolean {
  const auxiliary = doc.childrenBy(verb, 'aux').find(a => doc.lemma(a) === 'have')
  if (auxiliary === undefined || doc.lower(auxiliary) === 'had') return false
  const end = doc.endToken(doc.sentenceOf(verb))
  for (let t = verb + 1; t < end && t < verb + 12 && !['.', ';'].includes(doc.form(t)); t++)
    if (doc.lower(t) === 'since') return true
  for (let t = Math.max(doc.firstToken(doc.sentenceOf(verb)), verb - 30); t + 1 < verb; t++)
    if (
      ['recent', 'past'].includes(doc.lower(t)) &&
      ['day', 'week', 'month', 'year', 'decade'].includes(doc.lemma(t + 1))
    )
      return true
  return doc.children(verb).some(c => {
    if (doc.relation(c) !== 'obl' && doc.relation(c) !== 'advcl') return false
    if (
      ['since', 'over'].includes(prepositionOf(doc, c)) ||
      doc.childrenBy(c, 'mark').some(m => doc.lower(m) === 'since')
    )
      return true
    return doc.children(c).some(d => ['recent', 'past'].includes(doc.lower(d)))
  })
}

export const isConditionalClause = (doc: ParsedText, clause: TokenId): boolean =>
  doc.childrenBy(clause, 'mark').some(m => ['if', 'unless'].includes(doc.lower(m)))

const MAYBE = new Set(['perhaps', 'maybe', 'possibly', 'probably', 'presumably', 'potentially'])
const MERELY = new Set(['only', 'just', 'merely', 'simply', 'solely'])
const NEGATIONS = new Set(['not', "n't", 'never', 'n’t', 'hardly', 'nor', 'neither', 'no'])

/** Negation of a predicate: not, never, neither … nor, "no longer", "without", a subject or object with "no". */
export function isNegated(doc: ParsedText, verb: TokenId): boolean {
  for (const child of doc.children(verb)) {
    const relation = doc.relation(child)
    const word = doc.lower(child)
    if (
      (relation === 'advmod' || relation === 'cc' || relation === 'det' || relation === 'discourse') &&
      NEGATIONS.has(word)
    ) {
      // "not only met but": no negation.
      if (word === 'not' && child + 1 < doc.tokenCount && MERELY.has(doc.lower(child + 1))) continue
      return true
    }
    if (relation === 'mark' && word === 'without') return true
    if (relation === 'advmod' && word === 'longer' && doc.children(child).some(c => doc.lower(c) === 'no')) return true
    if (['nsubj', 'obj'].includes(relation)) {
      if (['nobody', 'none', 'neither', 'nothing'].includes(word)) return true
      if (doc.children(child).some(c => doc.relation(c) === 'det' && doc.lower(c) === 'no')) return true
    }
  }
  return false
}
