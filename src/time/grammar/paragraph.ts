import type {Lexeme} from '../lexeme.ts'
import type {TimeTables, TimeWord} from '../time-tables.ts'

const EMPTY: TimeWord = {}

/** The lexemes of a paragraph with the questions that the rules ask of them. Outside of it every answer is no. */
export class Paragraph {
  readonly lexemes: readonly Lexeme[]
  readonly tables: TimeTables
  readonly #tagAt: (offset: number) => string

  /** `tagAt`: the Penn tag of the token at an offset of the text, '' where it isn't known. */
  constructor(lexemes: readonly Lexeme[], tables: TimeTables, tagAt: (offset: number) => string) {
    this.lexemes = lexemes
    this.tables = tables
    this.#tagAt = tagAt
  }

  /** The Penn tag of the token that lexeme i belongs to, '' outside of the paragraph. */
  tag(i: number): string {
    const lexeme = this.lexemes[i]
    return lexeme ? this.#tagAt(lexeme.start) : ''
  }

  at(i: number): Lexeme | undefined {
    return this.lexemes[i]
  }
  lower(i: number): string {
    return this.lexemes[i]?.lower ?? ''
  }
  word(i: number): TimeWord {
    return this.lexemes[i]?.word ?? EMPTY
  }
  is(i: number, ...words: string[]): boolean {
    const lexeme = this.lexemes[i]
    return lexeme !== undefined && words.includes(lexeme.lower)
  }
  isWord(i: number): boolean {
    return this.lexemes[i]?.kind === 'word'
  }
  isNumber(i: number): boolean {
    return this.lexemes[i]?.kind === 'number'
  }
  /** A hyphen or dash that joins: "five-day", "15–16". */
  isHyphen(i: number): boolean {
    return this.is(i, '-', '‐', '‑', '–')
  }
  isDash(i: number): boolean {
    return this.is(i, '-', '‐', '‑', '–', '—')
  }
  /** No space between lexeme i and the one before it. */
  isGlued(i: number): boolean {
    return this.lexemes[i]?.isGlued ?? false
  }
  isCapital(i: number): boolean {
    return this.lexemes[i]?.isCapital ?? false
  }
  isApostrophe(i: number): boolean {
    return this.is(i, "'", '’', '‘', '`')
  }
  /** Past an abbreviation's stop that is glued to what precedes it. */
  skipStop(i: number): number {
    return this.is(i, '.') && this.isGlued(i) ? i + 1 : i
  }
  skipHyphen(i: number): number {
    return this.isHyphen(i) && this.isGlued(i) ? i + 1 : i
  }
  skip(i: number, ...words: string[]): number {
    return this.is(i, ...words) ? i + 1 : i
  }
  /** After "'s" at i, else i. */
  skipPossessive(i: number): number {
    return this.isApostrophe(i) && this.is(i + 1, 's') ? i + 2 : i
  }
  /** Whether the words stand from i on; returns the index after them, or -1. */
  phrase(i: number, words: readonly string[]): number {
    for (let k = 0; k < words.length; k++) {
      const want = words[k]!
      if (want === "'" ? !this.isApostrophe(i + k) : this.lower(i + k) !== want) return -1
    }
    return i + words.length
  }
}
