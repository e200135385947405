import {type RawBuilder, sql} from 'kysely'
import {mentionRows, toMentionDigest} from './mention-digests.ts'
import {unpackText} from './packed-text.ts'
import type {RecordedMention} from './record.ts'
import {findReportsByHash} from './recorded-reports.ts'
import {among, type Store} from './sqlite-store.ts'

/** Mentions with their events as read and their reports, by report and place in it; unknown ones are left out. */
export const findMentions = (store: Store, ids: readonly string[]): Promise<readonly RecordedMention[]> =>
  findMentionsWhere(store, among(sql.ref('mention.id'), ids))

export const findMentionsOfReports = (store: Store, hashes: readonly string[]): Promise<readonly RecordedMention[]> =>
  findMentionsWhere(store, among(sql.ref('report.hash'), hashes))

async function findMentionsWhere(store: Store, condition: RawBuilder<boolean>): Promise<readonly RecordedMention[]> {
  const rows = await mentionRows(store.db)
    .leftJoin('event_mention', 'event_mention.mention_nr', 'mention.nr')
    .leftJoin('event', 'event.nr', 'event_mention.event_nr')
    .select(['mention.sources', 'mention.as_read', 'event.id as event_id'])
    .where(condition)
    .orderBy('report.hash')
    .orderBy('mention.position')
    .execute()
  const hashes = [...new Set(rows.map(({hash}) => hash))]
  const reports = new Map((await findReportsByHash(store, hashes)).map(report => [report.hash, report]))
  return rows.map(row => ({
    id: row.id,
    digest: toMentionDigest(row),
    event: JSON.parse(unpackText(row.as_read)),
    sources: JSON.parse(row.sources),
    report: reports.get(row.hash)!,
    eventId: row.event_id ?? '',
  }))
}
