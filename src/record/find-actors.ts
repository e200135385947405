import {type Kysely, type RawBuilder, sql} from 'kysely'
import {loadAliases} from './actor-aliases.ts'
import {spellingOf} from './actor-key.ts'
import {type Cursor, pageLimit, parseCursor, renderCursor} from './cursor.ts'
import type {ActorEntry} from './entry.ts'
import type {ActorQuery, Page} from './query.ts'
import {among, type Store} from './sqlite-store.ts'
import type {Tables} from './tables.ts'

export interface FoundActor extends ActorEntry {
  /** Events that it is a party of, under any of its keys. */
  readonly events: number
  /** All names that reports gave it. */
  readonly names: readonly string[]
}

/** Actors that fulfil all conditions, those of most events first. Ones that an analyst said are the same are one. */
export const findActors = (store: Store, query: ActorQuery): Promise<Page<FoundActor>> =>
  store.reading(async db => {
    const limit = pageLimit(query.limit)
    const after = parseCursor('-events', query.after)
    const aliases = await loadAliases(db)
    const tests: RawBuilder<unknown>[] = [
      sql`term.facet = 'actor'`,
      sql`actor.key = term.value`,
      sql`not exists (select 1 from actor_alias where actor_alias.key = actor.key and canonical <> actor.key)`,
    ]
    if (after) tests.push(sql`(term.events, term.nr) < (${after.value}, ${after.nr})`)
    if (query.countries) tests.push(among(sql`coalesce(actor.country, '')`, query.countries))
    if (query.sectors) tests.push(among(sql`coalesce(actor.sector, '')`, query.sectors))
    if (query.name !== undefined) {
      const keys = await keysByName(db, query.name)
      tests.push(among(sql.ref('actor.key'), [...new Set(keys.map(key => aliases.keysOf(key)[1] ?? key).concat(keys))]))
    }
    const {rows} = await sql<
      Cursor & {readonly key: string}
    >`select term.nr as nr, term.events as value, actor.key as key
      from term cross join actor where ${sql.join(tests, sql` and `)}
      order by term.events desc, term.nr desc limit ${limit + 1}`.execute(db)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      items: await loadActors(db, page, aliases),
      next: rows.length > limit && last ? renderCursor('-events', last) : null,
    }
  })

/** Keys of the actors that have such a name or such a key, and whom an analyst named so. */
async function keysByName(db: Kysely<Tables>, name: string): Promise<string[]> {
  const spelling = spellingOf(name)
  const exact = await db.selectFrom('actor').select('key').where('key', '=', name).execute()
  if (spelling === '') return exact.map(({key}) => key)
  const named = await db
    .selectFrom('actor')
    .select('key')
    .where('nr', 'in', db.selectFrom('actor_name').select('actor_nr').where('spelling', 'like', `%${spelling}%`))
    .execute()
  const aliases = await db.selectFrom('actor_alias').select(['key', 'name']).where('name', 'is not', null).execute()
  const renamed = aliases.filter(alias => spellingOf(alias.name!).includes(spelling))
  return [...exact, ...named, ...renamed].map(({key}) => key)
}

async function loadActors(
  db: Kysely<Tables>,
  page: readonly {readonly key: string; readonly value: string | number}[],
  {canonical, keysOf}: Awaited<ReturnType<typeof loadAliases>>,
): Promise<readonly FoundActor[]> {
  const keys = page.flatMap(({key}) => keysOf(key))
  const rows = await db
    .selectFrom('actor')
    .selectAll()
    .where(among(sql.ref('key'), keys))
    .execute()
  const actors = new Map(rows.map(row => [row.key, row]))
  const terms = await db
    .selectFrom('term')
    .select(['value', 'events'])
    .where('facet', '=', 'actor')
    .where(among(sql.ref('value'), keys))
    .execute()
  const counts = new Map(terms.map(({value, events}) => [value, events]))
  const given = await db
    .selectFrom('actor_name')
    .innerJoin('actor', 'actor.nr', 'actor_name.actor_nr')
    .select(['actor.key', 'actor_name.name'])
    .where(among(sql.ref('actor.key'), keys))
    .orderBy('actor_name.name')
    .execute()
  return page.map(({key}) => {
    const {name, kind, country, sector, wikidata} = actors.get(key)!
    const own = new Set(keysOf(key))
    return {
      ...canonical({key, name, kind, country, sector, wikidata}),
      events: [...own].reduce((sum, one) => sum + (counts.get(one) ?? 0), 0),
      names: [...new Set(given.filter(row => own.has(row.key)).map(row => row.name))],
    }
  })
}
