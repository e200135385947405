import {loadTable} from '../data-file.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {DayNumber} from './calendar.ts'
import {parseIsoDay} from './calendar.ts'
import type {DayTable} from './day-table.ts'
import type {PublicationEvidence} from './publication-evidence.ts'

/** An index of stock prices with levels on some days, in order of days. */
export interface StockIndex {
  readonly name: string
  readonly days: readonly DayNumber[]
  readonly levels: readonly number[]
}

/** Indices by the words that name them. */
export type StockIndices = ReadonlyMap<string, StockIndex>

/** Reads `data/time/index-levels.tsv`. Throws when a row's day is no day or its level no number. */
export function loadStockIndices(): StockIndices {
  const byName = new Map<string, {name: string; days: DayNumber[]; levels: number[]}>()
  const byWord = new Map<string, StockIndex>()
  for (const row of loadTable<'index' | 'words' | 'day' | 'level'>('time/index-levels.tsv')) {
    const day = parseIsoDay(row.day)
    const level = Number(row.level)
    if (day === null || !(level > 0))
      throw new Error(
        `data/time/index-levels.tsv: "${row.index}" has no valid day and level (${row.day}, ${row.level}).`,
      )
    const index = byName.get(row.index) ?? {name: row.index, days: [], levels: []}
    byName.set(row.index, index)
    index.days.push(day)
    index.levels.push(level)
    for (const word of row.words.split('|')) byWord.set(word, index)
  }
  return byWord
}

/** How often a number is no level of its index. */
const CHANCE = 0.15
/** How far a level lies from the line between two rows, as a share of it: on a day of a row, and more with the root of the days from it. */
const [SPREAD, SPREAD_A_DAY] = [0.015, 0.005]
/** Levels of a quarter of a century differ by about so much, as a logarithm. */
const LEVEL_RANGE = 1
/** A number stands so many tokens after the name of its index at most. */
const REACH = 30

/** Signs from levels of stock indices: "the Dow fell to 2613.73" was written when it stood there. */
export function indexLevelEvidence(doc: ParsedText, indices: StockIndices, days: DayTable): PublicationEvidence[] {
  const found: PublicationEvidence[] = []
  const seen = new Set<StockIndex>()
  for (let t = 0; t < doc.tokenCount; t++) {
    const index = indices.get(doc.lower(t))
    if (!index || seen.has(index)) continue
    const level = findLevel(doc, t, index, indices)
    if (level === null) continue
    seen.add(index)
    const scores = new Float64Array(days.days.length)
    for (let i = 0; i < scores.length; i++) {
      const expected = levelOn(index, days.days[i]! + Math.floor(days.step / 2))
      if (expected) {
        const spread = SPREAD + SPREAD_A_DAY * Math.sqrt(expected.distance + days.step - 1)
        const off = Math.log(level / expected.level) / spread
        scores[i] = Math.log(CHANCE + (1 - CHANCE) * (LEVEL_RANGE / spread) * Math.exp(-0.5 * off * off))
      } else scores[i] = Math.log(CHANCE)
    }
    found.push({scores, note: () => `the ${index.name} stands at ${level}`})
  }
  return found
}

/** The number after the name of an index that may be its level: behind "to", "at", "above", before another index is named. */
function findLevel(doc: ParsedText, name: TokenId, index: StockIndex, indices: StockIndices): number | null {
  const [low, high] = [Math.min(...index.levels) * 0.9, Math.max(...index.levels) * 1.1]
  const end = Math.min(doc.endToken(doc.sentenceOf(name)), name + REACH)
  for (let t = name + 2; t < end; t++) {
    if (indices.has(doc.lower(t))) return null
    if (!/^\d{1,3}(,?\d{3})*(\.\d+)?$/.test(doc.form(t)) || !LEVEL_WORDS.has(doc.lower(t - 1))) continue
    const level = Number(doc.form(t).replaceAll(',', ''))
    if (level >= low && level <= high) return level
  }
  return null
}

const LEVEL_WORDS = new Set(
  'to at above below near around past through under over hit hits reached topped passed crossed broke of'.split(' '),
)

/** The level of an index on a day and the days to the nearest row, null before its first row and after its last. */
function levelOn(index: StockIndex, day: DayNumber): {level: number; distance: number} | null {
  const {days, levels} = index
  if (day < days[0]! || day > days.at(-1)!) return null
  let [low, high] = [0, days.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (days[middle]! <= day) low = middle
    else high = middle
  }
  const share = (day - days[low]!) / (days[high]! - days[low]!)
  const distance = Math.min(day - days[low]!, days[high]! - day)
  return {level: levels[low]! + share * (levels[high]! - levels[low]!), distance}
}
