/** Goes on with an FNV-1a hash (Fowler, Noll and Vo) over the UTF-16 units of a text from `from` up to `to`. */
export function hashOn(hash: number, text: string, from = 0, to = text.length): number {
  let mixed = hash
  for (let i = from; i < to; i++) mixed = Math.imul(mixed ^ text.charCodeAt(i), 0x01000193)
  return mixed
}
