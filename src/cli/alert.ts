import {existsSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import {Readable} from 'node:stream'
import {setTimeout as pause} from 'node:timers/promises'
import type {AlertDelivery, AlertRule} from '../alert/alert-rule.ts'
import {loadAlerts, removeAlert, saveAlert} from '../alert/alert-store.ts'
import {type AlertEffects, runAlert} from '../alert/run-alert.ts'
import {postJson} from '../intake/post-json.ts'
import type {ArchiveRecord} from '../record/record.ts'
import {ARCHIVE_OPTION, withArchive, withWritableArchive} from './archive.ts'
import {CliError} from './cli-error.ts'
import {type CommandLine, type ParsedCall, parseCall, refuseWords} from './command-line.ts'
import {note, print} from './output.ts'
import {EVENT_OPTIONS, eventQuery} from './query-options.ts'
import {writeWhole} from './write-whole.ts'

export const ALERT_COMMAND: CommandLine = {
  usage: 'rapporteur alert add NAME [conditions] | list | remove NAME | run [NAME…] --archive FILE [options]',
  takesWords: true,
  about: `Saved questions that run on whatever arrives by add and watch. Each answer names its sources and comes once.
add NAME      saves a question: any conditions, and where the answer goes (default: standard output)
list          all saved questions
remove NAME   forgets one
run           asks them now`,
  options: [
    ARCHIVE_OPTION,
    {name: 'file', type: 'string', value: 'FILE', help: 'add: keeps a feed of the answers in this file'},
    {name: 'format', type: 'string', values: ['rss', 'atom'], help: 'add: the form of the feed (default rss)'},
    {name: 'webhook', type: 'string', value: 'URL', help: 'add: posts the answers as JSON to this address'},
    {name: 'past', type: 'boolean', help: 'add: also tells what is in the archive already'},
    {name: 'allow-private', type: 'boolean', help: 'lets a webhook be on this machine or a private network'},
    {name: 'json', type: 'boolean', help: 'list and run: prints JSON Lines'},
    ...EVENT_OPTIONS.filter(({name}) => name !== 'sort' && name !== 'rejected'),
  ],
}

const TIMEOUT_MS = 15_000

/** Runs `rapporteur alert`. Exit code 1 when an alert could not be delivered. */
export async function runAlertCommand(args: readonly string[]): Promise<number> {
  const call = parseCall(args, ALERT_COMMAND)
  if (!call) return 0
  const [task, ...names] = call.positionals
  switch (task) {
    case 'add':
      return withWritableArchive(call, record => addAlert(record, names, call))
    case 'list':
      refuseWords(task, names)
      return withArchive(call, record => listAlerts(record, call))
    case 'remove':
      return withWritableArchive(call, record => removeAlerts(record, names))
    case 'run':
      return withWritableArchive(call, async record => {
        const failed = await tellAlerts(record, call, names)
        return failed > 0 ? 1 : 0
      })
    default:
      throw new CliError(
        `${task === undefined ? 'Say what to do' : `There is no task “${task}”`}: add, list, remove or run. See rapporteur alert --help.`,
        2,
      )
  }
}

async function addAlert(record: ArchiveRecord, names: readonly string[], call: ParsedCall): Promise<number> {
  const [name] = names
  if (name === undefined || names.length > 1) throw new CliError('Give the alert one name.', 2)
  if ((await loadAlerts(record)).some(rule => rule.name === name))
    throw new CliError(`There is an alert “${name}” already. rapporteur alert remove forgets one.`)
  const {order: _, withRejected: __, ...query} = await eventQuery(call, record)
  const since = call.flags.past ? '1970-01-01T00:00:00.000Z' : new Date().toISOString()
  const rule: AlertRule = {name, query, deliver: deliveryOf(call), since}
  try {
    await saveAlert(record, rule)
  } catch (cause) {
    throw new CliError((cause as Error).message, 2, {cause})
  }
  return 0
}

function deliveryOf({text}: ParsedCall): AlertDelivery {
  if (text.file !== undefined && text.webhook !== undefined)
    throw new CliError('An alert goes to a file or to a webhook. Add two alerts for both.', 2)
  if (text.format !== undefined && text.file === undefined)
    throw new CliError('--format is the form of a feed that is kept in a file, so it needs --file.', 2)
  if (text.webhook !== undefined) return {to: 'webhook', url: text.webhook}
  if (text.file === undefined) return {to: 'print'}
  const path = resolve(text.file)
  if (!existsSync(dirname(path))) throw new CliError(`${text.file}: There is no such folder. Make it first.`)
  return {to: 'file', path, format: text.format === 'atom' ? 'atom' : 'rss'}
}

async function listAlerts(record: ArchiveRecord, call: ParsedCall): Promise<number> {
  for (const rule of await loadAlerts(record)) {
    const {name, query, deliver} = rule
    const where = deliver.to === 'print' ? 'standard output' : deliver.to === 'file' ? deliver.path : deliver.url
    process.stdout.write(
      call.flags.json ? `${JSON.stringify(rule)}\n` : `${name} → ${where}: ${JSON.stringify(query)}\n`,
    )
  }
  return 0
}

async function removeAlerts(record: ArchiveRecord, names: readonly string[]): Promise<number> {
  if (names.length === 0) throw new CliError('Say which alert to remove.', 2)
  for (const name of names) {
    const isRemoved = await removeAlert(record, name)
    if (!isRemoved) throw new CliError(`There is no alert “${name}”. rapporteur alert list shows all.`)
  }
  return 0
}

/**
 * Asks the saved questions and delivers what is new, as the call's `--json` and `--allow-private` say; those with the names, all
 * without one. Gives how many could not be delivered.
 */
export async function tellAlerts(
  record: ArchiveRecord,
  {flags}: ParsedCall,
  names: readonly string[] = [],
): Promise<number> {
  const rules = await loadAlerts(record)
  const strange = names.find(name => !rules.some(rule => rule.name === name))
  if (strange !== undefined) throw new CliError(`There is no alert “${strange}”. rapporteur alert list shows all.`)
  const effects: AlertEffects = {
    print,
    asJson: flags.json === true,
    writeFile: (path, text) => writeWhole(path, Readable.from([text])),
    pause: ms => pause(ms),
    send: (url, body, headers) =>
      postJson(url, body, {headers, allowPrivate: flags['allow-private'] === true, timeoutMs: TIMEOUT_MS}),
  }
  let failed = 0
  for (const rule of rules) {
    if (names.length > 0 && !names.includes(rule.name)) continue
    try {
      await runAlert(record, rule, effects)
    } catch (error) {
      failed++
      note(`alert ${rule.name}: ${(error as Error).message}`)
    }
  }
  return failed
}
