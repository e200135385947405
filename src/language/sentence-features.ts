import type {Span} from '../span.ts'
import {characterClass, DIGIT, LETTER, LOWER, MARK, SPACE, SURROGATE, UPPER} from './character-class.ts'
import {createWrapTest} from './line-breaks.ts'
import type {TokenizerTables} from './tokenizer-tables.ts'

/** What a token looks like to the sentence splitter. */
export const Shape = {
  edge: 0,
  lower: 1,
  title: 2,
  upper: 3,
  capital: 4,
  mixed: 5,
  caseless: 6,
  number: 7,
  numbered: 8,
  titleAbbreviation: 9,
  dateAbbreviation: 10,
  otherAbbreviation: 11,
  acronym: 12,
  initial: 13,
  period: 14,
  exclamation: 15,
  ellipsis: 16,
  comma: 17,
  semicolon: 18,
  colon: 19,
  quote: 20,
  openingQuote: 21,
  closingQuote: 22,
  apostrophe: 23,
  openingBracket: 24,
  closingBracket: 25,
  dash: 26,
  rule: 27,
  bullet: 28,
  address: 29,
  face: 30,
  symbol: 31,
} as const

/** White space before a token. */
export const Gap = {none: 0, space: 1, line: 2, paragraph: 3} as const

/** What the splitter knows of the tokens of one block, a value a token. */
export interface TokenLooks {
  readonly count: number
  readonly shape: Uint8Array
  /** Of the lower-cased form. */
  readonly hash: Int32Array
  readonly gap: Uint8Array
  /** Tokens from here to the next one that may close a sentence, to the end of the block at most. */
  readonly toTerminal: Int32Array
  /** Quotation marks and brackets open before the token. */
  readonly open: Uint8Array
}

/** Looks at the tokens `first` to `count - 1`, which make up one block. */
export function lookAtTokens(
  text: string,
  tokens: {readonly start: Int32Array; readonly end: Int32Array; readonly count: number},
  first: number,
  tables: TokenizerTables,
): TokenLooks {
  const count = tokens.count - first
  const shape = new Uint8Array(count)
  const hash = new Int32Array(count)
  const gap = new Uint8Array(count)
  const open = new Uint8Array(count)
  const toTerminal = new Int32Array(count)
  const isWrap = createWrapTest(text, {start: tokens.start[first] ?? 0, end: tokens.end[tokens.count - 1] ?? 0})
  for (let t = 0; t < count; t++) {
    const start = tokens.start[first + t]!
    const end = tokens.end[first + t]!
    gap[t] = t === 0 ? Gap.paragraph : gapKind(text, tokens.end[first + t - 1]!, start)
    if (gap[t] === Gap.line && isWrap(text.indexOf('\n', tokens.end[first + t - 1]!))) gap[t] = Gap.space
    hash[t] = hashOf(text, start, end)
    const isSpaceAfter = end >= text.length || characterClass(text.charCodeAt(end)) === SPACE
    shape[t] = shapeOf(text, {start, end}, gap[t] !== Gap.none, isSpaceAfter, tables)
  }
  followPairs({count, shape, gap, open})
  for (let t = count - 1; t >= 0; t--) {
    const isLast = t === count - 1 || gap[t + 1]! >= Gap.line
    toTerminal[t] = isTerminal(shape[t]!) ? 0 : isLast ? 1 : toTerminal[t + 1]! + 1
  }
  return {count, shape, hash, gap, toTerminal, open}
}

/** A bracket that has not closed after so many tokens is taken for a slip. */
const BRACKET_TOKENS_MAX = 50

/** Writes which quotation marks and brackets are open before each token, and tells by it what a mark between spaces is. */
function followPairs({count, shape, gap, open}: Pick<TokenLooks, 'count' | 'shape' | 'gap' | 'open'>): void {
  let isQuoted = false
  let brackets = 0
  let lastOpened = 0
  for (let t = 0; t < count; t++) {
    if (gap[t]! >= Gap.line) {
      isQuoted = false
      brackets = 0
    }
    if (t - lastOpened > BRACKET_TOKENS_MAX) brackets = 0
    if (shape[t] === Shape.quote && gap[t] !== Gap.none) shape[t] = isQuoted ? Shape.closingQuote : Shape.openingQuote
    open[t] = Number(isQuoted) + 2 * Number(brackets > 0)
    const kind = shape[t]!
    if (kind === Shape.openingQuote) isQuoted = true
    else if (kind === Shape.closingQuote) isQuoted = false
    else if (kind === Shape.quote) isQuoted = !isQuoted
    else if (kind === Shape.openingBracket) {
      brackets++
      lastOpened = t
    } else if (kind === Shape.closingBracket && brackets > 0) brackets--
  }
}

