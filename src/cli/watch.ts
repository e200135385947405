import {setTimeout as pause} from 'node:timers/promises'
import type {IntakeFailure} from '../intake/intake-failure.ts'
import {openLocators} from '../intake/open-locators.ts'
import {openStream} from '../intake/open-stream.ts'
import type {StreamItem} from '../intake/stream-item.ts'
import type {ArchiveRecord, LedgerRow} from '../record/record.ts'
import {POOL_OPTIONS, STREAM_OPTIONS, streamOptions, takeItems, untilInterrupted} from './add.ts'
import {ARCHIVE_OPTION, withNewArchive} from './archive.ts'
import {CliError} from './cli-error.ts'
import {type CommandLine, type ParsedCall, parseCall, positiveNumber, wholeNumber} from './command-line.ts'
import {INTAKE_OPTIONS} from './reading-options.ts'

export const WATCH_COMMAND: CommandLine = {
  usage: 'rapporteur watch SOURCE… --archive FILE [options]',
  takesWords: true,
  about: `Adds what is new in feeds, OPML lists, folders or other sources again and again, until it is interrupted. A feed is
asked no more often than it wants to be.`,
  options: [
    ARCHIVE_OPTION,
    {name: 'every', type: 'string', value: 'MINUTES', help: 'from one round to the next (default 10)'},
    {name: 'rounds', type: 'string', value: 'N', help: 'ends after so many rounds (default: goes on)'},
    {name: 'json', type: 'boolean', help: 'prints what came of each round as a JSON object a line'},
    ...STREAM_OPTIONS,
    ...INTAKE_OPTIONS,
    ...POOL_OPTIONS,
  ],
}

/** Runs `rapporteur watch`. Exit code 0 when it was interrupted or its rounds are over. */
export async function runWatch(args: readonly string[]): Promise<number> {
  const call = parseCall(args, WATCH_COMMAND)
  if (!call) return 0
  if (call.positionals.length === 0)
    throw new CliError('Say what to watch: feeds, an OPML list, folders. See rapporteur watch --help.', 2)
  const minutes = positiveNumber('every', call.text.every, 10)
  const rounds = wholeNumber('rounds', call.text.rounds) ?? Number.POSITIVE_INFINITY
  const {signal, release} = untilInterrupted(() => {})
  try {
    for (let round = 1; round <= rounds && !signal.aborted; round++) {
      await withNewArchive(call, call.text.keep === 'spans' ? 'spans' : 'all', record =>
        takeItems(call, record, ended =>
          offerRound(call, record, {signal: ended, withFailures: round % RETRY_EVERY === 0}),
        ),
      )
      if (round < rounds) await pause(minutes * 60_000, undefined, {signal}).catch(() => {})
    }
  } finally {
    release()
  }
  return 0
}

/** Rounds after which what failed is asked for again; a feed does not offer it a second time. */
const RETRY_EVERY = 3
/** Attempts after which something that fails is left to `rapporteur retry`. */
const MOST_ATTEMPTS = 6

async function* offerRound(
  call: ParsedCall,
  record: ArchiveRecord,
  {signal, withFailures}: {readonly signal: AbortSignal; readonly withFailures: boolean},
): AsyncGenerator<StreamItem | IntakeFailure> {
  const options = {...streamOptions(call, record), signal}
  yield* openStream(call.positionals, {...options, onlyDue: true})
  if (!withFailures) return
  const failed: LedgerRow[] = []
  for await (const row of record.failures()) if (row.attempts < MOST_ATTEMPTS) failed.push(row)
  yield* openLocators(failed, options)
}
