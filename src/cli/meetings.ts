import {checkFirstSince} from '../diary/first-since.ts'
import {findMeetings} from '../diary/meetings.ts'
import type {ArchiveRecord} from '../record/record.ts'
import {renderFirstSince, renderMeeting, renderTrip} from '../view/diary-lines.ts'
import {actorKeys, oneActorKey} from './actor-keys.ts'
import {ARCHIVE_OPTION, withArchive} from './archive.ts'
import {CliError} from './cli-error.ts'
import {type CommandLine, type ParsedCall, parseCall} from './command-line.ts'
import {note, outputLines, print} from './output.ts'
import {countriesOf, dayOf, PERIOD_OPTIONS, periodOf} from './query-options.ts'

export const MEETINGS_COMMAND: CommandLine = {
  usage: 'rapporteur meetings --archive FILE [conditions]',
  takesWords: false,
  about: `Who met whom and who went where. With --first-since it checks a claim: "his first trip abroad since January 2020", said of a
trip of --on, is --actor NAME --first-since 2020-01 --on 2022-09-14 --trips.`,
  options: [
    ARCHIVE_OPTION,
    {name: 'actor', type: 'string', value: 'NAME', help: 'somebody who met or travelled'},
    {name: 'with', type: 'string', value: 'NAME', help: 'with --actor: whom they met'},
    {name: 'country', type: 'string', value: 'CODES', help: 'where, as UZB'},
    ...PERIOD_OPTIONS,
    {name: 'trips', type: 'boolean', help: 'only who went where'},
    {name: 'first-since', type: 'string', value: 'DATE', help: 'is it the first since then?'},
    {name: 'on', type: 'string', value: 'DATE', help: 'with --first-since: the day of the trip or meeting'},
    {name: 'json', type: 'boolean', help: 'prints JSON Lines'},
  ],
}

/** Runs `rapporteur meetings`. Exit code 1 when there is none. */
export async function runMeetings(args: readonly string[]): Promise<number> {
  const call = parseCall(args, MEETINGS_COMMAND)
  if (!call) return 0
  const problem = conditionProblem(call)
  if (problem) throw new CliError(problem, 2)
  return withArchive(call, record =>
    call.text['first-since'] === undefined ? listMeetings(record, call) : checkClaim(record, call),
  )
}

/** What is wrong with conditions that go together, or do not; null when nothing is. */
function conditionProblem({text}: ParsedCall): string | null {
  if (text.with !== undefined && text.actor === undefined) return '--with says whom somebody met, so it needs --actor.'
  if (text['first-since'] === undefined)
    return text.on === undefined ? null : '--on is the day of a claim, so it needs --first-since.'
  if (text.actor === undefined || text.on === undefined)
    return '--first-since needs --actor, of whom it is said, and --on, the day of the trip or meeting.'
  if (text.since !== undefined || text.until !== undefined)
    return '--first-since and --on name the days of a claim; --since and --until are for lists.'
  if ((countriesOf(text.country) ?? []).length > 1) return '--first-since takes one country.'
  return null
}

async function listMeetings(record: ArchiveRecord, {text, flags}: ParsedCall): Promise<number> {
  const {meetings, trips} = await findMeetings(record, {
    actors: text.actor === undefined ? undefined : await actorKeys(record, text.actor),
    others: text.with === undefined ? undefined : await actorKeys(record, text.with),
    countries: countriesOf(text.country),
    ...periodOf(text),
  })
  const shown = flags.trips ? [] : meetings
  if (flags.json) {
    for (const item of [...shown, ...trips]) await print(`${JSON.stringify(item)}\n`)
  } else {
    if (shown.length > 0) await print(`MEETINGS\n${shown.map(item => renderMeeting(item, outputLines())).join('\n')}\n`)
    if (trips.length > 0) await print(`TRIPS\n${trips.map(item => renderTrip(item, outputLines())).join('\n')}\n`)
  }
  if (shown.length + trips.length > 0) return 0
  note('The record has no such meeting or trip.')
  return 1
}

async function checkClaim(record: ArchiveRecord, {text, flags}: ParsedCall): Promise<number> {
  const answer = await checkFirstSince(record, {
    kind: flags.trips || text.with === undefined ? 'trip' : 'meeting',
    actor: await oneActorKey(record, text.actor!),
    with: text.with === undefined ? undefined : await oneActorKey(record, text.with),
    country: countriesOf(text.country)?.[0],
    since: dayOf('first-since', text['first-since']!, 'last'),
    day: dayOf('on', text.on!, 'first'),
  })
  await print(flags.json ? `${JSON.stringify(answer)}\n` : `${renderFirstSince(answer, outputLines())}\n`)
  return 0
}
