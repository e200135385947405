import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Recent} from '../recent.ts'
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
  readonly #beginnings = new Map<string, Beginning>()

  /** Enters a phrase by its `nameKey`; a phrase that is there already keeps its first entry. */
  add(key: string, entry: Entry): void {
    if (key === '' || this.#entries.has(key)) return
    this.#entries.set(key, entry)
    const space = key.indexOf(' ')
    const first = space < 0 ? key : key.slice(0, space)
    let words = 1
    for (let at = space; at >= 0; at = key.indexOf(' ', at + 1)) words++
    let beginning = this.#beginnings.get(first)
    if (!beginning) {
      beginning = {longest: 1, seconds: 0}
      this.#beginnings.set(first, beginning)
    }
    if (words > beginning.longest) beginning.longest = words
    if (space >= 0) beginning.seconds |= signOf(key, space + 1)
  }

  /** The entry of exactly this phrase, null when it is not in the index. */
  get(key: string): Entry | null {
    return this.#entries.get(key) ?? null
  }

  /** All phrases that begin at word `from`, shortest first. Phrases end at a token's end. */
  matchesAt(stream: WordStream, from: number): PhraseMatch<Entry>[] {
    const {words, token} = stream
    const beginning = this.#beginnings.get(words[from]!)
    if (beginning === undefined) return NONE
    const {longest, seconds} = beginning
    const found: PhraseMatch<Entry>[] = []
    let key = ''
    for (let w = from; w < Math.min(words.length, from + longest); w++) {
      if (w === from + 1 && (seconds & signOf(words[w]!, 0)) === 0) break
      key = w === from ? words[w]! : `${key} ${words[w]}`
      if (token[w + 1] === token[w]) continue
      const entry = this.#entries.get(key)
      if (entry !== undefined) found.push({first: token[from]!, last: token[w]!, entry})
    }
    return found
  }
}

/** What is known of the phrases that begin with a word. */
interface Beginning {
  /** Number of words of the longest. */
  longest: number
  /** `signOf` their second words together: a word of another sign follows in none of them. */
  seconds: number
}

/** One of 32 bits, by the first letter of the word that begins at `at`. */
const signOf = (text: string, at: number): number => 1 << text.charCodeAt(at)

const NONE: never[] = []

/** The words of a parsed text for `PhraseIndex.matchesAt`. `folded` keeps those of the forms that it has met. */
export function wordStream(doc: ParsedText, folded: Recent<readonly string[]>): WordStream {
  const words: string[] = []
  const token: number[] = []
  for (let t = 0; t < doc.tokenCount; t++)
    for (const word of folded.get(doc.form(t), wordsOf)) {
      words.push(word)
      token.push(t)
    }
  return {words, token: Int32Array.from(token)}
}

function wordsOf(form: string): readonly string[] {
  if (form === "'s" || form === '’s') return []
  const folded = foldWord(form)
  if (SIMPLE.test(folded)) return [folded]
  return folded.split(/[^\p{L}\p{N}+&]+/u).filter(word => word !== '' && word !== '+' && word !== '&')
}

const SIMPLE = /^[a-z0-9]+$/
