/**
 * The sounds of a name's word that spellings of it share: consonants in one writing, vowels left out behind the first letter.
 * "Mohammed" and "Muhammad", "Sergei" and "Sergey", "Rajapaksa" and "Rajapakshe" have the same. Takes folded words.
 */
export function soundsOf(word: string): string {
  const written = word
    .replace(/ph/g, 'f')
    .replace(/[kgsc]h/g, sound => sound[0]!)
    .replace(/[qc]/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/z/g, 's')
    .replace(/w/g, 'v')
  const first = /^[aeiouy]/.test(written) ? 'a' : written.slice(0, 1)
  return (first + written.slice(1).replace(/[aeiouyh'’-]/g, '')).replace(/(.)\1+/g, '$1')
}

/** Whether two folded words are spellings of one name: the same sounds, and one letter apart, long ones two. */
export const isSpelledAlike = (a: string, b: string): boolean =>
  a === b ||
  (a.length > 3 &&
    b.length > 3 &&
    soundsOf(a) === soundsOf(b) &&
    lettersApart(a, b) <= (Math.min(a.length, b.length) < 7 ? 1 : 2))

/** Letters to insert, drop or change to make one word the other (Levenshtein 1966). */
function lettersApart(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
