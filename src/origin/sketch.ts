import {hashOn} from '../language/text-hash.ts'

/** Hashes that a sketch of runs keeps: the share that two texts have in common is then told within about .05. */
export const SKETCH_SIZE = 96
export const NAME_SKETCH_SIZE = 48

/** 32-bit FNV-1a hash of a text, with the finish of MurmurHash3 so that its order is as good as random. */
export const hash32 = (text: string): number => finish(hashOn(SEED, text))

/** The same of the words from `start` up to `end`, a blank between two. */
export function hashWords(words: readonly string[], start: number, end: number): number {
  let h = hashOn(SEED, words[start] ?? '')
  for (let i = start + 1; i < end; i++) h = hashOn(hashOn(h, ' '), words[i]!)
  return finish(h)
}

const SEED = 0x811c9dc5

function finish(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** The `size` smallest of the hashes, each once, in rising order: a sample that two sets of any size can be compared by (Broder 1997). */
export function bottomSketch(hashes: Iterable<number>, size: number): number[] {
  const sorted = Uint32Array.from(hashes).sort()
  const sketch: number[] = []
  for (let i = 0; i < sorted.length && sketch.length < size; i++)
    if (sorted[i] !== sorted[i - 1]) sketch.push(sorted[i]!)
  return sketch
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
