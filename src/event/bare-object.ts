import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {APPROXIMATIONS, BOUNDS} from './grammar-words.ts'
import {isTimeWord} from './time-word.ts'

/** "Called off the old strike", "overran an army base": an adverbial without a preposition, with an article right behind the verb or its particle. */
export const isBareObject = (doc: ParsedText, verb: TokenId, noun: TokenId): boolean =>
  noun > verb &&
  noun < verb + 9 &&
  doc.child(noun, 'case') < 0 &&
  doc.child(noun, 'det') >= 0 &&
  !isTimeWord(doc, noun) &&
  (doc.child(verb, 'compound:prt') >= 0 || doc.upos(verb + 1) === 'DET')

/** Whether a bound of a number, and no preposition, stands between the verb and the counted noun: "gave around $40 million". */
export function isQuantified(doc: ParsedText, verb: TokenId, noun: TokenId): boolean {
  if (noun < verb + 2 || noun > verb + 10) return false
  const isSum = /^[$€£¥]|^US\$|^USD$/.test(doc.form(noun))
  if (doc.child(noun, 'nummod') < 0 && !isSum) return false
  for (const first of [verb + 1, verb + 2]) {
    if (BOUNDS.has(`${doc.lower(first)} ${doc.lower(first + 1)}`)) return true
    if (APPROXIMATIONS.has(doc.lower(first)) && (isSum || doc.upos(first + 1) === 'NUM')) return true
  }
  return false
}
