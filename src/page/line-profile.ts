import {type FurnitureWords, matchFurnitureWords, type WordMatch} from './furniture-words.ts'
import {FEATURE_BASE, featureValues, type LINE_SHAPES} from './line-weights.ts'
import {scanWords} from './scan-words.ts'
import type {TextUnit} from './text-units.ts'

/** A unit with what its own words say, before its neighbours are looked at. */
export interface LineProfile {
  readonly unit: TextUnit
  readonly lower: string
  /** `lower` without signs, for telling a repetition; long lines keep theirs. */
  readonly plain: string
  readonly wordCount: number
  readonly endsSentence: boolean
  /** A full sentence of prose: long enough, with grammar words, and ended. */
  readonly isProse: boolean
  readonly table: WordMatch | null
  /** Numbers of the features of the line alone. */
  readonly own: readonly number[]
  readonly shape: Shape
}

/** The words by which lines are told apart. */
export interface LineWords {
  readonly furnitureWords: FurnitureWords
  /** In lower case: menus have few of them, sentences many. */
  readonly grammarWords: ReadonlySet<string>
}

export type Shape = (typeof LINE_SHAPES)[number]

const ENDING = featureValues('ending')
const BEGINNING = featureValues('beginning')
const CAPITALS = featureValues('capitals')
const GRAMMAR = featureValues('grammar')
const SIGNS = featureValues('signs')
const DIGITS = featureValues('digits')
const TIME = featureValues('time')
const WORD_LIMITS = [1, 2, 3, 5, 8, 12, 18, 30, 60]

const SAID = /\b(?:said|says|told|added|according|reported|announced|stated|asked|sagte|dit|dijo|disse)\b/
const CLOCK = /\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b/
const AGO = /\b(?:ago|hace|vor \d+|il y a|min read|minutes? read|mins? read)\b/
const DATE =
  /\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b|\b\d{1,2}\.?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|okt|dez|mai)/
const COPYRIGHT = /[©®™]/
const ADDRESS = /https?:|www\.|\.com\b|\.org\b|\.net\b|\.html?\b|\/\//

/**
 * What the words of one line say by themselves. Of a line of more than 400 units only the beginning is looked at, and its
 * figures are scaled.
 */
