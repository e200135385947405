import {loadTable} from '../data-file.ts'
import {EVENT_TYPES, type EventType, type Factuality} from '../event/event.ts'
import type {EventQuery, Page} from '../record/query.ts'
import type {ArchiveRecord} from '../record/record.ts'
import {parseIsoDay} from '../time/calendar.ts'
import {actorKeys} from './actor-keys.ts'
import {CliError} from './cli-error.ts'
import {nearestName, type OptionRow, type ParsedCall, positiveNumber, wholeNumber} from './command-line.ts'
import {note, print} from './output.ts'

/** How real an event is, surest first. */
export const FACTUALITIES: readonly Factuality[] = [
  'occurred',
  'ongoing',
  'planned',
  'possible',
  'denied',
  'conditional',
  'called-for',
]
const DEFAULT_LIMIT = 20
/** Items asked for at once when a program wants all. */
const JSON_PAGE = 200
const DEFAULT_KM = 50

export const LIST_OPTIONS: readonly OptionRow[] = [
  {name: 'limit', type: 'string', value: 'N', help: `so many at once (default ${DEFAULT_LIMIT}; with --json all)`},
  {name: 'after', type: 'string', value: 'CURSOR', help: 'goes on where the last page ended'},
  {name: 'json', type: 'boolean', help: 'prints JSON Lines'},
]

export const PERIOD_OPTIONS: readonly OptionRow[] = [
  {name: 'since', type: 'string', value: 'DATE', help: 'from this day on, as 2022-09-15, 2022-09 or 2022'},
  {name: 'until', type: 'string', value: 'DATE', help: 'up to this day, inclusive'},
]

/** Conditions on events. Every one that is given must hold; a list with commas means any of its members. */
export const EVENT_OPTIONS: readonly OptionRow[] = [
  {name: 'actor', type: 'string', value: 'NAME', help: 'somebody who takes part, on either side'},
  {name: 'with', type: 'string', value: 'NAME', help: 'with --actor: the other side'},
  {name: 'type', type: 'string', value: 'TYPES', help: `PLOVER types with commas, as ASSAULT,COERCE`},
  {name: 'country', type: 'string', value: 'CODES', help: 'of the place or of a party: ISO 3166-1 alpha-3, as UKR,RUS'},
  {name: 'place', type: 'string', value: 'NAME', help: 'name of the place'},
  {name: 'near', type: 'string', value: 'LAT,LON', help: 'within --km of this point'},
  {name: 'km', type: 'string', value: 'KM', help: `with --near (default ${DEFAULT_KM})`},
  ...PERIOD_OPTIONS,
  {name: 'factuality', type: 'string', value: 'LIST', help: FACTUALITIES.join(', ')},
  {name: 'source', type: 'string', value: 'NAME', help: 'who says so'},
  {name: 'outlet', type: 'string', value: 'NAMES', help: 'who published'},
  {name: 'words', type: 'string', value: 'WORDS', help: 'words that a report of it holds; "…" keeps a phrase together'},
  {name: 'story', type: 'string', value: 'ID', help: 'within a story'},
  {name: 'min-independent', type: 'string', value: 'N', help: 'told by at least so many independent reports'},
  {name: 'rejected', type: 'boolean', help: 'also what an analyst rejected'},
  {
    name: 'sort',
    type: 'string',
    values: ['date', '-date', '-reports', '-recorded'],
    help: 'earliest, latest, most reported or latest recorded first (default -date)',
  },
]

/** The query that a call asks for. Throws a CliError when a value is none, or a name is not in the archive. */
export async function eventQuery({text, flags}: ParsedCall, record: ArchiveRecord): Promise<EventQuery> {
  if (text.with !== undefined && text.actor === undefined)
    throw new CliError('--with names the other side of a pair, so it needs --actor.', 2)
  if (text.km !== undefined && text.near === undefined)
    throw new CliError('--km says how far around a point, so it needs --near.', 2)
  return {
    actors: text.actor === undefined ? undefined : await actorKeys(record, text.actor),
    others: text.with === undefined ? undefined : await actorKeys(record, text.with),
    types: listOf(text.type)?.map(type => oneOf('type', type.toUpperCase(), EVENT_TYPES)) as EventType[] | undefined,
    countries: countriesOf(text.country),
    placeNames: text.place === undefined ? undefined : [text.place],
    near: nearOf(text.near, text.km),
    ...periodOf(text),
    factualities: listOf(text.factuality)?.map(value => oneOf('factuality', value, FACTUALITIES)),
    sources: text.source === undefined ? undefined : await actorKeys(record, text.source),
    outlets: listOf(text.outlet),
    words: text.words,
    stories: listOf(text.story),
    minIndependent: wholeNumber('min-independent', text['min-independent']),
    withRejected: flags.rejected === true,
    order: (text.sort as EventQuery['order']) ?? '-date',
  }
}

