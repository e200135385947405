import {Recent} from '../recent.ts'

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

/** Words by their form; the last tens of thousands of forms are kept. */
export class Vocabulary {
  readonly #words = new Recent<Word>(16_384)

  wordOf(form: string): Word {
    return this.#words.get(form, newWord)
  }
}

const newWord = (form: string): Word => new Word(form)
