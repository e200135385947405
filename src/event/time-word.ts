import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {TIME_WORDS} from './grammar-words.ts'

/** Whether a word is a bare word of time, which a parser may take for an object or a subject. A march is none, March is. */
export const isTimeWord = (doc: ParsedText, t: TokenId): boolean =>
  TIME_WORDS.has(doc.form(t)) || TIME_WORDS.has(doc.lower(t))
