import {existsSync, readFileSync, statSync} from 'node:fs'
import {basename} from 'node:path'
import {Readable} from 'node:stream'
import {type Atlas, type AtlasEntry, loadAtlas} from '../actor/atlas.ts'
import {checkAtlas} from '../actor/check-atlas.ts'
import {type AtlasFinding, findInAtlas} from '../actor/find-in-atlas.ts'
import {describeOffice, mergeOwnActors, parseOwnActors, renderOwnActors} from '../actor/own-actors.ts'
import {renderError} from '../intake/intake-failure.ts'
import {importGeonames} from '../place/import-geonames.ts'
import {CliError} from './cli-error.ts'
import {type CommandLine, parseCall, refuseWords} from './command-line.ts'
import {countOf, note} from './output.ts'
import {writeWhole} from './write-whole.ts'

export const ATLAS_COMMAND: CommandLine = {
  usage: 'rapporteur atlas find NAME… | check | update FILE… | import-geonames DIR [options]',
  takesWords: true,
  about: `What the program knows beforehand of who acts in the world, and where.
find NAME             who bears a name, in which offices, and what is known for a day (--on)
check                 errors and doubts of the tables
update FILE…          adds FollowTheMoney JSON Lines, CSV or Wikidata extracts to your own actors; prints what changes
import-geonames DIR   packs full GeoNames files into an archive for reading (--to)
Your own actors are kept in the file that --actors or RAPPORTEUR_ACTORS names.`,
  options: [
    {name: 'on', type: 'string', value: 'DATE', help: 'find: the day asked for, as 2022-09-15'},
    {name: 'json', type: 'boolean', help: 'prints JSON Lines'},
    {name: 'actors', type: 'string', value: 'FILE', help: 'your own actors (FollowTheMoney JSON Lines)'},
    {
      name: 'as-of',
      type: 'string',
      value: 'DATE',
      help: 'update: the day to which the files reach (default: their last change)',
    },
    {name: 'dry-run', type: 'boolean', help: 'update: prints what would change and writes nothing'},
    {
      name: 'to',
      type: 'string',
      value: 'DIR',
      help: 'import-geonames: where the archive goes (default geonames-archive)',
    },
  ],
}

/** Runs `rapporteur atlas`. Exit code 0 done, 1 nothing found or errors in the tables; throws a CliError for a wrong call. */
export async function runAtlas(args: readonly string[]): Promise<number> {
  const call = parseCall(args, ATLAS_COMMAND)
  if (!call) return 0
  const [task, ...given] = call.positionals
  const file = call.text.actors ?? process.env.RAPPORTEUR_ACTORS ?? null
  switch (task) {
    case 'find':
      return findCommand(given, {day: dayOf(call.text.on, '--on'), json: call.flags.json === true, file})
    case 'check':
      refuseWords(task, given)
      return checkCommand(file, call.flags.json === true)
    case 'update':
      return updateCommand(given, {
        file,
        asOf: dayOf(call.text['as-of'], '--as-of'),
        isDryRun: call.flags['dry-run'] === true,
      })
    case 'import-geonames':
      return importCommand(given, call.text.to ?? 'geonames-archive')
    default:
      throw new CliError(
        `${task === undefined ? 'Say what to do' : `There is no atlas command “${task}”`}: find, check, update or import-geonames. See rapporteur atlas --help.`,
        2,
      )
  }
}

function dayOf(text: string | undefined, option: string): string | null {
  if (text === undefined) return null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new CliError(`${option} takes a day as 2022-09-15, not “${text}”.`, 2)
  return text
}

/** The actors of a user's file; empty without one. Throws a CliError when it is not there or cannot be taken. */
export function loadOwnActors(file: string | null): AtlasEntry[] {
  if (!file) return []
  if (!existsSync(file)) throw new CliError(`${file}: There is no such file. rapporteur atlas update makes one.`)
  return loadActors(file, null)
}

/** Actors of a file of any form that is taken; the file's last change tells to which day it reaches when `asOf` is null. Throws a CliError that says what to mend. */
function loadActors(file: string, asOf: string | null): AtlasEntry[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new CliError(`${file}: ${renderError(cause)}`, 1, {cause})
  }
  if (text.includes('\0')) throw new CliError(`${file}: This is binary, not a table of actors.`)
  try {
    return parseOwnActors(text, basename(file), asOf ?? statSync(file).mtime.toISOString().slice(0, 10))
  } catch (cause) {
    throw new CliError(`${(cause as Error).message} Mend the line and call again.`, 1, {cause})
  }
}

