import {type Kysely, type RawBuilder, sql} from 'kysely'
import type {ActorAliases} from './actor-aliases.ts'
import {spellingOf} from './actor-key.ts'
import {dayNumber, SPAN_DAYS} from './day-number.ts'
import {ANNOUNCED} from './event-row.ts'
import {placesNear} from './near.ts'
import type {EventQuery} from './query.ts'
import {among, reportsWithWords} from './sqlite-store.ts'
import type {Facet, Tables} from './tables.ts'
import {wordsQuery} from './words.ts'

/** One condition of a query: to test an event by, or to begin the search with. */
export interface Condition {
  /** Whether the event at hand fulfils it. */
  readonly test: RawBuilder<boolean>
  /** Numbers of all events that fulfil it, `(select … as nr …)`; null where it is no good to begin with. */
  readonly events: RawBuilder<unknown> | null
  /** How many these are, counted up to COUNTED; Infinity where they are not counted. */
  readonly size: number
  /** The one term that all of them have; null where it is not one. */
  readonly term: number | null
  /** What the test takes: a look at the event's own row, a look-up in another table, or a list of reports that is made first. */
  readonly takes: 'row' | 'look-up' | 'list'
}

/** Cheap tests first: where they fail, the others are not made. */
const COSTS: readonly Condition['takes'][] = ['row', 'look-up', 'list']

/** Beyond this many, it does not matter how many there are. */
export const COUNTED = 20_000

/** The conditions of a query; null when no event can fulfil them. */
export async function eventConditions(
  db: Kysely<Tables>,
  query: EventQuery,
  aliases: ActorAliases,
): Promise<readonly Condition[] | null> {
  const conditions: Condition[] = []
  const keysOf = (keys: readonly string[]) => [...new Set(keys.flatMap(aliases.keysOf))]
  const places = await placesOf(db, query)
  const sets: [Facet, readonly string[] | undefined][] = [
    ['actor', query.actors && keysOf(query.actors)],
    ['actor', query.others && keysOf(query.others)],
    ['source', query.sources && keysOf(query.sources)],
    ['outlet', query.outlets],
    ['country', query.countries],
    ['type', query.types],
    ['factuality', query.factualities],
    ['announcement', query.isAnnounced && [ANNOUNCED]],
    ...places.map((numbers): [Facet, readonly string[]] => ['place', numbers]),
  ]
  for (const [facet, values] of sets) {
    if (!values) continue
    const condition = await termCondition(db, facet, values)
    if (!condition) return null
    conditions.push(condition)
  }
  if (query.actors && query.others) conditions.push(...pairCondition(keysOf(query.actors), keysOf(query.others)))
  if (query.words?.trim()) {
    const condition = await wordsCondition(db, query.words)
    if (!condition) return null
    conditions.push(condition)
  }
  if (query.stories) conditions.push(storyCondition(query.stories))
  conditions.push(...(await numberConditions(db, query)), ...(await dayConditions(db, query)))
  if (!query.withRejected) conditions.push(testOnly(sql`coalesce(event.review, '') <> 'rejected'`, 'row'))
  return conditions.sort((a, b) => COSTS.indexOf(a.takes) - COSTS.indexOf(b.takes))
}

const testOnly = (test: RawBuilder<unknown>, takes: Condition['takes']): Condition => ({
  test: test as RawBuilder<boolean>,
  events: null,
  size: Number.POSITIVE_INFINITY,
  term: null,
  takes,
})

