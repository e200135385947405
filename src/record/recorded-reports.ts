import {type Kysely, type RawBuilder, type Selectable, sql} from 'kysely'
import type {PublishedDate} from '../page/article.ts'
import type {Reading} from '../reading.ts'
import type {ReportDigest} from './digest.ts'
import type {DigestCache} from './digest-cache.ts'
import {unpackText} from './packed-text.ts'
import type {RecordedReport} from './record.ts'
import {loadReportDigests} from './report-digests.ts'
import {among, type Store} from './sqlite-store.ts'
import type {ReportTable, Tables} from './tables.ts'

/** Reports by hash, in the order of their hashes; unknown ones are left out. */
export async function findReportsByHash(store: Store, hashes: readonly string[]): Promise<readonly RecordedReport[]> {
  const reports = await loadReports(store.db, store.digests(), among(sql.ref('report.hash'), hashes))
  return [...reports.values()].sort((a, b) => (a.hash < b.hash ? -1 : 1))
}

/** Reports that fulfil a condition, by their numbers. */
export async function loadReports(
  db: Kysely<Tables>,
  cache: DigestCache,
  condition: RawBuilder<boolean>,
): Promise<ReadonlyMap<number, RecordedReport>> {
  const rows = await db
    .selectFrom('report')
    .innerJoin('report_group as group', 'group.report_nr', 'report.nr')
    .leftJoin('story', 'story.nr', 'group.story_nr')
    .selectAll('report')
    .select(['group.copy_group', 'story.id as story_id'])
    .where(condition)
    .execute()
  const digests = await loadReportDigests(
    db,
    cache,
    rows.map(({nr}) => nr),
  )
  const byHash = new Map(digests.map(digest => [digest.report, digest]))
  return new Map(rows.map(row => [row.nr, toRecordedReport(row, byHash.get(row.hash)!)]))
}

type ReportRow = Selectable<ReportTable> & {readonly copy_group: string; readonly story_id: string | null}

function toRecordedReport(row: ReportRow, digest: ReportDigest): RecordedReport {
  return {
    hash: row.hash,
    id: row.document_id,
    locator: row.locator,
    url: row.url,
    outlet: row.outlet,
    title: row.title,
    byline: row.byline,
    published: {
      date: row.published,
      basis: row.published_basis as PublishedDate['basis'],
      why: row.published_why,
    },
    language: row.language,
    recordedAt: row.recorded_at,
    reader: row.reader,
    digest,
    copyGroup: row.copy_group,
    story: row.story_id,
  }
}

/** The reading as it was recorded; null when there is no such report or its text was not kept. */
export async function findReading({db}: Store, hash: string): Promise<Reading | null> {
  const kept = await db
    .selectFrom('report')
    .innerJoin('report_text as kept', 'kept.report_nr', 'report.nr')
    .select(['report.nr', 'kept.text', 'kept.reading'])
    .where('report.hash', '=', hash)
    .executeTakeFirst()
  if (!kept) return null
  const mentions = await db
    .selectFrom('mention')
    .select('as_read')
    .where('report_nr', '=', kept.nr)
    .orderBy('position')
    .execute()
  const reading = JSON.parse(unpackText(kept.reading)) as Reading
  return {
    ...reading,
    document: {...reading.document, text: unpackText(kept.text)},
    events: mentions.map(({as_read}) => JSON.parse(unpackText(as_read))),
  }
}
