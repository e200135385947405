/** A tag set in IOB2, prepared for finding the best valid sequence. */
export interface EntityTags {
  readonly count: number
  /** `follows[a * count + b]` is 1 when tag b may follow tag a; I-X follows B-X and I-X alone. */
  readonly follows: Uint8Array
  /** 1 when a sentence may begin with the tag. */
  readonly begins: Uint8Array
}

export function entityTags(labels: readonly string[]): EntityTags {
  const isInside = (label: string) => label.startsWith('I-')
  const follows = labels.flatMap(a => labels.map(b => (isInside(b) && a.slice(2) !== b.slice(2) ? 0 : 1)))
  return {
    count: labels.length,
    follows: Uint8Array.from(follows),
    begins: Uint8Array.from(labels, label => (isInside(label) ? 0 : 1)),
  }
}

/** Makes `tags` valid IOB2: when they are not, the valid sequence of the highest sum of scores (Viterbi) replaces them. */
export function repairEntityTags(
  tags: Int32Array,
  scores: {readonly values: Float32Array; readonly stride: number},
  {count, follows, begins}: EntityTags,
): void {
  if (isValid(tags, {count, follows, begins})) return
  const length = tags.length
  const back = new Uint8Array(length * count)
  let total = new Float64Array(count)
  for (let b = 0; b < count; b++) total[b] = begins[b] ? scores.values[b]! : Number.NEGATIVE_INFINITY
  for (let t = 1; t < length; t++) {
    const next = new Float64Array(count).fill(Number.NEGATIVE_INFINITY)
    for (let b = 0; b < count; b++)
      for (let a = 0; a < count; a++) {
        const sum = total[a]! + scores.values[t * scores.stride + b]!
        if (!follows[a * count + b] || !(sum > next[b]!)) continue
        next[b] = sum
        back[t * count + b] = a
      }
    total = next
  }
  let tag = total.indexOf(Math.max(...total))
  for (let t = length - 1; t >= 0; t--) {
    tags[t] = tag
    tag = back[t * count + tag]!
  }
}

function isValid(tags: Int32Array, {count, follows, begins}: EntityTags): boolean {
  if (tags.length > 0 && !begins[tags[0]!]) return false
  for (let t = 1; t < tags.length; t++) if (!follows[tags[t - 1]! * count + tags[t]!]) return false
  return true
}
