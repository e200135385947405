import type {FeatureKey} from './feature-hash.ts'
import {atomOf, joinKeys} from './feature-hash.ts'
import type {Weights} from './weights.ts'

/** Parts of an attribution, begun (`B`) and gone on with (`I`). */
export const PART_LABELS = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content'] as const
export type PartLabel = (typeof PART_LABELS)[number]

const LABEL_COUNT = PART_LABELS.length
const START = LABEL_COUNT
const PREVIOUS = Array.from({length: LABEL_COUNT + 1}, (_, label) => atomOf(`previous-${label}`))

/** Features that depend on the label before, of which the last row is for the first token. */
export const transitionKeys = (previous: number | null, word: FeatureKey): readonly [FeatureKey, FeatureKey] => {
  const key = PREVIOUS[previous ?? START]!
  return [key, joinKeys(key, word)]
}

/** An `I` goes on with a part of its own kind. */
export const canFollow = (previous: number | null, label: number): boolean =>
  label === 0 || label % 2 === 1 || (previous !== null && (previous === label || previous === label - 1))

export type PartTagger = (
  rows: readonly (readonly FeatureKey[])[],
  words: readonly FeatureKey[],
  cueAt: number,
) => number[]

/**
 * A tagger that gives the best labels (numbers of `PART_LABELS`) of the tokens of a sentence, by Viterbi's algorithm; the
 * token at `cueAt` gets a cue label. `rows` are the tokens' features, `words` what transitions look at. It keeps the
 * transition scores of the words it has met: make one for a text.
 */
export function makePartTagger(weights: Weights): PartTagger {
  const {values} = weights
  const transitionsOf = new Map<FeatureKey, Float32Array>()
  const transitions = (word: FeatureKey): Float32Array => {
    const scores = transitionsOf.get(word) ?? transitionScores(weights, word)
    transitionsOf.set(word, scores)
    return scores
  }
  const emission = new Float32Array(LABEL_COUNT)
  return (rows, words, cueAt) => {
    const n = rows.length
    const best = new Float32Array(n * LABEL_COUNT).fill(-Infinity)
    const from = new Int8Array(n * LABEL_COUNT)
    for (let i = 0; i < n; i++) {
      emission.fill(0)
      const row = rows[i]!
      for (let k = 0; k < row.length; k++) {
        const at = weights.find(row[k]!)
        if (at >= 0) for (let l = 0; l < LABEL_COUNT; l++) emission[l] = emission[l]! + values[at + l]!
      }
      const scores = transitions(words[i]!)
      const here = i * LABEL_COUNT
      for (let p = i === 0 ? START : 0; p < (i === 0 ? START + 1 : LABEL_COUNT); p++) {
        const before = i === 0 ? 0 : best[here - LABEL_COUNT + p]!
        if (before === -Infinity) continue
        for (let l = 0; l < LABEL_COUNT; l++) {
          if (i === cueAt && l !== 3 && l !== 4) continue
          const score = before + emission[l]! + scores[p * LABEL_COUNT + l]!
          if (score <= best[here + l]!) continue
          best[here + l] = score
          from[here + l] = p
        }
      }
    }
    return traceBack(best, from, n)
  }
}

/** Scores of going from each label (the last: from the start) to each label at a word; forbidden steps are -Infinity. */
function transitionScores(weights: Weights, word: FeatureKey): Float32Array {
  const scores = new Float32Array((LABEL_COUNT + 1) * LABEL_COUNT)
  for (let p = 0; p <= LABEL_COUNT; p++) {
    const previous = p === START ? null : p
    for (const key of transitionKeys(previous, word)) {
      const at = weights.find(key)
      if (at >= 0) for (let l = 0; l < LABEL_COUNT; l++) scores[p * LABEL_COUNT + l]! += weights.values[at + l]!
    }
    for (let l = 0; l < LABEL_COUNT; l++) if (!canFollow(previous, l)) scores[p * LABEL_COUNT + l] = -Infinity
  }
  return scores
}

function traceBack(best: Float32Array, from: Int8Array, n: number): number[] {
  const labels = new Array<number>(n)
  let label = 0
  for (let l = 1; l < LABEL_COUNT; l++)
    if (best[(n - 1) * LABEL_COUNT + l]! > best[(n - 1) * LABEL_COUNT + label]!) label = l
  for (let i = n - 1; i >= 0; i--) {
    labels[i] = label
    label = from[i * LABEL_COUNT + label]!
  }
  return labels
}
