import {ARCHIVE_OPTION, withArchive} from './archive.ts'
import {type CommandLine, parseCall} from './command-line.ts'
import {countOf} from './output.ts'

export const STATUS_COMMAND: CommandLine = {
  usage: 'rapporteur status --archive FILE [options]',
  takesWords: false,
  about: 'How much an archive holds.',
  options: [ARCHIVE_OPTION, {name: 'json', type: 'boolean', help: 'prints one JSON object'}],
}

/** Runs `rapporteur status`. */
export async function runStatus(args: readonly string[]): Promise<number> {
  const call = parseCall(args, STATUS_COMMAND)
  if (!call) return 0
  return withArchive(call, async record => {
    const counts = await record.counts()
    if (call.flags.json) process.stdout.write(`${JSON.stringify(counts)}\n`)
    else {
      const {reports, independent, unread, failures, mentions, events, stories, actors, bytes} = counts
      process.stdout.write(
        `${countOf(reports, 'report')}, ${independent} independent; ${unread} kept and not read, ${failures} failed
${countOf(events, 'event')} in ${countOf(mentions, 'mention')}, ${stories} ${stories === 1 ? 'story' : 'stories'}, ${countOf(actors, 'actor')}
${(bytes / 2 ** 20).toFixed(1)} MB\n`,
      )
    }
    return 0
  })
}
