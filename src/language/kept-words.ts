import {NameFlags} from './name-flags.ts'
import type {NetworkFile} from './network-file.ts'
import type {Linear, NetworkMemory} from './network-memory.ts'
import type {Piece} from './piece.ts'
import type {KeptRow, Word} from './vocabulary.ts'
import {WordInput} from './word-input.ts'

/**
 * Rows that are kept, 3.5 kB each. On a stream of news (490,000 tokens) 8 % of the words have to be computed anew; with
 * 4,096 rows 12 %, with 16,384 6 %.
 */
const KEPT_ROWS = 8192
/** Words that go through the input layer together. */
const NEW_WORDS = 32
/** Longer forms are cut in the middle. */
const LONGEST_FORM = 64
const EMPTY_ROW = 0
const ROOT_ROW = 1
const FIRST_ROW = 2
const INPUT_SCALE = 1024

/** Numbers of a row for each number of a vector: the vector and three pairs of sums. */
const ROW_PARTS = 7

/** Bytes of memory that `KeptWords` needs for vectors of this width, its buffers included. */
export const keptWordsBytes = (width: number): number => KEPT_ROWS * width * ROW_PARTS * 4 + (1 << 19)

/**
 * The network's input by word form, and what the first layer, a gated convolution, makes of it: both are computed when a
 * form is first met. Row 0 is empty, row 1 the root's; a word has a row for itself and one for each set of name flags.
 */
export class KeptWords {
  readonly #memory: NetworkMemory
  readonly #width: number
  readonly #scale: number
  readonly #input: WordInput
  readonly #layer: Linear
  readonly #convolution: Linear
  readonly #names: NameFlags
  readonly #flagVectors: Float32Array
  /** What holds each row. */
  readonly #held: KeptRow[] = []
  /** The first row that is free, and the first without sums. */
  #next = FIRST_ROW
  #summed = FIRST_ROW
  readonly #vectors: number
  readonly #sums: number
  readonly #numbers: number
  readonly #features: number
  readonly #rounded: number
  readonly #results: number
  /** Name flags of the tokens of a batch, a bit each. */
  readonly #flags: Uint16Array

