import type {FeatureKey} from './feature-hash.ts'

/** Weights of a linear model: for each known feature one number a label. */
export interface Weights {
  readonly labels: readonly string[]
  /** Where the feature's numbers begin in `values`, or -1 for an unknown feature. */
  find(key: FeatureKey): number
  /** The numbers, with other things between them. */
  readonly values: Float32Array
}

/**
 * Reads a table whose first column is `feature` (its key in base 36) and whose other columns are labels; '' is 0. Tables are
 * large and made by a script, so the cells are read in one pass, without an object a row.
 */
export function parseWeights(text: string, labels: readonly string[], name: string): Weights {
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  const header = ['feature', ...labels].join('\t')
  if (lines[0] !== header)
    throw new Error(
      `${name}: the first line should be "${header}". Make the table again with train/train-attribution.ts.`,
    )
  const keys = new Int32Array(lines.length - 1)
  const values = new Float32Array((lines.length - 1) * labels.length)
  for (let i = 0; i < keys.length; i++) {
    const line = lines[i + 1]!
    let from = line.indexOf('\t')
    keys[i] = Number.parseInt(line.slice(0, from), 36) | 0
    for (let l = 0; l < labels.length && from >= 0; l++) {
      const next = line.indexOf('\t', from + 1)
      const to = next < 0 ? line.length : next
      if (to > from + 1) values[i * labels.length + l] = Number(line.slice(from + 1, to))
      from = next
    }
  }
  return makeWeights(keys, values, labels)
}

/** Bits of the filter for each key: about one unknown key in eight passes it. */
const FILTER_BITS = 8

/** `values` holds `labels.length` numbers for each of the keys, in their order. */
export function makeWeights(keys: Int32Array, values: Float32Array, labels: readonly string[]): Weights {
  const width = labels.length
  const mask = powerOfTwo(keys.length * 2) - 1
  const filterMask = powerOfTwo(keys.length * FILTER_BITS) - 1
  /** Most keys that are asked for are unknown: the filter, small enough to stay near the processor, tells most of them. */
  const filter = new Int32Array((filterMask + 1) >> 5)
  /** A slot is a key and its numbers, so that both come with one look at memory. A free slot has the key `free`. */
  const stride = width + 1
  const free = unusedKey(keys)
  const slots = new Int32Array((mask + 1) * stride)
  const numbers = new Float32Array(slots.buffer)
  for (let slot = 0; slot <= mask; slot++) slots[slot * stride] = free
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    let slot = key & mask
    while (slots[slot * stride] !== free && slots[slot * stride] !== key) slot = (slot + 1) & mask
    slots[slot * stride] = key
    numbers.set(values.subarray(i * width, (i + 1) * width), slot * stride + 1)
    filter[(key & filterMask) >> 5]! |= 1 << (key & 31)
  }
  return {
    labels,
    values: numbers,
    find(key) {
      if (((filter[(key & filterMask) >> 5]! >>> (key & 31)) & 1) === 0) return -1
      let slot = key & mask
      for (;;) {
        const found = slots[slot * stride]!
        if (found === free) return -1
        if (found === key) return slot * stride + 1
        slot = (slot + 1) & mask
      }
    },
  }
}

/** The sum of the numbers of a model with one label, over the features that it knows. */
export function sumOf(keys: readonly FeatureKey[], weights: Weights): number {
  let sum = 0
  for (const key of keys) {
    const at = weights.find(key)
    if (at >= 0) sum += weights.values[at]!
  }
  return sum
}

function powerOfTwo(least: number): number {
  let power = 32
  while (power < least) power *= 2
  return power
}

function unusedKey(keys: Int32Array): number {
  const used = new Set(keys)
  let key = 0
  while (used.has(key)) key++
  return key
}
