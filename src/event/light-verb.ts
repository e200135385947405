import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {isVerb, prepositionOf} from './clause.ts'
import type {Factuality} from './event.ts'
import {JOINTLY, OCCASION_PARTS, PHRASE_LIGHT_VERBS} from './grammar-words.ts'
import type {ReportView} from './report-view.ts'
import type {Frame} from './rules.ts'

/** A verb that lends a nominal act its subject, as found in the text. */
export interface LightVerbUse {
  readonly verb: TokenId
  readonly subject: 'actor' | 'recipient' | 'event'
  readonly factuality: Factuality | null
}

/** The light verb that a nominal act is the object of ("held talks", "went on strike"); null when there is none. */
export function lightVerbOf(view: ReportView, noun: TokenId): LightVerbUse | null {
  const {doc, rules} = view
  const predicate = predicateOf(doc, noun)
  if (predicate) return predicate
  let node = noun
  for (let steps = 0; steps < 3; steps++) {
    const head = doc.head(node)
    if (head < 0) return null
    if (isVerb(doc, head)) {
      const relation = doc.deprel(node)
      const particle = doc.child(head, 'compound:prt')
      const key = particle >= 0 ? `${doc.lemma(head)} ${doc.lower(particle)}` : doc.lemma(head)
      // "Riots broke out in Leeds", "the strike paralysed Greece": the act is what takes place.
      if (relation === 'nsubj' && rules.occurrence.has(key)) return {verb: head, subject: 'event', factuality: null}
      const isObject =
        relation === 'obj' ||
        relation === 'nsubj:pass' ||
        ((relation === 'obl' || relation === 'xcomp') && PHRASE_LIGHT_VERBS.has(doc.lemma(head)))
      if (!isObject && !(doc.relation(head) === 'acl' && doc.head(head) === node)) return null
      // "Called the attack an act of terror": the act is what is given a name.
      if (doc.lemma(head) === 'call' && doc.childrenBy(head, 'obj', 'xcomp').length > 1) return null
      const found = rules.light.get(key) ?? rules.light.get(doc.lemma(head))
      // "considering Russia's request": the request is there already, and not the subject's.
      if (found?.factuality === 'planned' && doc.child(noun, 'nmod:poss') >= 0) return null
      return found ? {verb: head, ...found} : null
    }
    // "a series of attacks", "a round of talks and consultations"
    if (doc.relation(node) === 'conj' || (doc.relation(node) === 'nmod' && rules.transparent.has(doc.lemma(head))))
      node = head
    else return null
  }
  return null
}

const DURING = new Set(['during', 'on', 'after', 'before', 'following', 'in', 'at'])

/**
 * "During a visit to Kenya, the chancellor said", "on the margins of his visit, he met", "drafted the rules in consultation
 * with Iraq": who acts in the clause takes part.
 */
export function occasionOf(doc: ParsedText, noun: TokenId, {type, mode}: Frame): LightVerbUse | null {
  const isPart = doc.relation(noun) === 'nmod' && OCCASION_PARTS.has(doc.lemma(doc.head(noun)))
  const phrase = isPart ? doc.head(noun) : noun
  const verb = doc.head(phrase)
  if (doc.relation(phrase) !== 'obl' || verb < 0 || !isVerb(doc, verb)) return null
  const preposition = prepositionOf(doc, phrase)
  const isVisit = type === 'CONSULT' && mode === 'visit' && DURING.has(preposition)
  if (!isVisit && !(preposition === 'in' && JOINTLY.has(doc.lemma(noun)))) return null
  return {verb, subject: 'actor', factuality: null}
}

const JOURNEYS = new Set(['go', 'fly', 'travel', 'come', 'return', 'arrive', 'gather', 'head', 'leave', 'be'])

/** "Is in talks", "was under attack", "is in Paris for talks", "flew to Oslo for a meeting": the subject takes part in it. */
function predicateOf(doc: ParsedText, noun: TokenId): LightVerbUse | null {
  const preposition = prepositionOf(doc, noun)
  const be = doc.child(noun, 'cop')
  if (be >= 0 && ['in', 'at', 'on', 'under'].includes(preposition)) {
    const factuality = ['VBZ', 'VBP'].includes(doc.xpos(be)) ? 'ongoing' : null
    return {verb: noun, subject: preposition === 'under' ? 'recipient' : 'actor', factuality}
  }
  const head = doc.head(noun)
  if (preposition !== 'for' || head < 0) return null
  const goes = isVerb(doc, head) ? JOURNEYS.has(doc.lemma(head)) : doc.child(head, 'cop') >= 0
  return goes && doc.child(head, 'nsubj') >= 0 ? {verb: head, subject: 'actor', factuality: null} : null
}
