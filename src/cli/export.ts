import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {openDivisions} from '../export/division.ts'
import {EXPORT_FORMATS, EXPORT_WHATS, type ExportFormat, exportProblem, renderExport} from '../export/exports.ts'
import {type ExportQueries, openRows} from '../export/open-rows.ts'
import type {ExportWhat} from '../export/rows.ts'
import {loadGazetteer} from '../place/gazetteer.ts'
import type {ArchiveRecord} from '../record/record.ts'
import {ARCHIVE_OPTION, withArchive} from './archive.ts'
import {CliError} from './cli-error.ts'
import {type CommandLine, type ParsedCall, parseCall, wholeNumber} from './command-line.ts'
import {dayOf, EVENT_OPTIONS, eventQuery} from './query-options.ts'
import {writeWhole} from './write-whole.ts'

/** Formats that have a column for the first-level division of a place. */
const WITH_DIVISIONS: readonly ExportFormat[] = ['gdelt', 'polecat', 'cameo']

export const EXPORT_COMMAND: CommandLine = {
  usage: 'rapporteur export WHAT --format FORMAT --archive FILE [conditions]',
  takesWords: true,
  about: `Gives the record back. WHAT is ${EXPORT_WHATS.join(', ')}.
docs/exports.md says which formats each has, and every column.`,
  options: [
    ARCHIVE_OPTION,
    {
      name: 'format',
      type: 'string',
      value: 'FORMAT',
      values: EXPORT_FORMATS,
      help: `${EXPORT_FORMATS.join(', ')} (default jsonl)`,
    },
    {name: 'to', type: 'string', value: 'FILE', help: 'where it goes (default: standard output)'},
    {name: 'limit', type: 'string', value: 'N', help: 'at most so many rows (default all)'},
    {name: 'one-a-day', type: 'boolean', help: 'cameo: one row for a day, pair and code'},
    {
      name: 'for-spreadsheets',
      type: 'boolean',
      help: 'csv: an apostrophe before text that would be taken for a formula',
    },
    {name: 'as-of', type: 'string', value: 'DATE', help: 'diary: as seen on this day (default: today)'},
    ...EVENT_OPTIONS,
  ],
}

/** Runs `rapporteur export`. A file is written beside its place and moved there when it is whole. */
export async function runExport(args: readonly string[]): Promise<number> {
  const call = parseCall(args, EXPORT_COMMAND)
  if (!call) return 0
  const [what = '', ...more] = call.positionals
  const format = (call.text.format ?? 'jsonl') as ExportFormat
  if (what === '' || more.length > 0)
    throw new CliError(`Say what to export, one of ${EXPORT_WHATS.join(', ')}. See rapporteur export --help.`, 2)
  const problem = exportProblem(what, format) ?? conditionProblem(what as ExportWhat, format, call)
  if (problem) throw new CliError(problem, 2)
  return withArchive(call, async record => {
    const rows = await openChosenRows(record, what as ExportWhat, call)
    const chunks = renderExport({what: what as ExportWhat, format}, rows, {
      divisionOf: WITH_DIVISIONS.includes(format) ? openDivisions(loadGazetteer()) : undefined,
      oneADay: call.flags['one-a-day'] === true,
      forSpreadsheets: call.flags['for-spreadsheets'] === true,
    })
    if (call.text.to === undefined) await pipeline(Readable.from(chunks), process.stdout, {end: false})
    else await writeWhole(call.text.to, chunks)
    return 0
  })
}

const PERIOD = ['since', 'until'] as const
const ALL_CONDITIONS: readonly string[] = [...EVENT_OPTIONS.map(({name}) => name), 'limit']

/** The conditions that narrow each; the others are refused, for what is asked and not done would look as if it were. */
const CONDITIONS: Readonly<Record<ExportWhat, readonly string[]>> = {
  events: ALL_CONDITIONS,
  mentions: ALL_CONDITIONS,
  reports: ['words', 'outlet', 'story', ...PERIOD, 'limit'],
  stories: ['words', 'actor', 'country', 'story', ...PERIOD, 'limit'],
  actors: ['country', 'limit'],
  diary: ['actor', 'type', 'country', 'source', 'outlet', 'words', ...PERIOD, 'as-of'],
}

/** What is wrong with the options of a call for what it exports in which format; null when nothing is. */
function conditionProblem(what: ExportWhat, format: ExportFormat, {text, flags}: ParsedCall): string | null {
  const isGiven = (name: string): boolean => text[name] !== undefined || flags[name] === true
  const strange = [...ALL_CONDITIONS, 'as-of'].find(name => isGiven(name) && !CONDITIONS[what].includes(name))
  if (strange !== undefined)
    return `--${strange} is no condition for ${what}. There are: ${CONDITIONS[what].map(name => `--${name}`).join(', ')}.`
  if (isGiven('one-a-day') && format !== 'cameo') return '--one-a-day is for the format cameo.'
  if (isGiven('for-spreadsheets') && format !== 'csv') return '--for-spreadsheets is for the format csv.'
  return null
}

async function openChosenRows(record: ArchiveRecord, what: ExportWhat, call: ParsedCall) {
  const events = {
    ...(await eventQuery(call, record)),
    order: (call.text.sort as '-date' | undefined) ?? ('date' as const),
  }
  const limit = wholeNumber('limit', call.text.limit)
  const {actors, countries, from, to, words, outlets, stories, types, sources} = events
  const order = 'date'
  const queries: ExportQueries = {
    events: {...events, limit},
    mentions: {...events, limit},
    reports: {words, outlets, stories, from, to, order, limit},
    stories: {words, actors, countries, from, to, ids: stories, order, limit},
    actors: {countries, limit},
    diary: {actors, types, countries, sources, outlets, words, from, to, asOf: asOfDay(call)},
  }
  return openRows(record, what, queries[what])
}

function asOfDay({text}: ParsedCall): string {
  return text['as-of'] === undefined ? new Date().toISOString().slice(0, 10) : dayOf('as-of', text['as-of'], 'last')
}
