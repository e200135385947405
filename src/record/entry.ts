import type {Reading, ReadingEvent} from '../reading.ts'
import type {MentionDigest, ReportDigest} from './digest.ts'

/** One report as it goes into the record: what was read, and the digests to compare it by. */
export interface ReportEntry {
  /** SHA-256 of `reading.document.text`, hex: the report's identity. The same text is recorded once. */
  readonly hash: string
  readonly reading: Reading
  /** Version of the program that read it. */
  readonly reader: string
  readonly digest: ReportDigest
  /** One for each event of the reading, in its order. */
  readonly mentions: readonly MentionEntry[]
  /** Everybody whom events, attributions and facts of the reading speak of, by archive-wide key. */
  readonly actors: readonly ActorEntry[]
}

export interface MentionEntry {
  readonly digest: MentionDigest
  /** The event as the reading has it; its ids are those of the reading. */
  readonly event: ReadingEvent
  /** Who is said to say it: names of the sources of `saidBy`, with their archive-wide keys; [] = the report's own voice. */
  readonly sources: readonly {readonly name: string; readonly actor: string | null}[]
}

export interface ActorEntry {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly country: string | null
  readonly sector: string | null
  readonly wikidata: string | null
}
