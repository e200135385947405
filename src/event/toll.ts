import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {isVerb, phrasesWith} from './clause.ts'
import type {EventRules} from './rules.ts'

/**
 * The number that a toll is put at, with the word of the harm: "raised the death toll to 61" → 61 and "death", "the number of
 * dead stands at 22" → 22 and "dead". Null when the noun is no toll, or its number is not in the clause.
 */
export function findToll(doc: ParsedText, noun: TokenId, rules: EventRules): {harm: TokenId; number: TokenId} | null {
  const harm = harmOf(doc, noun, rules)
  if (harm < 0) return null
  const verb = doc.head(noun)
  const isInClause = verb >= 0 && isVerb(doc, verb) && ['nsubj', 'nsubj:pass', 'obj', 'obl'].includes(doc.deprel(noun))
  const heads = isInClause ? [noun, harm, verb] : [noun, harm]
  for (const preposition of ['at', 'to', 'of', 'above', 'past'])
    for (const head of heads) {
      const number = phrasesWith(doc, head, preposition).find(t => t > noun && doc.upos(t) === 'NUM')
      if (number !== undefined) return {harm, number}
    }
  return null
}

/** "Death toll", "toll of dead", "the number of wounded": the word of the harm that is counted; -1 when none is. */
function harmOf(doc: ParsedText, noun: TokenId, rules: EventRules): TokenId {
  if (!rules.classes.get('toll')!.has(doc.lemma(noun).toLowerCase())) return -1
  const harms = rules.classes.get('harm')!
  const around = [...doc.childrenBy(noun, 'compound', 'amod'), ...phrasesWith(doc, noun, 'of')]
  return around.find(t => harms.has(doc.lower(t)) || harms.has(doc.lemma(t).toLowerCase())) ?? -1
}
