import {createReadStream} from 'node:fs'
import {stat} from 'node:fs/promises'
import {type NetworkEffects, systemNetwork} from './fetch-page.ts'
import {type ClockEffects, systemClock} from './host-turns.ts'
import {CannotRead} from './intake-failure.ts'
import type {Format} from './tell-format.ts'

export interface IntakeOptions {
  /** Told by name, media type and content when not given. */
  readonly from?: Format | null
  /** For what a document does not say itself. */
  readonly published?: string | null
  readonly outlet?: string | null
  readonly url?: string | null
  /** Bytes a document may have, unpacked. */
  readonly sizeLimit?: number
  readonly timeoutMs?: number
  /** Lets addresses of this machine and of private networks be asked. */
  readonly allowPrivate?: boolean
}

export const DEFAULT_SIZE_LIMIT = 20 * 1024 * 1024
export const DEFAULT_TIMEOUT_MS = 30_000

/** Disk, standard input, network and clock as this room sees them; tests pass their own. */
export interface IntakeEffects {
  readonly openFile: (path: string, start?: number) => Promise<AsyncIterable<Uint8Array>>
  readonly stdin: () => AsyncIterable<Uint8Array>
  readonly network: NetworkEffects
  readonly clock: ClockEffects
}

export const systemEffects: IntakeEffects = {
  openFile: async (path, start = 0) => {
    const found = await stat(path)
    if (found.isDirectory())
      throw new CannotRead('This is a folder. Name the files in it, or record all of it with rapporteur add.')
    return createReadStream(path, {start})
  },
  stdin: () => process.stdin,
  network: systemNetwork,
  clock: systemClock,
}