/** Whether there is such a row. Not `exists`, which SQLite may turn round and begin the search with. */
export const holds = (rows: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(select 1 from ${rows} limit 1) is not null`

async function termCondition(db: Kysely<Tables>, facet: Facet, values: readonly string[]): Promise<Condition | null> {
  const found = await db
    .selectFrom('term')
    .select(['nr', 'events'])
    .where('facet', '=', facet)
    .where(among(sql.ref('value'), values))
    .execute()
  const terms = found.filter(({events}) => events > 0)
  if (terms.length === 0) return null
  const numbers = terms.map(({nr}) => nr)
  return {
    test: termTest(facet, numbers, values),
    events: sql`(select event_nr as nr from event_term where ${among(sql.ref('term_nr'), numbers)})`,
    size: terms.reduce((sum, {events}) => sum + events, 0),
    term: numbers.length === 1 ? numbers[0]! : null,
    takes: ['type', 'factuality', 'place'].includes(facet) ? 'row' : 'look-up',
  }
}

function termTest(facet: Facet, numbers: readonly number[], values: readonly string[]): RawBuilder<boolean> {
  if (facet === 'type') return among(sql.ref('event.type'), values)
  if (facet === 'factuality') return among(sql.ref('event.factuality'), values)
  if (facet === 'place') return among(sql.ref('event.place_nr'), values.map(Number))
  return holds(sql`event_term where ${among(sql.ref('term_nr'), numbers)}
    and event_term.day = event.day and event_term.event_nr = event.nr`)
}

/** Where somebody is on both lists, an event needs two different parties. */
function pairCondition(actors: readonly string[], others: readonly string[]): Condition[] {
  if (!actors.some(key => others.includes(key))) return []
  return [
    testOnly(
      holds(sql`event_party as one, event_party as other
        where one.event_nr = event.nr and other.event_nr = event.nr and one.key <> other.key
        and ${among(sql.ref('one.key'), actors)} and ${among(sql.ref('other.key'), others)}`),
      'look-up',
    ),
  ]
}

async function wordsCondition(db: Kysely<Tables>, typed: string): Promise<Condition | null> {
  const words = wordsQuery(typed)
  if (words === '') return null
  const reports = await countUpTo(db, sql`${reportsWithWords(words)}`)
  if (reports === 0) return null
  const {events} = await db
    .selectFrom('event_mention')
    .select(({fn}) => fn.max<number>('event_nr').as('events'))
    .executeTakeFirstOrThrow()
  const {all} = await db
    .selectFrom('report')
    .select(({fn}) => fn.max<number>('nr').as('all'))
    .executeTakeFirstOrThrow()
  return {
    test: holds(sql`event_mention where event_mention.event_nr = event.nr
      and +event_mention.report_nr in ${reportsWithWords(words)}`),
    events: sql`(select event_nr as nr from event_mention where report_nr in ${reportsWithWords(words)})`,
    size: reports * Math.max(1, (events ?? 0) / (all ?? 1)),
    term: null,
    takes: 'list',
  }
}

function storyCondition(stories: readonly string[]): Condition {
  const numbers = sql`(select nr from story where ${among(sql.ref('id'), stories)})`
  return {
    test: sql<boolean>`+event.story_nr in ${numbers}`,
    events: sql`(select nr from event where story_nr in ${numbers})`,
    size: stories.length * 100,
    term: null,
    takes: 'row',
  }
}

async function numberConditions(db: Kysely<Tables>, query: EventQuery): Promise<Condition[]> {
  const {minIndependent, recordedAfter, updatedAfter} = query
  const found: Condition[] = []
  const add = async (column: string, above: RawBuilder<unknown>) => {
    const events = sql`(select nr from event where ${sql.ref(column)} ${above})`
    const test = sql<boolean>`${sql.ref(`event.${column}`)} ${above}`
    found.push({test, events, size: await countUpTo(db, events), term: null, takes: 'row'})
  }
  if (minIndependent !== undefined && minIndependent > 1) await add('independent', sql`>= ${minIndependent}`)
  if (recordedAfter !== undefined) await add('recorded_at', sql`> ${recordedAfter}`)
  if (updatedAfter !== undefined) await add('updated_at', sql`> ${updatedAfter}`)
  return found
}

async function dayConditions(db: Kysely<Tables>, query: EventQuery): Promise<Condition[]> {
  const {from, to} = daysOf(query)
  if (from === null && to === null) return []
  const test = sql<boolean>`event.day <= ${to ?? LAST_DAY} and event.last_day >= ${from ?? FIRST_DAY}
    and event.day > ${FIRST_DAY}`
  const classes = SPAN_DAYS.map(
    (days, span) => sql`select nr from event where span = ${sql.lit(span)}
      and day <= ${to ?? LAST_DAY} and day >= ${from === null ? FIRST_DAY + 1 : Math.max(from - days, FIRST_DAY + 1)}
      and last_day >= ${from ?? FIRST_DAY}`,
  )
  const events = sql`(${sql.join(classes, sql` union all `)})`
  return [{test, events, size: await countUpTo(db, events), term: null, takes: 'row'}]
}

/** Days before and after all others. */
export const FIRST_DAY = -1_000_000
const LAST_DAY = 4_000_000

/** The days that a query asks for, as numbers; a day that is no date is as if it were not given. */
export const daysOf = ({from, to}: EventQuery): {readonly from: number | null; readonly to: number | null} => ({
  from: dayNumber(from ?? null),
  to: dayNumber(to ?? null),
})

async function placesOf(db: Kysely<Tables>, {placeNames, near}: EventQuery): Promise<string[][]> {
  const found: string[][] = []
  if (placeNames) {
    const rows = await db
      .selectFrom('place')
      .select('nr')
      .where(among(sql.ref('spelling'), placeNames.map(spellingOf)))
      .execute()
    found.push(rows.map(({nr}) => String(nr)))
  }
  if (near) found.push((await placesNear(db, near)).map(String))
  return found
}

/** How many rows there are, up to COUNTED. */
export async function countUpTo(db: Kysely<Tables>, numbers: RawBuilder<unknown>): Promise<number> {
  const {rows} = await sql<{
    n: number
  }>`select count(*) as n from (select 1 from ${numbers} as found limit ${sql.lit(COUNTED)}) as counted`.execute(db)
  return rows[0]!.n
}
