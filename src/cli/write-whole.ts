import {createWriteStream, statSync} from 'node:fs'
import {rename, rm} from 'node:fs/promises'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {CliError} from './cli-error.ts'

/**
 * Writes a file beside its place and moves it there when it is whole, so that nobody reads half of it; a device or a pipe is
 * written to where it is. Throws a CliError that says why it could not be written; what stood there before is then kept.
 */
export async function writeWhole(path: string, chunks: AsyncIterable<string | Uint8Array>): Promise<void> {
  const isPlain = statSync(path, {throwIfNoEntry: false})?.isFile() ?? true
  const written = isPlain ? `${path}.unfinished` : path
  try {
    await pipeline(Readable.from(chunks), createWriteStream(written))
    if (isPlain) await rename(written, path)
  } catch (cause) {
    if (isPlain) await rm(written, {force: true})
    const {code = '', message} = cause as NodeJS.ErrnoException
    throw new CliError(`${path} could not be written: ${WRITING_FAULTS[code] ?? `${message}.`}`, 1, {cause})
  }
}

const WRITING_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder. Make it first.',
  ENOTDIR: 'there is no such folder. Make it first.',
  EISDIR: 'this is a folder. Name a file in it.',
  EACCES: 'you lack the permission. Name a file where you may write.',
  EPERM: 'you lack the permission. Name a file where you may write.',
  EROFS: 'the disk is read-only. Name a file on another.',
  ENOSPC: 'the disk is full. Make room and run again.',
}
