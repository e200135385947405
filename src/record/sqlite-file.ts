import Sqlite from 'better-sqlite3'

/**
 * Every file that was opened. Node 24 ends the whole program when an object of better-sqlite3 is collected as garbage (an
 * assertion in RemoveEnvironmentCleanupHook; seen with 24.21 and better-sqlite3 12.11), so none is let go; a closed one holds
 * hardly anything.
 */
const OPENED: Sqlite.Database[] = []

/** Opens an SQLite file. Throws what better-sqlite3 throws. */
export function openSqlite(path: string, options: Sqlite.Options = {}): Sqlite.Database {
  const file = new Sqlite(path, options)
  OPENED.push(file)
  return file
}
