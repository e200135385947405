import {type Kysely, type RawBuilder, type Selectable, sql} from 'kysely'
import {loadAliases} from './actor-aliases.ts'
import {type Cursor, pageLimit, parseCursor, renderCursor} from './cursor.ts'
import {dayNumber} from './day-number.ts'
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
    const tests = await storyTests(db, query)
    if (!tests) return {items: [], next: null}
    const {column, isDown} = ORDERS[order]
    const value = sql.ref(`story.${column}`)
    const direction = isDown ? sql`desc` : sql`asc`
    if (after) tests.push(sql`(${value}, story.nr) ${isDown ? sql`<` : sql`>`} (${after.value}, ${after.nr})`)
    const {rows} = await sql<Cursor>`select story.nr as nr, ${value} as value from story
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

async function storyTests(db: Kysely<Tables>, query: StoryQuery): Promise<RawBuilder<unknown>[] | null> {
  const tests: RawBuilder<unknown>[] = []
  const {from, to} = {from: dayNumber(query.from ?? null), to: dayNumber(query.to ?? null)}
  if (query.ids) tests.push(among(sql.ref('story.id'), query.ids))
  if (to !== null) tests.push(sql`story.day <= ${to}`)
  if (from !== null) tests.push(sql`story.last_day >= ${from}`)
  if (query.minReports !== undefined) tests.push(sql`+story.reports >= ${query.minReports}`)
  if (query.words?.trim()) {
    const words = wordsQuery(query.words)
    if (words === '') return null
    tests.push(sql`+story.nr in (select story_nr from report_group where +report_nr in ${reportsWithWords(words)})`)
  }
  const {keysOf} = await loadAliases(db)
  const sets: [Facet, readonly string[] | undefined][] = [
    ['actor', query.actors?.flatMap(keysOf)],
    ['country', query.countries],
  ]
  for (const [facet, values] of sets) {
    if (!values) continue
    const terms = await db
      .selectFrom('term')
      .select('nr')
      .where('facet', '=', facet)
      .where(among(sql.ref('value'), values))
      .execute()
    const numbers = terms.map(({nr}) => nr)
    tests.push(sql`exists (select 1 from event cross join event_term
      where event.story_nr = story.nr and event_term.event_nr = event.nr and event_term.day = event.day
      and ${among(sql.ref('event_term.term_nr'), numbers)})`)
  }
  return tests
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
