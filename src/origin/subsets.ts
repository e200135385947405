/** Every set of `size` of the words, each in alphabetical order and joined by blanks. */
export function subsets(words: readonly string[], size: number): string[] {
  const inOrder = [...words].sort()
  const sets: string[][] = [[]]
  for (const word of inOrder) for (const set of [...sets]) if (set.length < size) sets.push([...set, word])
  return sets.filter(set => set.length === size).map(set => set.join(' '))
}