/**
 * The days from `--since` to `--until`, inclusive; a side that is not given is missing. Throws a CliError when they are the
 * wrong way round.
 */
export function periodOf({since, until}: ParsedCall['text']): {from?: string; to?: string} {
  const from = since === undefined ? undefined : dayOf('since', since, 'first')
  const to = until === undefined ? undefined : dayOf('until', until, 'last')
  if (from !== undefined && to !== undefined && from > to)
    throw new CliError(`--since ${since} is later than --until ${until}.`, 2)
  return {...(from === undefined ? {} : {from}), ...(to === undefined ? {} : {to})}
}

/** A day that a call gives as 2022-09-15, 2022-09 or 2022. */
export function dayOf(name: string, text: string, side: 'first' | 'last'): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? []
  if (year === undefined) throw new CliError(`--${name} takes a day as 2022-09-15, 2022-09 or 2022, not “${text}”.`, 2)
  const ends = side === 'first' ? [month ?? '01', day ?? '01'] : [month ?? '12', day ?? lastDay(year, month ?? '12')]
  const iso = `${year}-${ends.join('-')}`
  if (parseIsoDay(iso) === null) throw new CliError(`--${name}: there is no day “${text}”.`, 2)
  return iso
}

const lastDay = (year: string, month: string): string =>
  String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()).padStart(2, '0')

export const listOf = (text: string | undefined): string[] | undefined =>
  text
    ?.split(',')
    .map(part => part.trim())
    .filter(part => part !== '')

/** Codes of countries that a call gives. Throws a CliError with exit code 2 for a code that no country has. */
export function countriesOf(text: string | undefined): string[] | undefined {
  const given = listOf(text)
  if (given === undefined) return undefined
  const countries = loadTable<'iso3' | 'name'>('export/countries.tsv')
  return given.map(code => {
    if (countries.some(({iso3}) => iso3 === code.toUpperCase())) return code.toUpperCase()
    const named = countries.find(({name}) => name.toLowerCase() === code.toLowerCase())
    throw new CliError(
      `--country takes codes of three letters (ISO 3166-1 alpha-3) as UKR, not “${code}”.${named ? ` ${named.name} is ${named.iso3}.` : ''}`,
      2,
    )
  })
}

function nearOf(text: string | undefined, km: string | undefined): EventQuery['near'] {
  if (text === undefined) return undefined
  const [, lat, lon] = (/^\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*$/.exec(text) ?? []).map(Number)
  if (lat === undefined || lon === undefined || !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180))
    throw new CliError(`--near takes latitude and longitude as 39.65,66.96, not “${text}”.`, 2)
  return {lat, lon, km: positiveNumber('km', km, DEFAULT_KM)}
}

/** The value when it is known. Throws a CliError that names the nearest known one. */
export function oneOf<T extends string>(name: string, value: string, known: readonly T[]): T {
  if ((known as readonly string[]).includes(value)) return value as T
  const near = nearestName(value, known)
  throw new CliError(
    `--${name}: there is no “${value}”.${near ? ` Did you mean ${near}?` : ''} There are: ${known.join(', ')}.`,
    2,
  )
}

interface Answers<T> {
  readonly find: (page: {limit: number; after: string | undefined}) => Promise<Page<T>>
  /** For people. */
  readonly render: (item: T) => string
  /** For programs, where it says more than the item itself. */
  readonly toJson?: (item: T) => Promise<object>
  /** Words for an empty answer. */
  readonly none: string
}

/**
 * Prints what a query finds: for people one page, and how to go on (on standard error); with --json everything, unless
 * --limit is given. Exit code 1 when there is nothing.
 */
export async function printAnswers<T>(
  {text, flags}: ParsedCall,
  {find, render, toJson = async item => item as object, none}: Answers<T>,
): Promise<number> {
  const isWhole = flags.json === true && text.limit === undefined
  const limit = wholeNumber('limit', text.limit) ?? (isWhole ? JSON_PAGE : DEFAULT_LIMIT)
  let count = 0
  let after = text.after
  for (;;) {
    const {items, next} = await find({limit, after})
    for (const item of items) await print(flags.json ? `${JSON.stringify(await toJson(item))}\n` : `${render(item)}\n`)
    count += items.length
    if (next === null) break
    if (!isWhole) {
      note(`There are more: --after ${next}`)
      break
    }
    after = next
  }
  if (count === 0) note(none)
  return count === 0 ? 1 : 0
}