export const isTerminal = (shape: number): boolean =>
  shape === Shape.period || shape === Shape.exclamation || shape === Shape.ellipsis

export const isCloser = (shape: number): boolean =>
  shape === Shape.closingQuote || shape === Shape.closingBracket || shape === Shape.quote || shape === Shape.apostrophe

export const isOpener = (shape: number): boolean =>
  shape === Shape.openingQuote || shape === Shape.openingBracket || shape === Shape.quote || shape === Shape.apostrophe

function gapKind(text: string, from: number, to: number): number {
  if (from === to) return Gap.none
  let lines = 0
  for (let i = from; i < to && lines < 2; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 10 || unit === 0x2028 || unit === 0x85 || unit === 12 || unit === 11) lines++
    else if (unit === 13 && text.charCodeAt(i + 1) !== 10) lines++
    else if (unit === 0x2029) lines = 2
  }
  return lines === 0 ? Gap.space : lines === 1 ? Gap.line : Gap.paragraph
}

function hashOf(text: string, start: number, end: number): number {
  let h = 0x811c9dc5
  const stop = Math.min(end, start + 40)
  for (let i = start; i < stop; i++) {
    let unit = text.charCodeAt(i)
    if (unit >= 65 && unit <= 90) unit += 32
    else if (unit === 0x2019) unit = 0x27
    h = Math.imul(h ^ unit, 0x01000193)
  }
  return h
}

const MARKS: Readonly<Record<string, number>> = {
  ',': Shape.comma,
  ';': Shape.semicolon,
  ':': Shape.colon,
  '“': Shape.openingQuote,
  '„': Shape.openingQuote,
  '«': Shape.openingQuote,
  '‘': Shape.openingQuote,
  '”': Shape.closingQuote,
  '»': Shape.closingQuote,
  '(': Shape.openingBracket,
  '[': Shape.openingBracket,
  '{': Shape.openingBracket,
  ')': Shape.closingBracket,
  ']': Shape.closingBracket,
  '}': Shape.closingBracket,
  '•': Shape.bullet,
  '*': Shape.bullet,
  '·': Shape.bullet,
  '▪': Shape.bullet,
  '■': Shape.bullet,
  '●': Shape.bullet,
  '►': Shape.bullet,
  '>': Shape.bullet,
  '|': Shape.bullet,
  '。': Shape.period,
  '！': Shape.exclamation,
  '？': Shape.exclamation,
}

function shapeOf(
  text: string,
  {start, end}: Span,
  isSpaceBefore: boolean,
  isSpaceAfter: boolean,
  tables: TokenizerTables,
): number {
  const first = text.charCodeAt(start)
  const kind = characterClass(first)
  if (kind >= LOWER && kind <= MARK) return shapeOfWord(text, start, end, kind, tables)
  if (kind === SURROGATE) return Shape.face
  return shapeOfMark(text, start, end, isSpaceBefore, isSpaceAfter)
}

function shapeOfWord(text: string, start: number, end: number, kind: number, tables: TokenizerTables): number {
  const length = end - start
  let lower = 0
  let upper = 0
  let digits = 0
  let marks = 0
  const stop = Math.min(end, start + 40)
  for (let i = start; i < stop; i++) {
    const c = characterClass(text.charCodeAt(i))
    if (c === LOWER) lower++
    else if (c === UPPER) upper++
    else if (c === DIGIT) digits++
    else if (c !== LETTER && c !== MARK) marks++
  }
  const last = text.charCodeAt(end - 1)
  if (last === 0x2e && length > 1) {
    if (length === 2 && upper === 1) return Shape.initial
    const form = text.slice(start, end - 1)
    const abbreviation = tables.abbreviations.get(form)?.kind
    if (abbreviation === 'title' || abbreviation === 'reference') return Shape.titleAbbreviation
    if (abbreviation === 'month' || abbreviation === 'day') return Shape.dateAbbreviation
    if (abbreviation !== undefined) return Shape.otherAbbreviation
    return marks > 1 ? Shape.acronym : Shape.otherAbbreviation
  }
  if (digits > 0) return lower + upper === 0 ? Shape.number : Shape.numbered
  if (marks > 0 && length > 6 && /[@/]|\.\w/.test(text.slice(start, stop))) return Shape.address
  if (kind === UPPER) {
    if (length === 1) return Shape.capital
    if (lower === 0) return Shape.upper
    return upper === 1 ? Shape.title : Shape.mixed
  }
  if (kind === LETTER) return Shape.caseless
  return upper > 0 ? Shape.mixed : Shape.lower
}

