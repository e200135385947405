import {type Kysely, type RawBuilder, sql} from 'kysely'
import type {Cursor} from './cursor.ts'
import {SPAN_DAYS} from './day-number.ts'
import {COUNTED, type Condition, daysOf, FIRST_DAY} from './event-conditions.ts'
import type {EventQuery} from './query.ts'
import {among} from './sqlite-store.ts'
import type {Tables} from './tables.ts'

export type EventOrder = NonNullable<EventQuery['order']>

export interface Search {
  readonly query: EventQuery
  readonly order: EventOrder
  readonly limit: number
  readonly after: Cursor | null
  readonly conditions: readonly Condition[]
}

/** A way to find the events, and how many rows it is expected to look at. */
interface Plan {
  readonly rows: number
  readonly run: () => Promise<readonly Cursor[]>
}

/**
 * Numbers of the events that fulfil the conditions, in order, from after the cursor. An archive has a million events and an answer
 * a page of them, so it is chosen, by counts that are kept beside the terms, what to begin with: with all events of the
 * rarest condition, to be sorted; or with all events in the order asked for, until the page is full; or with the
 * events of one term, which are kept by day. SQLite alone would choose by averages, and the parties of events are far from average.
 */
export async function findEventNumbers(db: Kysely<Tables>, search: Search): Promise<readonly Cursor[]> {
  const plans = await planSearch(db, search)
  return plans.reduce((best, plan) => (plan.rows < best.rows ? plan : best)).run()
}

/** All ways to find the events; they find the same. */
export async function planSearch(db: Kysely<Tables>, search: Search): Promise<readonly Plan[]> {
  const {query, order, conditions, limit} = search
  if (query.ids) {
    const named = sql`(select nr from event where ${among(sql.ref('id'), query.ids)})`
    return [{rows: query.ids.length, run: () => sortAll(db, search, named)}]
  }
  const all = await countEvents(db)
  const counted = conditions.filter(({size}) => size < Number.POSITIVE_INFINITY)
  const walked = (driver: Condition | null) => {
    const others = counted.filter(condition => condition !== driver)
    return limit / others.reduce((share, {size}) => share * Math.min(1, (size + 1) / all), 1)
  }
  const plans: Plan[] = []
  for (const condition of counted) {
    const {events, size, term} = condition
    // What all of them fulfil is not tested again.
    const rest = {...search, conditions: conditions.filter(other => other !== condition)}
    // Counting ended here, so there may be many times as many.
    const rows = term === null && size >= COUNTED ? all : size
    // Going through a term's events by day ends with the page; if it does not, it takes hardly longer than sorting them all.
    if (term !== null && (order === 'date' || order === '-date'))
      plans.push({rows: Math.min(size, walked(condition)), run: () => walkTerm(db, rest, term)})
    if (events) plans.push({rows, run: () => sortAll(db, rest, events)})
  }
  const rows = Math.min(all, walked(null))
  const [best] = plans.toSorted((a, b) => a.rows - b.rows)
  return [{rows, run: () => walkOrElse(db, search, {rows, all, otherwise: best ?? null})}, ...plans]
}

/** How many times as many rows as expected are gone through before the walk is given up. */
const PATIENCE = 10
const LEAST_PATIENCE = 200

/**
 * Goes through the events in order, which is quick where those that fulfil the conditions are spread evenly. Where they are not (a word that stood in many
 * reports, all of them years ago), it is given up for the best of the other plans.
 */
async function walkOrElse(
  db: Kysely<Tables>,
  search: Search,
  {rows, all, otherwise}: {readonly rows: number; readonly all: number; readonly otherwise: Plan | null},
): Promise<readonly Cursor[]> {
  const atMost = Math.ceil(rows * PATIENCE) + LEAST_PATIENCE
  // From a day on there are few to go through.
  const isFrom = daysOf(search.query).from !== null
  if (!otherwise || atMost >= all || isFrom) return walkInOrder(db, search)
  const found = await walkInOrder(db, search, atMost)
  return found.length === search.limit ? found : otherwise.run()
}

const ORDERS = {
  date: {column: 'day', isDown: false},
  '-date': {column: 'day', isDown: true},
  '-reports': {column: 'reports', isDown: true},
  '-recorded': {column: 'recorded_at', isDown: true},
} as const satisfies Record<EventOrder, {column: string; isDown: boolean}>

