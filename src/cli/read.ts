import {once} from 'node:events'
import {existsSync} from 'node:fs'
import {isFailure} from '../intake/intake-failure.ts'
import {DEFAULT_SIZE_LIMIT, DEFAULT_TIMEOUT_MS, type IntakeOptions, openReports} from '../intake/open-reports.ts'
import {type Kit, loadKit} from '../kit.ts'
import {read} from '../read.ts'
import type {Reading} from '../reading.ts'
import {renderBrief} from '../view/brief.ts'
import {loadOwnActors} from './atlas.ts'
import {CliError} from './cli-error.ts'
import {type CommandLine, type ParsedCall, parseCall} from './command-line.ts'

const MEGABYTE = 1 << 20

export const READ_COMMAND: CommandLine = {
  usage: 'rapporteur read [FILE | URL | -]... [options]',
  about: `Reads each report and prints a brief, or with --json one JSON object a line. Without a source, standard input is read.`,
  options: [
    {name: 'json', type: 'boolean', help: 'prints JSON Lines for programs (docs/reading.md)'},
    {name: 'published', type: 'string', value: 'DATE', help: 'the day of publication, as 2022-09-14'},
    {name: 'outlet', type: 'string', value: 'NAME', help: 'who published, where the report does not say it'},
    {name: 'url', type: 'string', value: 'URL', help: 'the address of a report that comes from a file'},
    {
      name: 'from',
      type: 'string',
      values: ['html', 'text', 'jsonl'],
      help: 'what the input is (else told by its content)',
    },
    {
      name: 'actors',
      type: 'string',
      value: 'FILE',
      help: 'your own actors, kept by rapporteur atlas update (or RAPPORTEUR_ACTORS)',
    },
    {
      name: 'geonames',
      type: 'string',
      value: 'DIR',
      help: 'an archive made by rapporteur atlas import-geonames (or RAPPORTEUR_GEONAMES)',
    },
    {name: 'explain', type: 'boolean', help: 'shows how each event was coded, and what was skipped and why'},
    {
      name: 'size-limit',
      type: 'string',
      value: 'MB',
      help: `megabytes a document may have (default ${DEFAULT_SIZE_LIMIT / MEGABYTE})`,
    },
    {
      name: 'timeout',
      type: 'string',
      value: 'SECONDS',
      help: `seconds to wait for a web page (default ${DEFAULT_TIMEOUT_MS / 1000})`,
    },
    {name: 'allow-private', type: 'boolean', help: 'lets addresses of this machine and of private networks be asked'},
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
  const progress = startProgress()
  let exitCode = 0
  let isFirst = true
  for await (const page of openReports(sources, options)) {
    if (isFailure(page)) {
      exitCode = 1
      progress.clear()
      process.stderr.write(`${page.source}: ${page.failure}\n`)
      continue
    }
    const reading = read(page, kit)
    for (const note of notesOn(reading)) {
      progress.clear()
      process.stderr.write(`${page.id ?? page.url ?? sources.join(', ')}: ${note}\n`)
    }
    if (reading.document.notes.length > 0 && reading.sentences.length === 0) exitCode = 1
    progress.clear()
    if (call.flags.json) await print(`${JSON.stringify(reading)}\n`)
    else {
      const width = process.stdout.isTTY ? Math.min(process.stdout.columns ?? 80, 120) : 100
      const brief = renderBrief(reading, {width, colours: hasColours(), explain: call.flags.explain === true})
      await print(`${isFirst ? '' : `\n${'─'.repeat(Math.min(width, 40))}\n\n`}${brief}`)
    }
    isFirst = false
    progress.count()
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

function openKit({text}: ParsedCall): Kit {
  if (text.actors !== undefined && !existsSync(text.actors))
    throw new CliError(`${text.actors}: There is no such file. rapporteur atlas update makes one.`)
  const ownActors = loadOwnActors(text.actors ?? process.env.RAPPORTEUR_ACTORS ?? null)
  const geonamesFolder = text.geonames ?? process.env.RAPPORTEUR_GEONAMES ?? null
  try {
    return loadKit({ownActors, geonamesFolder})
  } catch (error) {
    throw new CliError((error as Error).message, 1, {cause: error})
  }
}

function intakeOptions({text, flags}: ParsedCall): IntakeOptions {
  const published = text.published
  if (published !== undefined && !/^\d{4}-\d{2}-\d{2}/.test(published))
    throw new CliError(`--published takes a day as 2022-09-14, not “${published}”.`, 2)
  if (published !== undefined && Number.isNaN(Date.parse(published)))
    throw new CliError(`--published: there is no day “${published}”.`, 2)
  return {
    from: (text.from as IntakeOptions['from']) ?? null,
    published: published ?? null,
    outlet: text.outlet ?? null,
    url: text.url ?? null,
    sizeLimit: positiveNumber('size-limit', text['size-limit'], DEFAULT_SIZE_LIMIT / MEGABYTE) * MEGABYTE,
    timeoutMs: positiveNumber('timeout', text.timeout, DEFAULT_TIMEOUT_MS / 1000) * 1000,
    allowPrivate: flags['allow-private'] === true,
  }
}

function positiveNumber(name: string, given: string | undefined, standard: number): number {
  if (given === undefined) return standard
  const number = Number(given)
  if (!(number > 0 && Number.isFinite(number)))
    throw new CliError(`--${name} takes a number above 0, not “${given}”.`, 2)
  return number
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

const hasColours = (): boolean => process.stdout.isTTY === true && process.env.NO_COLOR === undefined

/** Tells on a terminal how many reports were read while JSON goes elsewhere; quiet in a pipe. */
function startProgress(): {count: () => void; clear: () => void} {
  const isShown = process.stderr.isTTY === true && process.stdout.isTTY !== true
  const started = performance.now()
  let read = 0
  return {
    count: () => {
      read++
      if (!isShown || read % 10 !== 0) return
      const rate = read / ((performance.now() - started) / 1000)
      process.stderr.write(`\r${read} reports read, ${rate.toFixed(0)} a second\u001b[K`)
    },
    clear: () => {
      if (isShown) process.stderr.write('\r\u001b[K')
    },
  }
}
