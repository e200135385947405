/** Learners of linear models over hashed features: logistic regression, and an averaged perceptron for the labels of a sentence. */
import {canFollow, PART_LABELS, transitionKeys} from '../src/attribution/span-tagger.ts'

const L2 = 1e-5

/** Features of several items in one list of numbers, with where each item begins. */
export class FeatureRows {
  keys = new Int32Array(1 << 20)
  size = 0
  starts: number[] = [0]

  push(row: readonly number[]): void {
    if (this.size + row.length > this.keys.length) {
      const larger = new Int32Array(this.keys.length * 2)
      larger.set(this.keys)
      this.keys = larger
    }
    this.keys.set(row, this.size)
    this.size += row.length
    this.starts.push(this.size)
  }
}

/** Gives the keys that occur at least `minCount` times numbers from 0, and puts the numbers (or -1) in their place. */
export function numberKeys(rows: FeatureRows, minCount: number, always: readonly number[] = []): Int32Array {
  const sorted = rows.keys.slice(0, rows.size).sort()
  const kept: number[] = [...always]
  for (let i = 0; i < sorted.length; ) {
    let j = i
    while (j < sorted.length && sorted[j] === sorted[i]) j++
    if (j - i >= minCount) kept.push(sorted[i]!)
    i = j
  }
  const number = new Map(kept.map((key, i) => [key, i]))
  for (let i = 0; i < rows.size; i++) rows.keys[i] = number.get(rows.keys[i]!) ?? -1
  return Int32Array.from(kept)
}

/** Same numbers in the same order every time. */
function shuffled(n: number, seed: number): Int32Array {
  const order = Int32Array.from({length: n}, (_, i) => i)
  let state = seed >>> 0
  for (let i = n - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const j = Math.floor((state / 2 ** 32) * (i + 1))
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
  return order
}

/** Logistic regression with AdaGrad; returns the weight of each feature. */
export function learnYesNo(
  rows: FeatureRows,
  answers: Uint8Array,
  {featureCount, epochs, name}: {featureCount: number; epochs: number; name: string},
): Float64Array {
  const weights = new Float64Array(featureCount)
  const squares = new Float64Array(featureCount).fill(1e-2)
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0
    for (const item of shuffled(answers.length, epoch + 1)) {
      let score = 0
      for (let i = rows.starts[item]!; i < rows.starts[item + 1]!; i++)
        if (rows.keys[i]! >= 0) score += weights[rows.keys[i]!]!
      const probability = 1 / (1 + Math.exp(-score))
      loss -= Math.log(Math.max(1e-9, answers[item] ? probability : 1 - probability))
      const slope = probability - answers[item]!
      for (let i = rows.starts[item]!; i < rows.starts[item + 1]!; i++) {
        const f = rows.keys[i]!
        if (f < 0) continue
        const gradient = slope + L2 * weights[f]!
        squares[f] = squares[f]! + gradient * gradient
        weights[f] = weights[f]! - (0.1 * gradient) / Math.sqrt(squares[f]!)
      }
    }
    console.error(`${name} epoch ${epoch + 1}: loss ${(loss / answers.length).toFixed(4)}`)
  }
  return weights
}

/** A sentence whose words are to be labelled, for one of its cues. */
export interface Sentence {
  readonly firstRow: number
  readonly labels: readonly number[]
  readonly words: readonly number[]
  readonly cueAt: number
}

/** Averaged structured perceptron; returns `PART_LABELS.length` weights a feature. */
export function learnParts(
  rows: FeatureRows,
  sentences: readonly Sentence[],
  {keys, epochs}: {keys: Int32Array; epochs: number},
): Float64Array {
  const L = PART_LABELS.length
  const weights = new Float64Array(keys.length * L)
  const sums = new Float64Array(keys.length * L)
  const number = new Map([...keys].map((key, i) => [key, i]))
  const transitions = (previous: number | null, word: number): number[] =>
    transitionKeys(previous, word).flatMap(key => number.get(key) ?? [])
  let step = 1
  const change = (feature: number, label: number, by: number): void => {
    weights[feature * L + label] = weights[feature * L + label]! + by
    sums[feature * L + label] = sums[feature * L + label]! + by * step
  }
  for (let epoch = 0; epoch < epochs; epoch++) {
    let wrong = 0
    let total = 0
    for (const s of shuffled(sentences.length, epoch + 101)) {
      const {firstRow, labels, words, cueAt} = sentences[s]!
      const guess = decode(rows, {firstRow, labels, words, cueAt}, weights, transitions)
      step++
      for (let i = 0; i < labels.length; i++) {
        total++
        const gold = labels[i]!
        const got = guess[i]!
        if (gold !== got) {
          wrong++
          for (let j = rows.starts[firstRow + i]!; j < rows.starts[firstRow + i + 1]!; j++) {
            const f = rows.keys[j]!
            if (f < 0) continue
            change(f, gold, 1)
            change(f, got, -1)
          }
        }
        const goldBefore = i === 0 ? null : labels[i - 1]!
        const gotBefore = i === 0 ? null : guess[i - 1]!
        if (gold === got && goldBefore === gotBefore) continue
        for (const f of transitions(goldBefore, words[i]!)) change(f, gold, 1)
        for (const f of transitions(gotBefore, words[i]!)) change(f, got, -1)
      }
    }
    console.error(`part epoch ${epoch + 1}: ${((100 * wrong) / total).toFixed(2)} % of labels wrong`)
  }
  return weights.map((w, i) => w - sums[i]! / step)
}

function decode(
  rows: FeatureRows,
  {firstRow, labels, words, cueAt}: Sentence,
  weights: Float64Array,
  transitions: (previous: number | null, word: number) => number[],
): number[] {
  const L = PART_LABELS.length
  const n = labels.length
  const best = new Float64Array(n * L).fill(-Infinity)
  const from = new Int8Array(n * L)
  const emission = new Float64Array(L)
  for (let i = 0; i < n; i++) {
    emission.fill(0)
    for (let j = rows.starts[firstRow + i]!; j < rows.starts[firstRow + i + 1]!; j++) {
      const f = rows.keys[j]!
      if (f >= 0) for (let l = 0; l < L; l++) emission[l] = emission[l]! + weights[f * L + l]!
    }
    for (let p = 0; p < (i === 0 ? 1 : L); p++) {
      const previous = i === 0 ? null : p
      const before = i === 0 ? 0 : best[(i - 1) * L + p]!
      if (before === -Infinity) continue
      const features = transitions(previous, words[i]!)
      for (let l = 0; l < L; l++) {
        if (!canFollow(previous, l) || (i === cueAt && l !== 3 && l !== 4)) continue
        let score = before + emission[l]!
        for (const f of features) score += weights[f * L + l]!
        if (score <= best[i * L + l]!) continue
        best[i * L + l] = score
        from[i * L + l] = p
      }
    }
  }
  let label = 0
  for (let l = 1; l < L; l++) if (best[(n - 1) * L + l]! > best[(n - 1) * L + label]!) label = l
  const found = new Array<number>(n)
  for (let i = n - 1; i >= 0; i--) {
    found[i] = label
    label = from[i * L + label]!
  }
  return found
}
