import type {GivenFacts} from '../intake/json-lines.ts'
import type {Validators} from '../intake/raw-page.ts'
import type {Reading} from '../reading.ts'
import type {Correction, NewCorrection} from './correction.ts'
import type {MentionDigest, ReportDigest} from './digest.ts'
import type {ActorEntry, MentionEntry, ReportEntry} from './entry.ts'
import type {Link, MergedEvent, Story} from './merged.ts'
import type {ActorQuery, EventQuery, Page, ReportQuery, StoryQuery} from './query.ts'

/** One item as a source offered it. */
export interface Offer {
  /** Intake's locator, which opens the item again. */
  readonly locator: string
  readonly offeredBy: string
  readonly fingerprint: string | null
  /** What the offerer said of it; goes to `openLocators` again. */
  readonly given: GivenFacts
  /** For a conditional request of the same address; null where there was no answer of a server. */
  readonly validators: Validators | null
}

/** Where one offered item stands. Its locator names it for ever. */
export interface LedgerRow extends Offer {
  /** `recorded`: its report is in the record; `unread`: kept, its language is not covered; `failed`: see `reason`. */
  readonly state: 'recorded' | 'unread' | 'failed'
  readonly reason: string | null
  /** Text hash of its report; null when it failed. */
  readonly report: string | null
  readonly attempts: number
  /** ISO moment of the last attempt. */
  readonly at: string
}

/** What an answer shows of a report. */
export interface RecordedReport {
  readonly hash: string
  /** The document's id: as it was given, else made of its text. The same id may stand for several texts, as when a page was changed. */
  readonly id: string
  readonly locator: string
  readonly url: string | null
  readonly outlet: string | null
  readonly title: string | null
  readonly byline: string | null
  readonly published: Reading['document']['published']
  readonly language: string
  readonly recordedAt: string
  readonly reader: string
  readonly digest: ReportDigest
  /** Reports that share this report's text in whole or in part, itself included: the smallest hash of them names the group. */
  readonly copyGroup: string
  readonly story: string | null
}

/** One mention as an answer shows it. */
export interface RecordedMention extends MentionEntry {
  readonly id: string
  readonly report: RecordedReport
  /** '' while it is not grouped. */
  readonly eventId: string
}

export interface EventAnswer extends MergedEvent {
  readonly story: string | null
  /** When the first of its reports was recorded. */
  readonly recordedAt: string
  /** When the last of its reports was recorded. */
  readonly updatedAt: string
  /** What an analyst said of it: null where nobody did. */
  readonly review: 'accepted' | 'rejected' | 'corrected' | null
}

/** How things stand with everything that was grouped: which mention is in which event, which report in which story and copy group. */
export interface Grouping {
  readonly events: readonly MergedEvent[]
  /** Events that are no more, because their mentions are now in others. */
  readonly goneEvents: readonly string[]
  readonly stories: readonly Story[]
  readonly goneStories: readonly string[]
  /** Text hash → name of its copy group. */
  readonly copyGroups: ReadonlyMap<string, string>
}

/**
 * The record of everything that was read: the only thing in the program that keeps state. One writer at a time, many
 * readers. Every method of writing is one transaction: whole or not at all, and repeating it changes nothing.
 * SQLite: src/record/sqlite-record.ts; the contract that every backend passes: test/record/contract.ts.
 */
export interface ArchiveRecord {
  // ── what was offered and what came of it
  ledger(locators: readonly string[]): Promise<readonly LedgerRow[]>
  failures(): AsyncIterable<LedgerRow>
  /** Records failures, unread reports and reports read, with their links; all or nothing. A text that is there already only gets its new locator. */
  write(batch: WriteBatch): Promise<WriteOutcome>