export function profileLine(unit: TextUnit, {furnitureWords, grammarWords}: LineWords): LineProfile {
  const {text} = unit
  const head = text.length > 400 ? text.slice(0, 400) : text
  const lower = text.length > 400 ? head.toLowerCase() : text.toLowerCase()
  const {wide, capital, upper, numeric, grammar, count} = scanWords(head, grammarWords)
  const isWide = wide > head.length * 0.3
  let wordCount = isWide ? Math.round(wide / 2) : count
  if (text.length > 400) wordCount = Math.round((wordCount * text.length) / 400)
  const size = Math.max(1, count)
  const last = text[text.length - 1]!
  const ending = findEnding(text, last)
  const table = matchFurnitureWords(lower, furnitureWords)
  const endsSentence = ending === ENDING.stop || ending === ENDING.quote || ending === ENDING.question
  const grammarShare = isWide ? 0.3 : grammar / size
  const isProse =
    endsSentence && wordCount >= 12 && grammarShare >= 0.15 && table?.match !== 'line' && !(table && wordCount < 25)

  let limit = 0
  while (limit < WORD_LIMITS.length && wordCount > WORD_LIMITS[limit]!) limit++
  const own = [
    FEATURE_BASE.bias,
    FEATURE_BASE.words + limit,
    ending,
    findBeginning(text[0]!),
    upper > 0 && upper === capital && capital + numeric === size
      ? CAPITALS['all-letters']
      : findCapitals(capital / Math.max(1, size - numeric)),
    grammar === 0 && wide === 0 ? GRAMMAR.none : findGrammar(grammarShare),
    findSigns(head, lower),
    findDigits(numeric / size),
    FEATURE_BASE.quoted + (/["“”«»]/.test(head) ? 1 : 0),
    FEATURE_BASE.said + (SAID.test(lower) ? 1 : 0),
    table ? tableFeature(table) : FEATURE_BASE.table,
    FEATURE_BASE.tableLong + (table && wordCount > 20 ? 1 : 0),
    FEATURE_BASE.by + (wordCount <= 12 && /^(?:by|von|par|por)\s+\p{L}/u.test(lower) ? 1 : 0),
    findTime(lower, wordCount),
  ]
  return {
    unit,
    lower,
    plain: wordCount <= 40 ? plainLine(lower) : lower,
    wordCount,
    endsSentence,
    isProse,
    table,
    own,
    shape:
      table && (table.match === 'line' || wordCount < 16) ? 'table' : findShape({wordCount, isProse, endsSentence}),
  }
}

function findShape({
  wordCount,
  isProse,
  endsSentence,
}: Pick<LineProfile, 'wordCount' | 'isProse' | 'endsSentence'>): Shape {
  if (isProse) return wordCount > 30 ? 'long' : 'sentence'
  if (wordCount <= 3) return 'short'
  return endsSentence && wordCount >= 6 ? 'sentence' : 'phrase'
}

function findCapitals(share: number): number {
  if (share === 0) return CAPITALS.none
  if (share < 0.25) return CAPITALS.few
  if (share < 0.5) return CAPITALS.some
  return share < 0.95 ? CAPITALS.many : CAPITALS['all-words']
}

function findGrammar(share: number): number {
  if (share < 0.15) return GRAMMAR['below-15%']
  if (share < 0.3) return GRAMMAR['below-30%']
  return share < 0.45 ? GRAMMAR['below-45%'] : GRAMMAR['above-45%']
}

function findDigits(share: number): number {
  if (share === 0) return DIGITS.none
  if (share < 0.15) return DIGITS.few
  return share < 0.4 ? DIGITS.some : DIGITS.many
}

/** Only in short lines: a sentence that holds a day is no furniture for that. */
function findTime(lower: string, wordCount: number): number {
  if (wordCount < 12 && AGO.test(lower)) return TIME.ago
  if (wordCount < 16 && CLOCK.test(lower)) return TIME.clock
  return wordCount < 16 && DATE.test(lower) ? TIME.date : TIME.none
}

const TABLE_NUMBER = featureValues('table') as Readonly<Record<string, number>>
const tableFeature = (table: WordMatch): number => TABLE_NUMBER[`${table.match}-${table.kind}`] ?? FEATURE_BASE.table

function findEnding(text: string, last: string): number {
  if (/[.。।]/.test(last)) return text.endsWith('...') ? ENDING.ellipsis : ENDING.stop
  if (last === '…') return ENDING.ellipsis
  if (/["”’»']/.test(last)) return ENDING.quote
  if (/[?!？！]/.test(last)) return ENDING.question
  if (last === ':') return ENDING.colon
  if (last === ',' || last === ';') return ENDING.comma
  if (/[)\]]/.test(last)) return /[.!?]["”’']?[)\]]$/.test(text.slice(-4)) ? ENDING.stop : ENDING.bracket
  return /[\p{L}\p{N}]/u.test(last) ? ENDING.word : ENDING.other
}

function findBeginning(first: string): number {
  if (/\p{Lu}/u.test(first)) return BEGINNING.upper
  if (/\p{Ll}/u.test(first)) return BEGINNING.lower
  if (/\p{N}/u.test(first)) return BEGINNING.digit
  if (/["“”'‘«„]/.test(first)) return BEGINNING.quote
  if (/[([]/.test(first)) return BEGINNING.bracket
  return /\p{L}/u.test(first) ? BEGINNING['other-letter'] : BEGINNING.sign
}

function findSigns(head: string, lower: string): number {
  if (COPYRIGHT.test(head)) return SIGNS.copyright
  if (ADDRESS.test(lower)) return SIGNS.address
  if (head.includes('@')) return SIGNS.at
  if (/[|•·]/.test(head)) return SIGNS.bar
  if (/[»›→▶►>]/.test(head)) return SIGNS.arrow
  const comma = /[,、،]/.test(head)
  const stop = /[.!?]["”]?\s+\p{Lu}/u.test(head)
  return comma && stop ? SIGNS['comma+stop'] : comma ? SIGNS.comma : stop ? SIGNS['inner-stop'] : SIGNS.none
}

/** A line in lower case without signs at its end, for telling a repetition. */
export const plainLine = (lower: string): string => lower.replace(/[\s.…!?:;,"“”'‘’|-]+/gu, ' ').trim()
