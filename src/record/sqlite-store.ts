import type Sqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  type KyselyPlugin,
  Migrator,
  type RawBuilder,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
  type Transaction,
} from 'kysely'
import {type DigestCache, digestCache} from './digest-cache.ts'
import {keyNumber} from './key-number.ts'
import {MIGRATIONS} from './migrations.ts'
import {openSqlite} from './sqlite-file.ts'
import type {Tables} from './tables.ts'

/**
 * All that is SQLite's own: the connection, transactions, bulk writing, lists as parameters, the full-text index. The queries of
 * the room are Kysely's and know nothing of it.
 */
export interface Store {
  readonly db: Kysely<Tables>
  /** Digests that were opened lately; empty after another process has written. */
  digests(): DigestCache
  /** Runs queries on one state of the archive, whatever is written meanwhile. */
  reading<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Runs work as one transaction: whole or not at all. */
  writing<T>(work: (writing: Writing) => Promise<T>): Promise<T>
  /** Bytes on disk, with what is written and not yet moved into the main file. */
  bytes(): number
  close(): Promise<void>
}

/** A transaction under way. */
export interface Writing {
  readonly trx: Transaction<Tables>
  /** Writes many rows of the same columns; of rows that are there already, `update` says which columns are put in place, else they stay. */
  insert<T extends keyof Tables & string>(
    table: T,
    rows: readonly object[],
    conflict?: {readonly on: readonly string[]; readonly update?: readonly string[]},
  ): void
}

/** `DAYS in (…)` over any number of values, one parameter. */
export const among = (column: RawBuilder<unknown>, values: readonly (string | number)[]): RawBuilder<boolean> =>
  sql<boolean>`${column} in (select value from json_each(${JSON.stringify(values)}))`

/** Numbers of the reports whose title or text match a full-text query (words.ts). */
export const reportsWithWords = (words: string): RawBuilder<number> =>
  sql<number>`(select rowid as nr from report_words where report_words match ${words})`

/** Enters a report in the full-text index. */
export function writeWords(
  {trx}: Writing,
  {reportNr, title, text}: {readonly reportNr: number; readonly title: string; readonly text: string},
): Promise<unknown> {
  return sql`insert into report_words (rowid, title, text) values (${reportNr}, ${title}, ${text})`.execute(trx)
}

/** Takes a report out of the full-text index. */
export function dropWords({trx}: Writing, reportNr: number): Promise<unknown> {
  return sql`delete from report_words where rowid = ${reportNr}`.execute(trx)
}

/** Kilobytes of pages that a connection keeps in memory: the upper levels of all indexes of some hundred thousand reports. */
const CACHE_KB = 262_144
/** Milliseconds to wait for another process that is in the middle of a transaction. */
const BUSY_MS = 30_000
/** Pages that collect in the write-ahead log before they are moved into the file: a page written often is moved once. */
const CHECKPOINT_PAGES = 16_000

/**
 * Opens the file of an archive with its settings; for reading alone nothing is written, not even a setting. Throws what SQLite
 * throws.
 */
export function openStore(path: string, {readOnly}: {readonly readOnly: boolean}): Store {
  const file = openSqlite(path, {readonly: readOnly, timeout: BUSY_MS})
  file.pragma(`cache_size = -${CACHE_KB}`)
  file.pragma('foreign_keys = on')
  file.pragma('temp_store = memory')
  if (!readOnly) {
    file.pragma('journal_mode = wal')
    file.pragma('synchronous = normal')
    file.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  }
  file.function('key_number', {deterministic: true}, key => BigInt(keyNumber(String(key))))
  const prepare = keepStatements(file)
  const readPragma = (name: string): number => Number(prepare(`pragma ${name}`).pluck().get())
  const cache = digestCache()
  let version: unknown = null
  const dialect = sqliteDialect({prepare, close: () => file.close()} as SqliteDatabase)
  const db = new Kysely<Tables>({dialect, plugins: [givingWay()]})
  return {
    db,
    digests: () => {
      const now = readPragma('data_version')
      if (now !== version) {
        cache.reports.clear()
        cache.mentions.clear()
      }
      version = now
      return cache
    },
    reading: work =>
      db.connection().execute(async connection => {
        await sql`begin`.execute(connection)
        try {
          return await work(connection)
        } finally {
          await sql`commit`.execute(connection)
        }
      }),
    writing: work => db.transaction().execute(trx => work({trx, insert: inserter(trx, prepare)})),
    bytes: () => readPragma('page_count') * readPragma('page_size'),
    close: async () => {
      await db.destroy()
      // Kysely knows nothing of a file that nobody has asked.
      file.close()
    },
  }
}

