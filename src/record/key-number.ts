/**
 * The number under which a comparing key is looked up: 53 bits of two multiplicative hashes, so that an index of millions of keys
 * stays small. Two keys of one number are told apart by the digests, which hold the keys in full.
 */
export function keyNumber(key: string): number {
  let high = 0x811c9dc5
  let low = 0x9747b28c
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ unit, 0x85ebca6b)
  }
  return (scatter(high ^ (low >>> 15)) & 0x1fffff) * 0x100000000 + scatter(low ^ (high >>> 13))
}

function scatter(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
