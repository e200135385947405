import type {IntakeFailure} from '../intake/intake-failure.ts'
import {type KnownLocator, openLocators} from '../intake/open-locators.ts'
import {safeText} from '../view/terminal-text.ts'
import {POOL_OPTIONS, STREAM_OPTIONS, streamOptions, takeItems} from './add.ts'
import {ARCHIVE_OPTION, withWritableArchive} from './archive.ts'
import {type CommandLine, parseCall} from './command-line.ts'
import {countOf, print, sourceInWords} from './output.ts'
import {INTAKE_OPTIONS} from './reading-options.ts'

export const RETRY_COMMAND: CommandLine = {
  usage: 'rapporteur retry --archive FILE [options]',
  takesWords: false,
  about: 'Tries again everything that could not be read, or lists it with its reasons (--list).',
  options: [
    ARCHIVE_OPTION,
    {name: 'list', type: 'boolean', help: 'lists what failed, with its reason, and tries nothing'},
    {name: 'json', type: 'boolean', help: 'prints JSON'},
    ...STREAM_OPTIONS.filter(({name}) => name !== 'keep'),
    ...INTAKE_OPTIONS,
    ...POOL_OPTIONS,
  ],
}

/** Runs `rapporteur retry`. Exit code 0: nothing fails any more; 1: something still does. */
export async function runRetry(args: readonly string[]): Promise<number> {
  const call = parseCall(args, RETRY_COMMAND)
  if (!call) return 0
  return withWritableArchive(call, async record => {
    const failures: (KnownLocator & IntakeFailure & {readonly attempts: number})[] = []
    for await (const {locator, given, reason, attempts} of record.failures())
      failures.push({locator, given, source: locator, failure: reason ?? '', attempts})
    if (call.flags.list) {
      for (const {locator, failure, attempts} of failures)
        await print(
          call.flags.json
            ? `${JSON.stringify({locator, reason: failure, attempts})}\n`
            : `${safeText(`${sourceInWords(locator)}: ${failure} (tried ${countOf(attempts, 'time')})`)}\n`,
        )
      return 0
    }
    const again = (signal: AbortSignal) => openLocators(failures, {...streamOptions(call, record), signal})
    return takeItems(call, record, again, Promise.resolve(failures.length))
  })
}
