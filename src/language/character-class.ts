/** Classes of UTF-16 code units that the tokenizer tells apart. */
export const SPACE = 0
export const LOWER = 1
export const UPPER = 2
/** Letters without case: Arabic, Hebrew, Han and so on. */
export const LETTER = 3
export const DIGIT = 4
/** Combining marks, zero-width joiners, variation selectors: they stay with what stands before them. */
export const MARK = 5
export const PUNCTUATION = 6
export const SYMBOL = 7
/** Half of a surrogate pair (emoji and rare letters), or a lone one. */
export const SURROGATE = 8

const classOf = (unit: number): number => {
  if (unit >= 0xd800 && unit <= 0xdfff) return SURROGATE
  const character = String.fromCharCode(unit)
  if (/\s|\p{Zs}|\p{Cc}|\uFEFF|\u200B|\u2060/u.test(character)) return SPACE
  if (/\p{M}|\u200C|\u200D|\u00AD|[\u200E\u200F\u202A-\u202E\u2066-\u2069]/u.test(character)) return MARK
  if (/\p{Lu}|\p{Lt}/u.test(character)) return UPPER
  if (/\p{Ll}|\u00AA|\u00BA/u.test(character)) return LOWER
  if (/\p{L}/u.test(character)) return LETTER
  if (/\p{N}/u.test(character)) return DIGIT
  if (/\p{P}/u.test(character)) return PUNCTUATION
  return SYMBOL
}

const LATIN = Uint8Array.from({length: 0x250}, (_, unit) => classOf(unit))
const GENERAL_PUNCTUATION = Uint8Array.from({length: 0x70}, (_, i) => classOf(0x2000 + i))

/** Class of one UTF-16 code unit. Control characters count as white space, so that no token consists of them. */
export function characterClass(unit: number): number {
  if (unit < 0x250) return LATIN[unit]!
  if (unit >= 0x2000 && unit < 0x2070) return GENERAL_PUNCTUATION[unit - 0x2000]!
  if (unit >= 0x4e00 && unit < 0xa000) return LETTER
  if (unit >= 0xac00 && unit < 0xd7a4) return LETTER
  return classOf(unit)
}

export const isWordClass = (kind: number): boolean => kind >= LOWER && kind <= MARK
export const isLetterClass = (kind: number): boolean => kind >= LOWER && kind <= LETTER

/** Whether a letter or digit outside the basic plane begins at `at`. */
export function isSurrogateWord(text: string, at: number): boolean {
  const codePoint = text.codePointAt(at)!
  return codePoint > 0xffff && /[\p{L}\p{N}]/u.test(String.fromCodePoint(codePoint))
}

/** Marks that the tokenizer asks for by name. */
export const APOSTROPHE = 0x27
export const BACKTICK = 0x60
export const LEFT_QUOTE = 0x2018
export const RIGHT_QUOTE = 0x2019
export const HYPHEN = 0x2d
export const PERIOD = 0x2e

export const isApostrophe = (unit: number): boolean => unit === APOSTROPHE || unit === RIGHT_QUOTE
