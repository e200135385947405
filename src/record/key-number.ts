/**
 * The number under which a comparing key is looked up: 53 bits, so that an index of millions of keys stays small. The upper 16 come
 * from the key's first word, which for most keys is the span of days that they hold for: keys of the same days stand together in
 * the index, and a batch of reports changes a few hundred of its pages instead of one for every key. The lower 37 come from the whole
 * key. Two keys of one number are told apart by the digests, which hold the keys in full.
 */
export function keyNumber(key: string): number {
  let high = 0x811c9dc5
  let low = 0x9747b28c
  let first = -1
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    if (first < 0 && (unit === BLANK || unit === POINT)) first = scatter(high)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ unit, 0x85ebca6b)
  }
  const upper = (first < 0 ? scatter(high) : first) & 0xffff
  return upper * 2 ** 37 + (scatter(high ^ (low >>> 15)) & 0x1f) * 2 ** 32 + scatter(low ^ (high >>> 13))
}

const BLANK = 0x20
const POINT = 0x2e

function scatter(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
