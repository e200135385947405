import {rereadReports} from '../archive/reread-reports.ts'
import {safeText} from '../view/terminal-text.ts'
import {noteFinishing, openPool, POOL_OPTIONS, untilInterrupted} from './add.ts'
import {ARCHIVE_OPTION, withWritableArchive} from './archive.ts'
import {type CommandLine, parseCall} from './command-line.ts'
import {countOf, note} from './output.ts'
import {startProgress} from './progress.ts'
import {version} from './version.ts'

export const REREAD_COMMAND: CommandLine = {
  usage: 'rapporteur reread --archive FILE [options]',
  takesWords: false,
  about: `Reads the kept texts anew after an upgrade, and prints what changed. What analysts corrected stays corrected.`,
  options: [
    ARCHIVE_OPTION,
    {name: 'all', type: 'boolean', help: 'reads also what this version has read, as after a change of your own actors'},
    {name: 'json', type: 'boolean', help: 'prints each change as a JSON object a line'},
    ...POOL_OPTIONS,
  ],
}

/** Runs `rapporteur reread`. Exit code 0: all read anew; 1: something could not be. */
export async function runReread(args: readonly string[]): Promise<number> {
  const call = parseCall(args, REREAD_COMMAND)
  if (!call) return 0
  const progress = startProgress()
  const {signal, release} = untilInterrupted(noteFinishing)
  const pool = openPool(call)
  try {
    return await withWritableArchive(call, async record => {
      const {reread, changed, failed} = await rereadReports({
        record,
        pool,
        signal,
        reader: version(),
        all: call.flags.all === true,
        onProgress: count => progress.show(`${countOf(count, 'report')} read anew`),
        onFailure: (report, reason) => {
          progress.clear()
          note(`${report.slice(0, 12)}: ${reason}`)
        },
        onChange: change => {
          progress.clear()
          if (call.flags.json) process.stdout.write(`${JSON.stringify(change)}\n`)
          else {
            process.stdout.write(`${change.report.slice(0, 12)} ${safeText(change.title ?? 'Untitled report')}\n`)
            for (const line of change.gone) process.stdout.write(`  - ${safeText(line)}\n`)
            for (const line of change.added) process.stdout.write(`  + ${safeText(line)}\n`)
          }
        },
      })
      progress.clear()
      note(`${countOf(reread, 'report')} read anew, ${changed} changed${failed > 0 ? `, ${failed} failed` : ''}.`)
      return failed > 0 ? 1 : 0
    })
  } finally {
    progress.clear()
    release()
    await pool.close()
  }
}
