/** A word form and what is known of it before any context. */
export class Word {
  readonly form: string
  readonly lower: string
  /** `NameFlags.kindsOf` the form, once it has a vector. */
  kinds = 0
  /** Where the network keeps its vector, and its vectors with flags of a name. */
  readonly vector = new KeptRow()
  readonly flagged = new Map<number, KeptRow>()
  /** Lemmas that were found for it, by tag. */
  readonly lemmas = new Map<number, string>()

  constructor(form: string) {
    this.form = form
    this.lower = form.toLowerCase()
  }
}

/** A row of memory that may be taken away again; 0 is none. */
export class KeptRow {
  row = 0
  /** How often it was asked for since it was given or last kept. */
  uses = 0
}

/** Words of a generation. */
const GENERATION = 16_384

/**
 * Words by their form. It forgets those that were not asked for while `GENERATION` others were, which what is read never
 * depends on.
 */
export class Vocabulary {
  #young = new Map<string, Word>()
  #old = new Map<string, Word>()

  wordOf(form: string): Word {
    const known = this.#young.get(form)
    if (known) return known
    const word = this.#old.get(form) ?? new Word(form)
    if (this.#young.size >= GENERATION) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(form, word)
    return word
  }
}
