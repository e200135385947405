import type {Span} from '../span.ts'

/** The number of a token in its text, from 0. Heads, children and mentions are given in these numbers. */
export type TokenId = number

/** The label inventories of the model: a column's number stands for the string at that place. */
export interface Labels {
  readonly upos: readonly string[]
  readonly xpos: readonly string[]
  readonly feats: readonly string[]
  readonly deprel: readonly string[]
  readonly entity: readonly string[]
}

/** What the language room found, a value a token. `head` is a TokenId, or -1 for the root of a sentence. */
export interface TokenColumns {
  readonly start: Int32Array
  readonly end: Int32Array
  readonly head: Int32Array
  readonly upos: Uint8Array
  readonly xpos: Uint8Array
  readonly feats: Uint16Array
  readonly deprel: Uint8Array
  readonly entity: Uint8Array
  /** Number of words of the multiword token that begins here ("don't" = 2), else 0. */
  readonly multiword: Uint8Array
  readonly form: readonly string[]
  /** The forms in lower case. */
  readonly lower: readonly string[]
  readonly lemma: readonly string[]
  /** First token of each sentence, then the number of all tokens. */
  readonly sentenceFirst: Int32Array
}

/**
 * A text with its sentences, tokens and trees, kept in typed arrays. Labels are Universal Dependencies v2
 * (`deprel` with subtypes, e.g. `nsubj:pass`), `xpos` Penn Treebank tags, `entity` IOB2 tags (`B-PER`, `O`).
 */
export class ParsedText {
  readonly text: string
  readonly columns: TokenColumns
  readonly labels: Labels
  readonly tokenCount: number
  readonly sentenceCount: number
  readonly #firstChild: Int32Array
  readonly #nextSibling: Int32Array
  readonly #sentence: Int32Array
  /** `labels.deprel` without their subtypes. */
  readonly #relations: readonly string[]

  constructor(text: string, columns: TokenColumns, labels: Labels) {
    this.text = text
    this.columns = columns
    this.labels = labels
    this.tokenCount = columns.start.length
    this.sentenceCount = Math.max(0, columns.sentenceFirst.length - 1)
    this.#relations = labels.deprel.map(label => label.split(':', 1)[0]!)
    this.#firstChild = new Int32Array(this.tokenCount).fill(-1)
    this.#nextSibling = new Int32Array(this.tokenCount).fill(-1)
    this.#sentence = new Int32Array(this.tokenCount)
    for (let s = 0; s < this.sentenceCount; s++)
      this.#sentence.fill(s, columns.sentenceFirst[s]!, columns.sentenceFirst[s + 1]!)
    for (let t = this.tokenCount - 1; t >= 0; t--) {
      const head = columns.head[t]!
      if (head < 0) continue
      this.#nextSibling[t] = this.#firstChild[head]!
      this.#firstChild[head] = t
    }
  }

  start(t: TokenId): number {
    return this.columns.start[t]!
  }
  end(t: TokenId): number {
    return this.columns.end[t]!
  }
  form(t: TokenId): string {
    return this.columns.form[t]!
  }
  lower(t: TokenId): string {
    return this.columns.lower[t]!
  }
  lemma(t: TokenId): string {
    return this.columns.lemma[t]!
  }
  upos(t: TokenId): string {
    return this.labels.upos[this.columns.upos[t]!]!
  }
  xpos(t: TokenId): string {
    return this.labels.xpos[this.columns.xpos[t]!]!
  }
  /** The whole FEATS string, `_` when empty. */
  feats(t: TokenId): string {
    return this.labels.feats[this.columns.feats[t]!]!
  }
  /** One feature's value, e.g. `feat(t, 'Tense')` → `Past`; null when the token has none. */
  feat(t: TokenId, name: string): string | null {
    const feats = this.feats(t)
    for (let at = feats.indexOf(name); at >= 0; at = feats.indexOf(name, at + 1)) {
      if ((at > 0 && feats[at - 1] !== '|') || feats[at + name.length] !== '=') continue
      const from = at + name.length + 1
      const end = feats.indexOf('|', from)
      return feats.slice(from, end < 0 ? feats.length : end)
    }
    return null
  }
  deprel(t: TokenId): string {
    return this.labels.deprel[this.columns.deprel[t]!]!
  }
  /** The relation without its subtype: `nsubj:pass` → `nsubj`. */
  relation(t: TokenId): string {
    return this.#relations[this.columns.deprel[t]!]!
  }
  /** The head's TokenId, -1 for a root. */
  head(t: TokenId): TokenId {
    return this.columns.head[t]!
  }
  entity(t: TokenId): string {
    return this.labels.entity[this.columns.entity[t]!]!
  }

  /** Tokens whose head is `t`, from left to right. */
  children(t: TokenId): TokenId[] {
    const found: TokenId[] = []
    for (let c = this.#firstChild[t]!; c >= 0; c = this.#nextSibling[c]!) found.push(c)
    return found
  }
  /** The first child with one of these relations (subtypes count as their relation unless named in full), or -1. */
  child(t: TokenId, ...relations: string[]): TokenId {
    for (let c = this.#firstChild[t]!; c >= 0; c = this.#nextSibling[c]!)
      if (relations.includes(this.deprel(c)) || relations.includes(this.relation(c))) return c
    return -1
  }
  childrenBy(t: TokenId, ...relations: string[]): TokenId[] {
    const found: TokenId[] = []
    for (let c = this.#firstChild[t]!; c >= 0; c = this.#nextSibling[c]!)
      if (relations.includes(this.deprel(c)) || relations.includes(this.relation(c))) found.push(c)
    return found
  }
  /** First and last token of the stretch that `t` and everything below it cover. */
  subtree(t: TokenId): {readonly first: TokenId; readonly last: TokenId} {
    let first = t
    let last = t
    const open = [t]
    while (open.length > 0) {
      const node = open.pop()!
      if (node < first) first = node
      if (node > last) last = node
      for (let c = this.#firstChild[node]!; c >= 0; c = this.#nextSibling[c]!) open.push(c)
    }
    return {first, last}
  }
  /** Whether `t` is `ancestor` or lies below it. */
  isWithin(t: TokenId, ancestor: TokenId): boolean {
    for (let node = t; node >= 0; node = this.head(node)) if (node === ancestor) return true
    return false
  }

  sentenceOf(t: TokenId): number {
    return this.#sentence[t]!
  }
  firstToken(sentence: number): TokenId {
    return this.columns.sentenceFirst[sentence]!
  }
  /** One past the last token of the sentence. */
  endToken(sentence: number): TokenId {
    return this.columns.sentenceFirst[sentence + 1]!
  }
  root(sentence: number): TokenId {
    for (let t = this.firstToken(sentence); t < this.endToken(sentence); t++) if (this.head(t) < 0) return t
    return this.firstToken(sentence)
  }
  sentenceSpan(sentence: number): Span {
    return {start: this.start(this.firstToken(sentence)), end: this.end(this.endToken(sentence) - 1)}
  }
  /** Characters from the first to the last token, both included. */
  span(first: TokenId, last: TokenId = first): Span {
    return {start: this.start(first), end: this.end(last)}
  }
  textOf(first: TokenId, last: TokenId = first): string {
    return this.text.slice(this.start(first), this.end(last))
  }
  /** The first token that ends after `offset` (tokenCount when there is none). */
  tokenAt(offset: number): TokenId {
    let low = 0
    let high = this.tokenCount
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.columns.end[middle]! > offset) high = middle
      else low = middle + 1
    }
    return low
  }
}
