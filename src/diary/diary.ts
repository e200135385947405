import type {EventType, Factuality} from '../event/event.ts'
import type {MentionPlace} from '../record/digest.ts'
import type {ActorEntry} from '../record/entry.ts'

/** How things stand with something announced, seen from the day that was asked about. */
export type DiaryStatus =
  /** Its day is not over, or ended so lately that reports may still come. */
  | 'expected'
  /** Put off; `movedTo` when a new day is known. */
  | 'postponed'
  | 'cancelled'
  | 'happened'
  /** Its day has come, and a report says that it did not happen. */
  | 'contradicted'
  /** Its day is over, and the record holds no report of it: nothing is said about whether it happened. */
  | 'not reported'

/** How firmly it is announced: the surest of its reports. */
export type Certainty = Extract<Factuality, 'planned' | 'conditional' | 'possible' | 'called-for'>

/** Inclusive ISO days; a side that the reports leave open is null. */
export interface Window {
  readonly from: string | null
  readonly to: string | null
}

/** A step in the life of a plan, with the mentions that tell it and why they are taken to tell of this plan. */
export interface PlanStep {
  readonly kind: 'moved' | 'postponed' | 'cancelled' | 'happened' | 'contradicted'
  /** Day of the first report that tells it, null when unknown. */
  readonly published: string | null
  /** For `moved` and `postponed`: the new days, null when none are told. For `happened`: when it did. */
  readonly window: Window | null
  /** Event of the record that tells it; the plan's own id where the same event does. */
  readonly event: string
  readonly mentions: readonly string[]
  readonly why: readonly string[]
}

/** A report that announces it, with the words. */
export interface Announcement {
  readonly mention: string
  readonly report: string
  readonly outlet: string | null
  readonly url: string | null
  readonly published: string | null
  readonly factuality: Factuality
  readonly window: Window
  /** Who is said to say so; empty: the report's own voice. */
  readonly sources: readonly string[]
  /** The sentence; null when the record keeps no text of the report. */
  readonly text: string | null
}

/** Something announced or expected, and what became of it. */
export interface DiaryEntry {
  /** Id of the event in the record. */
  readonly id: string
  readonly type: EventType
  readonly mode: string | null
  readonly certainty: Certainty
  readonly status: DiaryStatus
  /** The days by the latest announcement. */
  readonly from: string | null
  readonly to: string | null
  readonly place: MentionPlace | null
  readonly actors: readonly ActorEntry[]
  readonly recipients: readonly ActorEntry[]
  readonly symmetric: boolean
  /** Day of the first announcement and of the last report of any step. */
  readonly announced: string | null
  readonly lastReported: string | null
  /** Reports that announce it, by day of publication. */
  readonly announcements: readonly Announcement[]
  /** Announcing reports that do not repeat one another. */
  readonly independent: number
  readonly steps: readonly PlanStep[]
  /** The diary entry that holds the new day of a postponed plan. */
  readonly movedTo: string | null
}
