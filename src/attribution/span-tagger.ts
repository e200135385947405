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

/**
 * The best labels (numbers of `PART_LABELS`) of the tokens of a sentence, by Viterbi's algorithm; the cue's token gets a cue
 * label. `rows` are the tokens' features, `words` what transitions look at.
 */
export function tagParts(
  rows: readonly (readonly FeatureKey[])[],
  words: readonly FeatureKey[],
  {weights, cueAt}: {weights: Weights; cueAt: number},
): number[] {
  const {values} = weights
  const n = rows.length
  const best = new Float32Array(n * LABEL_COUNT).fill(-Infinity)
  const from = new Int8Array(n * LABEL_COUNT)
  const emission = new Float32Array(LABEL_COUNT)
  for (let i = 0; i < n; i++) {
    emission.fill(0)
    for (const key of rows[i]!) {
      const at = weights.find(key)
      if (at >= 0) for (let l = 0; l < LABEL_COUNT; l++) emission[l] = emission[l]! + values[at + l]!
    }
    for (let p = i === 0 ? START : 0; p < (i === 0 ? START + 1 : LABEL_COUNT); p++) {
      const before = i === 0 ? 0 : best[(i - 1) * LABEL_COUNT + p]!
      if (before === -Infinity) continue
      const previous = i === 0 ? null : p
      const [plain, withWord] = transitionKeys(previous, words[i]!)
      const plainAt = weights.find(plain)
      const wordAt = weights.find(withWord)
      for (let l = 0; l < LABEL_COUNT; l++) {
        if (!canFollow(previous, l) || (i === cueAt && l !== 3 && l !== 4)) continue
        let score = before + emission[l]!
        if (plainAt >= 0) score += values[plainAt + l]!
        if (wordAt >= 0) score += values[wordAt + l]!
        if (score <= best[i * LABEL_COUNT + l]!) continue
        best[i * LABEL_COUNT + l] = score
        from[i * LABEL_COUNT + l] = p
      }
    }
  }
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
