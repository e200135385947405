import {
  BACKTICK,
  characterClass,
  DIGIT,
  isApostrophe,
  isLetterClass,
  isWordClass,
  LOWER,
  PERIOD,
  SURROGATE,
  UPPER,
} from './character-class.ts'
import type {Chunk} from './chunk.ts'

/** Longest prefix that is looked up before a hyphen. */
const PREFIX_MAX = 12

/** Whether the mark at `at` belongs to the word that began at `from` and goes on after it: "o'clock", "3.5", "anti-war". */
export function joins(chunk: Chunk, from: number, at: number): boolean {
  const {text, end} = chunk
  if (at + 1 >= end) return false
  const before = characterClass(text.charCodeAt(at - 1))
  const after = characterClass(text.charCodeAt(at + 1))
  if ((!isWordClass(after) && after !== SURROGATE) || (!isWordClass(before) && before !== SURROGATE)) return false
  const unit = text.charCodeAt(at)
  if (isApostrophe(unit) || unit === BACKTICK) return isLetterClass(before) || after === LOWER
  if (unit === PERIOD) return joinsPeriod(chunk, from, at)
  switch (text[at]) {
    case ',':
      return before === DIGIT && after === DIGIT && isThousands(chunk, at)
    case ':':
    case '/':
      return before === DIGIT && after === DIGIT
    case '-':
    case '\u2010':
    case '\u2011':
      return at - from <= PREFIX_MAX && chunk.tables.hyphenPrefixes.has(text.slice(from, at).toLowerCase())
    case '_':
    case '·':
    case '・':
      return true
    case '&':
      return before === UPPER && after === UPPER && at - from <= 3
    default:
      return false
  }
}

function isThousands({text, end}: Chunk, at: number): boolean {
  for (let i = at + 1; i < at + 4; i++) if (i >= end || characterClass(text.charCodeAt(i)) !== DIGIT) return false
  return true
}

/** Decimals, and letters with periods: U.S., a.m., i.e., Ph.D. */
function joinsPeriod({text, end}: Chunk, from: number, at: number): boolean {
  const before = characterClass(text.charCodeAt(at - 1))
  const after = characterClass(text.charCodeAt(at + 1))
  if (before === DIGIT && after === DIGIT) return true
  if (!isLetterClass(before) || !isLetterClass(after)) return false
  if (at - 1 === from || !isLetterClass(characterClass(text.charCodeAt(at - 2)))) {
    const third = at + 2 < end && isLetterClass(characterClass(text.charCodeAt(at + 2)))
    const fourth = third && at + 3 < end && isLetterClass(characterClass(text.charCodeAt(at + 3)))
    return !fourth
  }
  return at - from <= 3 && /^(?:Ph|Ed|Th|LL|Sc|Lt|Ps)$/.test(text.slice(from, at)) && text.charCodeAt(at + 2) === PERIOD
}
