import {editDistance} from '../language/edit-distance.ts'

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
export function isSpelledAlike(a: string, b: string): boolean {
  if (a === b) return true
  const shorter = Math.min(a.length, b.length)
  const most = shorter < 7 ? 1 : 2
  // What differs more in length needs no closer look.
  if (shorter <= 3 || Math.max(a.length, b.length) - shorter > most) return false
  return soundsOf(a) === soundsOf(b) && editDistance(a, b) <= most
}
