import type {NetworkFile, Tensor} from './network-file.ts'
import {findHash, wordFeatures} from './word-features.ts'

/** Gives the numbers that the network's input layer takes for a word form. */
export class WordInput {
  /** How many numbers a word has. */
  readonly size: number
  readonly #vectorHash: Uint32Array
  readonly #wordHash: Uint32Array
  readonly #shapeHash: Uint32Array
  readonly #vector: Tensor
  readonly #vectorScale: Tensor
  readonly #unknown: Float32Array
  readonly #word: Tensor
  readonly #affix: Tensor
  readonly #gram: Tensor
  readonly #shape: Tensor

  constructor(file: NetworkFile) {
    this.#vectorHash = file.tensor('vector.hash').uint32
    this.#wordHash = file.tensor('word.hash').uint32
    this.#shapeHash = file.tensor('shape.hash').uint32
    this.#vector = file.tensor('vector')
    this.#vectorScale = file.tensor('vector.scale')
    this.#unknown = file.tensor('unknown').float32
    this.#word = file.tensor('word')
    this.#affix = file.tensor('affix')
    this.#gram = file.tensor('gram')
    this.#shape = file.tensor('shape')
    this.size = file.tensor('input').shape[1]!
  }

  /** Writes the word's vector, word, shape, affix and n-gram embeddings side by side to `out` from `at` on. */
  write(form: string, out: Float32Array, at: number): void {
    const features = wordFeatures(form)
    const [lower, key] = features.vectorHashes
    let to = this.#writeVector(findHash(this.#vectorHash, lower) || findHash(this.#vectorHash, key), out, at)
    to = writeRow(this.#word, findHash(this.#wordHash, features.wordHash), out, to)
    to = writeRow(this.#shape, findHash(this.#shapeHash, features.shapeHash), out, to)
    for (const row of features.affixes) to = writeRow(this.#affix, row, out, to)
    const width = this.#gram.shape[1]!
    out.fill(0, to, to + width)
    const share = this.#gram.step / Math.sqrt(features.grams.length)
    for (const row of features.grams)
      for (let i = 0; i < width; i++) out[to + i]! += this.#gram.int8[row * width + i]! * share
  }

  #writeVector(row: number, out: Float32Array, at: number): number {
    const size = this.#unknown.length
    if (row === 0) {
      out.set(this.#unknown, at)
      return at + size
    }
    const scale = this.#vectorScale.uint8[row - 1]! * this.#vectorScale.step
    const bytes = this.#vector.uint8
    for (let i = 0, from = ((row - 1) * size) >> 1; i < size; i += 2, from++) {
      out[at + i] = ((bytes[from]! & 15) - 8) * scale
      out[at + i + 1] = ((bytes[from]! >> 4) - 8) * scale
    }
    return at + size
  }
}

function writeRow(table: Tensor, row: number, out: Float32Array, at: number): number {
  const width = table.shape[1]!
  for (let i = 0; i < width; i++) out[at + i] = table.int8[row * width + i]! * table.step
  return at + width
}
