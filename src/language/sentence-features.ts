import {Gap, isCloser, isOpener, Shape, type TokenLooks} from './token-looks.ts'

/** Abbreviations and initials look like the words they stand for. */
export const COARSE = Uint8Array.from({length: 32}, (_, shape) =>
  shape === Shape.acronym || shape === Shape.initial || shape === Shape.titleAbbreviation || shape === Shape.capital
    ? Shape.title
    : shape === Shape.upper || shape === Shape.mixed
      ? Shape.title
      : shape === Shape.numbered
        ? Shape.number
        : shape,
)
const COARSE_LEFT = Uint8Array.from({length: 32}, (_, shape) =>
  shape === Shape.acronym
    ? Shape.otherAbbreviation
    : shape === Shape.capital || shape === Shape.upper
      ? Shape.title
      : shape,
)

export const SENTENCE_WEIGHTS = 1 << 16
export const GAP_FEATURES_MAX = 48

/** How many marks are passed over: closing ones after the last word of a sentence, opening ones before the first. */
export const CLOSERS_MAX = 5
const OPENERS_MAX = 3

/** The place of a feature's weight: its template and two values, hashed. */
function weightPlace(template: number, a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b)
  h = Math.imul((h ^ (h >>> 15)) + b, 0xc2b2ae35)
  h ^= h >>> 13
  h = Math.imul(h, 0x27d4eb2f)
  return (h ^ (h >>> 16)) & (SENTENCE_WEIGHTS - 1)
}

const bucket = (n: number): number => (n < 6 ? n : n < 10 ? 6 : n < 20 ? 7 : n < 40 ? 8 : 9)

/**
 * Features of the gap before token `t`, as places in the table of weights, given where the sentence began; written into
 * `out`. Returns their number.
 */
export function gapFeatures(looks: TokenLooks, t: number, sentence: number, out: Int32Array): number {
  const {count, shape, hash, gap, open, toTerminal} = looks
  let last = t - 1
  while (last > sentence && last > t - CLOSERS_MAX && isCloser(shape[last]!)) last--
  let next = t
  while (next + 1 < count && next < t + OPENERS_MAX && isOpener(shape[next]!)) next++
  const left = shape[t - 1]!
  const right = shape[t]!
  const left2 = t - 2 >= sentence ? shape[t - 2]! : Shape.edge
  const right2 = t + 1 < count && gap[t + 1]! < Gap.line ? shape[t + 1]! : Shape.edge
  const right3 = t + 2 < count && right2 !== Shape.edge && gap[t + 2]! < Gap.line ? shape[t + 2]! : Shape.edge
  const leftCore = shape[last]!
  const rightCore = shape[next]!
  const space = gap[t]!
  const opened = open[t]!
  const leftHash = hash[t - 1]!
  const rightHash = hash[t]!
  const coreHash = hash[last]!
  const nextHash = hash[next]!
  const left2Hash = t - 2 >= sentence ? hash[t - 2]! : 0
  const right2Hash = right2 === Shape.edge ? 0 : hash[t + 1]!
  const length = bucket(t - sentence)
  const ahead = bucket(toTerminal[t]!)
  const shapes = (((left << 5) | right) << 2) | space
  const cores = (((leftCore << 5) | rightCore) << 2) | space
  let n = 0
  out[n++] = weightPlace(0, shapes, 0)
  out[n++] = weightPlace(1, cores, 0)
  out[n++] = weightPlace(2, cores, opened)
  out[n++] = weightPlace(3, shapes, (left2 << 5) | right2)
  out[n++] = weightPlace(4, shapes, left2)
  out[n++] = weightPlace(5, shapes, right2)
  out[n++] = weightPlace(6, shapes, (right2 << 5) | right3)
  out[n++] = weightPlace(7, leftHash, space)
  out[n++] = weightPlace(8, rightHash, space)
  out[n++] = weightPlace(9, leftHash, rightHash)
  out[n++] = weightPlace(10, leftHash, right)
  out[n++] = weightPlace(11, rightHash, left)
  out[n++] = weightPlace(12, coreHash, rightCore)
  out[n++] = weightPlace(13, nextHash, leftCore)
  out[n++] = weightPlace(14, left2Hash, left)
  out[n++] = weightPlace(15, left2Hash, leftHash)
  out[n++] = weightPlace(16, right2Hash, right)
  out[n++] = weightPlace(17, right2Hash, rightHash)
  out[n++] = weightPlace(18, cores, length)
  out[n++] = weightPlace(19, cores, ahead)
  out[n++] = weightPlace(20, length, ahead)
  out[n++] = weightPlace(21, cores, (length << 4) | ahead)
  out[n++] = weightPlace(22, opened, (left << 5) | right)
  out[n++] = weightPlace(23, hash[sentence]!, cores)
  out[n++] = weightPlace(24, shape[sentence]!, (left << 5) | right)
  out[n++] = weightPlace(25, nextHash, (leftCore << 4) | ahead)
  out[n++] = weightPlace(26, right2Hash, (left << 5) | right)
  out[n++] = weightPlace(27, left2Hash, (left << 5) | right)
  const isStarter = rightCore === Shape.title || rightCore === Shape.capital ? 1 + looks.isStarter[next]! : 0
  const coarse = (((COARSE_LEFT[leftCore]! << 5) | COARSE[rightCore]!) << 2) | space
  out[n++] = weightPlace(28, coarse, isStarter)
  out[n++] = weightPlace(29, coarse, opened)
  out[n++] = weightPlace(30, isStarter, (leftCore << 5) | rightCore)
  out[n++] = weightPlace(31, coarse, COARSE[right2]!)
  return n
}
