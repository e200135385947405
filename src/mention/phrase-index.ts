import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {foldWord} from './name-key.ts'

interface Node<Entry> {
  readonly next: Map<string, Node<Entry>>
  entry: Entry | null
}

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
  readonly #root: Node<Entry> = {next: new Map(), entry: null}

  /** Enters a phrase; a phrase that is there already keeps its first entry unless `merge` joins the two. */
  add(key: string, entry: Entry, merge?: (known: Entry, added: Entry) => Entry): void {
    let node = this.#root
    for (const word of key.split(' ')) {
      let next = node.next.get(word)
      if (!next) {
        next = {next: new Map(), entry: null}
        node.next.set(word, next)
      }
      node = next
    }
    if (node !== this.#root) node.entry = node.entry === null ? entry : merge ? merge(node.entry, entry) : node.entry
  }

  /** The entry of exactly this phrase, null when it is not in the index. */
  get(key: string): Entry | null {
    let node: Node<Entry> | undefined = this.#root
    for (const word of key.split(' ')) {
      node = node.next.get(word)
      if (!node) return null
    }
    return node.entry
  }

  /**
   * All phrases that begin at word `from`, shortest first, that `accept` takes. Phrases end at a token's end and never
   * run over the edge of `limit` (a word number).
   */
  matchesAt(stream: WordStream, from: number, limit: number): PhraseMatch<Entry>[] {
    const found: PhraseMatch<Entry>[] = []
    let node: Node<Entry> | undefined = this.#root
    for (let w = from; w < limit; w++) {
      node = node.next.get(stream.words[w]!)
      if (!node) break
      if (node.entry === null || stream.token[w + 1] === stream.token[w]) continue
      found.push({first: stream.token[from]!, last: stream.token[w]!, entry: node.entry})
    }
    return found
  }
}

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
