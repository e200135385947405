import {SECTORS} from '../actor/sectors.ts'
import type {Story} from '../record/merged.ts'
import type {ActorQuery, ReportQuery, StoryQuery} from '../record/query.ts'
import type {ArchiveRecord, EventAnswer, RecordedReport} from '../record/record.ts'
import {renderActorAnswer, renderEventAnswer, renderReport, renderStory} from '../view/answer.ts'
import {actorKeys} from './actor-keys.ts'
import {ARCHIVE_OPTION, withArchive} from './archive.ts'
import {CliError} from './cli-error.ts'
import {type CommandLine, parseCall, wholeNumber} from './command-line.ts'
import {outputLines} from './output.ts'
import {
  countriesOf,
  EVENT_OPTIONS,
  eventQuery,
  LIST_OPTIONS,
  listOf,
  oneOf,
  PERIOD_OPTIONS,
  periodOf,
  printAnswers,
} from './query-options.ts'

export const EVENTS_COMMAND: CommandLine = {
  usage: 'rapporteur events --archive FILE [conditions]',
  takesWords: false,
  about: 'Events of the archive, each merged from all reports that tell it. rapporteur show ID gives the words.',
  options: [ARCHIVE_OPTION, ...EVENT_OPTIONS, ...LIST_OPTIONS],
}

export const STORIES_COMMAND: CommandLine = {
  usage: 'rapporteur stories --archive FILE [conditions]',
  takesWords: false,
  about: 'Stories of the archive: reports about the same happening.',
  options: [
    ARCHIVE_OPTION,
    {name: 'words', type: 'string', value: 'WORDS', help: 'words that a report of it holds'},
    {name: 'actor', type: 'string', value: 'NAME', help: 'somebody who takes part in an event of it'},
    {name: 'country', type: 'string', value: 'CODES', help: 'of a place or a party, as UKR,RUS'},
    ...PERIOD_OPTIONS,
    {name: 'min-reports', type: 'string', value: 'N', help: 'of at least so many reports (default 1)'},
    {
      name: 'sort',
      type: 'string',
      values: ['date', '-date', '-reports'],
      help: 'earliest, latest or largest first (default -date)',
    },
    ...LIST_OPTIONS,
  ],
}

export const REPORTS_COMMAND: CommandLine = {
  usage: 'rapporteur reports --archive FILE [conditions]',
  takesWords: false,
  about: 'Reports of the archive.',
  options: [
    ARCHIVE_OPTION,
    {name: 'words', type: 'string', value: 'WORDS', help: 'words that it holds; "…" keeps a phrase together'},
    {name: 'outlet', type: 'string', value: 'NAMES', help: 'who published'},
    {name: 'language', type: 'string', value: 'CODES', help: 'its language, as en,fr'},
    {name: 'story', type: 'string', value: 'ID', help: 'within a story'},
    ...PERIOD_OPTIONS,
    {
      name: 'sort',
      type: 'string',
      values: ['date', '-date', '-recorded'],
      help: 'earliest, latest or latest recorded first (default -date)',
    },
    ...LIST_OPTIONS,
  ],
}

export const ACTORS_COMMAND: CommandLine = {
  usage: 'rapporteur actors --archive FILE [conditions]',
  takesWords: false,
  about: 'Who takes part in events of the archive, most events first.',
  options: [
    ARCHIVE_OPTION,
    {name: 'name', type: 'string', value: 'NAME', help: 'a name or a part of one'},
    {name: 'country', type: 'string', value: 'CODES', help: 'as UKR,RUS'},
    {name: 'sector', type: 'string', value: 'CODES', help: 'PLOVER sectors, as GOV,MIL'},
    ...LIST_OPTIONS,
  ],
}

/** Runs `rapporteur events`. Exit code 1 when there is none. */
export async function runEvents(args: readonly string[]): Promise<number> {
  const call = parseCall(args, EVENTS_COMMAND)
  if (!call) return 0
  return withArchive(call, async record => {
    const query = await eventQuery(call, record)
    return printAnswers(call, {
      find: page => record.findEvents({...query, ...page}),
      render: event => renderEventAnswer(event, outputLines()),
      toJson: event => eventWithPassages(record, event),
      none: 'No event of the archive answers to this.',
    })
  })
}

