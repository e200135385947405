import {existsSync} from 'node:fs'
import {type AddTally, addReports} from '../archive/add-reports.ts'
import {feedStateOf} from '../archive/feed-state.ts'
import {type IntakeFailure, renderError} from '../intake/intake-failure.ts'
import {systemEffects} from '../intake/intake-options.ts'
import {openStream} from '../intake/open-stream.ts'
import type {StreamItem, StreamOptions} from '../intake/stream-item.ts'
import {loadOwnOutlets} from '../origin/origins.ts'
import type {ArchiveRecord} from '../record/record.ts'
import {openReadingPool, type ReadingPool} from '../worker/reading-pool.ts'
import {tellAlerts} from './alert.ts'
import {ARCHIVE_OPTION, withNewArchive} from './archive.ts'
import {CliError} from './cli-error.ts'
import {
  type CommandLine,
  type OptionRow,
  type ParsedCall,
  parseCall,
  positiveNumber,
  wholeNumber,
} from './command-line.ts'
import {countOf, note, sourceInWords} from './output.ts'
import {durationInWords, startProgress} from './progress.ts'
import {INTAKE_OPTIONS, intakeOptions, KIT_OPTIONS, kitOptions} from './reading-options.ts'
import {version} from './version.ts'

/** Options of every command that reads many reports side by side. */
export const POOL_OPTIONS: readonly OptionRow[] = [
  ...KIT_OPTIONS,
  {name: 'threads', type: 'string', value: 'N', help: 'how many reports are read side by side (default: all cores)'},
  {name: 'seconds', type: 'string', value: 'N', help: 'seconds after which one report is given up (default 120)'},
  {
    name: 'outlets',
    type: 'string',
    value: 'FILE',
    help: 'your own table of outlets and their owners (docs/archive.md)',
  },
]

/** Options of every command that fetches many pages. */
export const STREAM_OPTIONS: readonly OptionRow[] = [
  {name: 'host-pause', type: 'string', value: 'SECONDS', help: 'from one request to a host to the next (default 1)'},
  {name: 'ignore-robots', type: 'boolean', help: 'also fetches pages that robots.txt closes to programs'},
  {name: 'feed-text', type: 'boolean', help: 'takes the text that a feed carries and does not fetch the page'},
  {name: 'keep', type: 'string', values: ['all', 'spans'], help: 'all texts, or only offsets and hashes (default all)'},
]

export const ADD_COMMAND: CommandLine = {
  usage: 'rapporteur add SOURCE… --archive FILE [options]',
  takesWords: true,
  about: `Reads reports and records them: files, folders, web addresses, RSS/Atom/JSON feeds, OPML lists, WARC files, JSON Lines,
lists of addresses. Safe to run twice and to break off: what is recorded already is not read again.`,
  options: [
    ARCHIVE_OPTION,
    {name: 'json', type: 'boolean', help: 'prints what came of it as one JSON object'},
    {name: 'max', type: 'string', value: 'N', help: 'takes at most so many items'},
    ...STREAM_OPTIONS,
    ...INTAKE_OPTIONS,
    ...POOL_OPTIONS,
  ],
}

/** Runs `rapporteur add`. Exit code 0: all recorded; 1: something could not be read, the rest was. */
export async function runAdd(args: readonly string[]): Promise<number> {
  const call = parseCall(args, ADD_COMMAND)
  if (!call) return 0
  if (call.positionals.length === 0)
    throw new CliError('Say what to add: files, folders, addresses, feeds or lists. See rapporteur add --help.', 2)
  return withNewArchive(call, call.text.keep === 'spans' ? 'spans' : 'all', async record => {
    const options = streamOptions(call, record)
    const maxItems = wholeNumber('max', call.text.max)
    const total = maxItems === undefined ? countOffline(call.positionals) : Promise.resolve(maxItems)
    return takeItems(call, record, signal => openStream(call.positionals, {...options, maxItems, signal}), total)
  })
}

/** Opens the threads that a call asks for. Throws a CliError when a file of the user's cannot be taken. */
export function openPool(call: ParsedCall): ReadingPool {
  return openReadingPool({
    kit: kitOptions(call),
    originFiles: originFiles(call),
    reader: version(),
    threads: wholeNumber('threads', call.text.threads),
    secondsPerReport: positiveNumber('seconds', call.text.seconds, 120),
  })
}

