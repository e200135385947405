import {setTimeout as pause} from 'node:timers/promises'
import {openStream} from '../intake/open-stream.ts'
import {POOL_OPTIONS, STREAM_OPTIONS, streamOptions, takeItems, untilInterrupted} from './add.ts'
import {ARCHIVE_OPTION, withNewArchive} from './archive.ts'
import {CliError} from './cli-error.ts'
import {type CommandLine, parseCall, positiveNumber} from './command-line.ts'
import {INTAKE_OPTIONS} from './reading-options.ts'

export const WATCH_COMMAND: CommandLine = {
  usage: 'rapporteur watch SOURCE… --archive FILE [options]',
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
  const rounds =
    call.text.rounds === undefined ? Number.POSITIVE_INFINITY : positiveNumber('rounds', call.text.rounds, 1)
  const {signal, release} = untilInterrupted(() => {})
  try {
    for (let round = 1; round <= rounds && !signal.aborted; round++) {
      await withNewArchive(call, call.text.keep === 'spans' ? 'spans' : 'all', record =>
        takeItems(call, record, ended =>
          openStream(call.positionals, {...streamOptions(call, record), onlyDue: true, signal: ended}),
        ),
      )
      if (round < rounds) await pause(minutes * 60_000, undefined, {signal}).catch(() => {})
    }
  } finally {
    release()
  }
  return 0
}
