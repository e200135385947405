import {type Kysely, sql} from 'kysely'
import {type ActorAliases, loadAliases} from './actor-aliases.ts'
import {type Cursor, pageLimit, parseCursor, renderCursor} from './cursor.ts'
import type {ActorEntry} from './entry.ts'
import {eventConditions} from './event-conditions.ts'
import {toMergedEvent} from './event-row.ts'
import {findEventNumbers} from './event-search.ts'
import {PLACE_COLUMNS} from './mention-digests.ts'
import type {MergedEvent} from './merged.ts'
import type {EventQuery, Page} from './query.ts'
import type {EventAnswer} from './record.ts'
import {among, type Store} from './sqlite-store.ts'
import type {EventPartyTable, Tables} from './tables.ts'

/**
 * Events that fulfil all conditions, the newest first unless asked otherwise; ones of unknown day stand as if before all others. What an
 * analyst has corrected is searched and shown as corrected.
 */
export const findEvents = (store: Store, query: EventQuery): Promise<Page<EventAnswer>> =>
  store.reading(async db => {
    const order = query.order ?? '-date'
    const limit = pageLimit(query.limit)
    const after = parseCursor(order, query.after)
    const aliases = await loadAliases(db)
    const conditions = await eventConditions(db, query, aliases)
    if (!conditions) return {items: [], next: null}
    const found = await findEventNumbers(db, {query, order, limit: limit + 1, after, conditions})
    const page = found.slice(0, limit)
    const items = await loadEvents(db, page, aliases)
    const last: Cursor | undefined = page.at(-1)
    return {items, next: found.length > limit && last ? renderCursor(order, last) : null}
  })

async function loadEvents(
  db: Kysely<Tables>,
  page: readonly Cursor[],
  aliases: ActorAliases,
): Promise<readonly EventAnswer[]> {
  const numbers = page.map(({nr}) => nr)
  const rows = await db
    .selectFrom('event')
    .leftJoin('place', 'place.nr', 'event.place_nr')
    .leftJoin('story', 'story.nr', 'event.story_nr')
    .selectAll('event')
    .select([...PLACE_COLUMNS, 'story.id as story_id'])
    .where(among(sql.ref('event.nr'), numbers))
    .execute()
  const byNumber = new Map(rows.map(row => [row.nr, row]))
  const parties = await partiesByEvent(db, numbers)
  const mentions = await mentionsByEvent(db, numbers)
  return numbers.flatMap(nr => {
    const row = byNumber.get(nr)
    if (!row) return []
    const event = toMergedEvent(row, parties.get(nr) ?? [], mentions.get(nr) ?? [])
    return [
      {
        ...withCanonicalActors(event, aliases),
        story: row.story_id,
        recordedAt: row.recorded_at,
        updatedAt: row.updated_at,
        review: row.review,
      },
    ]
  })
}

/** Parties of events by the events' numbers, each side in its order; an event without parties is missing. */
export async function partiesByEvent(
  db: Kysely<Tables>,
  events: readonly number[],
): Promise<ReadonlyMap<number, readonly EventPartyTable[]>> {
  const rows = await db
    .selectFrom('event_party')
    .selectAll()
    .where(among(sql.ref('event_nr'), events))
    .orderBy('event_nr')
    .orderBy('side')
    .orderBy('position')
    .execute()
  return groupBy(rows, ({event_nr}) => event_nr)
}

/** Mentions of events by the day of publication of their reports, those of unknown day last. */
export async function mentionsByEvent(
  db: Kysely<Tables>,
  events: readonly number[],
): Promise<ReadonlyMap<number, MergedEvent['mentions']>> {
  const rows = await db
    .selectFrom('event_mention')
    .innerJoin('mention', 'mention.nr', 'event_mention.mention_nr')
    .innerJoin('report', 'report.nr', 'event_mention.report_nr')
    .select(['event_mention.event_nr', 'mention.id', 'report.hash'])
    .where(among(sql.ref('event_mention.event_nr'), events))
    .orderBy(sql`coalesce(mention.published, '~')`)
    .orderBy('mention.id')
    .execute()
  const mentions = rows.map(({event_nr, id, hash}) => ({event_nr, mention: {id, report: hash}}))
  return new Map(
    [...groupBy(mentions, ({event_nr}) => event_nr)].map(([nr, told]) => [nr, told.map(({mention}) => mention)]),
  )
}

function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

function withCanonicalActors(event: MergedEvent, {canonical}: ActorAliases): MergedEvent {
  const unique = (parties: readonly ActorEntry[]): ActorEntry[] => [
    ...new Map(parties.map(canonical).map(party => [party.key, party])).values(),
  ]
  return {
    ...event,
    actors: unique(event.actors),
    recipients: unique(event.recipients),
    claimants: event.claimants.map(claimant => {
      if (claimant.actor === null) return claimant
      const {key, name} = canonical({
        key: claimant.actor,
        name: claimant.name,
        kind: '',
        country: null,
        sector: null,
        wikidata: null,
      })
      return {...claimant, actor: key, name: key === claimant.actor ? claimant.name : name}
    }),
  }
}
