import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Candidate} from './gazetteer.ts'
import type {Place} from './place.ts'
import type {PlaceWord} from './place-words.ts'

/** A place name in the text, before it is known which place it is. */
export interface Toponym {
  readonly first: TokenId
  /** Included. */
  readonly last: TokenId
  /** The words that were looked up: without "city of" or "airport". */
  readonly name: string
  readonly candidates: readonly Candidate[]
  readonly isDemonym: boolean
  /** "County", "Lake", "city of" beside the name; null when there is none. */
  word: PlaceWord | null
  /** The place word is part of the toponym ("Elm Street"), not just beside it ("the Tigris river"). */
  readonly isWordInside: boolean
  /** Kind by the words alone, for a name that no list knows. */
  readonly kind: Place['kind']
  /** Where it is, when the text says so: the toponym that follows ("Paris, Texas") or holds it ("the airport in Kabul"). */
  container: Toponym | null
  /** The toponym that lies in this one by the text: "Paris" for "Texas". */
  contained: Toponym | null
  /** The toponym before it in a list: "Florida" for "Alabama" in "Georgia, Florida and Alabama". */
  listedAfter: Toponym | null
  /** Grounds to take it for a place; see `find-toponyms.ts`. */
  evidence: number
  readonly basis: string[]
}

export const isCapitalized = (form: string): boolean => {
  const code = form.charCodeAt(0)
  if (code < 128) return code >= 65 && code <= 90
  const letter = form[0]!
  return letter !== letter.toLowerCase()
}

/** Whether a line break or other wide gap lies between the two neighbouring tokens. */
export function hasGap(doc: ParsedText, before: TokenId, after: TokenId): boolean {
  for (let i = doc.end(before); i < doc.start(after); i++) if (doc.text.charCodeAt(i) === 10) return true
  return false
}
