import {type Kysely, type Selectable, sql} from 'kysely'
import type {PublishedDate} from '../page/article.ts'
import type {Reading} from '../reading.ts'
import {SHORT_HASH} from './mention-id.ts'
import {unpackText} from './packed-text.ts'
import type {RecordedReport} from './record.ts'
import {toReportDigest} from './report-digests.ts'
import {among, type Store} from './sqlite-store.ts'
import type {ReportDigestTable, ReportTable, Tables} from './tables.ts'

/** Reports by hash, in the order of their hashes; unknown ones are left out. */
export async function findReportsByHash({db}: Store, hashes: readonly string[]): Promise<readonly RecordedReport[]> {
  const rows = await reportRows(db)
    .where(among(sql.ref('report.hash'), hashes))
    .orderBy('report.hash')
    .execute()
  return rows.map(toRecordedReport)
}

/** Reports with their digests, copy groups and stories. */
export const reportRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('report')
    .innerJoin('report_digest as digest', 'digest.report_nr', 'report.nr')
    .innerJoin('report_group as group', 'group.report_nr', 'report.nr')
    .leftJoin('story', 'story.nr', 'group.story_nr')
    .selectAll('report')
    .select([
      'digest.published as digest_published',
      'digest.outlet as digest_outlet',
      'digest.owner',
      'digest.wires',
      'digest.sketch',
      'digest.comparing',
      'group.copy_group',
      'story.id as story_id',
    ])

type ReportRow = Selectable<ReportTable> &
  Omit<ReportDigestTable, 'report_nr' | 'published' | 'outlet'> & {
    readonly digest_published: string | null
    readonly digest_outlet: string | null
    readonly copy_group: string
    readonly story_id: string | null
  }

export function toRecordedReport(row: ReportRow): RecordedReport {
  return {
    hash: row.hash,
    id: row.hash.slice(0, SHORT_HASH),
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
    digest: toReportDigest({...row, published: row.digest_published, outlet: row.digest_outlet}),
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
