import type {TokenizerTables} from './tokenizer-tables.ts'

/** Tokens longer than this are cut, so that whatever works on a token works in bounded time. */
export const TOKEN_UNITS_MAX = 1000

/** Receives the tokens of a text from left to right. `words` is 2 or more where a multiword token begins, else 0. */
export type TokenSink = (start: number, end: number, words: number) => void

/** A stretch of a text without white space, and where its tokens go. */
export interface Chunk {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly tables: TokenizerTables
  readonly emit: TokenSink
}

/** Emits one token, or several where it is too long, and gives its end. */
export function emitToken({emit}: Chunk, start: number, end: number): number {
  let from = start
  for (; end - from > TOKEN_UNITS_MAX; from += TOKEN_UNITS_MAX) emit(from, from + TOKEN_UNITS_MAX, 0)
  emit(from, end, 0)
  return end
}

/** Emits a multiword token of two words that meet at `middle`, and gives its end. */
export function emitPair({emit}: Chunk, start: number, middle: number, end: number): number {
  const from = Math.max(start, middle - TOKEN_UNITS_MAX)
  if (from > start) emitToken({emit} as Chunk, start, from)
  emit(from, middle, 2)
  emit(middle, end, 0)
  return end
}
