import type {Span} from '../span.ts'
import {characterClass, SPACE} from './character-class.ts'
import {isSentenceEnd} from './sentence-boundary.ts'
import {loadTokenizerTables, type TokenizerTables} from './tokenizer-tables.ts'
import {splitChunk} from './word-boundary.ts'

/** The tokens of a text, a value a token. Offsets are UTF-16 code units of the whole text, `end` exclusive. */
export interface Tokens {
  readonly start: Int32Array
  readonly end: Int32Array
  /** First token of each sentence, then the number of all tokens. */
  readonly sentenceFirst: Int32Array
  /** Number of words of the multiword token that begins here ("don't" = 2), else 0. */
  readonly multiword: Uint8Array
}

/**
 * Splits a text into sentences and words by the conventions of the English treebanks UD EWT and GUM: clitics ("do|n't",
 * "Xi|'s") and hyphens ("US|-|led", but "anti-war") are words of their own, abbreviations keep their period. No token
 * holds white space, every other character lies in exactly one token. With `blocks` only the text inside them is read
 * and no sentence crosses the edge of a block. Works in time linear in the text's length for any input.
 */
export function tokenize(
  text: string,
  blocks?: readonly Span[],
  tables: TokenizerTables = loadTokenizerTables(),
): Tokens {
  const list = new TokenList(text.length >> 2)
  const sentenceFirst: number[] = []
  for (const block of blocks ?? [{start: 0, end: text.length}]) {
    const first = list.count
    readWords(text, block, tables, list)
    splitSentences(text, list, first, sentenceFirst)
  }
  sentenceFirst.push(list.count)
  return {...list.columns(), sentenceFirst: Int32Array.from(sentenceFirst)}
}

function readWords(text: string, block: Span, tables: TokenizerTables, list: TokenList): void {
  const emit = (start: number, end: number, words: number) => list.push(start, end, words)
  let i = block.start
  while (i < block.end) {
    while (i < block.end && characterClass(text.charCodeAt(i)) === SPACE) i++
    const chunk = i
    while (i < block.end && characterClass(text.charCodeAt(i)) !== SPACE) i++
    if (i > chunk) splitChunk(text, chunk, i, tables, emit)
  }
}

/** Sentences longer than this are cut, so that whatever works on a sentence works in bounded time. */
const SENTENCE_TOKENS_MAX = 500

function splitSentences(text: string, list: TokenList, first: number, sentenceFirst: number[]): void {
  if (first === list.count) return
  let sentence = first
  sentenceFirst.push(first)
  for (let t = first + 1; t < list.count; t++) {
    if (t - sentence < SENTENCE_TOKENS_MAX && !isSentenceEnd(text, list, sentence, t)) continue
    sentenceFirst.push(t)
    sentence = t
  }
}

/** Growing columns of the tokens found so far. */
export class TokenList {
  start: Int32Array
  end: Int32Array
  multiword: Uint8Array
  count = 0

  constructor(capacity: number) {
    this.start = new Int32Array(Math.max(16, capacity))
    this.end = new Int32Array(this.start.length)
    this.multiword = new Uint8Array(this.start.length)
  }

  push(start: number, end: number, words: number): void {
    if (this.count === this.start.length) this.#grow()
    this.start[this.count] = start
    this.end[this.count] = end
    this.multiword[this.count] = words
    this.count++
  }

  columns(): {start: Int32Array; end: Int32Array; multiword: Uint8Array} {
    return {
      start: this.start.slice(0, this.count),
      end: this.end.slice(0, this.count),
      multiword: this.multiword.slice(0, this.count),
    }
  }

  #grow(): void {
    const size = this.start.length * 2
    const grown = <A extends Int32Array | Uint8Array>(old: A, next: A): A => {
      next.set(old)
      return next
    }
    this.start = grown(this.start, new Int32Array(size))
    this.end = grown(this.end, new Int32Array(size))
    this.multiword = grown(this.multiword, new Uint8Array(size))
  }
}
