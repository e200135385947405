import {NameFlags} from './name-flags.ts'
import type {NetworkFile} from './network-file.ts'
import type {Linear, NetworkMemory} from './network-memory.ts'
import {eachPiece, type Piece} from './piece.ts'
import {WordInput} from './word-input.ts'

/** Words whose input vector is kept. When they are full, all are forgotten. */
const KEPT_WORDS = 16384
/** Words that go through the input layer together. */
const NEW_WORDS = 32
/** Longer forms are cut in the middle. */
const LONGEST_FORM = 64
const EMPTY_ROW = 0
const ROOT_ROW = 1
const INPUT_SCALE = 1024

/** Bytes of memory that `KeptWords` needs for vectors of this width, its buffers included. */
export const keptWordsBytes = (width: number): number => KEPT_WORDS * width * 4 + (1 << 18)

/**
 * The network's input vectors by word form: features of a form are computed when it is first met. Row 0 is empty, row 1
 * the root's.
 */
export class KeptWords {
  readonly #memory: NetworkMemory
  readonly #width: number
  readonly #input: WordInput
  readonly #layer: Linear
  readonly #names: NameFlags
  readonly #flagVectors: Float32Array
  readonly #rows = new Map<string, number>()
  /** `NameFlags.kindsOf` the kept words, by their row. */
  readonly #kinds = new Uint8Array(KEPT_WORDS)
  #next = ROOT_ROW + 1
  readonly #vectors: number
  readonly #numbers: number
  readonly #features: number
  readonly #rounded: number
  readonly #results: number

  constructor(file: NetworkFile, memory: NetworkMemory, rowsMax: number) {
    this.#memory = memory
    this.#width = file.width
    this.#input = new WordInput(file)
    this.#names = new NameFlags(file)
    this.#flagVectors = file.tensor('flag').float32
    this.#layer = memory.linear(file, ['input'], INPUT_SCALE)
    this.#vectors = memory.allocate(KEPT_WORDS * file.width * 4)
    this.#numbers = memory.allocate(rowsMax * 4)
    this.#features = memory.allocate((NEW_WORDS + 1) * this.#input.size * 4)
    this.#rounded = memory.allocate((NEW_WORDS + 1) * this.#input.size * 2)
    this.#results = memory.allocate(NEW_WORDS * file.width * 4)
    memory.f32.set(file.tensor('root').float32, (this.#vectors >> 2) + ROOT_ROW * file.width)
  }

  /** Writes the input vectors of a batch's rows (see `batches`) to `x`. */
  fill(form: (token: number) => string, pieces: readonly Piece[], x: number): void {
    const {i32, kernels} = this.#memory
    let tokens = 0
    for (const {start, end} of pieces) tokens += end - start
    if (this.#next + tokens > KEPT_WORDS) {
      this.#rows.clear()
      this.#next = ROOT_ROW + 1
    }
    const numbers = this.#numbers >> 2
    let at = numbers
    let fresh = 0
    i32[at++] = EMPTY_ROW
    for (const {start, end} of pieces) {
      i32[at++] = ROOT_ROW
      for (let t = start; t < end; t++) {
        const word = form(t)
        let row = this.#rows.get(word)
        if (row === undefined) {
          row = this.#meet(word, fresh++)
          if (fresh === NEW_WORDS) fresh = this.#keep(fresh)
        }
        i32[at++] = row
      }
      i32[at++] = EMPTY_ROW
    }
    this.#keep(fresh)
    kernels.gather(this.#vectors, this.#numbers, x, at - numbers, this.#width)
    this.#addFlags(form, pieces, x >> 2)
  }

  #meet(word: string, fresh: number): number {
    const row = this.#next++
    const short = word.length > LONGEST_FORM ? word.slice(0, LONGEST_FORM / 2) + word.slice(-LONGEST_FORM / 2) : word
    this.#rows.set(word, row)
    this.#kinds[row] = this.#names.kindsOf(short)
    this.#input.write(short, this.#memory.f32, (this.#features >> 2) + fresh * this.#input.size)
    return row
  }

  /** Sends the newest words through the input layer. Gives 0, the number of words that now wait. */
  #keep(fresh: number): number {
    if (fresh === 0) return 0
    const {f32, kernels} = this.#memory
    const {size} = this.#input
    kernels.quantize(this.#features, this.#rounded, fresh * size, INPUT_SCALE)
    this.#memory.multiply(this.#layer, {at: this.#rounded, stride: size}, this.#results, {rows: fresh})
    const from = this.#results >> 2
    f32.copyWithin((this.#vectors >> 2) + (this.#next - fresh) * this.#width, from, from + fresh * this.#width)
    return 0
  }

  /** Adds to each token of a listed name what the flags of the name stand for. */
  #addFlags(form: (token: number) => string, pieces: readonly Piece[], x: number): void {
    const {f32, i32} = this.#memory
    const width = this.#width
    eachPiece(pieces, ({start, end}, row) => {
      const shift = row + 1 - start
      const numbers = (this.#numbers >> 2) + shift
      const kinds = (t: number): number => this.#kinds[i32[numbers + t]!]!
      this.#names.eachFlag(form, {start, end, kinds}, (t, flag) => {
        const to = x + (shift + t) * width
        for (let i = 0; i < width; i++) f32[to + i]! += this.#flagVectors[flag * width + i]!
      })
    })
  }
}
