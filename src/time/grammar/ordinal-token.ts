/** The number of an ordinal written as one token, "39th"; null for words and other tokens. */
export function readOrdinalToken(token: string): number | null {
  const found = /^(\d{1,3})(st|nd|rd|th)$/.exec(token)
  if (found) return Number(found[1])
  const word = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].indexOf(
    token,
  )
  return word >= 0 ? word + 1 : null
}
