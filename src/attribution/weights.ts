import {parseTable} from '../data-file.ts'
import type {FeatureKey} from './feature-hash.ts'

/** Weights of a linear model: for each known feature one number a label. */
export interface Weights {
  readonly labels: readonly string[]
  /** Where the feature's numbers begin in `values`, or -1 for an unknown feature. */
  find(key: FeatureKey): number
  readonly values: Float32Array
}

/** Reads a table whose first column is `feature` (its key in base 36) and whose other columns are labels; '' is 0. */
export function parseWeights(text: string, labels: readonly string[], name: string): Weights {
  const rows = parseTable<string>(text, name)
  const keys = new Int32Array(rows.length)
  const values = new Float32Array(rows.length * labels.length)
  rows.forEach((row, i) => {
    keys[i] = Number.parseInt(row['feature'] ?? '', 36) | 0
    labels.forEach((label, l) => {
      const cell = row[label]
      if (cell) values[i * labels.length + l] = Number(cell)
    })
  })
  return makeWeights(keys, values, labels)
}

/** `values` holds `labels.length` numbers for each of the keys, in their order. */
export function makeWeights(keys: Int32Array, values: Float32Array, labels: readonly string[]): Weights {
  let capacity = 16
  while (capacity < keys.length * 2) capacity *= 2
  const mask = capacity - 1
  const slots = new Int32Array(capacity).fill(-1)
  for (let i = 0; i < keys.length; i++) {
    let slot = keys[i]! & mask
    while (slots[slot]! >= 0 && keys[slots[slot]!] !== keys[i]) slot = (slot + 1) & mask
    slots[slot] = i
  }
  return {
    labels,
    values,
    find(key) {
      let slot = key & mask
      for (let row = slots[slot]!; row >= 0; row = slots[slot]!) {
        if (keys[row] === key) return row * labels.length
        slot = (slot + 1) & mask
      }
      return -1
    },
  }
}