  // ── what may belong together
  reportDigests(hashes: readonly string[]): Promise<readonly ReportDigest[]>
  mentionDigests(ids: readonly string[]): Promise<readonly MentionDigest[]>
  /** Digests that share one of the keys, without those of `except`. */
  reportsByCopyKey(keys: readonly string[]): Promise<readonly ReportDigest[]>
  reportsByStoryKey(keys: readonly string[]): Promise<readonly ReportDigest[]>
  mentionsByKey(keys: readonly string[]): Promise<readonly MentionDigest[]>
  /** Everything that is joined with the given ones by links of the kind, directly or over others, and these links. */
  component(
    kind: Link['kind'],
    members: readonly string[],
  ): Promise<{readonly members: readonly string[]; readonly links: readonly Link[]}>
  /** Reports by text hash; unknown ones are left out. */
  reports(hashes: readonly string[]): Promise<readonly RecordedReport[]>
  /** Mentions (with their events as read) by id. */
  mentions(ids: readonly string[]): Promise<readonly RecordedMention[]>
  mentionsOfReports(hashes: readonly string[]): Promise<readonly RecordedMention[]>
  /** Reports that were written and not yet grouped, oldest first: after a break, grouping goes on with them. */
  ungrouped(limit: number): Promise<readonly string[]>
  /** Writes links and the grouping that follows from them, and marks the reports as grouped; all or nothing. */
  writeGrouping(links: readonly Link[], grouping: Grouping, grouped: readonly string[]): Promise<void>
  links(kind: Link['kind'], members: readonly string[]): Promise<readonly Link[]>

  // ── answers
  findEvents(query: EventQuery): Promise<Page<EventAnswer>>
  findReports(query: ReportQuery): Promise<Page<RecordedReport>>
  findStories(query: StoryQuery): Promise<Page<Story>>
  findActors(
    query: ActorQuery,
  ): Promise<Page<ActorEntry & {readonly events: number; readonly names: readonly string[]}>>
  /** The reading as it was recorded, or null when only spans were kept or there is no such report. */
  reading(hash: string): Promise<Reading | null>
  /** What an id or the beginning of one means: an event (also by one of its mentions), a story, a report. */
  resolveId(id: string): Promise<{readonly kind: 'event' | 'story' | 'report'; readonly id: string} | null>
  counts(): Promise<Counts>

  // ── what analysts say
  corrections(filter?: {readonly event?: string}): Promise<readonly Correction[]>
  writeCorrection(correction: NewCorrection): Promise<Correction>

  // ── re-reading
  /** Reports read by another version than this one, in a fixed order. */
  reportsReadBefore(reader: string): AsyncIterable<{readonly hash: string; readonly reader: string}>
  /**
   * Puts a new reading in the place of the old one of the same text. Its links are dropped, and it and every report that
   * shares an event, a story or a copy group with it are ungrouped again, in the same transaction.
   */
  replaceReading(entry: ReportEntry): Promise<void>

  // ── small state of other rooms: feeds (etag, next poll), alerts, settings
  state(name: string): Promise<string | null>
  writeState(name: string, value: string | null): Promise<void>
  statesBeginning(prefix: string): Promise<readonly {readonly name: string; readonly value: string}[]>

  close(): Promise<void>
}

export interface WriteBatch {
  readonly entries: readonly {readonly offer: Offer; readonly entry: ReportEntry}[]
  /** Kept and not read: language not covered. Found by words and shown; it has no events and needs no grouping. */
  readonly unread: readonly {readonly offer: Offer; readonly entry: ReportEntry; readonly reason: string}[]
  readonly failures: readonly {readonly offer: Offer; readonly reason: string}[]
  /** ISO moment. */
  readonly at: string
}

export interface WriteOutcome {
  /** Hashes that were new; the texts of the others are there already. */
  readonly added: readonly string[]
}

export interface Counts {
  readonly reports: number
  readonly unread: number
  readonly failures: number
  readonly independent: number
  readonly mentions: number
  readonly events: number
  readonly stories: number
  readonly actors: number
  readonly bytes: number
}
