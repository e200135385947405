import {existsSync} from 'node:fs'
import type {ArchiveRecord} from '../record/record.ts'
import {RecordError} from '../record/record-error.ts'
import {openRecord} from '../record/sqlite-record.ts'
import {CliError} from './cli-error.ts'
import type {OptionRow, ParsedCall} from './command-line.ts'

/** The option that every command about an archive has. */
export const ARCHIVE_OPTION: OptionRow = {
  name: 'archive',
  type: 'string',
  value: 'FILE',
  help: 'the archive (or RAPPORTEUR_ARCHIVE), as world.db',
}

/** The archive that a call names. Throws a CliError when it names none. */
function archivePath({text}: ParsedCall): string {
  const path = text.archive ?? process.env.RAPPORTEUR_ARCHIVE
  if (!path) throw new CliError('Say which archive: --archive FILE (or set RAPPORTEUR_ARCHIVE).', 2)
  return path
}

/** Opens an archive for reading, and closes it when the work is done. */
export async function withArchive<T>(call: ParsedCall, work: (record: ArchiveRecord) => Promise<T>): Promise<T> {
  return withRecord(call, {readOnly: true}, work)
}

/** Opens an archive for writing; a file that is not there is an error, for only `add` and `watch` make one. */
export async function withWritableArchive<T>(
  call: ParsedCall,
  work: (record: ArchiveRecord) => Promise<T>,
): Promise<T> {
  return withRecord(call, {readOnly: false}, work)
}

/** Opens an archive for writing and makes it when there is none. */
export async function withNewArchive<T>(
  call: ParsedCall,
  keepTexts: 'all' | 'spans',
  work: (record: ArchiveRecord) => Promise<T>,
): Promise<T> {
  return withRecord(call, {readOnly: false, create: true, keepTexts}, work)
}

async function withRecord<T>(
  call: ParsedCall,
  options: {readOnly: boolean; create?: boolean; keepTexts?: 'all' | 'spans'},
  work: (record: ArchiveRecord) => Promise<T>,
): Promise<T> {
  const path = archivePath(call)
  if (!options.create && !existsSync(path))
    throw new CliError(`${path}: There is no such archive. rapporteur add SOURCE… --archive ${path} makes one.`)
  let record: ArchiveRecord
  try {
    record = await openRecord(path, options)
  } catch (error) {
    throw archiveFault(path, error) ?? new CliError(`${path}: ${(error as Error).message}`, 1, {cause: error})
  }
  try {
    return await work(record)
  } catch (error) {
    throw archiveFault(path, error) ?? error
  } finally {
    await record.close()
  }
}

/** What SQLite and the system report of the disk and of other programs, by the beginning of the code, in words that say what to do. */
const ARCHIVE_FAULTS: readonly (readonly [code: string, words: string])[] = [
  ['SQLITE_FULL', 'the disk is full. Make room and run again; what was recorded before is kept.'],
  [
    'SQLITE_READONLY',
    'it or its folder is read-only, and SQLite writes beside an archive. Copy it to where you may write.',
  ],
  ['EACCES', 'it may not be read: you lack the permission.'],
  ['SQLITE_CANTOPEN', 'it cannot be opened. See whether its folder is there and you may write in it.'],
  ['SQLITE_BUSY', 'another program keeps it locked. Run again when that has ended.'],
  ['SQLITE_CORRUPT', 'the file is damaged. Take a copy of it, or fill a new archive.'],
  ['SQLITE_IOERR', 'the disk reports an error. Check it and the space on it; what was recorded before is kept.'],
]

/** A fault of the archive that the user can do something about; null for any other error. */
function archiveFault(path: string, cause: unknown): CliError | null {
  if (cause instanceof RecordError) return new CliError(cause.message, 1, {cause})
  const code = String((cause as {code?: unknown}).code ?? '')
  const words = ARCHIVE_FAULTS.find(([beginning]) => code.startsWith(beginning))?.[1]
  return words === undefined ? null : new CliError(`${path}: ${words}`, 1, {cause})
}
