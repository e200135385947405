import type {EventType, Factuality} from '../event/event.ts'

/**
 * What an analyst says of the record. Corrections never change what was read: they are kept beside it, in their order, and
 * what answers show is made from both. They name mentions (which keep their ids when a report is read anew) and archive-wide
 * actors, so that they survive re-reading and can be replayed on another archive of the same reports.
 */
export type CorrectionChange =
  | {readonly kind: 'accept' | 'reject'; readonly mentions: readonly string[]}
  | {
      readonly kind: 'correct'
      readonly mentions: readonly string[]
      /** Only what is given is put in the place of what was read. */
      readonly set: {
        readonly type?: EventType
        readonly mode?: string | null
        readonly factuality?: Factuality
        readonly actors?: readonly string[]
        readonly recipients?: readonly string[]
        readonly from?: string | null
        readonly to?: string | null
        readonly place?: string | null
      }
    }
  /** The mentions of `a` and of `b` are one event, or are two. */
  | {readonly kind: 'join' | 'part'; readonly a: string; readonly b: string}
  /** Everything under the key `actor` is the same as `is`; with a new name when given. */
  | {readonly kind: 'actor'; readonly actor: string; readonly is?: string; readonly name?: string}
  /** Takes back an earlier correction. */
  | {readonly kind: 'undo'; readonly correction: string}

export interface NewCorrection {
  readonly who: string
  readonly why: string
  /** ISO moment. */
  readonly at: string
  readonly change: CorrectionChange
}

export interface Correction extends NewCorrection {
  /** Hash of the rest, so that a replay of the same correction changes nothing. */
  readonly id: string
}
