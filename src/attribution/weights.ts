import type {FeatureKey} from './feature-hash.ts'

/** Weights of a linear model: for each known feature one number a label. */
export interface Weights {
  readonly labels: readonly string[]
  /** Where the feature's numbers begin in `values`, or -1 for an unknown feature. */
  find(key: FeatureKey): number
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

/** `values` holds `labels.length` numbers for each of the keys, in their order. */
export function makeWeights(keys: Int32Array, values: Float32Array, labels: readonly string[]): Weights {
  let capacity = 16
  while (capacity < keys.length * 2) capacity *= 2
  const mask = capacity - 1
  /** A slot is a key and where its numbers begin, plus 1; 0 is an empty slot. */
  const slots = new Int32Array(capacity * 2)
  for (let i = 0; i < keys.length; i++) {
    let slot = keys[i]! & mask
    while (slots[slot * 2 + 1]! > 0 && slots[slot * 2] !== keys[i]) slot = (slot + 1) & mask
    slots[slot * 2] = keys[i]!
    slots[slot * 2 + 1] = i * labels.length + 1
  }
  return {
    labels,
    values,
    find(key) {
      let slot = key & mask
      let place = slots[slot * 2 + 1]!
      while (place > 0 && slots[slot * 2] !== key) {
        slot = (slot + 1) & mask
        place = slots[slot * 2 + 1]!
      }
      return place - 1
    },
  }
}
