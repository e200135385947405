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
  /** 1 for a word that has a capital only where a sentence begins ("The", "However"). */
  readonly isStarter: Uint8Array
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
  const isStarter = new Uint8Array(count)
  const open = new Uint8Array(count)
  const toTerminal = new Int32Array(count)
  const isWrap = createWrapTest(text, {start: tokens.start[first] ?? 0, end: tokens.end[tokens.count - 1] ?? 0})
  for (let t = 0; t < count; t++) {
    const start = tokens.start[first + t]!
    const end = tokens.end[first + t]!
    gap[t] = t === 0 ? Gap.paragraph : gapKind(text, tokens.end[first + t - 1]!, start)
    if (gap[t] === Gap.line && isWrap(text.indexOf('\n', tokens.end[first + t - 1]!))) gap[t] = Gap.space
    hash[t] = hashOf(text, start, end)
    isStarter[t] = Number(tables.sentenceStarters.has(hash[t]!))
    const isSpaceAfter = end >= text.length || characterClass(text.charCodeAt(end)) === SPACE
    shape[t] = shapeOf(text, {start, end}, gap[t] !== Gap.none, isSpaceAfter, tables)
  }
  followPairs({count, shape, gap, open})
  for (let t = count - 1; t >= 0; t--) {
    const isLast = t === count - 1 || gap[t + 1]! >= Gap.line
    toTerminal[t] = isTerminal(shape[t]!) ? 0 : isLast ? 1 : toTerminal[t + 1]! + 1
  }
  return {count, shape, hash, gap, isStarter, toTerminal, open}
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

/** Of a form, letters in lower case and apostrophes alike. */
export function hashOf(text: string, start: number, end: number): number {
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
