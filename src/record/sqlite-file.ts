import Sqlite from 'better-sqlite3'

/**
 * Every file that was opened and every statement that was prepared. Node 24 ends the whole program when an object of
 * better-sqlite3 is collected as garbage (an assertion in RemoveEnvironmentCleanupHook; seen with 24.21 and better-sqlite3
 * 12.11), so none is let go; those of a closed file hold hardly anything.
 */
const KEPT: (Sqlite.Database | Sqlite.Statement)[] = []

/** Opens an SQLite file. Throws what better-sqlite3 throws. */
export function openSqlite(path: string, options: Sqlite.Options = {}): Sqlite.Database {
  const file = new Sqlite(path, options)
  const prepare = file.prepare.bind(file) as (sql: string) => Sqlite.Statement
  const keep = (sql: string): Sqlite.Statement => {
    const statement = prepare(sql)
    KEPT.push(statement)
    return statement
  }
  const pragma = (source: string, {simple = false}: Sqlite.PragmaOptions = {}): unknown => {
    const statement = keep(`pragma ${source}`)
    if (!statement.reader) return statement.run()
    return simple ? statement.pluck().get() : statement.all()
  }
  KEPT.push(file)
  return Object.assign(file, {prepare: keep, pragma})
}
