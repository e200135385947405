import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {MentionKind} from './mention.ts'

/** A stretch of text that names someone or something. `last` is included. */
export interface NameSpan {
  first: TokenId
  last: TokenId
  kind: MentionKind
  basis: string
}

/** A word with a capital: no mark, no number alone. */
export const isNameWord = (doc: ParsedText, t: TokenId): boolean => {
  const form = doc.form(t)
  return /\p{Lu}/u.test(form) && /[\p{L}\p{N}]/u.test(form)
}

export const isSentenceStart = (doc: ParsedText, t: TokenId): boolean => t === doc.firstToken(doc.sentenceOf(t))

/** The token of the stretch whose head lies outside of it; the last one when the parse leaves several. */
export function headOf(doc: ParsedText, first: TokenId, last: TokenId): TokenId {
  let head = -1
  for (let t = first; t <= last; t++) {
    const above = doc.head(t)
    if (above >= first && above <= last) continue
    if (doc.upos(t) === 'PUNCT' || doc.relation(t) === 'case') continue
    if (head < 0) head = t
    else if (doc.relation(head) === 'compound' || doc.relation(head) === 'amod' || doc.relation(head) === 'det')
      head = t
  }
  return head < 0 ? last : head
}
