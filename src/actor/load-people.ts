import {loadDataText, loadTable} from '../data-file.ts'
import {nameKey} from '../mention/name-key.ts'
import type {AtlasEntry, Office} from './atlas.ts'

/** Own people first: they carry the spellings of the news. People of both sources are one entry when name and country agree. */
export function loadPeople(): AtlasEntry[] {
  const people = new Map<string, AtlasEntry>()
  const rows = loadTable<
    'name' | 'aliases' | 'country' | 'sector' | 'role' | 'from' | 'to' | 'gender' | 'wikidata' | 'asOf'
  >('actor/persons.tsv')
  for (const row of rows) {
    const office: Office = {
      country: row.country || null,
      sector: row.sector,
      role: row.role,
      from: row.from,
      to: row.to,
      asOf: row.asOf,
      source: 'persons.tsv',
    }
    const key = nameKey(row.name)
    const known = people.get(key)
    people.set(key, {
      id: known?.id ?? `person:${key.replace(/ /g, '-')}`,
      name: row.name,
      aliases: known ? known.aliases : row.aliases === '' ? [] : row.aliases.split('|'),
      kind: 'person',
      country: known?.country ?? (row.country || null),
      sector: known?.sector ?? (row.sector || null),
      wikidata: known?.wikidata ?? (row.wikidata || null),
      gender: row.gender as 'm' | 'f',
      offices: [...(known?.offices ?? []), office],
      source: 'persons.tsv',
    })
  }
  const byOffice = new Map<string, string>()
  const terms = new Map<string, string[]>()
  for (const [key, {offices}] of people) {
    for (const office of offices) byOffice.set(officeKey(office), key)
    for (const word of key.split(' ')) terms.set(word, [...(terms.get(word) ?? []), ...offices.map(({from}) => from)])
  }
  const compiled: AtlasEntry[] = []
  for (const line of loadDataText('actor/persons.jsonl.gz').split('\n')) {
    if (line === '') continue
    const person = new CompiledPerson(line)
    const own = ownPerson(person, people)
    const known =
      own && isOfCountry(own, person) ? own : person.mayHold(terms) ? sameHolder(person, byOffice, people) : undefined
    if (!known) {
      compiled.push(person)
      continue
    }
    people.set(nameKey(known.name), {
      ...known,
      aliases: [...new Set([...known.aliases, person.name, ...person.aliases])].filter(alias => alias !== known.name),
      wikidata: known.wikidata ?? person.wikidata,
      gender: known.gender ?? person.gender,
      offices: [...known.offices, ...person.offices],
    })
  }
  return [...people.values(), ...compiled]
}

function ownPerson(person: AtlasEntry, people: ReadonlyMap<string, AtlasEntry>): AtlasEntry | undefined {
  let own = people.get(nameKey(person.name))
  for (let i = 0; !own && i < person.aliases.length; i++) own = people.get(nameKey(person.aliases[i]!))
  return own
}

const isOfCountry = (known: AtlasEntry, person: AtlasEntry): boolean =>
  !known.country ||
  !person.country ||
  known.country === person.country ||
  known.offices.some(office => office.country === person.country)

const officeKey = (office: Office): string => `${office.country} ${office.role} ${office.from}`

/** The own person who began in one of the offices on the same day and shares a word of the name: another spelling. */
function sameHolder(
  person: AtlasEntry,
  byOffice: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, AtlasEntry>,
): AtlasEntry | undefined {
  for (const office of person.offices) {
    const key = office.from.length >= 7 ? byOffice.get(officeKey(office)) : undefined
    if (key === undefined) continue
    const words = key.split(' ')
    if (
      nameKey(person.name)
        .split(' ')
        .some(word => words.includes(word))
    )
      return people.get(key)
  }
  return undefined
}

type OfficeCells = [
  country: string,
  sector: string,
  role: string,
  from: string,
  to: string,
  asOf: string,
  source: string,
]

/**
 * Someone of the compiled people. The names are read when the atlas is loaded, the offices of a person when they are first
 * asked for: a report asks for a few of seven thousand.
 */
class CompiledPerson implements AtlasEntry {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind = 'person'
  readonly wikidata: string | null
  readonly gender: 'm' | 'f' | null
  readonly source = 'persons.jsonl.gz'
  #offices: readonly Office[] | null = null
  readonly #cells: string

  constructor(line: string) {
    const at = line.lastIndexOf(OFFICES)
    const gender = firstOf(line, '"gender":["')
    const alias = line.indexOf(ALIASES)
    this.id = firstOf(line, '"id":"')!
    this.name = firstOf(line, '"name":["')!
    this.aliases =
      alias < 0 ? NO_ALIASES : JSON.parse(line.slice(alias + ALIASES.length, line.indexOf('"]', alias) + 2))
    this.wikidata = firstOf(line, '"wikidataId":["')
    this.gender = gender === 'male' ? 'm' : gender === 'female' ? 'f' : null
    this.#cells = line.slice(at + OFFICES.length, -1)
  }

  get offices(): readonly Office[] {
    this.#offices ??= (JSON.parse(this.#cells) as OfficeCells[]).map(
      ([country, sector, role, from, to, asOf, source]) => ({
        country: country || null,
        sector,
        role,
        from,
        to,
        asOf,
        source,
      }),
    )
    return this.#offices
  }

  /** Whether an office began on a day that is told of somebody with a word of this name: `terms` has the days by word. */
  mayHold(terms: ReadonlyMap<string, readonly string[]>): boolean {
    for (const word of nameKey(this.name).split(' '))
      for (const from of terms.get(word) ?? []) if (from.length >= 7 && this.#cells.includes(`"${from}"`)) return true
    return false
  }

  /** The country of the first office, told without reading the others. */
  get country(): string | null {
    return this.#cells.startsWith(FIRST_CELL)
      ? this.#cells.slice(FIRST_CELL.length, this.#cells.indexOf('"', FIRST_CELL.length)) || null
      : null
  }

  get sector(): string | null {
    return this.offices[0]?.sector || null
  }
}

const FIRST_CELL = '[["'

const NO_ALIASES: readonly string[] = []
const ALIASES = '"alias":'
const OFFICES = ',"offices":'

/** The text behind an opening mark up to its quotation mark; null when the mark does not occur. Loading parses no more of a line than this. */
function firstOf(line: string, opening: string): string | null {
  const at = line.indexOf(opening)
  if (at < 0) return null
  const begin = at + opening.length
  let end = line.indexOf('"', begin)
  while (line[end - 1] === '\\') end = line.indexOf('"', end + 1)
  const text = line.slice(begin, end)
  return text.includes('\\') ? JSON.parse(`"${text}"`) : text
}
