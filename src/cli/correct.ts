import {createReadStream} from 'node:fs'
import {userInfo} from 'node:os'
import {createInterface} from 'node:readline'
import {writeCorrections} from '../archive/correct.ts'
import {EVENT_TYPES, type EventType, type Factuality} from '../event/event.ts'
import {renderError} from '../intake/intake-failure.ts'
import type {Correction, CorrectionChange, NewCorrection} from '../record/correction.ts'
import type {ArchiveRecord} from '../record/record.ts'
import {safeText} from '../view/terminal-text.ts'
import {oneActorKey} from './actor-keys.ts'
import {ARCHIVE_OPTION, withArchive, withWritableArchive} from './archive.ts'
import {CliError} from './cli-error.ts'
import {type CommandLine, type ParsedCall, parseCall, refuseWords} from './command-line.ts'
import {dayOf, FACTUALITIES, listOf, oneOf} from './query-options.ts'
import {openEvent} from './show.ts'

export const CORRECT_COMMAND: CommandLine = {
  usage: 'rapporteur correct TASK … --archive FILE [options]',
  takesWords: true,
  about: `What you say of the record. It is kept beside what was read, with your name and reason, survives re-reading, and can be
taken back or replayed on another archive of the same reports.
accept EVENT… | reject EVENT…   the event is right, or is none
set EVENT                       puts --type, --factuality, --by, --to, --day or --place in the place of what was read
join EVENT EVENT                the two are one event
part MENTION [MENTION]          the mention is another event than the second one, or than all others of its event
actor KEY                       is the same as --is KEY, or has the --name NAME
undo CORRECTION                 takes a correction back
list                            all corrections; with --json for replay
replay FILE                     writes the corrections of a list (JSON Lines) into this archive`,
  options: [
    ARCHIVE_OPTION,
    {name: 'why', type: 'string', value: 'TEXT', help: 'your reason'},
    {name: 'who', type: 'string', value: 'NAME', help: 'who says so (default: your user name)'},
    {name: 'type', type: 'string', value: 'TYPE', help: 'set: the PLOVER type'},
    {
      name: 'factuality',
      type: 'string',
      value: 'VALUE',
      values: FACTUALITIES,
      help: `set: ${FACTUALITIES.join(', ')}`,
    },
    {name: 'by', type: 'string', value: 'NAMES', help: 'set: who acts, names of the archive with commas'},
    {name: 'to', type: 'string', value: 'NAMES', help: 'set: to whom'},
    {name: 'day', type: 'string', value: 'DATE', help: 'set: when, as 2022-09-15, 2022-09 or 2022'},
    {name: 'place', type: 'string', value: 'NAME', help: 'set: where'},
    {name: 'is', type: 'string', value: 'KEY', help: 'actor: the key of the same actor'},
    {name: 'name', type: 'string', value: 'NAME', help: 'actor: the name to show'},
    {name: 'json', type: 'boolean', help: 'prints JSON Lines'},
  ],
}

/** Runs `rapporteur correct`. Throws a CliError for a wrong call. */
export async function runCorrect(args: readonly string[]): Promise<number> {
  const call = parseCall(args, CORRECT_COMMAND)
  if (!call) return 0
  const [task, ...given] = call.positionals
  if (task === 'list') {
    refuseWords(task, given)
    return withArchive(call, record => listCorrections(record, call))
  }
  const prepare = task === undefined ? undefined : TASKS[task]
  if (!prepare)
    throw new CliError(
      `${task === undefined ? 'Say what to do' : `There is no task “${task}”`}: list, ${Object.keys(TASKS).join(', ')}. See rapporteur correct --help.`,
      2,
    )
  return withWritableArchive(call, async record => {
    const written = await writeCorrections(record, await prepare(record, given, call))
    for (const correction of written) process.stdout.write(renderCorrection(correction, call.flags.json === true))
    return 0
  })
}

type Prepare = (record: ArchiveRecord, given: readonly string[], call: ParsedCall) => Promise<NewCorrection[]>

