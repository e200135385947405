import {existsSync} from 'node:fs'
import type {ArchiveRecord} from '../record/record.ts'
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
export function archivePath({text}: ParsedCall): string {
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
    throw new CliError(`${path}: ${(error as Error).message}`, 1, {cause: error})
  }
  try {
    return await work(record)
  } finally {
    await record.close()
  }
}
