/** The scores of tag pairs with which the best sequence of IOB2 tags is found. */
export interface EntityTags {
  readonly count: number
  /** `pair[a * count + b]` is what tag b gains after tag a; never finite where I-X does not follow B-X or I-X. */
  readonly pair: Float64Array
  /** What a tag gains as the first of a sentence. */
  readonly first: Float64Array
}

/** `transition[a * count + b]` is the score that the network learned for tag b after tag a. */
export function entityTags(labels: readonly string[], transition: ArrayLike<number>): EntityTags {
  const isInside = (label: string) => label.startsWith('I-')
  const count = labels.length
  const pair = Float64Array.from({length: count * count}, (_, i) => {
    const before = labels[Math.floor(i / count)]!
    const after = labels[i % count]!
    return isInside(after) && before.slice(2) !== after.slice(2) ? Number.NEGATIVE_INFINITY : transition[i]!
  })
  const first = Float64Array.from(labels, label => (isInside(label) ? Number.NEGATIVE_INFINITY : 0))
  return {count, pair, first}
}

/**
 * The valid IOB2 sequence with the highest sum of scores (Viterbi), written to `tags`. Token t's scores stand in `values`
 * from `t * stride` on.
 */
export function bestEntityTags(
  tags: Uint8Array,
  scores: {readonly values: Float32Array; readonly stride: number},
  {count, pair, first}: EntityTags,
): void {
  const back = new Uint8Array(tags.length * count)
  let total = new Float64Array(count)
  let next = new Float64Array(count)
  for (let b = 0; b < count; b++) total[b] = first[b]! + scores.values[b]!
  for (let t = 1; t < tags.length; t++) {
    for (let b = 0; b < count; b++) {
      let best = 0
      let bestSum = Number.NEGATIVE_INFINITY
      for (let a = 0; a < count; a++) {
        const sum = total[a]! + pair[a * count + b]!
        if (sum > bestSum) {
          bestSum = sum
          best = a
        }
      }
      next[b] = bestSum + scores.values[t * scores.stride + b]!
      back[t * count + b] = best
    }
    ;[total, next] = [next, total]
  }
  let tag = 0
  for (let b = 1; b < count; b++) if (total[b]! > total[tag]!) tag = b
  for (let t = tags.length - 1; t >= 0; t--) {
    tags[t] = tag
    tag = back[t * count + tag]!
  }
}