const TASKS: Readonly<Record<string, Prepare>> = {
  accept: judgeEvents('accept'),
  reject: judgeEvents('reject'),
  set: async (record, given, call) => {
    const mentions = await mentionsOf(record, single(given, 'an event to set'))
    const set = await settingOf(record, call)
    if (Object.keys(set).length === 0)
      throw new CliError('Say what to set: --type, --factuality, --by, --to, --day or --place.', 2)
    return [said(call, {kind: 'correct', mentions, set})]
  },
  join: async (record, given, call) => {
    const [a, b] = pair(given, 'two events to join')
    return [said(call, {kind: 'join', a: (await mentionsOf(record, a))[0]!, b: (await mentionsOf(record, b))[0]!})]
  },
  part: async (record, given, call) => {
    const [mention, other] = given
    if (mention === undefined || given.length > 2) throw new CliError('Say which mention to part, and from which.', 2)
    const all = await mentionsOf(record, mention)
    const whole = all.find(id => id === mention)
    if (whole === undefined) throw new CliError(`“${mention}” is no mention. rapporteur show EVENT lists them.`)
    const others = other === undefined ? all.filter(id => id !== whole) : [other]
    const strange = others.find(id => !all.includes(id))
    if (strange !== undefined) throw new CliError(`“${strange}” is not in the same event as “${mention}”.`)
    return others.map(b => said(call, {kind: 'part', a: whole, b}))
  },
  actor: async (record, given, call) => {
    const {is, name} = call.text
    if (is === undefined && name === undefined) throw new CliError('Say --is KEY or --name NAME.', 2)
    const actor = await oneActorKey(record, single(given, 'an actor, by key'))
    return [said(call, {kind: 'actor', actor, is: is === undefined ? undefined : await oneActorKey(record, is), name})]
  },
  undo: async (record, given, call) => {
    const id = single(given, 'a correction to take back')
    const [found, ...more] = (await record.corrections()).filter(correction => correction.id.startsWith(id))
    if (!found || more.length > 0)
      throw new CliError(
        `“${id}” is ${found ? 'the beginning of several corrections' : 'no correction'}. See correct list.`,
      )
    return [said(call, {kind: 'undo', correction: found.id})]
  },
  replay: async (_record, given) => loadCorrections(single(given, 'a file to replay')),
}

function judgeEvents(kind: 'accept' | 'reject'): Prepare {
  return async (record, given, call) => {
    if (given.length === 0) throw new CliError(`Say which event to ${kind}.`, 2)
    const corrections: NewCorrection[] = []
    for (const id of given) corrections.push(said(call, {kind, mentions: await mentionsOf(record, id)}))
    return corrections
  }
}

const said = ({text}: ParsedCall, change: CorrectionChange): NewCorrection => ({
  who: text.who ?? userInfo().username,
  why: text.why ?? '',
  at: new Date().toISOString(),
  change,
})

const mentionsOf = async (record: ArchiveRecord, id: string): Promise<string[]> =>
  (await openEvent(record, id)).event.mentions.map(mention => mention.id)

async function settingOf(
  record: ArchiveRecord,
  {text}: ParsedCall,
): Promise<Extract<CorrectionChange, {kind: 'correct'}>['set']> {
  const keys = (names: string): Promise<string[]> =>
    Promise.all((listOf(names) ?? []).map(name => oneActorKey(record, name)))
  return {
    ...(text.type === undefined ? {} : {type: oneOf('type', text.type.toUpperCase(), EVENT_TYPES) as EventType}),
    ...(text.factuality === undefined ? {} : {factuality: text.factuality as Factuality}),
    ...(text.by === undefined ? {} : {actors: await keys(text.by)}),
    ...(text.to === undefined ? {} : {recipients: await keys(text.to)}),
    ...(text.day === undefined ? {} : {from: dayOf('day', text.day, 'first'), to: dayOf('day', text.day, 'last')}),
    ...(text.place === undefined ? {} : {place: text.place}),
  }
}

function single(given: readonly string[], what: string): string {
  if (given.length !== 1) throw new CliError(`Give ${what}, just one.`, 2)
  return given[0]!
}

function pair(given: readonly string[], what: string): readonly [string, string] {
  if (given.length !== 2) throw new CliError(`Give ${what}.`, 2)
  return [given[0]!, given[1]!]
}

async function listCorrections(record: ArchiveRecord, call: ParsedCall): Promise<number> {
  for (const correction of await record.corrections())
    process.stdout.write(renderCorrection(correction, call.flags.json === true))
  return 0
}

function renderCorrection(correction: Correction, isJson: boolean): string {
  if (isJson) return `${JSON.stringify(correction)}\n`
  const {id, who, why, at, change} = correction
  const {kind, ...rest} = change
  return `${id.slice(0, 12)} ${at.slice(0, 10)} ${safeText(who)}: ${kind} ${safeText(JSON.stringify(rest))}${why ? ` (${safeText(why)})` : ''}\n`
}

async function loadCorrections(path: string): Promise<NewCorrection[]> {
  const corrections: NewCorrection[] = []
  let number = 0
  try {
    for await (const line of createInterface({input: createReadStream(path)})) {
      number++
      if (line.trim() !== '') corrections.push(normalizeCorrection(JSON.parse(line)))
    }
  } catch (cause) {
    const words = number > 0 ? `, line ${number}: ${(cause as Error).message}.` : `: ${renderError(cause)}`
    throw new CliError(`${path}${words} Nothing was replayed.`, 1, {cause})
  }
  return corrections
}

const KINDS: readonly CorrectionChange['kind'][] = ['accept', 'reject', 'correct', 'join', 'part', 'actor', 'undo']

function normalizeCorrection(value: unknown): NewCorrection {
  const {who, why, at, change} = (value ?? {}) as Partial<NewCorrection>
  if (typeof who !== 'string' || typeof why !== 'string' || typeof at !== 'string')
    throw new Error('A correction has who, why and at')
  if (!change || !KINDS.includes(change.kind)) throw new Error(`A correction's change is one of ${KINDS.join(', ')}`)
  return {who, why, at, change}
}
