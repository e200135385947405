import {hashOn} from '../language/text-hash.ts'

/**
 * Features are numbers made from words by hashing (FNV-1a for a word, a multiply-and-shift mix for a combination), so that
 * no strings are built while a text is read. With the tens of thousands of features in use two rarely share a number.
 */
export type FeatureKey = number

const FNV_OFFSET = 0x811c9dc5 | 0

export const atomOf = (text: string, from: FeatureKey = FNV_OFFSET): FeatureKey => hashOn(from, text)

/** Adds to `keys` the key of a feature: what it is asked by, joined with one to three values. */
export const keyAdder =
  (keys: FeatureKey[]) =>
  (template: FeatureKey, a: FeatureKey, b?: FeatureKey, c?: FeatureKey): void => {
    let key = joinKeys(template, a)
    if (b !== undefined) key = joinKeys(key, b)
    if (c !== undefined) key = joinKeys(key, c)
    keys.push(key)
  }

export function joinKeys(a: FeatureKey, b: FeatureKey): FeatureKey {
  let hash = Math.imul(a ^ (b >>> 15) ^ (b << 7), 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash + b, 0xc2b2ae35 | 0)
  return hash ^ (hash >>> 16)
}
