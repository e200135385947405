import {type FurnitureWords, matchFurnitureWords, type WordMatch} from './furniture-words.ts'
import {FEATURE_BASE, featureValues} from './line-weights.ts'
import type {TextUnit} from './text-units.ts'

/** A unit with what its own words say, before its neighbours are looked at. */
export interface LineProfile {
  readonly unit: TextUnit
  readonly lower: string
  readonly wordCount: number
  readonly endsSentence: boolean
  /** A full sentence of prose: long enough, with grammar words, and ended. */
  readonly isProse: boolean
  readonly table: WordMatch | null
  /** Numbers of the features of the line alone. */
  readonly own: readonly number[]
  readonly shape: Shape
}

type Shape = 'title' | 'table' | 'short' | 'phrase' | 'sentence' | 'long'

const ENDING = featureValues('ending')
const BEGINNING = featureValues('beginning')
const CAPITALS = featureValues('capitals')
const GRAMMAR = featureValues('grammar')
const SIGNS = featureValues('signs')
const DIGITS = featureValues('digits')
const TIME = featureValues('time')
const WORD_LIMITS = [1, 2, 3, 5, 8, 12, 18, 30, 60]

/** Grammar words of the languages that menus and articles are met in most: menus have few, sentences many. */
const GRAMMAR_WORDS = new Set(
  (
    'the of and to in a is that for it was on as with be by at he from this are his have an not they which but has had were their will been who or its said would after about when one she also there we all if out no up than into her over some them could other what him can new two before between under where our any because through being both those how since did your me my do does i you us so these then ' +
    'der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es werden aus hat dass sie nach wird bei einer um am sind noch wie einem über einen zum haben nur oder aber vor zur bis mehr durch man sein war wurde ' +
    'le la les de du et un une à que est pour dans qui par sur au aux il elle ne pas ce cette se plus son sa ses avec sont mais ont été leur comme ' +
    'el los y del las por con para una su al lo como más pero sus este sí porque entre cuando muy sin sobre también hasta hay donde desde ' +
    'o e da em é com não uma os no na dos mas foi ao ele tem seu sua ou di il che per un della sono nel con si alla i anche più non ' +
    'het een van dat op te zijn voor met niet aan er om och att det som på är av för inte om den ett ikke til har det dan yang di untuk dengan ini itu pada'
  ).split(' '),
)
const SAID = /\b(?:said|says|told|added|according|reported|announced|stated|asked|sagte|dit|dijo|disse)\b/
const CLOCK = /\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b/
const AGO = /\b(?:ago|hace|vor \d+|il y a|min read|minutes? read|mins? read)\b/
const DATE =
  /\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b|\b\d{1,2}\.?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|okt|dez|mai)/
const COPYRIGHT = /[©®™]/
const ADDRESS = /https?:|www\.|\.com\b|\.org\b|\.net\b|\.html?\b|\/\//
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu
const WIDE = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/g

