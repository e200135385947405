/** What was told in the last sentences up to and with this one, in text order. `told` in text order. */
export function latelyTold<Told extends {readonly sentence: number}>(
  told: readonly Told[],
  sentence: number,
  reach: number,
): Told[] {
  let first = told.length
  while (first > 0 && sentence - told[first - 1]!.sentence <= reach) first--
  return told.slice(first)
}
