import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {isNameWord, type NameSpan} from './name-span.ts'

/** Marks that open or close a quotation or a bracket. */
const OPENING = /^(?:["“‘'`(]|``)$/
const CLOSING = /^(?:["”’')]|'')$/
const LONGEST = 4

/**
 * Tagged names with a nickname inside made one name: `Vincent "The Chin" Gigante`, "Edwin (Buzz) Aldrin". What follows the nickname is
 * the surname, whatever it is tagged as. Spans are in text order.
 */
export function joinNicknames(doc: ParsedText, spans: readonly NameSpan[]): NameSpan[] {
  const joined: NameSpan[] = []
  for (let i = 0; i < spans.length; i++) {
    const span = spans[i]!
    const before = joined.at(-1)
    if (before && span.first <= before.last) continue
    const surname = span.kind === 'person' ? surnameBehind(doc, span.last + 1) : -1
    if (surname < 0) {
      joined.push(span)
      continue
    }
    const rest = spans.find(other => other.first <= surname && other.last >= surname)
    // A bracket may hold anything: only what the tags see as a person goes on behind it.
    if (doc.form(span.last + 1) === '(' && rest?.kind !== 'person') joined.push(span)
    else joined.push({...span, last: rest ? rest.last : surname})
  }
  return joined
}

/** The word with a capital behind a quoted nickname that opens at a token; -1 when there is no such thing. */
function surnameBehind(doc: ParsedText, opening: TokenId): TokenId {
  const sentenceEnd = doc.endToken(doc.sentenceOf(opening - 1))
  if (opening + 3 > sentenceEnd || !OPENING.test(doc.form(opening)) || !isNameWord(doc, opening + 1)) return -1
  for (let t = opening + 2; t < Math.min(sentenceEnd - 1, opening + 2 + LONGEST); t++) {
    if (CLOSING.test(doc.form(t))) return isNameWord(doc, t + 1) && doc.upos(t + 1) === 'PROPN' ? t + 1 : -1
    if (/^(?:PUNCT|VERB|AUX|PRON)$/.test(doc.upos(t))) return -1
  }
  return -1
}
