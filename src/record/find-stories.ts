import {type Kysely, type RawBuilder, type Selectable, sql} from 'kysely'
import {loadAliases} from './actor-aliases.ts'
import {type Cursor, pageLimit, parseCursor, renderCursor} from './cursor.ts'
import {dayNumber} from './day-number.ts'
import {countUpTo, holds} from './event-conditions.ts'
import type {Story} from './merged.ts'
import type {Page, StoryQuery} from './query.ts'
import {among, reportsWithWords, type Store} from './sqlite-store.ts'
import type {Facet, StoryTable, Tables} from './tables.ts'
import {wordsQuery} from './words.ts'

/** Stories that fulfil all conditions, the newest first unless asked otherwise; ones of unknown day stand as if before all others. */
export const findStories = (store: Store, query: StoryQuery): Promise<Page<Story>> =>
  store.reading(async db => {
    const order = query.order ?? '-date'
    const limit = pageLimit(query.limit)
    const after = parseCursor(order, query.after)
    const conditions = await storyConditions(db, query)
    if (!conditions) return {items: [], next: null}
    const {column, isDown} = ORDERS[order]
    const value = sql.ref(`story.${column}`)
    const direction = isDown ? sql`desc` : sql`asc`
    const tests = conditions.map(({test}) => test)
    if (after) tests.push(sql`(${value}, story.nr) ${isDown ? sql`<` : sql`>`} (${after.value}, ${after.nr})`)
    // Few stories are sorted; where there are many, all are gone through in their order until the page is full.
    const fewest = conditions.reduce((least, other) => (other.size < least.size ? other : least), EVERY_STORY)
    const isFew = fewest.size < (await fewOf(db))
    const from = isFew ? sql`(select distinct * from ${fewest.stories}) as found cross join story` : sql`story`
    if (isFew) tests.push(sql`story.nr = found.nr`)
    const {rows} = await sql<Cursor>`select story.nr as nr, ${value} as value from ${from}
      ${tests.length > 0 ? sql`where ${sql.join(tests, sql` and `)}` : sql``}
      order by ${value} ${direction}, story.nr ${direction} limit ${limit + 1}`.execute(db)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      items: await loadStories(
        db,
        page.map(({nr}) => nr),
      ),
      next: rows.length > limit && last ? renderCursor(order, last) : null,
    }
  })

const ORDERS = {
  date: {column: 'day', isDown: false},
  '-date': {column: 'day', isDown: true},
  '-reports': {column: 'reports', isDown: true},
} as const

/** A test of the story at hand; the numbers of all stories that pass it, and about how many these are. */
interface Condition {
  readonly test: RawBuilder<unknown>
  readonly stories: RawBuilder<unknown>
  readonly size: number
}

/**
 * Up to how many events or reports their stories are all looked up and sorted: the square root of so many times the stories there are. Sorting takes
 * longer the more fulfil a condition, going through all stories in order until the page is full the fewer do; at 96,000 stories both take
 * 10 to 15 ms for 1,500.
 */
const FEW_SQUARED = 23

async function fewOf(db: Kysely<Tables>): Promise<number> {
  const tally = await db.selectFrom('tally').select('rows').where('name', '=', 'story').executeTakeFirst()
  return Math.sqrt(FEW_SQUARED * (tally?.rows ?? 0))
}

const EVERY_STORY: Condition = {test: sql`true`, stories: sql`(select nr from story)`, size: Number.POSITIVE_INFINITY}

async function storyConditions(db: Kysely<Tables>, query: StoryQuery): Promise<Condition[] | null> {
  const conditions: Condition[] = []
  const add = (test: RawBuilder<unknown>) => conditions.push({...EVERY_STORY, test})
  const {from, to} = {from: dayNumber(query.from ?? null), to: dayNumber(query.to ?? null)}
  if (query.ids) {
    const named = among(sql.ref('story.id'), query.ids)
    conditions.push({test: named, stories: sql`(select nr from story where ${named})`, size: query.ids.length})
  }
  if (to !== null) add(sql`story.day <= ${to}`)
  if (from !== null) add(sql`story.last_day >= ${from}`)
  if (query.minReports !== undefined) add(sql`+story.reports >= ${query.minReports}`)
  if (query.words?.trim()) {
    const words = wordsQuery(query.words)
    if (words === '') return null
    const told = sql`(select story_nr as nr from report_group where report_nr in ${reportsWithWords(words)})`
    conditions.push({
      test: sql`+story.nr in ${told}`,
      stories: told,
      size: await countUpTo(db, reportsWithWords(words)),
    })
  }
  const {keysOf} = await loadAliases(db)
  const sets: [Facet, readonly string[] | undefined][] = [
    ['actor', query.actors?.flatMap(keysOf)],
    ['country', query.countries],
  ]
  for (const [facet, values] of sets) if (values) conditions.push(await termCondition(db, facet, values))
  return conditions
}

async function termCondition(db: Kysely<Tables>, facet: Facet, values: readonly string[]): Promise<Condition> {
  const terms = await db
    .selectFrom('term')
    .select(['nr', 'events'])
    .where('facet', '=', facet)
    .where(among(sql.ref('value'), values))
    .execute()
  const numbers = terms.map(({nr}) => nr)
  const isOfTerm = among(sql.ref('event_term.term_nr'), numbers)
  return {
    test: holds(sql`event cross join event_term where event.story_nr = story.nr
      and event_term.event_nr = event.nr and event_term.day = event.day and ${isOfTerm}`),
    stories: sql`(select event.story_nr as nr from event_term cross join event
      where ${isOfTerm} and event.nr = event_term.event_nr)`,
    size: terms.reduce((sum, {events}) => sum + events, 0),
  }
}

async function loadStories(db: Kysely<Tables>, numbers: readonly number[]): Promise<readonly Story[]> {
  const rows = await db
    .selectFrom('story')
    .selectAll()
    .where(among(sql.ref('nr'), numbers))
    .execute()
  const members = await db
    .selectFrom('report_group')
    .innerJoin('report', 'report.nr', 'report_group.report_nr')
    .select(['report_group.story_nr', 'report.hash'])
    .where(among(sql.ref('report_group.story_nr'), numbers))
    .orderBy(sql`coalesce(report.published, '~')`)
    .orderBy('report.hash')
    .execute()
  const reports = new Map<number, string[]>(numbers.map(nr => [nr, []]))
  for (const {story_nr, hash} of members) reports.get(story_nr!)!.push(hash)
  const byNumber = new Map(rows.map(row => [row.nr, toStory(row, reports.get(row.nr)!)]))
  return numbers.flatMap(nr => byNumber.get(nr) ?? [])
}

const toStory = (row: Selectable<StoryTable>, reports: readonly string[]): Story => ({
  id: row.id,
  title: row.title,
  from: row.date_from,
  to: row.date_to,
  reports,
  independent: row.independent,
  terms: JSON.parse(row.terms),
})