/** The user's own table of outlets. Looked into before any thread is, for whom a wrong one would be a failure of each report. */
function originFiles({text: {outlets}}: ParsedCall): readonly string[] {
  if (outlets === undefined) return []
  try {
    loadOwnOutlets(outlets)
  } catch (cause) {
    const words = 'code' in (cause as Error) ? `${outlets}: ${renderError(cause)}` : `${(cause as Error).message}.`
    throw new CliError(words, 1, {cause})
  }
  return [outlets]
}

/** How a call wants a stream to be opened. Throws a CliError with exit code 2 for a wrong value. */
export function streamOptions(call: ParsedCall, record: ArchiveRecord): StreamOptions {
  return {
    ...intakeOptions(call),
    feedState: feedStateOf(record),
    hostPauseMs: positiveNumber('host-pause', call.text['host-pause'], 1) * 1000,
    ignoreRobots: call.flags['ignore-robots'] === true,
    feedText: call.flags['feed-text'] === true,
  }
}

/** Reads and records the items of a stream with progress and failures on standard error, and tells what came of it. */
export async function takeItems(
  call: ParsedCall,
  record: ArchiveRecord,
  items: (signal: AbortSignal) => AsyncIterable<StreamItem | IntakeFailure>,
  total: Promise<number | null> = Promise.resolve(null),
): Promise<number> {
  let most: number | null = null
  total.then(
    count => {
      most = count
    },
    () => {},
  )
  const pool = openPool(call)
  const progress = startProgress()
  const started = performance.now()
  const {signal, release} = untilInterrupted(() => {
    progress.clear()
    noteFinishing()
  })
  try {
    const tally = await addReports(items(signal), {
      record,
      pool,
      signal,
      now: () => new Date(),
      onProgress: tally => progress.show(progressInWords(tally, {most, ms: performance.now() - started})),
      onFailure: (source, reason) => {
        progress.clear()
        note(`${sourceInWords(source)}: ${reason}`)
      },
    })
    progress.clear()
    const failedAlerts = await tellAlerts(record, call)
    const seconds = (performance.now() - started) / 1000
    if (call.flags.json) process.stdout.write(`${JSON.stringify({...tally, seconds: Number(seconds.toFixed(2))})}\n`)
    else note(`${tallyInWords(tally)} in ${durationInWords(seconds)}.`)
    return tally.failed > 0 || tally.unread > 0 || failedAlerts > 0 ? 1 : 0
  } finally {
    progress.clear()
    release()
    await pool.close()
  }
}

function progressInWords(tally: AddTally, {most, ms}: {readonly most: number | null; readonly ms: number}): string {
  const done = tally.recorded + tally.known + tally.unread + tally.unchanged + tally.failed
  const rate = done / (ms / 1000)
  const left = most !== null && rate > 0 ? `, ${durationInWords(Math.max(0, most - done) / rate)} left` : ''
  const words = `${tally.recorded} new, ${rate.toFixed(rate < 10 ? 1 : 0)} a second${left}`
  return `${done} of ${most ?? `${tally.offered} offered so far`} done, ${words}`
}

/**
 * How many items files and folders hold, for telling the time left; null where that needs the network, or nobody looks on.
 * Nothing is opened but lists.
 */
async function countOffline(sources: readonly string[]): Promise<number | null> {
  if (process.stderr.isTTY !== true || !sources.every(source => existsSync(source))) return null
  const network = {lookup: () => Promise.reject(new Error('offline')), isPrivate: () => true}
  let count = 0
  for await (const _ of openStream(sources, {retries: 0}, {...systemEffects, network})) count++
  return count
}

function tallyInWords({recorded, known, unchanged, unread, failed, unopened}: AddTally): string {
  const parts = [
    `${countOf(recorded, 'new report')} recorded`,
    known > 0 && `${known} known already`,
    unchanged > 0 && `${unchanged} unchanged`,
    unread > 0 && `${unread} kept and not read`,
    failed > unopened && `${failed - unopened} failed (rapporteur retry tries them again)`,
    unopened > 0 && `${countOf(unopened, 'source')} could not be opened (add again when mended)`,
  ]
  return parts.filter(Boolean).join(', ')
}

export const noteFinishing = (): void => note('rapporteur: finishing what is under way; interrupt again to break off.')

/** A signal that is given at the first interrupt; the second one ends the program at once. */
export function untilInterrupted(onFirst: () => void): {readonly signal: AbortSignal; readonly release: () => void} {
  const controller = new AbortController()
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(130)
    onFirst()
    controller.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', interrupt)
      process.off('SIGTERM', interrupt)
    },
  }
}