function findCommand(
  names: readonly string[],
  options: {day: string | null; json: boolean; file: string | null},
): number {
  const name = names.join(' ')
  if (name === '') throw new CliError('Say whom to find: rapporteur atlas find NAME.', 2)
  const findings = findInAtlas(loadAtlas(loadOwnActors(options.file)), name, options.day)
  if (findings.length === 0) {
    note(`rapporteur: nobody and nothing is known as “${name}”. Try the full name, or another spelling.`)
    return 1
  }
  for (const finding of findings)
    process.stdout.write(
      options.json ? `${JSON.stringify(findingFields(finding))}\n` : renderFinding(finding, options.day),
    )
  return 0
}

/** A finding for programs. The fields of an entry are named, for people of the compiled table give some only when asked. */
function findingFields({entry, ...rest}: AtlasFinding): object {
  const {id, name, aliases, kind, country, sector, wikidata, gender, source} = entry
  return {entry: {id, name, aliases, kind, country, sector, wikidata, gender, source}, ...rest}
}

function renderFinding({entry, by, offices, memberships}: AtlasFinding, day: string | null): string {
  const head = [entry.name, entry.kind, entry.country, entry.sector, entry.wikidata].filter(Boolean).join(', ')
  const lines = [`${head} (found by ${by}; ${entry.source})`]
  if (entry.aliases.length > 0) lines.push(`  also: ${entry.aliases.slice(0, 12).join(', ')}`)
  for (const {office, tenure} of offices)
    lines.push(`  ${tenure ? `${TENURES[tenure]} on ${day}: ` : ''}${describeOffice(office)}`)
  if (offices.length > 0 && day && !offices.some(({tenure}) => tenure === 'current'))
    lines.push(`  in no known office on ${day}`)
  if (memberships.length > 0)
    lines.push(
      `  ${entry.kind === 'state' ? 'member of' : 'members'}: ${memberships.map(member => `${entry.kind === 'state' ? member.body : member.state} ${member.from}${member.to ? ` to ${member.to}` : ''}`).join(', ')}`,
    )
  return `${lines.join('\n')}\n`
}

const TENURES = {
  current: 'held',
  former: 'no longer held',
  future: 'not yet held',
  unknown: 'not known whether held',
} as const

function checkCommand(file: string | null, json: boolean): number {
  const atlas: Atlas = loadAtlas(loadOwnActors(file))
  const problems = checkAtlas(atlas)
  for (const problem of problems)
    process.stdout.write(
      json ? `${JSON.stringify(problem)}\n` : `${problem.severity}: ${problem.entry}: ${problem.message}\n`,
    )
  const errors = problems.filter(problem => problem.severity === 'error').length
  note(`${atlas.entries.length} entries, ${errors} errors, ${problems.length - errors} doubts`)
  return errors > 0 ? 1 : 0
}

async function updateCommand(
  files: readonly string[],
  {file, asOf, isDryRun}: {file: string | null; asOf: string | null; isDryRun: boolean},
): Promise<number> {
  if (files.length === 0) throw new CliError('Name the files to add: rapporteur atlas update FILE….', 2)
  if (!file) throw new CliError('Say where your own actors are kept: --actors FILE, or set RAPPORTEUR_ACTORS.', 2)
  let actors = existsSync(file) ? loadOwnActors(file) : []
  let failed = false
  for (const source of files) {
    try {
      const update = loadActors(source, asOf)
      const merged = mergeOwnActors(actors, update)
      actors = merged.actors
      for (const change of merged.changes) {
        process.stdout.write(`${change.kind === 'new' ? '+' : '~'} ${change.name}\n`)
        for (const detail of change.details) process.stdout.write(`    ${detail}\n`)
      }
      note(`${source}: ${countOf(update.length, 'actor')} read, ${merged.changes.length} new or changed`)
    } catch (error) {
      failed = true
      note(`rapporteur: ${(error as Error).message}`)
    }
  }
  if (!isDryRun) await writeWhole(file, Readable.from([renderOwnActors(actors)]))
  return failed ? 1 : 0
}

async function importCommand(folders: readonly string[], target: string): Promise<number> {
  const [folder, ...others] = folders
  if (!folder || others.length > 0) throw new CliError('Name the one folder that holds the GeoNames files.', 2)
  try {
    const counts = await importGeonames(folder, target)
    note(
      `${target}: ${Object.entries(counts)
        .map(([what, count]) => `${count} ${what}`)
        .join(', ')}`,
    )
    return 0
  } catch (cause) {
    throw new CliError((cause as Error).message, 1, {cause})
  }
}
