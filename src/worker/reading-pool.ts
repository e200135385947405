import {availableParallelism} from 'node:os'
import {extname} from 'node:path'
import {setFlagsFromString} from 'node:v8'
import {Piscina} from 'piscina'
import type {ReportEntry} from '../record/entry.ts'
import type {ReadJob, WorkerSettings} from './read-worker.ts'

export interface PoolOptions extends WorkerSettings {
  /** Threads that read side by side; as many as the machine runs at once when missing. */
  readonly threads?: number
  /** Seconds after which a report is given up, so that no single text holds up a stream. */
  readonly secondsPerReport?: number
}

/** Threads that read reports. `read` gives the entry for the record, or throws a `ReadingFailed` with words for the user. */
export interface ReadingPool {
  readonly threads: number
  readonly read: (job: ReadJob) => Promise<ReportEntry>
  readonly close: () => Promise<void>
}

/** Why a report could not be read, in whole sentences. */
export class ReadingFailed extends Error {}

const DEFAULT_SECONDS = 120
/** A thread's share of memory; a text that needs more fails alone. */
const MEGABYTES_PER_THREAD = 2048
/**
 * Bytes of bytecode that a function runs through before the V8 of Node 20 optimizes it (its own default: 66 kB). Every thread
 * compiles for itself: with the default that takes a third of all processor time over the first 200 pages, much of it for code that is
 * thrown away and compiled again. With 400 kB the same pages take a fifth less, with 1 MB no less than that; without any
 * optimization, a third more. The V8 of Node 22 and later compiles in more steps and has no such setting.
 */
const OPTIMIZED_AFTER_BYTES = 400_000

/**
 * Opens threads that read. A text that breaks the reader, takes more than its time or its memory fails alone, and the thread is
 * started anew.
 */
export function openReadingPool({
  threads = availableParallelism(),
  secondsPerReport = DEFAULT_SECONDS,
  ...settings
}: PoolOptions): ReadingPool {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${OPTIMIZED_AFTER_BYTES}`)
  const isBuilt = extname(import.meta.url) === '.js'
  const pool = new Piscina<ReadJob, ReportEntry>({
    filename: new URL(isBuilt ? './read-worker.js' : './read-worker-source.mjs', import.meta.url).href,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 30_000,
    workerData: settings,
    resourceLimits: {maxOldGenerationSizeMb: MEGABYTES_PER_THREAD},
  })
  // A thread that breaks also fails the report it was reading, which is where it is told.
  pool.on('error', () => {})
  return {
    threads,
    read: async job => {
      try {
        return await pool.run(job, {signal: AbortSignal.timeout(secondsPerReport * 1000)})
      } catch (cause) {
        throw new ReadingFailed(reasonOf(cause, secondsPerReport), {cause})
      }
    },
    close: () => pool.destroy(),
  }
}

function reasonOf(error: unknown, seconds: number): string {
  const {name = '', message = String(error), code} = (error ?? {}) as {name?: string; message?: string; code?: string}
  if (name === 'AbortError' || name === 'TimeoutError')
    return `Reading it took longer than ${seconds} seconds, so it was given up. Cut the text, or raise --seconds.`
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return 'Reading it took more memory than a thread may have, so it was given up. Cut the text into parts.'
  return `The reader failed on it (${message}). Please report this with the text.`
}
