import type {Holiday} from './holiday.ts'
import type {TimeUnit} from './time-tables.ts'

/**
 * What an expression says before it is placed in time: "last Friday" is a weekday with a shift of -1, whatever the date.
 * `resolve-time.ts` turns it into days, `infer-published.ts` reads it as a constraint on the publication date.
 */
export type TimeMeaning =
  | CalendarMeaning
  | PeriodMeaning
  | YearsMeaning
  | ShiftMeaning
  | OffsetMeaning
  | DurationMeaning
  | HolidayMeaning
  | SameMeaning
  | {readonly kind: 'set'; readonly value: string}
  | {readonly kind: 'reference'; readonly value: string}

/** last = -1, this = 0, next = 1. */
export type Shift = -1 | 0 | 1

/** From what a relative time counts: the day of publication, or the time that the story has reached. */
export type Anchor = 'published' | 'story'

/** Names of days and months: "Thursday", "Sept. 15-16", "May 2021", "1998". What is missing follows from the anchor. */
export interface CalendarMeaning {
  readonly kind: 'calendar'
  readonly year?: number
  readonly month?: number
  readonly day?: number
  readonly weekday?: number
  /** Ends of "Sept. 15-16", "1994-95". */
  readonly lastDay?: number
  readonly lastMonth?: number
  readonly lastYear?: number
  readonly shift?: Shift
  /** "fiscal 1989". */
  readonly isFiscal?: boolean
}

/** A quarter, half or season of a year. */
export interface PeriodMeaning {
  readonly kind: 'period'
  /** Q quarter, H half, S season. */
  readonly unit: 'Q' | 'H' | 'S'
  /** "1" … "4", "SP" …; null: the quarter that the accounts are about. */
  readonly part: string | null
  readonly year?: number
  /** "of last year", "the year-earlier quarter": years from the anchor's. */
  readonly yearShift?: number
  readonly shift?: Shift
}

/** A decade or a century. */
export interface YearsMeaning {
  readonly kind: 'years'
  readonly from: number
  readonly to: number
  readonly value: string
}

/** "last week", "this year", "the same day", "yesterday". */
export interface ShiftMeaning {
  readonly kind: 'shift'
  readonly unit: TimeUnit
  readonly shift: Shift
  readonly anchor: Anchor
}

/** "two days ago", "a year earlier", "three weeks from now". A null count is "several". */
export interface OffsetMeaning {
  readonly kind: 'offset'
  readonly unit: TimeUnit
  readonly count: number | null
  readonly direction: -1 | 1
  readonly anchor: Anchor
}

/** "for two weeks", "the past two months" (a window of -1), "in three weeks" (ahead). */
export interface DurationMeaning {
  readonly kind: 'duration'
  readonly unit: TimeUnit
  readonly count: number | null
  /** Where it lies: -1 it ends, 1 it begins at the anchor. */
  readonly window?: -1 | 1
  /** "The third day": the last of the units is not over. */
  readonly isUnderWay?: boolean
  /** "in three weeks": the point after it is meant. */
  readonly isPointAhead?: boolean
  /** "15 a year", "each month": the time of a rate or a habit. */
  readonly isSet?: boolean
}

/** "the same month a year ago", "the same period of 2011": the period named before, in another year. */
export interface SameMeaning {
  readonly kind: 'same'
  /** Null: "period". */
  readonly unit: TimeUnit | null
  readonly year?: number
  readonly yearShift?: number
}

export interface HolidayMeaning {
  readonly kind: 'holiday'
  readonly holiday: Holiday
  readonly year?: number
  readonly shift?: Shift
}

/** Which part of its time an expression picks. */
export type Portion = 'early' | 'mid' | 'late' | 'start' | 'end' | 'earlier' | 'later'

/** An expression found by the grammar: lexemes `first` to `end` (exclusive) of a paragraph. */
export interface TimeMatch {
  readonly first: number
  readonly end: number
  readonly meaning: TimeMeaning
  /** Time of day as TIMEX3 writes it after the day: "TMO", "T09:00", "T08:30Z". */
  readonly clock?: string
  readonly portion?: Portion
  /** The rule of the grammar, for `why`. */
  readonly rule: string
}
