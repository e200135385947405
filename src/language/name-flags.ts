import type {NetworkFile} from './network-file.ts'
import {hashOn} from './text-hash.ts'
import type {Word} from './vocabulary.ts'
import {findHash, foldHash, TEXT_HASH, textHash} from './word-features.ts'

/** Kinds of a listed name, bits of a number; `train/names.py` writes them. */
const LOCATION = 8
const ORGANIZATION = 16
const PERSON = 32
/** The word begins a longer name. */
const BEGINS = 64
/** Tokens of a name. */
const LONGEST = 6
const SINGLE_FLAGS = 3
const SPANNING = [
  [LOCATION, 3],
  [ORGANIZATION, 5],
  [PERSON, 7],
] as const

/**
 * Tells which tokens belong to a listed name. Flag numbers: 0 given name, 1 surname, 2 nationality, then begin and inside
 * of a place (3, 4), an organization (5, 6) and a person (7, 8).
 */
export class NameFlags {
  readonly #hashes: Uint32Array
  readonly #kinds: Uint8Array

  constructor(file: NetworkFile) {
    this.#hashes = file.tensor('name.hash').uint32
    this.#kinds = file.tensor('name.kinds').uint8
  }

  /** Kinds of a single word, 0 when it is in no list. */
  kindsOf(form: string): number {
    return this.#find(textHash(form))
  }

  /** The flags in the order in which `eachFlag` gives those of a token. */
  readonly order: readonly number[] = [4, 6, 8, 0, 1, 2, 3, 5, 7]

  /**
   * Calls `flag(token, number)` for each flag of the words `start` … `end` − 1. Of longer names the longest counts, from
   * left to right.
   */
  eachFlag(
    words: readonly Pick<Word, 'form' | 'kinds'>[],
    start: number,
    end: number,
    flag: (token: number, number: number) => void,
  ): void {
    let covered = start
    for (let t = start; t < end; t++) {
      const single = words[t]!.kinds
      if (single === 0) continue
      for (let bit = 0; bit < SINGLE_FLAGS; bit++) if ((single >> bit) & 1) flag(t, bit)
      if (t < covered) continue
      let found = single
      let length = 1
      if (single & BEGINS) {
        let hash = hashOn(TEXT_HASH, words[t]!.form)
        for (let next = t + 1; next < Math.min(end, t + LONGEST); next++) {
          hash = hashOn(hashOn(hash, ' '), words[next]!.form)
          const longer = this.#find(foldHash(hash)) & ~BEGINS
          if (longer === 0) continue
          found = longer
          length = next + 1 - t
          covered = next + 1
        }
      }
      for (const [kind, number] of SPANNING) {
        if (!(found & kind)) continue
        flag(t, number)
        for (let inside = t + 1; inside < t + length; inside++) flag(inside, number + 1)
      }
    }
  }

  #find(hash: number): number {
    const row = findHash(this.#hashes, hash)
    return row === 0 ? 0 : this.#kinds[row - 1]!
  }
}