function shapeOfMark(text: string, start: number, end: number, isSpaceBefore: boolean, isSpaceAfter: boolean): number {
  const length = end - start
  const first = text.charCodeAt(start)
  if (first === 0x2e) return length === 1 ? Shape.period : Shape.ellipsis
  if (first === 0x2026) return Shape.ellipsis
  if (first === 0x21 || first === 0x3f || first === 0x203c || first === 0x2047) return Shape.exclamation
  if (first === 0x22 || first === 0x27 || first === 0x60 || first === 0x2019) {
    const isApostrophe = first !== 0x22 && length === 1
    // A clitic ('s) is a word of its kind.
    if (length > 1 && first !== 0x22 && text.charCodeAt(start + 1) !== first) return Shape.lower
    if (isSpaceBefore && !isSpaceAfter) return Shape.openingQuote
    if (!isSpaceBefore && isSpaceAfter) return isApostrophe ? Shape.apostrophe : Shape.closingQuote
    return isApostrophe ? Shape.apostrophe : Shape.quote
  }
  if (length === 1) {
    if (first === 0x2d || (first >= 0x2010 && first <= 0x2015)) return Shape.dash
    return MARKS[text[start]!] ?? Shape.symbol
  }
  const next = text.charCodeAt(start + 1)
  if (first === 0x2d || first === 0x2014 || first === 0x2013) return length === 2 ? Shape.dash : Shape.rule
  if (first === next) return length === 2 ? Shape.symbol : Shape.rule
  if (characterClass(next) === LOWER || characterClass(next) === UPPER) return Shape.address
  return Shape.face
}

/** Whether the words before `t` in its sentence end with a mark that closes sentences, closing quotation marks aside. */
export function isAfterTerminal({shape}: TokenLooks, t: number, sentence: number): boolean {
  let last = t - 1
  while (last > sentence && isCloser(shape[last]!)) last--
  return isTerminal(shape[last]!) || shape[last] === Shape.acronym || shape[last] === Shape.otherAbbreviation
}

/**
 * Whether the gap before `t` ends a sentence beyond doubt, by what stands around it: a period before a name or a title
 * ("ended. U.S. envoys", "ended.Mr. Li"), an abbreviation before a word that has its capital from nothing else ("in the
 * U.S. The Senate"). Such places are too rare in the treebanks to be learned.
 */
export function isPlainEnd(looks: TokenLooks, t: number, sentence: number): boolean {
  const left = looks.shape[t - 1]!
  const right = looks.shape[t]!
  if (looks.open[t]! >= 2) return false
  // "1. Talks": the number of a list.
  if (left === Shape.period && looks.shape[t - 2] === Shape.number && t - 2 === sentence) return false
  if (left === Shape.period) return COARSE[right] === Shape.title
  // "… for good.” Gerard left."
  if (left === Shape.closingQuote && looks.shape[t - 2] === Shape.period) return COARSE[right] === Shape.title
  if (left === Shape.exclamation)
    return right === Shape.titleAbbreviation || right === Shape.acronym || right === Shape.initial
  if (left !== Shape.acronym && left !== Shape.otherAbbreviation) return false
  return looks.gap[t] !== Gap.none && right === Shape.title && STARTERS.has(looks.hash[t]!)
}

/** Words that begin with a capital only where a sentence begins, unless they are part of a name or a headline. */
const STARTERS = new Set(
  `a about according after again all also although among an and another any as asked at because before between both but
  by can could despite did do does during each earlier even every few first for from further given had has have he her
  here his how however i if in indeed instead is it its last later let many meanwhile more most much my neither
  nevertheless no nobody none nor not nothing now of officials on once one only or other others our over people
  perhaps please police rather she should since so some soon still such than that the their then there therefore these
  they this those though through thus to today two under unlike until was we were what when where whether which while
  who why will with without would yes yesterday yet you your`
    .split(/\s+/)
    .map(word => hashOf(word, 0, word.length)),
)

/** Abbreviations and initials look like the words they stand for. */
const COARSE = Uint8Array.from({length: 32}, (_, shape) =>
  shape === Shape.acronym || shape === Shape.initial || shape === Shape.titleAbbreviation || shape === Shape.capital
    ? Shape.title
    : shape === Shape.upper || shape === Shape.mixed
      ? Shape.title
      : shape === Shape.numbered
        ? Shape.number
        : shape,
)
const COARSE_LEFT = Uint8Array.from({length: 32}, (_, shape) =>
  shape === Shape.acronym
    ? Shape.otherAbbreviation
    : shape === Shape.capital || shape === Shape.upper
      ? Shape.title
      : shape,
)

