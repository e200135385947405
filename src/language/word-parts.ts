import {
  APOSTROPHE,
  BACKTICK,
  characterClass,
  DIGIT,
  isApostrophe,
  isWordClass,
  LEFT_QUOTE,
  RIGHT_QUOTE,
  SPACE,
} from './character-class.ts'
import {type Chunk, emitPair, emitToken} from './chunk.ts'

/** How far back a single quotation mark is looked for that an apostrophe after s might close. */
const QUOTATION_UNITS = 150

const CLITIC = /^(?:s|S|d|D|m|M|re|RE|ve|VE|ll|LL)$/

/** Emits a word, as two where it holds a clitic (do|n't, Xi|'s, can|not), and a number apart from its unit; gives its end. */
export function emitWord(chunk: Chunk, from: number, to: number): number {
  const {text, tables} = chunk
  if (characterClass(text.charCodeAt(from)) === DIGIT) return emitNumber(chunk, from, to)
  const clitic = cliticPlace(text, from, to)
  if (clitic > from) return emitPair(chunk, from, clitic, to)
  const length = to - from
  if (length < 2 || length > 8) return emitToken(chunk, from, to)
  const first = tables.contractions.get(text.slice(from, to).toLowerCase())
  const isContraction = first !== undefined && text.slice(from, to) !== 'IM'
  return isContraction ? emitPair(chunk, from, from + first, to) : emitToken(chunk, from, to)
}

/** Where the clitic of a word begins: "'s", "'ll", "n't"; `from` when it has none. */
function cliticPlace(text: string, from: number, to: number): number {
  for (let i = to - 2; i > from && i >= to - 3; i--) {
    const unit = text.charCodeAt(i)
    if (!isApostrophe(unit) && unit !== BACKTICK) continue
    const tail = text.slice(i + 1, to)
    if (CLITIC.test(tail)) return i
    const isNot = (tail === 't' || tail === 'T') && (text[i - 1] === 'n' || text[i - 1] === 'N') && i - 1 > from
    return isNot ? i - 1 : from
  }
  return from
}

/** "65k" is a number and a unit, "1980's" a number and a clitic, "20th" and "1970s" are one word. */
function emitNumber(chunk: Chunk, from: number, to: number): number {
  const {text, tables} = chunk
  let unit = to
  while (unit - 1 > from && characterClass(text.charCodeAt(unit - 1)) !== DIGIT) unit--
  if (to - unit === 2 && isApostrophe(text.charCodeAt(unit)) && text[unit + 1] === 's')
    return emitPair(chunk, from, unit, to)
  const isUnit = unit < to && to - unit <= 4 && tables.units.has(text.slice(unit, to).replace(/\.$/, ''))
  if (!isUnit) return emitToken(chunk, from, to)
  emitToken(chunk, from, unit)
  return emitToken(chunk, unit, to)
}

/** "'s" after what is no plain word: "the U.S.'s envoy", "the “pact”'s terms". */
export function isPossessiveClitic({text, end}: Chunk, at: number): boolean {
  if (at + 1 >= end || !isApostrophe(text.charCodeAt(at))) return false
  if (text[at + 1] !== 's' && text[at + 1] !== 'S') return false
  return at + 2 >= end || !isWordClass(characterClass(text.charCodeAt(at + 2)))
}

/** "the nations' leaders": an apostrophe after s that closes no quotation begun shortly before. */
export function isPossessiveApostrophe({text, end}: Chunk, from: number, at: number): boolean {
  if (!isApostrophe(text.charCodeAt(at))) return false
  if (at - from < 2 || (text[at - 1] !== 's' && text[at - 1] !== 'S')) return false
  if (at + 1 < end && isWordClass(characterClass(text.charCodeAt(at + 1)))) return false
  return !isQuotedBefore(text, from)
}

/** Whether a single quotation mark opens shortly before `from`, on the same line, and none closes after it. */
function isQuotedBefore(text: string, from: number): boolean {
  for (let i = from - 1; i >= Math.max(0, from - QUOTATION_UNITS); i--) {
    const unit = text.charCodeAt(i)
    if (unit === 10) return false
    if (unit !== APOSTROPHE && unit !== RIGHT_QUOTE && unit !== LEFT_QUOTE) continue
    const before = i === 0 ? SPACE : characterClass(text.charCodeAt(i - 1))
    if (unit !== LEFT_QUOTE && before !== SPACE && characterClass(text.charCodeAt(i + 1)) === SPACE) return false
    if (unit !== RIGHT_QUOTE && !isWordClass(before)) return true
  }
  return false
}
