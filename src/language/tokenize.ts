import type {Span} from '../span.ts'
import {characterClass, SPACE} from './character-class.ts'
import {splitSentences} from './sentence-boundary.ts'
import {TokenList} from './token-list.ts'
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
    splitSentences(text, list, first, tables, sentenceFirst)
  }
  sentenceFirst.push(list.count)
  return {...list.columns(), sentenceFirst: Int32Array.from(sentenceFirst)}
}

/** Adds the words of a block to the list. */
export function readWords(text: string, block: Span, tables: TokenizerTables, list: TokenList): void {
  const emit = (start: number, end: number, words: number) => list.push(start, end, words)
  let i = block.start
  while (i < block.end) {
    while (i < block.end && characterClass(text.charCodeAt(i)) === SPACE) i++
    const chunk = i
    while (i < block.end && characterClass(text.charCodeAt(i)) !== SPACE) i++
    if (i > chunk) splitChunk({text, start: chunk, end: i, tables, emit})
  }
}
