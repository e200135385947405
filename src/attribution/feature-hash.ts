import {hashOn} from '../language/text-hash.ts'

/**
 * Features are numbers made from words by hashing (FNV-1a for a word, a multiply-and-shift mix for a combination), so that
 * no strings are built while a text is read. With the tens of thousands of features in use two rarely share a number.
 */
export type FeatureKey = number

const FNV_OFFSET = 0x811c9dc5 | 0

export const atomOf = (text: string, from: FeatureKey = FNV_OFFSET): FeatureKey => hashOn(from, text)

export function joinKeys(a: FeatureKey, b: FeatureKey): FeatureKey {
  let hash = Math.imul(a ^ (b >>> 15) ^ (b << 7), 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash + b, 0xc2b2ae35 | 0)
  return hash ^ (hash >>> 16)
}
