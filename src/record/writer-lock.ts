import {rmSync, statSync} from 'node:fs'
import {RecordError} from './record-error.ts'
import {openSqlite} from './sqlite-file.ts'

/**
 * The right to record reports and to group them, which one process has at a time. It is a lock that the operating system keeps on an
 * empty file beside the archive, so that it ends with its process however that ends. Short writes (corrections, state) do not need it.
 */
export interface WriterLock {
  release(): void
}

/** Takes the lock or throws a RecordError that says who is at work. `waitMs` is how long to wait for another process. */
export function takeWriterLock(archive: string, waitMs: number): WriterLock {
  const path = `${archive}-writer`
  for (;;) {
    const before = fileNumber(path)
    const file = openSqlite(path, {timeout: waitMs})
    try {
      file.pragma('journal_mode = memory')
      file.exec('begin exclusive')
    } catch (error) {
      file.close()
      if ((error as {code?: string}).code !== 'SQLITE_BUSY') throw error
      throw new RecordError(
        `${archive}: another process is adding to this archive. Wait until it has ended, or end it, and run again; asking the archive works meanwhile.`,
        {cause: error},
      )
    }
    // The file may be new, or have been removed by the one who had the lock before and made anew by another: then again.
    if (before !== null && fileNumber(path) === before)
      return {
        release: () => {
          rmSync(path, {force: true})
          file.close()
        },
      }
    file.close()
  }
}

function fileNumber(path: string): bigint | null {
  return statSync(path, {bigint: true, throwIfNoEntry: false})?.ino ?? null
}
