import type {EventType, Factuality} from '../event/event.ts'

/** What to ask the record for. Every given condition must hold; lists mean any of them. */
export interface EventQuery {
  readonly ids?: readonly string[]
  /** Archive-wide keys of parties, on either side. */
  readonly actors?: readonly string[]
  /** With `actors`: the other party of a pair. */
  readonly others?: readonly string[]
  readonly types?: readonly EventType[]
  /** ISO 3166-1 alpha-3: of the place, or of a party. */
  readonly countries?: readonly string[]
  readonly placeNames?: readonly string[]
  readonly near?: {readonly lat: number; readonly lon: number; readonly km: number}
  /** Days on which the event (not the report) falls, inclusive; an event of unknown day is taken by its report's day. */
  readonly from?: string
  readonly to?: string
  readonly factualities?: readonly Factuality[]
  /** Only what a report announces: as planned, possible, conditional or called for, or as done on a day after its own. */
  readonly isAnnounced?: true
  /** Archive-wide keys of who says so. */
  readonly sources?: readonly string[]
  readonly outlets?: readonly string[]
  /** Words that a report of it must hold, as the full-text search takes them; quotes hold a phrase together. */
  readonly words?: string
  readonly stories?: readonly string[]
  readonly minIndependent?: number
  /** First recorded after this moment (ISO). */
  readonly recordedAfter?: string
  /** A report of it was recorded after this moment (ISO): new ones, and ones that more reports tell since, for alerts. */
  readonly updatedAfter?: string
  readonly order?: 'date' | '-date' | '-reports' | '-recorded'
  readonly limit?: number
  /** Where the last page ended (`Page.next`). */
  readonly after?: string
  /** Also what an analyst rejected. */
  readonly withRejected?: boolean
}

export interface ReportQuery {
  readonly ids?: readonly string[]
  readonly words?: string
  readonly outlets?: readonly string[]
  readonly languages?: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly stories?: readonly string[]
  readonly recordedAfter?: string
  readonly order?: 'date' | '-date' | '-recorded'
  readonly limit?: number
  readonly after?: string
}

export interface StoryQuery {
  readonly ids?: readonly string[]
  readonly words?: string
  readonly actors?: readonly string[]
  readonly countries?: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly minReports?: number
  readonly order?: 'date' | '-date' | '-reports'
  readonly limit?: number
  readonly after?: string
}

export interface ActorQuery {
  /** A name or a part of one, or an archive-wide key. */
  readonly name?: string
  readonly countries?: readonly string[]
  readonly sectors?: readonly string[]
  readonly limit?: number
  readonly after?: string
}

/** One page of an answer. `next` goes into `after` of the following call; null at the end. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}