export function profileLine(unit: TextUnit, words: FurnitureWords): LineProfile {
  const {text} = unit
  const head = text.length > 400 ? text.slice(0, 400) : text
  const lower = text.length > 400 ? head.toLowerCase() : text.toLowerCase()
  const tokens = head.match(WORD) ?? []
  const wide = head.match(WIDE)?.length ?? 0
  let wordCount = wide > head.length * 0.3 ? Math.round(wide / 2) : tokens.length
  if (text.length > 400) wordCount = Math.round((wordCount * text.length) / 400)
  let capital = 0
  let grammar = 0
  let upper = 0
  let numeric = 0
  for (const token of tokens) {
    const first = token.charCodeAt(0)
    if (first >= 48 && first <= 57) numeric++
    else if (token[0] !== token[0]!.toLowerCase()) {
      capital++
      if (token.length > 1 && token === token.toUpperCase()) upper++
    }
    if (GRAMMAR_WORDS.has(token.toLowerCase())) grammar++
  }
  const size = Math.max(1, tokens.length)
  const last = text[text.length - 1]!
  const ending = findEnding(text, last)
  const table = matchFurnitureWords(lower, words)
  const endsSentence = ending === ENDING.stop || ending === ENDING.quote || ending === ENDING.question
  const grammarShare = wide > head.length * 0.3 ? 0.3 : grammar / size
  const isProse =
    endsSentence && wordCount >= 12 && grammarShare >= 0.15 && table?.match !== 'line' && !(table && wordCount < 25)

  let limit = 0
  while (limit < WORD_LIMITS.length && wordCount > WORD_LIMITS[limit]!) limit++
  const capitalShare = capital / Math.max(1, size - numeric)
  const digitShare = numeric / size
  const own = [
    FEATURE_BASE.bias,
    FEATURE_BASE.words + limit,
    ending,
    findBeginning(text[0]!),
    upper > 0 && upper === capital && capital + numeric === size
      ? CAPITALS['all-letters']
      : capital === 0
        ? CAPITALS.none
        : capitalShare < 0.25
          ? CAPITALS.few
          : capitalShare < 0.5
            ? CAPITALS.some
            : capitalShare < 0.95
              ? CAPITALS.many
              : CAPITALS['all-words'],
    grammar === 0 && wide === 0
      ? GRAMMAR.none
      : grammarShare < 0.15
        ? GRAMMAR['below-15%']
        : grammarShare < 0.3
          ? GRAMMAR['below-30%']
          : grammarShare < 0.45
            ? GRAMMAR['below-45%']
            : GRAMMAR['above-45%'],
    findSigns(head, lower),
    digitShare === 0 ? DIGITS.none : digitShare < 0.15 ? DIGITS.few : digitShare < 0.4 ? DIGITS.some : DIGITS.many,
    FEATURE_BASE.quoted + (/["“”«»]/.test(head) ? 1 : 0),
    FEATURE_BASE.said + (SAID.test(lower) ? 1 : 0),
    table ? tableFeature(table) : FEATURE_BASE.table,
    FEATURE_BASE.tableLong + (table && wordCount > 20 ? 1 : 0),
    FEATURE_BASE.by + (/^(?:by|von|par|por)\s+\p{L}/u.test(lower) && wordCount <= 12 ? 1 : 0),
    AGO.test(lower) && wordCount < 12
      ? TIME.ago
      : CLOCK.test(lower) && wordCount < 16
        ? TIME.clock
        : DATE.test(lower) && wordCount < 16
          ? TIME.date
          : TIME.none,
  ]
  const shape: Shape =
    table && (table.match === 'line' || wordCount < 16)
      ? 'table'
      : isProse
        ? wordCount > 30
          ? 'long'
          : 'sentence'
        : wordCount <= 3
          ? 'short'
          : endsSentence && wordCount >= 6
            ? 'sentence'
            : 'phrase'
  return {unit, lower, wordCount, endsSentence, isProse, table, own, shape}
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

const REPEATED = featureValues('repeated')
const TITLE = featureValues('title')
const PLACE = featureValues('place')
const LEAD = featureValues('lead')
const GAP = featureValues('gap')
const HEADING = featureValues('heading')
const BLANK = featureValues('blank')
const MASS = featureValues('mass')
const RUN = featureValues('run')
const SHAPES: readonly (Shape | 'edge')[] = ['edge', 'title', 'table', 'short', 'phrase', 'sentence', 'long']

/** The features of every line of a document, its own and those of its place among the others. `title` is a line's number or -1. */
export function findLineFeatures(profiles: readonly LineProfile[], title: number): number[][] {
  const count = new Map<string, number>()
  for (const p of profiles) count.set(p.lower, (count.get(p.lower) ?? 0) + 1)
  const titleWords = title < 0 ? null : new Set(profiles[title]!.lower.match(WORD) ?? [])
  const titleLower = title < 0 ? '' : plainLine(profiles[title]!.lower)
  const shapes = profiles.map((p, i): Shape => (i === title ? 'title' : p.shape))
  const prose = profiles.map(p => p.isProse)
  const firstProse = prose.indexOf(true)
  const lastProse = prose.lastIndexOf(true)
  const total = profiles.reduce((sum, p) => sum + p.wordCount, 0)
  const isSpaced = profiles.filter(p => p.unit.blankBefore).length > profiles.length * 0.3
  const distance = proseDistances(prose)
  const main = findMainRun(profiles, prose)
  let heading: number = HEADING.no
  return profiles.map((p, i) => {
    let near = 0
    let menu = 0
    for (let j = Math.max(0, i - 3); j <= Math.min(profiles.length - 1, i + 3); j++) {
      if (j === i) continue
      if (prose[j]) near++
      else if (shapes[j] === 'short' || shapes[j] === 'table') menu++
    }
    if (p.table?.match === 'line' && p.table.kind !== 'advert')
      heading =
        p.table.kind === 'related'
          ? HEADING.related
          : p.table.kind === 'comment-form'
            ? HEADING['comment-form']
            : HEADING.other
    else if (prose[i] && i > 0 && prose[i - 1]) heading = HEADING.no
    const times = count.get(p.lower)!
    const {blankBefore, blankAfter} = p.unit
    const share = p.wordCount / Math.max(1, total)
    return [
      ...p.own,
      times === 1 ? REPEATED.no : times < 4 ? REPEATED.yes : REPEATED.often,
      titleWords && i !== title ? titleLikeness(p, titleLower, titleWords) : TITLE.far,
      title < 0
        ? PLACE['no-title']
        : i < title
          ? PLACE['before-title']
          : i <= title + 1
            ? PLACE['after-title-1']
            : i <= title + 4
              ? PLACE['after-title-2-4']
              : PLACE['after-title'],
      firstProse < 0
        ? LEAD['no-prose']
        : i < firstProse
          ? LEAD['before-prose']
          : i === firstProse
            ? LEAD['at-first']
            : i < lastProse
              ? LEAD.inside
              : i === lastProse
                ? LEAD['at-last']
                : LEAD['after-prose'],
      distance[i] === 0
        ? GAP['in-prose']
        : distance[i]! < 2
          ? GAP['1']
          : distance[i]! < 4
            ? GAP['2-3']
            : distance[i]! < 9
              ? GAP['4-8']
              : distance[i]! < 1e6
                ? GAP['9+']
                : GAP.none,
      FEATURE_BASE.before1 + SHAPES.indexOf(shapes[i - 1] ?? 'edge'),
      FEATURE_BASE.before2 + SHAPES.indexOf(shapes[i - 2] ?? 'edge'),
      FEATURE_BASE.after1 + SHAPES.indexOf(shapes[i + 1] ?? 'edge'),
      FEATURE_BASE.after2 + SHAPES.indexOf(shapes[i + 2] ?? 'edge'),
      FEATURE_BASE.proseNear + near,
      FEATURE_BASE.menuNear + menu,
      heading,
      !isSpaced
        ? BLANK.dense
        : blankBefore && blankAfter
          ? BLANK.between
          : blankBefore
            ? BLANK.below
            : blankAfter
              ? BLANK.above
              : BLANK.attached,
      findRunValue(i, main),
      FEATURE_BASE.wordsEnding +
        (p.wordCount <= 3 ? 0 : p.wordCount <= 9 ? 2 : p.wordCount <= 25 ? 4 : 6) +
        (p.endsSentence ? 0 : 1),
      FEATURE_BASE.leadShape +
        (main.first < 0 || i < main.first ? 0 : i <= main.last ? 6 : 12) +
        SHAPES.indexOf(shapes[i]!) -
        1,
      !p.isProse
        ? MASS.none
        : share < 0.02
          ? MASS['below-2%']
          : share < 0.05
            ? MASS['below-5%']
            : share < 0.1
              ? MASS['below-10%']
              : MASS['above-10%'],
    ]
  })
}

interface MainRun {
  readonly first: number
  readonly last: number
}
/** Lines that are no prose end a run of prose when so many follow each other. */
const RUN_GAP = 5

/** The run of prose with most words; lines of other things may stand in it. First and last are -1 when there is no prose. */
function findMainRun(profiles: readonly LineProfile[], prose: readonly boolean[]): MainRun {
  let best = {first: -1, last: -1, words: 0}
  let run = best
  for (let i = 0; i < prose.length; i++) {
    if (!prose[i]) continue
    const words = profiles[i]!.wordCount
    run =
      run.last >= 0 && i - run.last <= RUN_GAP
        ? {first: run.first, last: i, words: run.words + words}
        : {first: i, last: i, words}
    if (run.words > best.words) best = run
  }
  return best
}

function findRunValue(i: number, {first, last}: MainRun): number {
  if (first < 0) return RUN.none
  if (i >= first && i <= last) return i === first || i === last ? RUN.edge : RUN.main
  const gap = i < first ? first - i : i - last
  return gap <= 3 ? RUN.near : i < first ? RUN.before : RUN.after
}

/** Lines to the nearest line of prose, either way. */
function proseDistances(prose: readonly boolean[]): Float64Array {
  const distance = new Float64Array(prose.length).fill(1e9)
  let last = Number.NEGATIVE_INFINITY
  for (let i = 0; i < prose.length; i++) {
    if (prose[i]) last = i
    distance[i] = Math.min(1e9, i - last)
  }
  last = Number.POSITIVE_INFINITY
  for (let i = prose.length - 1; i >= 0; i--) {
    if (prose[i]) last = i
    distance[i] = Math.min(distance[i]!, last - i)
  }
  return distance
}

/** A line in lower case without signs at its end, for telling a repetition. */
export const plainLine = (lower: string): string => lower.replace(/[\s.…!?:;,"“”'‘’|-]+/gu, ' ').trim()

function titleLikeness(p: LineProfile, title: string, words: ReadonlySet<string>): number {
  if (p.wordCount > 40) return TITLE.far
  if (plainLine(p.lower) === title) return TITLE.same
  const own = p.lower.match(WORD) ?? []
  let shared = 0
  for (const word of own) if (words.has(word)) shared++
  return own.length >= 3 && shared >= 0.7 * own.length ? TITLE.part : TITLE.far
}
