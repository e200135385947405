import {nameKey} from '../mention/name-key.ts'
import {isSpelledAlike} from './spelling.ts'

/** A nickname between quotation marks or in brackets. */
const NICKNAME = /(?<=\s)(?:["“‘'`(]|``)[^"”’`)]+(?:["”’')]|'')/gu
/** What follows a surname and belongs to no name's words. */
const SUFFIXES: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv'])

/** The folded words of a person's name, without nickname and "Jr.": `Vincent "The Chin" Gigante` → vincent, gigante. */
export function wordsOfPerson(name: string): string[] {
  const words = nameKey(name.replace(NICKNAME, ' ')).split(' ')
  const own = words.filter((word, i) => i === 0 || !SUFFIXES.has(word))
  return own.length > 0 ? own : words
}

/**
 * Same person: the words of one name are in the other's, in order; initials stand for words, and a short form for the given name
 * ("Bill Daley", "William Daley"). `formsOf` gives the names that a short form is of.
 */
export function isSameName(
  own: readonly string[],
  words: readonly string[],
  formsOf: (word: string) => readonly string[],
): boolean {
  if (own.length === 0) return false
  const [short, long] = own.length <= words.length ? [own, words] : [words, own]
  if (short.length < 2) return false
  let from = 0
  for (const [at, word] of short.entries()) {
    const isSame = (other: string, i: number): boolean =>
      other === word ||
      (word.length === 1 && other.startsWith(word)) ||
      (other.length === 1 && word.startsWith(other)) ||
      (at === 0 && i === 0 && (formsOf(word).includes(other) || formsOf(other).includes(word)))
    const found = long.findIndex((other, i) => i >= from && isSame(other, i))
    if (found < 0) return false
    from = found + 1
  }
  return true
}

/** "Omer al-Bashir" and "Omar al-Bashir": as many words, each a spelling of the other's; given names of the two sexes part people. */
export function isSpellingOfName(
  own: readonly string[],
  words: readonly string[],
  givenNames: ReadonlyMap<string, 'm' | 'f'>,
): boolean {
  if (own.length !== words.length || words.length < 2) return false
  const genders = new Set([own[0]!, words[0]!].flatMap(word => givenNames.get(word) ?? []))
  return genders.size < 2 && words.every((word, i) => isSpelledAlike(word, own[i]!))
}
