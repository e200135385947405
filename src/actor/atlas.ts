import {loadDataText, loadTable} from '../data-file.ts'
import {nameKey} from '../mention/name-key.ts'
import type {ActorKind} from './actor.ts'
import {type ActorWords, loadActorWords} from './actor-words.ts'

/** A spell in an office. Days may be given to the month or year; '' where unknown. */
export interface Office {
  readonly country: string | null
  readonly sector: string
  readonly role: string
  readonly from: string
  /** '' when the office lasted on the day `asOf`; what came after that day is unknown. */
  readonly to: string
  readonly asOf: string
  readonly source: string
}

/** Someone or some body that the atlas knows. */
export interface AtlasEntry {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: ActorKind
  readonly country: string | null
  readonly sector: string | null
  readonly wikidata: string | null
  readonly gender: 'm' | 'f' | null
  readonly offices: readonly Office[]
  readonly source: string
}

export interface Membership {
  readonly body: string
  readonly state: string
  readonly from: string
  readonly to: string
  readonly asOf: string
}

/** All that is known beforehand of who acts in the world, with look-up by name. */
export interface Atlas {
  readonly entries: readonly AtlasEntry[]
  /** By `nameKey` of name and aliases; several where a name is shared. */
  byName(name: string): readonly AtlasEntry[]
  /** People by the last word of their name or their family name. */
  byFamilyName(name: string): readonly AtlasEntry[]
  state(iso3: string): AtlasEntry | null
  /** The country that an adjective or people's name speaks of ("Turkish", "Britons"): several for "Congolese", none when unknown. */
  demonym(word: string): readonly string[]
  /** The country whose government this capital stands for when it acts. */
  capital(name: string): string | null
  /** The country whose government this seat of power always stands for ("Kremlin"). */
  seat(name: string): string | null
  readonly memberships: readonly Membership[]
  readonly words: ActorWords
  /** Folded given name → gender. */
  readonly givenNames: ReadonlyMap<string, 'm' | 'f'>
}

/** Reads the tables under data/actor, and a user's own people and bodies if given (columns as in data/actor/persons.tsv). */
export function loadAtlas(own: readonly AtlasEntry[] = []): Atlas {
  return buildAtlas([...own, ...loadStates(), ...loadBodies(), ...loadGroups(), ...loadPeople()])
}

/** Puts entries behind their look-ups. Earlier entries come first where a name is shared. */
export function buildAtlas(entries: readonly AtlasEntry[]): Atlas {
  const words = loadActorWords()
  const names = new Map<string, AtlasEntry[]>()
  const families = new Map<string, AtlasEntry[]>()
  const states = new Map<string, AtlasEntry>()
  const enter = (map: Map<string, AtlasEntry[]>, key: string, entry: AtlasEntry): void => {
    const list = map.get(key)
    if (!list) map.set(key, [entry])
    else if (!list.includes(entry)) list.push(entry)
  }
  for (const entry of entries) {
    if (entry.kind === 'state' && entry.country) states.set(entry.country, entry)
    const key = nameKey(entry.name)
    enter(names, key, entry)
    for (const alias of entry.aliases) enter(names, nameKey(alias), entry)
    if (entry.kind !== 'person') continue
    const space = key.indexOf(' ')
    if (space < 0) continue
    enter(families, key.slice(key.lastIndexOf(' ') + 1), entry)
    if (isFamilyFirst(entry, words)) enter(families, key.slice(0, space), entry)
  }
  const demonyms = new Map<string, string[]>()
  const capitals = new Map<string, string>()
  for (const row of loadTable<'iso3' | 'demonyms' | 'people' | 'capitals'>('actor/states.tsv')) {
    for (const word of `${row.demonyms}|${row.people}`.split('|')) if (word) pushTo(demonyms, nameKey(word), row.iso3)
    for (const city of row.capitals.split('|')) if (city) capitals.set(nameKey(city), row.iso3)
  }
  const seats = new Map(loadTable<'name' | 'iso3'>('actor/seats.tsv').map(row => [nameKey(row.name), row.iso3]))
  return {
    entries,
    words,
    byName: name => names.get(nameKey(name)) ?? [],
    byFamilyName: name => families.get(nameKey(name)) ?? [],
    state: iso3 => states.get(iso3) ?? null,
    demonym: word => demonyms.get(nameKey(word)) ?? [],
    seat: name => seats.get(nameKey(name)) ?? null,
    capital: name => capitals.get(nameKey(name)) ?? null,
    memberships: loadTable<'body' | 'state' | 'from' | 'to' | 'asOf'>('actor/body-members.tsv'),
    givenNames: new Map(
      loadTable<'name' | 'gender'>('mention/given-names.tsv').map(row => [nameKey(row.name), row.gender as 'm' | 'f']),
    ),
  }
}

