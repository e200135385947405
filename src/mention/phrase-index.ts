import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {foldWord} from './name-key.ts'

/** A phrase of the index found in a text. `last` is included. */
export interface PhraseMatch<Entry> {
  readonly first: TokenId
  readonly last: TokenId
  readonly entry: Entry
}

/** The words of a text as phrases are matched on them: folded, parted at hyphens, without points and possessive marks. */
export interface WordStream {
  readonly words: readonly string[]
  /** The token that each word is part of. */
  readonly token: Int32Array
}

/** Many phrases, looked up word by word in one pass over a text. */
export class PhraseIndex<Entry> {
  readonly #entries = new Map<string, Entry>()
  /** Number of words of the longest phrase that begins with a word. */
  readonly #longest = new Map<string, number>()

  /** Enters a phrase by its `nameKey`; a phrase that is there already keeps its first entry. */
  add(key: string, entry: Entry): void {
    if (key === '' || this.#entries.has(key)) return
    this.#entries.set(key, entry)
    const space = key.indexOf(' ')
    const first = space < 0 ? key : key.slice(0, space)
    let words = 1
    for (let at = space; at >= 0; at = key.indexOf(' ', at + 1)) words++
    if (words > (this.#longest.get(first) ?? 0)) this.#longest.set(first, words)
  }

  /** The entry of exactly this phrase, null when it is not in the index. */
  get(key: string): Entry | null {
    return this.#entries.get(key) ?? null
  }

  /** All phrases that begin at word `from`, shortest first. Phrases end at a token's end. */
  matchesAt(stream: WordStream, from: number): PhraseMatch<Entry>[] {
    const {words, token} = stream
    const longest = this.#longest.get(words[from]!)
    if (longest === undefined) return NONE
    const found: PhraseMatch<Entry>[] = []
    let key = ''
    for (let w = from; w < Math.min(words.length, from + longest); w++) {
      key = w === from ? words[w]! : `${key} ${words[w]}`
      if (token[w + 1] === token[w]) continue
      const entry = this.#entries.get(key)
      if (entry !== undefined) found.push({first: token[from]!, last: token[w]!, entry})
    }
    return found
  }
}

const NONE: never[] = []

/** The words of a parsed text for `PhraseIndex.matchesAt`. */
export function wordStream(doc: ParsedText): WordStream {
  const words: string[] = []
  const token: number[] = []
  for (let t = 0; t < doc.tokenCount; t++) {
    const form = doc.form(t)
    if (form === "'s" || form === '’s') continue
    const folded = foldWord(form)
    if (SIMPLE.test(folded)) {
      words.push(folded)
      token.push(t)
      continue
    }
    for (const word of folded.split(/[^\p{L}\p{N}+&]+/u)) {
      if (word === '' || word === '+' || word === '&') continue
      words.push(word)
      token.push(t)
    }
  }
  return {words, token: Int32Array.from(token)}
}

const SIMPLE = /^[a-z0-9]+$/
