import type {ParsedText, TokenId} from './parsed-text.ts'

/** The first of the words that the token is joined to ("welcomed and praised"); itself when it is joined to none. */
export function firstOfJoined(doc: ParsedText, t: TokenId): TokenId {
  let first = t
  while (doc.relation(first) === 'conj' && doc.head(first) >= 0) first = doc.head(first)
  return first
}
