import {characterClass, DIGIT, isLetterClass, LOWER, PERIOD, SPACE, UPPER} from './character-class.ts'
import type {Chunk} from './chunk.ts'

/** The longest word that is looked up as an abbreviation. */
const ABBREVIATION_MAX = 12

/** The end of the word `from` to `to` with the period of an abbreviation, an initial or an acronym; else `to`. */
export function keepFinalPeriod({text, end, tables}: Chunk, from: number, to: number): number {
  if (to >= end || text.charCodeAt(to) !== PERIOD || to - from > ABBREVIATION_MAX) return to
  const word = text.slice(from, to)
  const abbreviation = tables.abbreviations.get(word)
  // "Acme Inc.." ends with an abbreviation and a period, "well..." with an ellipsis.
  if (to + 1 < end && text.charCodeAt(to + 1) === PERIOD) {
    const isKnown = word.includes('.') || abbreviation !== undefined
    return isKnown && text.charCodeAt(to + 2) !== PERIOD ? to + 1 : to
  }
  const first = characterClass(text.charCodeAt(from))
  if (word === 'I') return isInitial(text, from, to) ? to + 1 : to
  if (word.length === 1 && first === UPPER) return to + 1
  if (word.length === 1 && first === LOWER) return isSingleLetter(word, text, to, end) ? to + 1 : to
  if (word.includes('.') && isLetterClass(first)) return to + 1
  return abbreviation && isFollowed(abbreviation.needs, nextClass(text, to + 1)) ? to + 1 : to
}

function isFollowed(needs: string, next: number): boolean {
  if (needs === 'digit') return next === DIGIT
  if (needs === 'capital') return next === UPPER
  if (needs === 'inside') return next !== UPPER && next !== SPACE
  return needs === '' || next !== SPACE
}

/** "Richard I. Neal", "I. M. Pei", but not "than I. The". */
function isInitial(text: string, from: number, to: number): boolean {
  if (nextClass(text, to + 1) !== UPPER) return false
  if (/^\. ?\p{Lu}\./u.test(text.slice(to, to + 4))) return true
  let i = from - 1
  while (i > 0 && i > from - 20 && isLetterClass(characterClass(text.charCodeAt(i - 1)))) i--
  return i < from - 1 && characterClass(text.charCodeAt(i)) === UPPER
}

/** "Roe v. Wade", "c. 1990", "p. 4". */
const isSingleLetter = (word: string, text: string, to: number, end: number): boolean =>
  (word === 'v' || word === 'c' || word === 'p') && to + 1 === end && nextClass(text, to + 1) !== SPACE

/** Class of the next character that is not a space, SPACE at the end of the line. Looks at most 3 units ahead. */
function nextClass(text: string, from: number): number {
  for (let i = from; i < Math.min(text.length, from + 3); i++) {
    const unit = text.charCodeAt(i)
    if (unit === 10 || unit === 13) return SPACE
    const kind = characterClass(unit)
    if (kind !== SPACE) return kind
  }
  return SPACE
}
