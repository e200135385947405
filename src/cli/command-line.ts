import {parseArgs} from 'node:util'
import {editDistance} from '../language/edit-distance.ts'
import {CliError} from './cli-error.ts'

/** One option of a command. The help, the check of a call and the documentation all read these lines. */
export interface OptionRow {
  readonly name: string
  readonly type: 'string' | 'boolean'
  /** What stands after the option in the help: `DATE`. */
  readonly value?: string
  /** The only values that are taken; any when missing. */
  readonly values?: readonly string[]
  readonly help: string
}

export interface CommandLine {
  readonly usage: string
  readonly about: string
  /** Whether words may stand beside the options: sources, ids, a task. Where they may not, a call that has one is wrong. */
  readonly takesWords: boolean
  readonly options: readonly OptionRow[]
}

export interface ParsedCall {
  readonly positionals: readonly string[]
  readonly text: Readonly<Record<string, string | undefined>>
  readonly flags: Readonly<Record<string, boolean>>
}

/**
 * Takes a command's arguments apart by its table. Null when the help was asked for (it is then on standard output).
 * Throws a CliError with exit code 2, naming the nearest option, when the call is wrong.
 */
export function parseCall(args: readonly string[], command: CommandLine): ParsedCall | null {
  const options = [...command.options, HELP_OPTION]
  const joined = joinValues(args, options)
  for (const argument of joined) {
    if (argument === '--') break
    if (/^-[^-]/.test(argument) && argument !== '-h')
      throw new CliError(
        `There is no option ${argument.slice(0, 2)}. Options begin with two hyphens; a file whose name begins with one is written ./${argument}. See --help.`,
        2,
      )
    const name = /^--([^=]+)/.exec(argument)?.[1]
    if (name === undefined || options.some(option => option.name === name)) continue
    const near = nearestName(
      name,
      options.map(option => option.name),
    )
    throw new CliError(`There is no option --${name}.${near ? ` Did you mean --${near}?` : ''} See --help.`, 2)
  }
  let parsed: ReturnType<typeof parseArgs>
  try {
    parsed = parseArgs({
      args: joined.map(argument => (argument === '-h' ? '--help' : argument)),
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(options.map(({name, type}) => [name, {type}])),
    })
  } catch (error) {
    throw new CliError(`${(error as Error).message} See --help.`, 2)
  }
  if (parsed.values.help) {
    process.stdout.write(renderHelp(command))
    return null
  }
  const text: Record<string, string | undefined> = {}
  const flags: Record<string, boolean> = {}
  for (const {name, type, values} of command.options) {
    const given = parsed.values[name]
    if (type === 'boolean') {
      flags[name] = given === true
      continue
    }
    if (given === '') throw new CliError(`--${name} needs a value, and it is given an empty one.`, 2)
    if (typeof given === 'string' && values && !values.includes(given))
      throw new CliError(`--${name} takes ${values.join(', ')}, not “${given}”.`, 2)
    text[name] = given as string | undefined
  }
  const [word] = parsed.positionals
  if (word !== undefined && !command.takesWords) throw new CliError(renderStrayWord(word, command), 2)
  return {positionals: parsed.positionals, text, flags}
}

/** Throws a CliError with exit code 2 when words follow a task that takes none. */
export function refuseWords(task: string, [word]: readonly string[]): void {
  if (word !== undefined) throw new CliError(`Only options are taken after “${task}”, not “${word}”. See --help.`, 2)
}

/** Options that a bare word was most likely meant for. */
const LIKELY_MEANT: readonly string[] = ['actor', 'name', 'words']

function renderStrayWord(word: string, {options}: CommandLine): string {
  const meant = LIKELY_MEANT.filter(name => options.some(option => option.name === name))
  const hint = meant.map(name => `--${name} "${word}"`).join(' or ')
  return `Only options are taken here, not “${word}”.${hint ? ` Did you mean ${hint}?` : ''} See --help.`
}

/**
 * Options joined with their values, so that a value may begin with a hyphen: `--sort -date`, `--near -1.28,36.82`. Nothing
 * behind `--` is touched. Throws a CliError when a value is missing.
 */
function joinValues(args: readonly string[], options: readonly OptionRow[]): string[] {
  const joined: string[] = []
  for (let i = 0; i < args.length; i++) {
    const argument = args[i]!
    if (argument === '--') return [...joined, ...args.slice(i)]
    const value = args[i + 1]
    const option = options.find(({name, type}) => type === 'string' && argument === `--${name}`)
    if (!option) {
      joined.push(argument)
      continue
    }
    if (value === undefined || value.startsWith('--'))
      throw new CliError(`${argument} needs a value: ${argument} ${valueInWords(option)}. See --help.`, 2)
    joined.push(`${argument}=${value}`)
    i++
  }
  return joined
}

const HELP_OPTION: OptionRow = {name: 'help', type: 'boolean', help: 'prints this'}

/** A whole number above 0 that a call gives, undefined when it gives none. Throws a CliError with exit code 2. */
export function wholeNumber(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const number = Number(given)
  if (!(number > 0 && Number.isSafeInteger(number)))
    throw new CliError(`--${name} takes a whole number above 0, not “${given}”.`, 2)
  return number
}

/** A number above 0 that a call gives, else the standard. Throws a CliError with exit code 2. */
export function positiveNumber(name: string, given: string | undefined, standard: number): number {
  if (given === undefined) return standard
  const number = Number(given)
  if (!(number > 0 && Number.isFinite(number)))
    throw new CliError(`--${name} takes a number above 0, not “${given}”.`, 2)
  return number
}

function renderHelp({usage, about, options}: CommandLine): string {
  const rows = [...options, HELP_OPTION].map(option => {
    const value = valueInWords(option)
    return [`--${option.name}${value ? ` ${value}` : ''}`, option.help] as const
  })
  const width = Math.max(...rows.map(([left]) => left.length))
  return `usage: ${usage}\n\n${about}\n\n${rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`).join('\n')}\n`
}

const valueInWords = ({value, values}: OptionRow): string | undefined => value ?? values?.join('|')

/** The known name that differs by the fewest letters, null when none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  let best: string | null = null
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of known) {
    const distance = editDistance(name, candidate)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}