/** An event for programs: with the document and the word of every passage that tells it. */
async function eventWithPassages(record: ArchiveRecord, event: EventAnswer): Promise<object> {
  const mentions = await record.mentions(event.mentions.map(({id}) => id))
  return {
    event: event.id,
    ...event,
    mentions: mentions.flatMap(({id, report, event: coded}) =>
      coded.evidence.map(({trigger}) => ({
        id: report.id,
        start: trigger.start,
        end: trigger.end,
        mention: id,
        report: report.hash,
      })),
    ),
  }
}

/** A report for programs: without what only comparing needs of it. */
export function reportFields({digest, ...report}: RecordedReport): object {
  return {...report, wires: digest.wires, owner: digest.owner}
}

/** A story for programs: with the ids of its documents as they were given. */
async function storyWithDocuments(record: ArchiveRecord, story: Story): Promise<object> {
  const reports = await record.reports(story.reports)
  return {story: story.id, documents: reports.map(({id}) => id), ...story}
}

/** Runs `rapporteur stories`. Exit code 1 when there is none. */
export async function runStories(args: readonly string[]): Promise<number> {
  const call = parseCall(args, STORIES_COMMAND)
  if (!call) return 0
  const {text} = call
  return withArchive(call, async record => {
    const query: StoryQuery = {
      words: text.words,
      actors: text.actor === undefined ? undefined : await actorKeys(record, text.actor),
      countries: countriesOf(text.country),
      ...periodOf(text),
      minReports: wholeNumber('min-reports', text['min-reports']),
      order: (text.sort as 'date' | '-date' | '-reports' | undefined) ?? '-date',
    }
    return printAnswers(call, {
      find: page => record.findStories({...query, ...page}),
      render: story => renderStory(story, outputLines()),
      toJson: story => storyWithDocuments(record, story),
      none: 'No story of the archive answers to this.',
    })
  })
}

/** Runs `rapporteur reports`. Exit code 1 when there is none. */
export async function runReports(args: readonly string[]): Promise<number> {
  const call = parseCall(args, REPORTS_COMMAND)
  if (!call) return 0
  const {text} = call
  return withArchive(call, async record => {
    const query: ReportQuery = {
      words: text.words,
      outlets: listOf(text.outlet),
      languages: languagesOf(text.language),
      stories: listOf(text.story),
      ...periodOf(text),
      order: (text.sort as 'date' | '-date' | '-recorded' | undefined) ?? '-date',
    }
    return printAnswers(call, {
      find: page => record.findReports({...query, ...page}),
      render: report => renderReport(report, outputLines()),
      toJson: async report => reportFields(report),
      none: 'No report of the archive answers to this.',
    })
  })
}

function languagesOf(text: string | undefined): string[] | undefined {
  const codes = listOf(text)?.map(code => code.toLowerCase())
  const wrong = codes?.find(code => !/^[a-z]{2,3}$/.test(code))
  if (wrong !== undefined) throw new CliError(`--language takes codes of languages as en,fr, not “${wrong}”.`, 2)
  return codes
}

/** Runs `rapporteur actors`. Exit code 1 when there is none. */
export async function runActors(args: readonly string[]): Promise<number> {
  const call = parseCall(args, ACTORS_COMMAND)
  if (!call) return 0
  const {text} = call
  return withArchive(call, async record => {
    const query: ActorQuery = {
      name: text.name,
      countries: countriesOf(text.country),
      sectors: listOf(text.sector)?.map(code => oneOf('sector', code.toUpperCase(), Object.keys(SECTORS))),
    }
    return printAnswers(call, {
      find: page => record.findActors({...query, ...page}),
      render: actor => renderActorAnswer(actor, outputLines()),
      none: 'Nobody in the archive answers to this.',
    })
  })
}
