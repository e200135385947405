import {closeSync, existsSync, openSync, readSync, statSync} from 'node:fs'
import {dirname} from 'node:path'
import {MIGRATIONS} from './migrations.ts'
import {RecordError} from './record-error.ts'
import {APPLICATION_ID, migrate, openStore, type Store, type Writing} from './sqlite-store.ts'
import {takeWriterLock, type WriterLock} from './writer-lock.ts'

export interface OpenArchive {
  readonly store: Store
  /** A transaction of the one process that records and groups. */
  recording<T>(work: (writing: Writing) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Milliseconds to wait for another process that records: long enough for one that is just ending. */
const WRITER_WAIT_MS = 2000

/**
 * Opens an archive, brings one of an older format up to the present one, and with `create` makes one where there is none. Throws a
 * RecordError when there is none, it is no archive, or is of a newer format.
 */
export async function openArchive(
  path: string,
  {create = false, readOnly = false}: {readonly create?: boolean; readonly readOnly?: boolean},
): Promise<OpenArchive> {
  const version = archiveVersion(path)
  if (version === null && (!create || readOnly))
    throw new RecordError(`${path}: there is no archive. \`rapporteur add SOURCE --archive ${path}\` makes one.`)
  if (!existsSync(dirname(path))) throw new RecordError(`${path}: there is no folder ${dirname(path)}. Make it first.`)
  if (version === null || version < MIGRATIONS.length) await bringUp(path)
  const store = openStore(path, {readOnly})
  let lock: WriterLock | null = null
  return {
    store,
    recording: async work => {
      lock ??= takeWriterLock(path, WRITER_WAIT_MS)
      return store.writing(work)
    },
    close: async () => {
      await store.close()
      lock?.release()
      lock = null
    },
  }
}

/** Makes the archive, or brings an older one to the present form; of several processes that do so at once, the first does it. */
async function bringUp(path: string): Promise<void> {
  const lock = takeWriterLock(path, WRITER_WAIT_MS)
  const store = openStore(path, {readOnly: false})
  try {
    await migrate(store)
  } finally {
    await store.close()
    lock.release()
  }
}

/** Bytes of an SQLite file before its pages: what kind of file, of which program, in which version. */
const HEADER = 100
const USER_VERSION_AT = 60
const APPLICATION_ID_AT = 68

/**
 * How many steps of MIGRATIONS the archive has behind it; null when there is no file or an empty one. Read from the file itself,
 * before SQLite touches it.
 */
function archiveVersion(path: string): number | null {
  if (!existsSync(path)) return null
  if (!statSync(path).isFile()) throw new RecordError(`${path}: this is no file. Give the name of an archive.`)
  const header = Buffer.alloc(HEADER)
  const file = openSync(path, 'r')
  const bytes = readSync(file, header, 0, HEADER, 0)
  closeSync(file)
  if (bytes === 0) return null
  const isSqlite = bytes === HEADER && header.toString('latin1', 0, 16) === 'SQLite format 3\0'
  if (!isSqlite || header.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID)
    throw new RecordError(`${path}: this is no archive of rapporteur. Give another name; the file was not touched.`)
  const version = header.readUInt32BE(USER_VERSION_AT)
  if (version > MIGRATIONS.length)
    throw new RecordError(
      `${path}: this archive was made by a newer rapporteur (format ${version}; this one knows up to ${MIGRATIONS.length}). Install the newest version; the file was not touched.`,
    )
  return version
}
