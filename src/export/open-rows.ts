import {type DiaryQuery, findDiary} from '../diary/find-diary.ts'
import {allPages} from '../record/all-pages.ts'
import type {ActorQuery, EventQuery, ReportQuery, StoryQuery} from '../record/query.ts'
import type {ArchiveRecord} from '../record/record.ts'
import {toldEvents} from '../record/told-event.ts'
import {openEvidenceWords} from './evidence-words.ts'
import type {ExportRows, ExportWhat} from './rows.ts'

/** What to ask the record for, by what is exported. `limit` is of all rows. */
export interface ExportQueries {
  readonly events: EventQuery
  readonly mentions: EventQuery
  readonly reports: ReportQuery
  readonly stories: StoryQuery
  readonly actors: ActorQuery
  readonly diary: DiaryQuery
}

export type ExportRecord = Pick<
  ArchiveRecord,
  'findEvents' | 'findReports' | 'findStories' | 'findActors' | 'mentions' | 'reading'
>

/** The rows of an export out of the record, one page at a time in memory. Mentions are those of the events asked for. */
export function openRows<What extends ExportWhat>(
  record: ExportRecord,
  what: What,
  query: ExportQueries[What],
): AsyncGenerator<ExportRows[What]> {
  return OPEN[what](record, query)
}

const OPEN: {
  readonly [What in ExportWhat]: (record: ExportRecord, query: ExportQueries[What]) => AsyncGenerator<ExportRows[What]>
} = {
  async *events(record, query) {
    const wordsOf = openEvidenceWords(record)
    for await (const told of toldEvents(record, query)) {
      const [first] = told.mentions
      yield {...told, words: first ? await wordsOf(first) : null}
    }
  },
  async *mentions(record, query) {
    const wordsOf = openEvidenceWords(record)
    for await (const {event, mentions} of toldEvents(record, query))
      for (const mention of mentions) yield {event, mention, words: await wordsOf(mention)}
  },
  reports: (record, query) => allPages(page => record.findReports({...query, ...page}), query),
  stories: (record, query) => allPages(page => record.findStories({...query, ...page}), query),
  actors: (record, query) => allPages(page => record.findActors({...query, ...page}), query),
  diary: (record, query) => findDiary(record, query),
}
