import {characterClass, DIGIT, LETTER, LOWER, MARK, SPACE, SURROGATE, SYMBOL, UPPER} from './character-class.ts'
import type {TokenizerTables} from './tokenizer-tables.ts'

/** Tokens longer than this are cut, so that whatever works on a token works in bounded time. */
export const TOKEN_UNITS_MAX = 1000

/** How far back a single quotation mark is looked for that an apostrophe after s might close. */
const QUOTATION_UNITS = 150

const APOSTROPHE = 0x27
const RIGHT_QUOTE = 0x2019
const HYPHEN = 0x2d
const PERIOD = 0x2e
const COMMA = 0x2c
const COLON = 0x3a
const SLASH = 0x2f
const AT = 0x40
const UNDERSCORE = 0x5f
const AMPERSAND = 0x26
const HASH = 0x23

const ADDRESS =
  /^(?:(?:https?|ftp|mailto|file|sftp|ssh|irc|news|doi):[^\s<>"“”|]+|www\d?\.[^\s<>"“”|]+|[\w.+%-]+@[\w-]+(?:\.[\w-]+)*|[a-z]{2,}(?:\.[a-z]{2,}(?:-[a-z]+)*){2,}(?!\w|\.\w)|(?:[a-z\d](?:[\w-]*[a-z\d])?\.)+(?:com|org|net|edu|gov|mil|int|info|biz|eu|uk|ru|cn|de|fr|jp|ir|il|tr|ua|pl|nl|ch|se|dk|fi|es|pt|br|ar|mx|ca|au|nz|za|ng|ke|eg|sa|ae|qa|pk|kr|tw|hk|sg|ph|vn|th|tv|co|io|html?|php|aspx?|pdf|docx?|xlsx?|pptx?|txt|jpe?g|png|gif|zip|exe|csv|xml|url|js|ts|py)(?![\p{L}\p{N}])(?:[/?#:][^\s<>"“”|]*)?)/iu
const UNIT =
  /^(?:%|°[CF]?|[kKmM]|mm|MM|bn|BN|tn|trn|mn|cm|km|kms|nm|kg|kgs|mg|lb|lbs|oz|ft|sq|ha|ml|cl|GB|MB|KB|TB|kB|[GMk]?Hz|[GMk]?W|[GMk]?Wh|mph|kph|kmh|am|pm|AM|PM|a\.m|p\.m|hrs?|mins?|secs?|yrs?|yo|x|p)$/
const CONTRACTION_TAIL = /^(?:s|S|t|T|d|D|m|M|re|RE|ve|VE|ll|LL)$/
/** Where one written word holds two: the length of the first. */
const FUSED: Readonly<Record<string, number>> = {
  cannot: 3,
  gonna: 3,
  wanna: 3,
  gotta: 3,
  gimme: 3,
  lemme: 3,
  dont: 2,
  doesnt: 4,
  didnt: 3,
  isnt: 2,
  wasnt: 3,
  werent: 4,
  arent: 3,
  havent: 4,
  hasnt: 3,
  hadnt: 3,
  wouldnt: 5,
  couldnt: 5,
  shouldnt: 6,
  im: 1,
  ive: 1,
  thats: 4,
  theyre: 4,
  youre: 3,
  youve: 3,
}
/** A sentence that begins without a space before it looks like a domain: "denied it.In", but not "Example.com". */
const MISSING_SPACE = /^[^@/:]*\p{Ll}\.(?!Com$|Org$|Net$)\p{Lu}\p{Ll}*$/u

/** Telephone numbers, dates in figures with hyphens, American postcodes: their hyphens join. */
const FIGURES =
  /^(?:(?:\d{1,2}-)?\d{3}[-/]\d{3}-\d{4}|\d{3}-\d{4}|\d{4}-\d\d-\d\d|\d{1,2}-\d{1,2}-(?:\d{4}|\d\d)|\d{5}-\d{4})(?![\p{L}\p{N}-])/u
/** Currency signs that letters precede: US$, A$, HK$. */
const DOLLAR_PREFIX = /^(?:US|U|A|C|HK|NZ|S|R|NT|AU|CA|CAD|AUD|USD)$/
const SLASHED = /^(?:w\/o|n\/a|l\/c|b\/c|[A-Z]\/[A-Z])(?![\p{L}\p{N}/])/u
/** Words that begin with an apostrophe. */
const CLIPPED = /^['’](?:em|til|till|cause|bout|tis|twas|n)(?![\p{L}\p{N}'’])/iu
const EMOTICON = /^(?:[<>]?[:;=8xX]['’]?[-o^]?[)(DPp3\][|\\/*]+|<3+|\^_+\^|[-oO]_[-oO])(?=$|[\s.,!?])/

/** Receives the tokens of a text from left to right. `words` is 2 or more where a multiword token begins, else 0. */
export type TokenSink = (start: number, end: number, words: number) => void

const isWordClass = (c: number): boolean => c >= LOWER && c <= MARK
const isLetterClass = (c: number): boolean => c >= LOWER && c <= LETTER

/** Splits `text.slice(start, end)`, which holds no white space, into words by the conventions of UD English EWT and GUM. */
export function splitChunk(text: string, start: number, end: number, tables: TokenizerTables, emit: TokenSink): void {
  let i = start
  while (i < end) {
    const unit = text.charCodeAt(i)
    const kind = characterClass(unit)
    if (isWordClass(kind)) i = readWord(text, i, start, end, tables, emit)
    else if (kind === SURROGATE) i = readSurrogates(text, i, end, tables, start, emit)
    else i = readMark(text, i, start, end, tables, emit)
  }
}

const emitCut = (start: number, end: number, words: number, emit: TokenSink): void => {
  let from = start
  while (end - from > TOKEN_UNITS_MAX) {
    emit(from, from + TOKEN_UNITS_MAX, 0)
    from += TOKEN_UNITS_MAX
  }
  emit(from, end, from === start ? words : 0)
}

/** One emoji with its modifiers and joined parts, a word of a script outside the basic plane, or a lone surrogate. */
function readSurrogates(
  text: string,
  from: number,
  end: number,
  tables: TokenizerTables,
  chunkStart: number,
  emit: TokenSink,
): number {
  const codePoint = text.codePointAt(from)!
  if (codePoint > 0xffff && /[\p{L}\p{N}]/u.test(String.fromCodePoint(codePoint)))
    return readWord(text, from, chunkStart, end, tables, emit)
  let i = from + (codePoint > 0xffff ? 2 : 1)
  const isRegional = codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff
  while (i < end) {
    const next = text.codePointAt(i)!
    if (next === 0x200d) {
      i++
      if (i < end && text.codePointAt(i)! > 0x2000) i += text.codePointAt(i)! > 0xffff ? 2 : 1
    } else if (next === 0xfe0f || next === 0x20e3 || characterClass(next & 0xffff) === MARK) i++
    else if (next >= 0x1f3fb && next <= 0x1f3ff) i += 2
    else if (isRegional && i === from + 2 && next >= 0x1f1e6 && next <= 0x1f1ff) i += 2
    else break
  }
  i = Math.min(i, end)
  emitCut(from, i, 0, emit)
  return i
}

function readMark(
  text: string,
  from: number,
  start: number,
  end: number,
  tables: TokenizerTables,
  emit: TokenSink,
): number {
  const unit = text.charCodeAt(from)
  const next = from + 1 < end ? text.charCodeAt(from + 1) : 0
  const nextClass = from + 1 < end ? characterClass(next) : SPACE
  // Emoticons and runs of one mark are one token: ":-)", "...", "!!!", "--", "=====".
  if (from === start || !isWordClass(characterClass(text.charCodeAt(from - 1)))) {
    if (unit < 0x80 && from + 1 < end && from + 8 >= end) {
      const face = EMOTICON.exec(text.slice(from, end))
      if (face && face[0].length > 1) {
        emitCut(from, from + face[0].length, 0, emit)
        return from + face[0].length
      }
    }
  }
  if ((unit === APOSTROPHE || unit === RIGHT_QUOTE) && nextClass === DIGIT && from === start) {
    const decade = /^['’]\d\ds?(?![\p{L}\p{N}])/u.exec(text.slice(from, from + 6))
    if (decade) {
      emit(from, from + decade[0].length, 0)
      return from + decade[0].length
    }
  }
  if ((unit === APOSTROPHE || unit === RIGHT_QUOTE) && from === start && nextClass === LOWER) {
    const clipped = CLIPPED.exec(text.slice(from, from + 8))
    if (clipped) {
      emit(from, from + clipped[0].length, 0)
      return from + clipped[0].length
    }
  }
  if (from > start && isPossessiveClitic(text, from, end)) {
    emit(from, from + 2, 0)
    return from + 2
  }
  if (unit === HASH && isLetterClass(nextClass)) return readTag(text, from, end, emit)
  if (unit === AT && isLetterClass(nextClass)) return readTag(text, from, end, emit)
  if ((unit === HYPHEN || unit === 0x2b || unit === 0x2212) && nextClass === DIGIT && from === start)
    return readNumberSigned(text, from, start, end, tables, emit)
  if (unit === PERIOD && nextClass === DIGIT && (from === start || text[from - 1] === '$'))
    return readWord(text, from, start, end, tables, emit)
  let i = from + 1
  if (isTerminal(unit)) while (i < end && isTerminal(text.charCodeAt(i))) i++
  else if (unit === 0x2018 && next === RIGHT_QUOTE) i++
  else if (!isBracket(unit)) while (i < end && text.charCodeAt(i) === unit) i++
  else if ((unit === 0x3c || unit === 0x3e) && next === unit) i = from + 2
  while (i < end && characterClass(text.charCodeAt(i)) === MARK) i++
  emitCut(from, i, 0, emit)
  return i
}

const isTerminal = (unit: number): boolean => unit === 0x21 || unit === 0x3f || unit === PERIOD || unit === 0x2026

const isBracket = (unit: number): boolean =>
  unit === 0x28 ||
  unit === 0x29 ||
  unit === 0x5b ||
  unit === 0x5d ||
  unit === 0x7b ||
  unit === 0x7d ||
  unit === 0x3c ||
  unit === 0x3e ||
  unit === 0x22 ||
  unit === 0x201c ||
  unit === 0x201d ||
  unit === COMMA ||
  unit === 0x25

/** "#protest", "@handle". */
function readTag(text: string, from: number, end: number, emit: TokenSink): number {
  let i = from + 1
  while (i < end && (isWordClass(characterClass(text.charCodeAt(i))) || text.charCodeAt(i) === UNDERSCORE)) i++
  emitCut(from, i, 0, emit)
  return i
}

function readNumberSigned(
  text: string,
  from: number,
  start: number,
  end: number,
  tables: TokenizerTables,
  emit: TokenSink,
): number {
  if (text.charCodeAt(from) === 0x2b) return readWord(text, from, start, end, tables, emit)
  emit(from, from + 1, 0)
  return from + 1
}

/** Reads the word that begins at `from`, emits its tokens and gives the place after them. */
function readWord(
  text: string,
  from: number,
  start: number,
  end: number,
  tables: TokenizerTables,
  emit: TokenSink,
): number {
  const whole = findWhole(text, from, start, end)
  if (whole > from) {
    emitCut(from, whole, 0, emit)
    return whole
  }
  let i = from + 1
  while (i < end) {
    const unit = text.charCodeAt(i)
    const kind = characterClass(unit)
    if (isWordClass(kind)) {
      i++
      continue
    }
    if (kind === SURROGATE) {
      const codePoint = text.codePointAt(i)!
      if (codePoint > 0xffff && /[\p{L}\p{N}]/u.test(String.fromCodePoint(codePoint))) {
        i += 2
        continue
      }
      break
    }
    if (unit === 0x24 && DOLLAR_PREFIX.test(text.slice(from, i))) {
      emit(from, i + 1, 0)
      return i + 1
    }
    if ((kind === SYMBOL && unit !== 0x60) || kind === SPACE) break
    if (!joins(text, unit, from, i, end, tables)) break
    i++
  }
  i = keepFinalPeriod(text, from, i, end, tables)
  // "pre- and post-war", and words broken off: "th-".
  if (i + 1 === end && text.charCodeAt(i) === HYPHEN && isLetterClass(characterClass(text.charCodeAt(i - 1)))) i++
  if (i < end && isPossessiveApostrophe(text, from, i, end)) {
    emitCut(from, i, 2, emit)
    emit(i, i + 1, 0)
    return i + 1
  }
  if (text.charCodeAt(i - 1) === PERIOD && isPossessiveClitic(text, i, end)) {
    emit(from, i, 2)
    emit(i, i + 2, 0)
    return i + 2
  }
  emitWord(text, from, i, emit)
  return i
}

/** "'s" after what is no plain word: "the U.S.'s envoy", "the “pact”'s terms". */
function isPossessiveClitic(text: string, at: number, end: number): boolean {
  const unit = text.charCodeAt(at)
  if (at + 1 >= end || (unit !== APOSTROPHE && unit !== RIGHT_QUOTE) || text[at + 1]!.toLowerCase() !== 's')
    return false
  return at + 2 >= end || !isWordClass(characterClass(text.charCodeAt(at + 2)))
}

/** "the nations' leaders": an apostrophe after s that closes no quotation begun shortly before. */
function isPossessiveApostrophe(text: string, from: number, at: number, end: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit !== APOSTROPHE && unit !== RIGHT_QUOTE) return false
  if (at - from < 2 || (text[at - 1] !== 's' && text[at - 1] !== 'S')) return false
  if (at + 1 < end && isWordClass(characterClass(text.charCodeAt(at + 1)))) return false
  for (let i = from - 1; i >= Math.max(0, from - QUOTATION_UNITS); i--) {
    const open = text.charCodeAt(i)
    if (open === 10) break
    if (open !== APOSTROPHE && open !== RIGHT_QUOTE && open !== 0x2018) continue
    const isSpaceAfter = characterClass(text.charCodeAt(i + 1)) === SPACE
    if (open !== 0x2018 && isSpaceAfter && i > 0 && characterClass(text.charCodeAt(i - 1)) !== SPACE) break
    if (open === RIGHT_QUOTE) continue
    if (i === 0 || !isWordClass(characterClass(text.charCodeAt(i - 1)))) return false
  }
  return true
}

/** Where a token that holds marks of all kinds and begins here ends; `from` when none does. */
function findWhole(text: string, from: number, start: number, end: number): number {
  const first = text.charCodeAt(from)
  if (characterClass(first) === DIGIT) {
    if (end - from < 6) return from
    const figures = FIGURES.exec(text.slice(from, from + 20))
    if (figures) return from + figures[0].length
  }
  if (end - from >= 3 && text.charCodeAt(from + 1) === SLASH) {
    const slashed = SLASHED.exec(text.slice(from, from + 4))
    if (slashed) return from + slashed[0].length
  }
  return findAddress(text, from, start, end)
}

/** Where an URL, e-mail address, domain or file name that begins here ends; `from` when none does. */
function findAddress(text: string, from: number, start: number, end: number): number {
  if (from !== start && isWordClass(characterClass(text.charCodeAt(from - 1)))) return from
  if (end - from < 5) return from
  let mayBe = false
  const scanEnd = Math.min(end, from + 80)
  for (let i = from + 1; i < scanEnd - 1; i++) {
    const unit = text.charCodeAt(i)
    if (unit === AT || (unit === COLON && text.charCodeAt(i + 1) === SLASH) || unit === PERIOD || unit === COLON) {
      if (isWordClass(characterClass(text.charCodeAt(i + 1))) || text.charCodeAt(i + 1) === SLASH) {
        mayBe = true
        break
      }
    }
  }
  if (!mayBe) return from
  const found = ADDRESS.exec(text.slice(from, Math.min(end, from + 2 * TOKEN_UNITS_MAX)))
  if (!found || MISSING_SPACE.test(found[0])) return from
  let length = found[0].length
  while (length > 1 && /[.,;:!?'"’”)\]}>*]/.test(found[0][length - 1]!)) {
    if (found[0][length - 1] === ')' && found[0].slice(0, length).includes('(')) break
    length--
  }
  return length < 4 ? from : from + length
}

/** Whether the mark at `at` belongs to the word that began at `from` and goes on after it. */
function joins(text: string, unit: number, from: number, at: number, end: number, tables: TokenizerTables): boolean {
  const before = characterClass(text.charCodeAt(at - 1))
  const after = at + 1 < end ? characterClass(text.charCodeAt(at + 1)) : SPACE
  if (!isWordClass(after) && after !== SURROGATE) return false
  if (!isWordClass(before) && before !== SURROGATE) return false
  switch (unit) {
    case PERIOD:
      return joinsPeriod(text, from, at, end, before, after)
    case APOSTROPHE:
    case RIGHT_QUOTE:
    case 0x60:
      return isLetterClass(before) || after === LOWER
    case COMMA:
      return before === DIGIT && after === DIGIT && isThousands(text, at, end)
    case COLON:
      return before === DIGIT && after === DIGIT
    case SLASH:
      return before === DIGIT && after === DIGIT
    case HYPHEN:
    case 0x2010:
    case 0x2011:
      return joinsHyphen(text, from, at, tables)
    case UNDERSCORE:
    case 0xb7:
    case 0x30fb:
      return true
    case AMPERSAND:
      return before === UPPER && after === UPPER && at - from <= 3
    default:
      return false
  }
}

const isThousands = (text: string, at: number, end: number): boolean => {
  for (let i = at + 1; i < at + 4; i++) if (i >= end || characterClass(text.charCodeAt(i)) !== DIGIT) return false
  return true
}

function joinsPeriod(text: string, from: number, at: number, end: number, before: number, after: number): boolean {
  if (before === DIGIT && after === DIGIT) return true
  if (!isLetterClass(before) || !isLetterClass(after)) return false
  // Letters with periods: U.S., a.m., i.e., U.S.A; Ph.D.
  let letters = 0
  for (let i = at - 1; i >= from && isLetterClass(characterClass(text.charCodeAt(i))); i--) letters++
  if (letters === 1) {
    let next = 0
    for (let i = at + 1; i < end && isLetterClass(characterClass(text.charCodeAt(i))); i++) next++
    return next <= 2
  }
  const word = text.slice(Math.max(from, at - 3), at)
  return (
    at - from <= 3 &&
    /^(?:Ph|Ed|Th|LL|Sc|Lt|Ps|D\.Ph)$/.test(word) &&
    at + 2 <= end &&
    text.charCodeAt(at + 2) === PERIOD
  )
}

function joinsHyphen(text: string, from: number, at: number, tables: TokenizerTables): boolean {
  const prefix = text.slice(from, Math.min(at, from + 12))
  if (prefix.length === at - from) {
    if (tables.hyphenPrefixes.has(prefix.toLowerCase())) return true
    // Telephone numbers: 713-853-3989. Ranges of years and numbers (2001-05) are three words.
    if (/^(?:\d{3}|1)$/.test(prefix) && /^\d{3}-?\d{0,4}(?!\d)|^\d{4}(?!\d)/.test(text.slice(at + 1, at + 9)))
      return /^\d{3}-\d{4}(?!\d)|^\d{4}(?!\d)/.test(text.slice(at + 1, at + 9)) || prefix === '1'
    return false
  }
  return false
}

/** Takes in the period of an abbreviation, an initial or an acronym. */
function keepFinalPeriod(text: string, from: number, to: number, end: number, tables: TokenizerTables): number {
  if (to >= end || text.charCodeAt(to) !== PERIOD) return to
  if (to + 1 < end && text.charCodeAt(to + 1) === PERIOD) {
    const word = text.slice(from, to)
    const isKnown = to - from <= 12 && (word.includes('.') || tables.abbreviations.has(word))
    return isKnown && text.charCodeAt(to + 2) !== PERIOD ? to + 1 : to
  }
  const length = to - from
  if (length > 12) return to
  const word = text.slice(from, to)
  const first = characterClass(text.charCodeAt(from))
  if (length === 1 && (first === UPPER || (first === LOWER && isAbbreviatedLetter(text, from, to, end))))
    return word === 'I' && !isInitial(text, from, to) ? to : to + 1
  if (word.includes('.') && isLetterClass(first)) return to + 1
  const abbreviation = tables.abbreviations.get(word)
  if (!abbreviation) return to
  switch (abbreviation.needs) {
    case 'digit':
      return nextClass(text, to + 1) === DIGIT ? to + 1 : to
    case 'capital':
      return nextIsCapital(text, to + 1) ? to + 1 : to
    case 'inside':
      return nextIsCapital(text, to + 1) || nextClass(text, to + 1) === SPACE ? to : to + 1
    case 'follow':
      return nextClass(text, to + 1) === SPACE ? to : to + 1
    default:
      return to + 1
  }
}

/** "Richard I. Neal", "I. M. Pei", but not "than I. The". */
function isInitial(text: string, from: number, to: number): boolean {
  if (!nextIsCapital(text, to + 1)) return false
  if (/^\. ?\p{Lu}\./u.test(text.slice(to, to + 4))) return true
  let i = from - 1
  while (i > 0 && i > from - 20 && isLetterClass(characterClass(text.charCodeAt(i - 1)))) i--
  return i < from - 1 && characterClass(text.charCodeAt(i)) === UPPER
}

const isAbbreviatedLetter = (text: string, from: number, to: number, end: number): boolean =>
  (text[from] === 'v' || text[from] === 'c' || text[from] === 'p') &&
  to + 1 === end &&
  nextClass(text, to + 1) !== SPACE

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

const nextIsCapital = (text: string, from: number): boolean => nextClass(text, from) === UPPER

/** Emits a word, as two where it holds a clitic (do|n't, Xi|'s, can|not), and a number apart from its unit. */
function emitWord(text: string, from: number, to: number, emit: TokenSink): void {
  const first = characterClass(text.charCodeAt(from))
  if (first === DIGIT) {
    emitNumber(text, from, to, emit)
    return
  }
  const length = to - from
  for (let i = to - 1; i > from && i >= to - 3; i--) {
    const unit = text.charCodeAt(i)
    if (unit !== APOSTROPHE && unit !== RIGHT_QUOTE && unit !== 0x60) continue
    const tail = text.slice(i + 1, to)
    if (!CONTRACTION_TAIL.test(tail)) break
    const isNot = tail.length === 1 && (tail === 't' || tail === 'T')
    if (!isNot) {
      emitCut(from, i, 2, emit)
      emit(i, to, 0)
      return
    }
    const n = text[i - 1]
    if ((n === 'n' || n === 'N') && i - 1 > from) {
      emit(from, i - 1, 2)
      emit(i - 1, to, 0)
      return
    }
    break
  }
  if (length >= 2 && length <= 8) {
    const cut = FUSED[text.slice(from, to).toLowerCase()]
    if (cut !== undefined && !(length === 2 && text[from + 1] === 'M')) {
      emit(from, from + cut, 2)
      emit(from + cut, to, 0)
      return
    }
  }
  emitCut(from, to, 0, emit)
}

/** "65k" is a number and a unit, "20th" and "1970s" are one word. */
function emitNumber(text: string, from: number, to: number, emit: TokenSink): void {
  let last = to - 1
  while (last > from && characterClass(text.charCodeAt(last)) !== DIGIT) last--
  const unitFrom = last + 1
  const clitic = unitFrom < to && (text[unitFrom] === "'" || text[unitFrom] === '’')
  if (clitic && text.slice(unitFrom + 1, to) === 's') {
    emit(from, unitFrom, 2)
    emit(unitFrom, to, 0)
    return
  }
  if (unitFrom < to && to - unitFrom <= 4 && UNIT.test(text.slice(unitFrom, to).replace(/\.$/, ''))) {
    emitCut(from, unitFrom, 0, emit)
    emit(unitFrom, to, 0)
    return
  }
  emitCut(from, to, 0, emit)
}
