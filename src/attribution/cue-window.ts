import type {ParsedText, TokenId} from '../language/parsed-text.ts'

/** Tokens on either side of a cue in which its parts are looked for: bounds the work on text without sentence ends. */
const REACH = 150

/** The part of the cue's sentence that is looked at: its first token, and the one after its last. */
export function windowOf(doc: ParsedText, cue: TokenId): {readonly first: TokenId; readonly end: TokenId} {
  const sentence = doc.sentenceOf(cue)
  return {
    first: Math.max(doc.firstToken(sentence), cue - REACH),
    end: Math.min(doc.endToken(sentence), cue + REACH + 1),
  }
}
