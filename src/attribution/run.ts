import type {ParsedText, TokenId} from '../language/parsed-text.ts'

/** Tokens from `first` to `last`, both included. */
export interface Run {
  readonly first: TokenId
  readonly last: TokenId
}

/** The first word of the run whose head stands outside it; the last word where there is none. */
export function headOf(doc: ParsedText, {first, last}: Run): TokenId {
  for (let t = first; t <= last; t++) if (doc.head(t) < first || doc.head(t) > last) return t
  return last
}

/** Whether a word heads a clause: a verb, or a predicate with a form of "be". */
export const isVerbal = (doc: ParsedText, t: TokenId): boolean =>
  doc.upos(t) === 'VERB' || doc.upos(t) === 'AUX' || doc.child(t, 'cop') >= 0
