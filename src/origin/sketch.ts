/** Hashes that a sketch of runs keeps: the share that two texts have in common is then told within about .05. */
export const SKETCH_SIZE = 96
export const NAME_SKETCH_SIZE = 48

/** 32-bit FNV-1a hash of a text, with the finish of MurmurHash3 so that its order is as good as random. */
export function hash32(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** The `size` smallest of the hashes, each once, in rising order: a sample that two sets of any size can be compared by (Broder 1997). */
export function bottomSketch(hashes: Iterable<number>, size: number): number[] {
  return [...new Set(hashes)].sort((a, b) => a - b).slice(0, size)
}

/** How much two sets have in common, from their sketches. */
export interface Overlap {
  /** Members seen in both sketches, and in each of them, among the hashes that both sketches reach to. */
  readonly common: number
  readonly ofA: number
  readonly ofB: number
}

/** Counts what two sketches of at most `size` hashes share, up to the largest hash that both are complete to. */
export function matchSketches(a: readonly number[], b: readonly number[], size: number): Overlap {
  const reach = Math.min(a.length < size ? 2 ** 32 : a.at(-1)!, b.length < size ? 2 ** 32 : b.at(-1)!)
  let [common, i, j] = [0, 0, 0]
  while (i < a.length && j < b.length && a[i]! <= reach && b[j]! <= reach) {
    if (a[i] === b[j]) common++
    if (a[i]! <= b[j]!) {
      if (a[i] === b[j]) j++
      i++
    } else j++
  }
  const upTo = (sketch: readonly number[]): number => {
    let n = sketch.length
    while (n > 0 && sketch[n - 1]! > reach) n--
    return n
  }
  return {common, ofA: upTo(a), ofB: upTo(b)}
}