/** Milliseconds of queries in a row after which other work of the program gets its turn. */
const TURN_MS = 4

/** SQLite answers at once, so that a long transaction would keep threads waiting that want their next report: now and then it gives way. */
function givingWay(): KyselyPlugin {
  let turn = performance.now()
  return {
    transformQuery: ({node}) => node,
    transformResult: async ({result}) => {
      if (performance.now() - turn > TURN_MS) {
        await new Promise(resume => setImmediate(resume))
        turn = performance.now()
      }
      return result
    },
  }
}

/** Brings the archive to the present form; `last` stops at that step. */
export async function migrate(store: Store, last = MIGRATIONS.length): Promise<void> {
  const steps = MIGRATIONS.slice(0, last).map(({name, statements}, index) => [
    name,
    {
      up: async (db: Kysely<unknown>) => {
        for (const statement of statements) await sql.raw(statement).execute(db)
        await sql.raw(`pragma application_id = ${APPLICATION_ID}`).execute(db)
        await sql.raw(`pragma user_version = ${index + 1}`).execute(db)
      },
    },
  ])
  const migrator = new Migrator({db: store.db, provider: {getMigrations: async () => Object.fromEntries(steps)}})
  const {error} = await migrator.migrateToLatest()
  if (error) throw error
}

/** `RAPP`: tells an archive from other SQLite files. */
export const APPLICATION_ID = 0x52415050

type Prepare = (sql: string) => Sqlite.Statement

/** Prepares each statement once. */
function keepStatements(file: Sqlite.Database): Prepare {
  const statements = new Map<string, Sqlite.Statement>()
  return sql => {
    const kept = statements.get(sql)
    if (kept) return kept
    const statement = file.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
}

function inserter(trx: Transaction<Tables>, prepare: Prepare): Writing['insert'] {
  return (table, rows, conflict) => {
    const [first] = rows
    if (!first) return
    const columns = Object.keys(first)
    const query = trx.insertInto(table).values(first as never)
    const {sql} = !conflict
      ? query.compile()
      : query
          .onConflict(on =>
            conflict.update
              ? on
                  .columns(conflict.on as never)
                  .doUpdateSet(
                    excluded =>
                      Object.fromEntries(
                        conflict.update!.map(column => [column, excluded.ref(`excluded.${column}` as never)]),
                      ) as never,
                  )
              : conflict.on.length > 0
                ? on.columns(conflict.on as never).doNothing()
                : on.doNothing(),
          )
          .compile()
    const statement = prepare(sql)
    for (const row of rows) statement.run(columns.map(column => (row as Record<string, unknown>)[column]))
  }
}

const sqliteDialect = (database: SqliteDatabase): Dialect => ({
  createDriver: () => new ImmediateDriver({database}),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new TransactionalAdapter(),
  createIntrospector: db => new SqliteIntrospector(db),
})

/** Takes the right to write when a transaction begins, so that it waits for others there and not in its middle. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** A full disk makes SQLite take a transaction back by itself; what is thrown then is the fault of the disk, not that nothing is left to take back. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection)
    } catch (error) {
      if (!(error as Error).message.includes('no transaction is active')) throw error
    }
  }
}

/** SQLite can take back the making of tables, so that a migration is whole or not at all. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
