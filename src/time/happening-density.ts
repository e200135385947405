import type {Ages} from './ages.ts'
import {ALL_DAYS, densities} from './ages.ts'
import type {DayNumber} from './calendar.ts'
import type {DayTable} from './day-table.ts'

/** How many days after a happening, or before it, reports tell of it. */
const AGES = {
  happeningAhead: [
    [0.4, 15],
    [0.3, 90],
    [0.3, 600],
  ],
  /** Days after the end of a running story. */
  story: [
    [0.4, 200],
    [0.6, 3000],
  ],
  /**
   * Known happenings by where and how they are told. News names no day, or the weekday, for what is a week old, the month and
   * day for what is older, the year beyond that. Days from happening to publication in TimeBank, AQUAINT and MEANTIME documents
   * with an even number: in the lead undated 0-4 in 24 of 28, dated 11-178; below undated 0-25 in 15 of 21, dated 8-269.
   */
  news: [
    [0.88, 1.8],
    [0.04, 30],
    [0.04, 500],
    [0.04, 4000],
  ],
  lead: [
    [0.7, 2.4],
    [0.12, 20],
    [0.09, 500],
    [0.09, 4000],
  ],
  leadDated: [
    [0.12, 5],
    [0.6, 50],
    [0.18, 150],
    [0.1, 4000],
  ],
  past: [
    [0.22, 5],
    [0.2, 30],
    [0.24, 1000],
    [0.34, 5000],
  ],
  pastDated: [
    [0.15, 10],
    [0.6, 80],
    [0.13, 300],
    [0.12, 4000],
  ],
  pastYear: [
    [0.05, 10],
    [0.08, 100],
    [0.47, 900],
    [0.4, 4000],
  ],
} as const satisfies Record<string, Ages>

/** How a report tells of a happening: as its news, in its lead, below, each with a day, a year or without. */
export type HappeningTold = 'news' | 'lead' | 'leadDated' | 'past' | 'pastDated' | 'pastYear'

/**
 * How often a happening is told before it happens: told as to come; named by a word for what is known of before ("the summit" of
 * next week may be named like that of last week); named by another; stated by a verb.
 */
export const AHEAD = {told: 0.7, foreseen: 0.45, unstated: 0.1, stated: 0.03} as const

/**
 * How likely each day is the day of publication of a report that tells of a happening. `chance`: how often its words tell of
 * another happening, or of none; `ahead`: how often it is told before it happens.
 */
export function happeningDensity(
  from: DayNumber,
  told: HappeningTold,
  {chance, ahead}: {chance: number; ahead: number},
  days: DayTable,
): Float64Array {
  const back = densities(AGES[told])
  const toCome = densities(AGES.happeningAhead)
  const at = new Float64Array(days.days.length)
  for (let i = 0; i < at.length; i++) {
    const age = nearestDay(days, i, from) - from
    at[i] = chance / ALL_DAYS + (1 - chance) * (age >= 0 ? (1 - ahead) * back(age) : ahead * toCome(-age))
  }
  return at
}

/** Of the days that one of the table stands for, the nearest to another. */
const nearestDay = (days: DayTable, i: number, to: DayNumber): DayNumber =>
  Math.min(Math.max(days.days[i]!, to), days.days[i]! + days.step - 1)

/** Most reports on a story are written while it runs; later ones look back on it, and its words may stand together by chance. */
export function storyDensity(from: DayNumber, to: DayNumber, days: DayTable): Float64Array {
  const back = densities(AGES.story)
  const inside = 0.7 / (to - from + 1)
  const at = new Float64Array(days.days.length)
  for (let i = 0; i < at.length; i++) {
    const age = nearestDay(days, i, to) - to
    const runs = days.days[i]! + days.step > from && days.days[i]! <= to
    at[i] = (runs ? inside : 0) + (age > 0 ? 0.2 * back(age) : 0) + 0.1 / ALL_DAYS
  }
  return at
}
