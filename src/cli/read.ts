import {isFailure} from '../intake/intake-failure.ts'
import {openReports} from '../intake/open-reports.ts'
import {read} from '../read.ts'
import type {Reading} from '../reading.ts'
import {renderBrief} from '../view/brief.ts'
import {CliError} from './cli-error.ts'
import {type CommandLine, parseCall} from './command-line.ts'
import {countOf, hasColours, note, outputWidth, print} from './output.ts'
import {startProgress} from './progress.ts'
import {INTAKE_OPTIONS, intakeOptions, KIT_OPTIONS, openKit} from './reading-options.ts'

export const READ_COMMAND: CommandLine = {
  usage: 'rapporteur read [FILE | URL | -]... [options]',
  takesWords: true,
  about: `Reads each report and prints a brief, or with --json one JSON object a line. Without a source, standard input is read.`,
  options: [
    {name: 'json', type: 'boolean', help: 'prints JSON Lines for programs (docs/reading.md)'},
    ...INTAKE_OPTIONS,
    ...KIT_OPTIONS,
    {name: 'explain', type: 'boolean', help: 'shows how each event was coded, and what was skipped and why'},
  ],
}

/** Runs `rapporteur read`. Exit code 0: all read; 1: something could not be read, the rest was. */
export async function runRead(args: readonly string[]): Promise<number> {
  const call = parseCall(args, READ_COMMAND)
  if (!call) return 0
  const sources = call.positionals.length > 0 ? call.positionals : ['-']
  if (call.positionals.length === 0 && process.stdin.isTTY)
    throw new CliError('Name a file or an address to read, or pipe a text in. See rapporteur read --help.', 2)
  const options = intakeOptions(call)
  const kit = openKit(call)
  const progress = startProgress(process.stderr.isTTY === true && process.stdout.isTTY !== true)
  const started = performance.now()
  let count = 0
  let exitCode = 0
  let isFirst = true
  for await (const page of openReports(sources, options)) {
    if (isFailure(page)) {
      exitCode = 1
      progress.clear()
      note(`${page.source}: ${page.failure}`)
      continue
    }
    const reading = read(page, kit)
    for (const remark of notesOn(reading)) {
      progress.clear()
      note(`${page.id ?? page.url ?? page.fileName ?? 'standard input'}: ${remark}`)
    }
    if (reading.document.notes.length > 0 && reading.sentences.length === 0) exitCode = 1
    progress.clear()
    if (call.flags.json) await print(`${JSON.stringify(reading)}\n`)
    else {
      const width = outputWidth()
      const brief = renderBrief(reading, {width, colours: hasColours(), explain: call.flags.explain === true})
      await print(`${isFirst ? '' : `\n${'─'.repeat(Math.min(width, 40))}\n\n`}${brief}`)
    }
    isFirst = false
    count++
    progress.show(
      `${countOf(count, 'report')} read, ${(count / ((performance.now() - started) / 1000)).toFixed(0)} a second`,
    )
  }
  progress.clear()
  return exitCode
}

/** What the user should know of a report that was not read whole. */
function notesOn({document: {notes, text, language}}: Reading): string[] {
  if (text.trim() === '') return [...notes]
  if (language === 'und') return [...notes, 'The language of this text cannot be told, so it was kept and not read.']
  if (language !== 'en')
    return [
      ...notes,
      `This text is not in English but in “${language}”, which is not covered; it was kept and not read.`,
    ]
  return [...notes]
}
