import type {ParsedText} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'

/**
 * Whether an adjective of nationality names a tongue and no people: "said in Spanish", "speaks Arabic", "Russian-language radio",
 * "would like French to gain ground". People called by such a word alone have an article ("the French") or a plural.
 */
export function isLanguage(doc: ParsedText, {first, last, head}: Mention): boolean {
  const word = doc.lower(last)
  if (/s$|men$/.test(word)) return false
  const next = doc.form(last + 1) === '-' ? last + 2 : last + 1
  if (next < doc.tokenCount && BESIDE.has(doc.lower(next))) return true
  const relation = doc.relation(head)
  if (first !== last || !['obj', 'obl', 'nmod'].includes(relation) || doc.deprel(head) === 'nmod:poss') return false
  if (doc.child(head, 'det', 'nummod', 'amod') >= 0 || ['NOUN', 'PROPN'].includes(doc.upos(last + 1))) return false
  const marker = doc.child(head, 'case')
  if (marker >= 0 && (doc.lower(marker) === 'in' || doc.lower(marker) === 'into')) return true
  return relation === 'obj' && (SPEAKING.has(doc.lemma(doc.head(head))) || /(?:sh|ch)$/.test(word))
}

/** What stands behind the name of a tongue. */
const BESIDE = new Set(['language', 'languages', 'speaking', 'speaker', 'speakers', 'medium', 'lesson', 'lessons'])

/** Verbs whose object is a tongue. */
const SPEAKING = new Set(['speak', 'learn', 'teach', 'study', 'understand', 'translate', 'use'])