/** Names whose first word is the family's: Chinese, Korean, Vietnamese, Cambodian. */
function isFamilyFirst(entry: AtlasEntry, words: ActorWords): boolean {
  const country = entry.offices[0]?.country ?? entry.country
  return country !== null && words.hasTrait(country, 'family-first')
}

function pushTo(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key)
  if (!list) map.set(key, [value])
  else if (!list.includes(value)) list.push(value)
}

const split = (cell: string): string[] => (cell === '' ? [] : cell.split('|'))

function loadStates(): AtlasEntry[] {
  return loadTable<'iso3' | 'name' | 'aliases' | 'wikidata'>('actor/states.tsv').map(row => ({
    id: row.iso3,
    name: row.name,
    aliases: split(row.aliases),
    kind: 'state',
    country: row.iso3,
    sector: 'GOV',
    wikidata: row.wikidata || null,
    gender: null,
    offices: [],
    source: 'states.tsv',
  }))
}

function loadBodies(): AtlasEntry[] {
  return loadTable<'id' | 'name' | 'aliases' | 'sector' | 'wikidata'>('actor/bodies.tsv').map(row => ({
    id: row.id,
    name: row.name,
    aliases: [row.id, ...split(row.aliases)].filter(
      alias => alias !== row.id || row.aliases.split('|').includes(row.id),
    ),
    kind: 'organization',
    country: null,
    sector: row.sector,
    wikidata: row.wikidata || null,
    gender: null,
    offices: [],
    source: 'bodies.tsv',
  }))
}

function loadGroups(): AtlasEntry[] {
  const groups = loadTable<'name' | 'aliases' | 'country' | 'sector' | 'wikidata'>('actor/groups.tsv').map(row => ({
    ...row,
    kind: 'group' as const,
    source: 'groups.tsv',
  }))
  const organizations = loadTable<'name' | 'aliases' | 'kind' | 'country' | 'sector' | 'wikidata'>(
    'actor/organizations.tsv',
  ).map(row => ({
    ...row,
    kind: row.kind as ActorKind,
    source: 'organizations.tsv',
  }))
  const parties = loadTable<'name' | 'aliases' | 'country' | 'wikidata'>('actor/parties.tsv.gz').map(row => ({
    ...row,
    aliases: row.aliases
      .split('|')
      .filter(alias => nameKey(alias).includes(' '))
      .join('|'),
    kind: 'organization' as const,
    sector: 'PTY',
    source: 'partyfacts',
  }))
  return [...groups, ...organizations, ...parties].map(row => ({
    id: `${row.source}:${row.name}`,
    name: row.name,
    aliases: split(row.aliases),
    kind: row.kind,
    country: row.country || null,
    sector: row.sector || null,
    wikidata: row.wikidata || null,
    gender: null,
    offices: [],
    source: row.source,
  }))
}

/** Own people first: they carry the spellings of the news. People of both sources are one entry when name and country agree. */
function loadPeople(): AtlasEntry[] {
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
      aliases: known ? known.aliases : split(row.aliases),
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
  for (const [key, {offices}] of people) for (const office of offices) byOffice.set(officeKey(office), key)
  const compiled: AtlasEntry[] = []
  for (const line of loadDataText('actor/persons.jsonl.gz').split('\n')) {
    if (line === '') continue
    const person = readPerson(JSON.parse(line))
    const own = ownPerson(person, people)
    const known = own && isOfCountry(own, person) ? own : sameHolder(person, byOffice, people)
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

interface PersonLine {
  id: string
  properties: {name: string[]; alias?: string[]; gender?: string[]; wikidataId?: string[]}
  offices: [country: string, sector: string, role: string, from: string, to: string, asOf: string, source: string][]
}

function readPerson({id, properties, offices}: PersonLine): AtlasEntry {
  const gender = properties.gender?.[0]
  return {
    id,
    name: properties.name[0]!,
    aliases: properties.alias ?? [],
    kind: 'person',
    country: offices[0]?.[0] || null,
    sector: offices[0]?.[1] || null,
    wikidata: properties.wikidataId?.[0] ?? null,
    gender: gender === 'male' ? 'm' : gender === 'female' ? 'f' : null,
    offices: offices.map(([country, sector, role, from, to, asOf, source]) => ({
      country: country || null,
      sector,
      role,
      from,
      to,
      asOf,
      source,
    })),
    source: 'persons.jsonl.gz',
  }
}
