import {hashOn} from './text-hash.ts'

/**
 * What the network sees of a word form before any context: `train/word_features.py` computes the same numbers, and
 * test/language/word-features.test.ts holds the two together.
 */
export interface WordFeatures {
  /** Hashes to look up in the list of words with a vector: the form in lower case, then its key. */
  readonly vectorHashes: readonly [number, number]
  readonly wordHash: number
  readonly shapeHash: number
  /** Rows of the affix table: suffixes of 1 to 4 units, prefixes of 1 to 3. */
  readonly affixes: readonly number[]
  /** Rows of the n-gram table. */
  readonly grams: readonly number[]
}

const AFFIX_ROWS = 1 << 14
const GRAM_ROWS = 1 << 14
const GRAM_LIMIT = 40
const SHAPE_LIMIT = 8

/** The features of a form; the same for the same form in all places of all texts. */
export function wordFeatures(form: string): WordFeatures {
  const key = wordKey(form)
  return {
    vectorHashes: [textHash(form.toLowerCase()), textHash(key)],
    wordHash: textHash(key),
    shapeHash: textHash(wordShape(form)),
    affixes: affixRows(key),
    grams: gramRows(key),
  }
}

/** Typographic quotation marks, dashes and ellipses as their plain forms. */
function normalizeForm(form: string): string {
  const plain = form
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2018\u2019\u201a`\u00b4]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2026/g, '...')
  if (plain === "''") return '"'
  return plain === '--' ? '-' : plain
}

/** The word's key in the word lists: lower case, every digit of a number 0. */
export function wordKey(form: string): string {
  const plain = normalizeForm(form)
  return /^[0-9][0-9.,:/-]*$/.test(plain) ? plain.replace(/[0-9]/g, '0') : plain.toLowerCase()
}

/** Upper case X, lower case x, digits d, others as they are; runs cut to 3, the whole to 8. */
export function wordShape(form: string): string {
  let result = ''
  let length = 0
  let previous = ''
  let run = 0
  let seen = 0
  for (const unit of normalizeForm(form)) {
    if (length >= SHAPE_LIMIT || ++seen > 24) break
    const kind = unit !== unit.toLowerCase() ? 'X' : /\p{L}/u.test(unit) ? 'x' : unit >= '0' && unit <= '9' ? 'd' : unit
    run = kind === previous ? run + 1 : 0
    previous = kind
    if (run > 2) continue
    result += kind
    length++
  }
  return result
}

/** 32 bits that stand for a text in the model's word lists. */
export const textHash = (text: string): number => foldHash(hashOn(TEXT_HASH, text))

/** The hash of nothing; `hashOn` goes on with a text, and `foldHash` makes of it the hash of all that was read. */
export const TEXT_HASH = fnv(64, '', 0, 0)

export const foldHash = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0

/** The row (from 1) of a hash in a sorted list, 0 when it is not there. */
export function findHash(hashes: Uint32Array, hash: number): number {
  let low = 0
  let high = hashes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (hashes[middle]! < hash) low = middle + 1
    else high = middle
  }
  return hashes[low] === hash ? low + 1 : 0
}

function affixRows(key: string): number[] {
  const rows: number[] = []
  for (let n = 1; n <= 4; n++) rows.push(row(fnv(n, key, Math.max(0, key.length - n), key.length), AFFIX_ROWS))
  for (let n = 1; n <= 3; n++) rows.push(row(fnv(16 + n, key, 0, Math.min(n, key.length)), AFFIX_ROWS))
  return rows
}

function gramRows(key: string): number[] {
  const cut = key.length > 20 ? key.slice(0, 12) + key.slice(-8) : key
  const text = `<${cut}>`
  const rows: number[] = []
  for (const n of [3, 4, 2])
    for (let i = 0; i + n <= text.length && rows.length < GRAM_LIMIT; i++)
      rows.push(row(fnv(32 + n, text, i, i + n), GRAM_ROWS))
  return rows
}

const row = (hash: number, rows: number): number => (hash ^ (hash >>> 15)) & (rows - 1)

/** FNV-1a over UTF-16 code units, seeded by the kind of feature. */
function fnv(kind: number, text: string, from: number, to: number): number {
  return hashOn(Math.imul(2166136261 ^ kind, 16777619), text, from, to)
}
