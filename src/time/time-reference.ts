import type {DayNumber, DayRange} from './calendar.ts'
import type {Tense} from './tense.ts'
import type {TimeUnit} from './time-tables.ts'

/** The time that a story has reached: what "the next day" and "that year" count from. */
export interface StoryTime extends DayRange {
  readonly unit: TimeUnit
  /** The words that named it. */
  readonly words: string
}

/** The accounting period that a report on results is about. */
export interface AccountPeriod {
  readonly year: number
  /** Null: a whole year, or nine months of it. */
  readonly quarter: number | null
}

/** What an expression is resolved against. */
export interface TimeReference {
  readonly published: DayNumber | null
  readonly story: StoryTime | null
  readonly tense: Tense | null
  /** The word before the expression, in lower case. */
  readonly before: string
  /** The sentence speaks of profits, sales or shares. */
  readonly isAccount: boolean
  readonly account: AccountPeriod | null
  /** The month, quarter or year that was named last. */
  readonly period: ResolvedTime | null
  /** In a dateline: the nearest such day is meant, whatever the tense. */
  readonly isDateline: boolean
}

/** Value and days of an expression. */
export interface ResolvedTime {
  readonly value: string
  readonly days: {readonly from: DayNumber | null; readonly to: DayNumber | null}
  readonly basis: 'stated' | 'implied'
  /** How the anchor was used, in words. */
  readonly anchor: string
  /** The unit the value is given in; null for durations, sets and vague times. */
  readonly unit: TimeUnit | null
  readonly account?: AccountPeriod
}

export const UNKNOWN_DAYS = {from: null, to: null} as const