interface Walk {
  readonly from: RawBuilder<unknown>
  /** What the order goes by, and the event's number, as `from` has them. */
  readonly value: RawBuilder<unknown>
  readonly nr: RawBuilder<unknown>
  readonly tests?: readonly RawBuilder<unknown>[]
}

async function page(
  db: Kysely<Tables>,
  search: Search,
  {from, value, nr, tests = []}: Walk,
): Promise<readonly Cursor[]> {
  const {isDown} = ORDERS[search.order]
  const {after, limit, conditions} = search
  const beyond = isDown ? sql`<` : sql`>`
  const all = [
    ...(after ? [sql`(${value}, ${nr}) ${beyond} (${after.value}, ${after.nr})`] : []),
    ...tests,
    ...conditions.map(({test}) => test),
  ]
  const direction = isDown ? sql`desc` : sql`asc`
  const {rows} = await sql<Cursor>`select ${nr} as nr, ${value} as value from ${from}
    ${all.length > 0 ? sql`where ${sql.join(all, sql` and `)}` : sql``}
    order by ${value} ${direction}, ${nr} ${direction} limit ${limit}`.execute(db)
  return rows
}

const EVENT_NR = sql.ref('event.nr')

function sortAll(db: Kysely<Tables>, search: Search, events: RawBuilder<unknown>): Promise<readonly Cursor[]> {
  const value = sql.ref(`event.${ORDERS[search.order].column}`)
  // Each event once, all of them before anything else: the order of the tables is not left to the database.
  const from = sql`(select distinct * from ${events}) as found cross join event`
  return page(db, search, {from, value, nr: EVENT_NR, tests: [sql`event.nr = found.nr`]})
}

/** All events in the order asked for. From a day on, each class of length by itself, for the day on which a long one began says little. */
async function walkInOrder(db: Kysely<Tables>, search: Search, atMost?: number): Promise<readonly Cursor[]> {
  const {column, isDown} = ORDERS[search.order]
  const value = sql.ref(`event.${column}`)
  const asked = daysOf(search.query)
  const from = atMost === undefined ? sql`event` : firstInOrder(search, atMost)
  if (column !== 'day' || asked.from === null) return page(db, search, {from, value, nr: EVENT_NR})
  const found: Cursor[] = []
  for (const [span, days] of SPAN_DAYS.entries()) {
    const tests = [sql`event.span = ${sql.lit(span)}`, sql`event.day >= ${Math.max(FIRST_DAY, asked.from - days)}`]
    if (asked.to !== null) tests.push(sql`event.day <= ${asked.to}`)
    found.push(...(await page(db, search, {from, value, nr: EVENT_NR, tests})))
  }
  const sign = isDown ? -1 : 1
  return found.sort((a, b) => sign * (Number(a.value) - Number(b.value) || a.nr - b.nr)).slice(0, search.limit)
}

/** So many events in order, from after the cursor. */
function firstInOrder({order, after}: Search, atMost: number): RawBuilder<unknown> {
  const {column, isDown} = ORDERS[order]
  const [value, direction] = [sql.ref(column), isDown ? sql`desc` : sql`asc`]
  const beyond = after ? sql`where (${value}, nr) ${isDown ? sql`<` : sql`>`} (${after.value}, ${after.nr})` : sql``
  return sql`(select * from event ${beyond} order by ${value} ${direction}, nr ${direction} limit ${atMost}) as event`
}

/** The events of one term, which are kept by day. */
function walkTerm(db: Kysely<Tables>, search: Search, term: number): Promise<readonly Cursor[]> {
  const {from, to} = daysOf(search.query)
  const tests = [sql`event_term.term_nr = ${term}`, sql`event.nr = event_term.event_nr`]
  if (to !== null) tests.push(sql`event_term.day <= ${to}`)
  if (from !== null) tests.push(sql`event_term.last_day >= ${from}`)
  return page(db, search, {
    from: sql`event_term cross join event`,
    value: sql.ref('event_term.day'),
    nr: sql.ref('event_term.event_nr'),
    tests,
  })
}

/** About how many events there are: their numbers have few gaps. */
async function countEvents(db: Kysely<Tables>): Promise<number> {
  const {last} = await db
    .selectFrom('event')
    .select(({fn}) => fn.max<number | null>('nr').as('last'))
    .executeTakeFirstOrThrow()
  return Math.max(1, last ?? 1)
}