  /** `scale` is what a value 1 of a normalized row is as int16. */
  constructor(file: NetworkFile, memory: NetworkMemory, {rowsMax, scale}: {rowsMax: number; scale: number}) {
    const {width} = file
    this.#memory = memory
    this.#width = width
    this.#scale = scale
    this.#input = new WordInput(file)
    this.#names = new NameFlags(file)
    this.#flagVectors = file.tensor('flag').float32
    this.#flags = new Uint16Array(rowsMax)
    this.#layer = memory.linear(file, ['input'], INPUT_SCALE)
    this.#convolution = memory.windowLinear(file, 'layer0.mix', width, scale)
    this.#vectors = memory.allocate(KEPT_ROWS * width * 4)
    this.#sums = memory.allocate((KEPT_ROWS + 4) * this.#convolution.width * 4)
    // Before the first row and after the last one stands the number of the empty row.
    this.#numbers = memory.allocate((rowsMax + 2) * 4) + 4
    this.#features = memory.allocate((NEW_WORDS + 1) * this.#input.size * 4)
    this.#rounded = memory.allocate((NEW_WORDS + 1) * Math.max(this.#input.size, width) * 2)
    this.#results = memory.allocate(NEW_WORDS * width * 4)
    memory.f32.set(file.tensor('root').float32, (this.#vectors >> 2) + ROOT_ROW * width)
    this.#sum(ROOT_ROW, 1)
  }

  /** Writes the rows of a batch (see `batches`) to `x`, as they come out of the first layer. */
  fill(words: readonly Word[], pieces: readonly Piece[], x: number): void {
    const {i32, kernels} = this.#memory
    let tokens = 0
    for (const {start, end} of pieces) tokens += end - start
    // A token may need a row for its word and one for the word with flags.
    if (this.#next + 2 * tokens > KEPT_ROWS) this.#tidy(2 * tokens)
    this.#meetNew(words, pieces)
    this.#findFlags(words, pieces)
    let at = this.#numbers >> 2
    i32[at++] = EMPTY_ROW
    for (const {start, end} of pieces) {
      i32[at++] = ROOT_ROW
      for (let t = start; t < end; t++) i32[at++] = this.#rowOf(words[t]!, this.#flags[t - pieces[0]!.start]!)
      i32[at++] = EMPTY_ROW
    }
    i32[at] = EMPTY_ROW
    while (this.#summed < this.#next) {
      const count = Math.min(NEW_WORDS, this.#next - this.#summed)
      this.#sum(this.#summed, count)
      this.#summed += count
    }
    const {scale, bias} = this.#convolution
    const rows = at - (this.#numbers >> 2)
    kernels.convolve(this.#sums, this.#vectors, this.#numbers, scale, bias, x, rows, this.#width)
  }

  /** Gives each word that has none the row of its vector. */
  #meetNew(words: readonly Word[], pieces: readonly Piece[]): void {
    let fresh = 0
    for (const {start, end} of pieces)
      for (let t = start; t < end; t++) {
        const word = words[t]!
        if (word.vector.row !== 0) continue
        const {form} = word
        const short =
          form.length > LONGEST_FORM ? form.slice(0, LONGEST_FORM / 2) + form.slice(-LONGEST_FORM / 2) : form
        word.kinds = this.#names.kindsOf(short)
        this.#hold(word.vector)
        this.#input.write(short, this.#memory.f32, (this.#features >> 2) + fresh++ * this.#input.size)
        if (fresh === NEW_WORDS) fresh = this.#keep(fresh)
      }
    this.#keep(fresh)
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

  /** Computes what so many rows from `row` on contribute to the convolution, `NEW_WORDS` at most. */
  #sum(row: number, count: number): void {
    const {normalize} = this.#memory.kernels
    normalize(this.#vectors + row * this.#width * 4, this.#rounded, count, this.#width, this.#scale)
    const to = this.#sums + row * this.#convolution.width * 4
    this.#memory.sums(this.#convolution, {at: this.#rounded, stride: this.#width}, to, count)
  }

  #findFlags(words: readonly Word[], pieces: readonly Piece[]): void {
    const flags = this.#flags.fill(0)
    const first = pieces[0]!.start
    for (const {start, end} of pieces)
      this.#names.eachFlag(words, start, end, (t, flag) => {
        flags[t - first]! |= 1 << flag
      })
  }

  #rowOf(word: Word, flags: number): number {
    if (flags === 0) {
      word.vector.uses++
      return word.vector.row
    }
    let kept = word.flagged.get(flags)
    if (!kept) {
      kept = {row: 0, uses: 0}
      word.flagged.set(flags, kept)
    }
    if (kept.row === 0) this.#addFlags(word.vector.row, flags, this.#hold(kept))
    kept.uses++
    return kept.row
  }

  /** The vector of a row with what the flags of a name stand for added to it. */
  #addFlags(row: number, flags: number, to: number): void {
    const {f32} = this.#memory
    const width = this.#width
    const from = (this.#vectors >> 2) + row * width
    const at = (this.#vectors >> 2) + to * width
    f32.copyWithin(at, from, from + width)
    for (const flag of this.#names.order) {
      if (!((flags >> flag) & 1)) continue
      for (let i = 0; i < width; i++) f32[at + i]! += this.#flagVectors[flag * width + i]!
    }
  }

  #hold(kept: KeptRow): number {
    kept.row = this.#next++
    kept.uses = 0
    this.#held[kept.row] = kept
    return kept.row
  }

  /** Frees `needed` rows at least: those that were asked for once alone, or all when that is not enough. */
  #tidy(needed: number): void {
    const kept = this.#held.slice(FIRST_ROW, this.#next)
    const isUsed = ({uses}: KeptRow): boolean => uses > 1
    let used = 0
    for (const row of kept) if (isUsed(row)) used++
    const keepsNone = FIRST_ROW + used + needed > (KEPT_ROWS * 3) / 4
    this.#next = FIRST_ROW
    for (const row of kept) {
      if (keepsNone || !isUsed(row)) row.row = 0
      else this.#move(row)
    }
    this.#summed = this.#next
  }

  /** Moves a row down to the first free one. */
  #move(kept: KeptRow): void {
    const {f32, i32} = this.#memory
    const from = kept.row
    const to = this.#hold(kept)
    for (const [values, at, size] of [
      [f32, this.#vectors >> 2, this.#width],
      [i32, this.#sums >> 2, this.#convolution.width],
    ] as const)
      values.copyWithin(at + to * size, at + from * size, at + (from + 1) * size)
  }
}
