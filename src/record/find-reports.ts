import {type Kysely, type RawBuilder, sql} from 'kysely'
import {type Cursor, pageLimit, parseCursor, renderCursor} from './cursor.ts'
import {COUNTED, countUpTo} from './event-conditions.ts'
import type {Page, ReportQuery} from './query.ts'
import type {RecordedReport} from './record.ts'
import {loadReports} from './recorded-reports.ts'
import {among, reportsWithWords, type Store} from './sqlite-store.ts'
import type {Tables} from './tables.ts'
import {wordsQuery} from './words.ts'

/** Reports that fulfil all conditions, the newest first unless asked otherwise; ones of unknown day stand as if before all others. */
export const findReports = (store: Store, query: ReportQuery): Promise<Page<RecordedReport>> =>
  store.reading(async db => {
    const order = query.order ?? '-date'
    const limit = pageLimit(query.limit)
    const after = parseCursor(order, query.after)
    const words = query.words?.trim() ? wordsQuery(query.words) : null
    if (words === '') return {items: [], next: null}
    const found = await findReportNumbers(db, {query, words, order, limit: limit + 1, after})
    const page = found.slice(0, limit)
    const numbers = page.map(({nr}) => nr)
    const byNumber = await loadReports(db, store.digests(), among(sql.ref('report.nr'), numbers))
    const last = page.at(-1)
    return {
      items: page.map(({nr}) => byNumber.get(nr)!),
      next: found.length > limit && last ? renderCursor(order, last) : null,
    }
  })

async function findReportNumbers(
  db: Kysely<Tables>,
  search: {
    readonly query: ReportQuery
    readonly words: string | null
    readonly order: NonNullable<ReportQuery['order']>
    readonly limit: number
    readonly after: Cursor | null
  },
): Promise<readonly Cursor[]> {
  const {query, words, order, limit, after} = search
  const value = order === '-recorded' ? sql`report.recorded_at` : sql`coalesce(report.published, '')`
  const isDown = order !== 'date'
  const direction = isDown ? sql`desc` : sql`asc`
  const tests: RawBuilder<unknown>[] = []
  if (after) tests.push(sql`(${value}, report.nr) ${isDown ? sql`<` : sql`>`} (${after.value}, ${after.nr})`)
  if (query.ids) tests.push(among(sql.ref('report.hash'), query.ids))
  if (query.outlets) tests.push(among(sql`coalesce(report.outlet, '')`, query.outlets))
  if (query.languages) tests.push(among(sql.ref('report.language'), query.languages))
  if (query.from) tests.push(sql`coalesce(report.published, '') >= ${query.from}`)
  if (query.to) tests.push(sql`coalesce(report.published, '') <= ${query.to} and report.published is not null`)
  if (query.recordedAfter) tests.push(sql`report.recorded_at > ${query.recordedAfter}`)
  if (query.stories)
    tests.push(sql`report.nr in (select report_nr from report_group join story on story.nr = report_group.story_nr
      where ${among(sql.ref('story.id'), query.stories)})`)
  // Few matches are sorted; where there are many, reports are gone through in their order until the page is full.
  const sorted = words === null ? null : await countUpTo(db, reportsWithWords(words))
  if (words !== null && sorted === 0) return []
  const from =
    words !== null && sorted! < COUNTED ? sql`${reportsWithWords(words)} as found cross join report` : sql`report`
  if (words !== null)
    tests.push(sorted! < COUNTED ? sql`report.nr = found.nr` : sql`+report.nr in ${reportsWithWords(words)}`)
  const {rows} = await sql<Cursor>`select report.nr as nr, ${value} as value from ${from}
    ${tests.length > 0 ? sql`where ${sql.join(tests, sql` and `)}` : sql``}
    order by ${value} ${direction}, report.nr ${direction} limit ${limit}`.execute(db)
  return rows
}
