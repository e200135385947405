import {sql} from 'kysely'
import type {ArchiveRecord} from './record.ts'
import type {Store} from './sqlite-store.ts'

type Resolved = Awaited<ReturnType<ArchiveRecord['resolveId']>>

/** Letters that the beginning of an id must have. */
const SHORTEST = 6

/**
 * What an id or its beginning means. With a point it is an event or a mention (which stands for its event), with an `s` in front a
 * story, else a report, which its document's own id names too. null when nothing begins so, and when several do.
 */
export async function resolveId({db}: Store, id: string): Promise<Resolved> {
  const named = await db.selectFrom('report').select('hash').where('document_id', '=', id.trim()).limit(2).execute()
  if (named.length === 1) return {kind: 'report', id: named[0]!.hash}
  const wanted = id.trim().toLowerCase()
  if (wanted.length < SHORTEST || !/^s?[0-9a-f]+(\.[0-9]*[a-z]?)?$/.test(wanted)) return null
  const beginning = (column: string) =>
    sql<boolean>`${sql.ref(column)} >= ${wanted} and ${sql.ref(column)} < ${`${wanted}~`}`
  const only = <T extends {readonly id: string}>(rows: readonly T[]): T | undefined =>
    rows.find(row => row.id === wanted) ?? (rows.length === 1 ? rows[0] : undefined)
  if (wanted.startsWith('s')) {
    const story = only(await db.selectFrom('story').select('id').where(beginning('id')).limit(2).execute())
    return story ? {kind: 'story', id: story.id} : null
  }
  if (!wanted.includes('.')) {
    const report = only(await db.selectFrom('report').select('hash as id').where(beginning('hash')).limit(2).execute())
    return report ? {kind: 'report', id: report.id} : null
  }
  const mention = only(
    await db
      .selectFrom('mention')
      .leftJoin('event_mention', 'event_mention.mention_nr', 'mention.nr')
      .leftJoin('event', 'event.nr', 'event_mention.event_nr')
      .select(['mention.id', 'event.id as event'])
      .where(beginning('mention.id'))
      .orderBy('mention.id')
      .limit(2)
      .execute(),
  )
  return mention?.event ? {kind: 'event', id: mention.event} : null
}
