import {type RawBuilder, sql} from 'kysely'
import {loadMentionDigests} from './mention-digests.ts'
import {unpackText} from './packed-text.ts'
import type {RecordedMention} from './record.ts'
import {loadReports} from './recorded-reports.ts'
import {among, type Store} from './sqlite-store.ts'

/** Mentions with their events as read and their reports, by report and place in it; unknown ones are left out. */
export const findMentions = (store: Store, ids: readonly string[]): Promise<readonly RecordedMention[]> =>
  findMentionsWhere(store, among(sql.ref('mention.id'), ids))

export const findMentionsOfReports = (store: Store, hashes: readonly string[]): Promise<readonly RecordedMention[]> =>
  findMentionsWhere(store, among(sql.ref('report.hash'), hashes))

async function findMentionsWhere(store: Store, condition: RawBuilder<boolean>): Promise<readonly RecordedMention[]> {
  const rows = await store.db
    .selectFrom('mention')
    .innerJoin('report', 'report.nr', 'mention.report_nr')
    .leftJoin('event_mention', 'event_mention.mention_nr', 'mention.nr')
    .leftJoin('event', 'event.nr', 'event_mention.event_nr')
    .select(['mention.nr', 'mention.id', 'mention.report_nr', 'mention.sources', 'mention.as_read'])
    .select('event.id as event_id')
    .where(condition)
    .orderBy('report.hash')
    .orderBy('mention.position')
    .execute()
  const cache = store.digests()
  const numbers = rows.map(({nr}) => nr)
  const digests = await loadMentionDigests(store.db, cache, numbers)
  const byId = new Map(digests.map(digest => [digest.mention, digest]))
  const reportNumbers = [...new Set(rows.map(({report_nr}) => report_nr))]
  const reports = await loadReports(store.db, cache, among(sql.ref('report.nr'), reportNumbers))
  return rows.map(row => ({
    id: row.id,
    digest: byId.get(row.id)!,
    event: JSON.parse(unpackText(row.as_read)),
    sources: JSON.parse(row.sources),
    report: reports.get(row.report_nr)!,
    eventId: row.event_id ?? '',
  }))
}