export const SENTENCE_WEIGHTS = 1 << 16
export const GAP_FEATURES_MAX = 48

/** The place of a feature's weight: its template and two values, hashed. */
function weightPlace(template: number, a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b)
  h = Math.imul((h ^ (h >>> 15)) + b, 0xc2b2ae35)
  h ^= h >>> 13
  h = Math.imul(h, 0x27d4eb2f)
  return (h ^ (h >>> 16)) & (SENTENCE_WEIGHTS - 1)
}

const bucket = (n: number): number => (n < 6 ? n : n < 10 ? 6 : n < 20 ? 7 : n < 40 ? 8 : 9)

/**
 * Features of the gap before token `t`, as places in the table of weights, given where the sentence began; written into
 * `out`. Returns their number.
 */
export function gapFeatures(looks: TokenLooks, t: number, sentence: number, out: Int32Array): number {
  const {count, shape, hash, gap, open, toTerminal} = looks
  let last = t - 1
  while (last > sentence && isCloser(shape[last]!)) last--
  let next = t
  while (next + 1 < count && isOpener(shape[next]!)) next++
  const left = shape[t - 1]!
  const right = shape[t]!
  const left2 = t - 2 >= sentence ? shape[t - 2]! : Shape.edge
  const right2 = t + 1 < count && gap[t + 1]! < Gap.line ? shape[t + 1]! : Shape.edge
  const right3 = t + 2 < count && right2 !== Shape.edge && gap[t + 2]! < Gap.line ? shape[t + 2]! : Shape.edge
  const leftCore = shape[last]!
  const rightCore = shape[next]!
  const space = gap[t]!
  const opened = open[t]!
  const leftHash = hash[t - 1]!
  const rightHash = hash[t]!
  const coreHash = hash[last]!
  const nextHash = hash[next]!
  const left2Hash = t - 2 >= sentence ? hash[t - 2]! : 0
  const right2Hash = right2 === Shape.edge ? 0 : hash[t + 1]!
  const length = bucket(t - sentence)
  const ahead = bucket(toTerminal[t]!)
  const shapes = (((left << 5) | right) << 2) | space
  const cores = (((leftCore << 5) | rightCore) << 2) | space
  let n = 0
  out[n++] = weightPlace(0, shapes, 0)
  out[n++] = weightPlace(1, cores, 0)
  out[n++] = weightPlace(2, cores, opened)
  out[n++] = weightPlace(3, shapes, (left2 << 5) | right2)
  out[n++] = weightPlace(4, shapes, left2)
  out[n++] = weightPlace(5, shapes, right2)
  out[n++] = weightPlace(6, shapes, (right2 << 5) | right3)
  out[n++] = weightPlace(7, leftHash, space)
  out[n++] = weightPlace(8, rightHash, space)
  out[n++] = weightPlace(9, leftHash, rightHash)
  out[n++] = weightPlace(10, leftHash, right)
  out[n++] = weightPlace(11, rightHash, left)
  out[n++] = weightPlace(12, coreHash, rightCore)
  out[n++] = weightPlace(13, nextHash, leftCore)
  out[n++] = weightPlace(14, left2Hash, left)
  out[n++] = weightPlace(15, left2Hash, leftHash)
  out[n++] = weightPlace(16, right2Hash, right)
  out[n++] = weightPlace(17, right2Hash, rightHash)
  out[n++] = weightPlace(18, cores, length)
  out[n++] = weightPlace(19, cores, ahead)
  out[n++] = weightPlace(20, length, ahead)
  out[n++] = weightPlace(21, cores, (length << 4) | ahead)
  out[n++] = weightPlace(22, opened, (left << 5) | right)
  out[n++] = weightPlace(23, hash[sentence]!, cores)
  out[n++] = weightPlace(24, shape[sentence]!, (left << 5) | right)
  out[n++] = weightPlace(25, nextHash, (leftCore << 4) | ahead)
  out[n++] = weightPlace(26, right2Hash, (left << 5) | right)
  out[n++] = weightPlace(27, left2Hash, (left << 5) | right)
  const isStarter = rightCore === Shape.title || rightCore === Shape.capital ? 1 + Number(STARTERS.has(nextHash)) : 0
  const coarse = (((COARSE_LEFT[leftCore]! << 5) | COARSE[rightCore]!) << 2) | space
  out[n++] = weightPlace(28, coarse, isStarter)
  out[n++] = weightPlace(29, coarse, opened)
  out[n++] = weightPlace(30, isStarter, (leftCore << 5) | rightCore)
  out[n++] = weightPlace(31, coarse, COARSE[right2]!)
  return n
}
