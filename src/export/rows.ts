import type {DiaryEntry} from '../diary/diary.ts'
import type {ActorEntry} from '../record/entry.ts'
import type {Story} from '../record/merged.ts'
import type {RecordedMention, RecordedReport} from '../record/record.ts'
import type {ToldEvent} from '../record/told-event.ts'
import type {EvidenceWords} from './evidence-words.ts'

/** One event with its mentions, and the words of the first; null when the record keeps no text of its report. */
export interface EventRow extends ToldEvent {
  readonly words: EvidenceWords | null
}

/** One event as one report tells it, beside the event that it is part of. */
export interface MentionRow {
  readonly mention: RecordedMention
  readonly event: ToldEvent['event']
  readonly words: EvidenceWords | null
}

export type ActorRow = ActorEntry & {readonly events: number; readonly names: readonly string[]}

/** What can be exported, and what a row of it is made from. */
export interface ExportRows {
  readonly events: EventRow
  readonly mentions: MentionRow
  readonly reports: RecordedReport
  readonly stories: Story
  readonly actors: ActorRow
  readonly diary: DiaryEntry
}

export type ExportWhat = keyof ExportRows
