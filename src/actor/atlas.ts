import {loadTable} from '../data-file.ts'
import {loadNameEndings, type NameEndings} from '../mention/name-endings.ts'
import {nameKey} from '../mention/name-key.ts'
import {loadFamilyFirst} from '../mention/names.ts'
import type {ActorKind} from './actor.ts'
import {type ActorWords, loadActorWords} from './actor-words.ts'
import {loadPeople} from './load-people.ts'

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
  readonly nameEndings: NameEndings
  /** The folded given names that a folded short form is of: `bill` → `william`. Empty for other words. */
  givenNamesOf(word: string): readonly string[]
  /** Whether a folded word is a family name that stands before the given name: `zhou`. */
  isFamilyFirst(word: string): boolean
}

/** Reads the tables under data/actor, and a user's own people and bodies if given (columns as in data/actor/persons.tsv). */
export function loadAtlas(own: readonly AtlasEntry[] = []): Atlas {
  return buildAtlas([...own, ...loadStates(), ...loadBodies(), ...loadGroups(), ...loadPeople()])
}

/** Puts entries behind their look-ups. Earlier entries come first where a name is shared. */
export function buildAtlas(entries: readonly AtlasEntry[]): Atlas {
  const words = loadActorWords()
  const names: Lookup = new Map()
  const families: Lookup = new Map()
  const states = new Map<string, AtlasEntry>()
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
  const familyFirst = loadFamilyFirst()
  const namesOfForm = new Map<string, string[]>()
  for (const {name, forms} of loadTable<'name' | 'forms'>('mention/given-name-forms.tsv'))
    for (const form of forms.split('|')) pushTo(namesOfForm, nameKey(form), nameKey(name))
  const seats = new Map(loadTable<'name' | 'iso3'>('actor/seats.tsv').map(row => [nameKey(row.name), row.iso3]))
  return {
    entries,
    words,
    byName: name => bearersOf(names, name),
    byFamilyName: name => bearersOf(families, name),
    state: iso3 => states.get(iso3) ?? null,
    demonym: word => demonyms.get(nameKey(word)) ?? [],
    seat: name => seats.get(nameKey(name)) ?? null,
    capital: name => capitals.get(nameKey(name)) ?? null,
    memberships: loadTable<'body' | 'state' | 'from' | 'to' | 'asOf'>('actor/body-members.tsv'),
    nameEndings: loadNameEndings(),
    isFamilyFirst: word => familyFirst.has(word),
    givenNamesOf: word => namesOfForm.get(word) ?? [],
    givenNames: new Map(
      loadTable<'name' | 'gender'>('mention/given-names.tsv').map(row => [nameKey(row.name), row.gender as 'm' | 'f']),
    ),
  }
}

/** Entries by key: without a list of its own where one alone bears the name, as nearly all do. */
type Lookup = Map<string, AtlasEntry | AtlasEntry[]>

function enter(map: Lookup, key: string, entry: AtlasEntry): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, entry)
  else if (!Array.isArray(known)) {
    if (known !== entry) map.set(key, [known, entry])
  } else if (!known.includes(entry)) known.push(entry)
}

function bearersOf(map: Lookup, name: string): readonly AtlasEntry[] {
  const found = map.get(nameKey(name))
  return found === undefined ? [] : Array.isArray(found) ? found : [found]
}

/** Names whose first word is the family's: Chinese, Korean, Vietnamese, Cambodian. */
function isFamilyFirst(entry: AtlasEntry, words: ActorWords): boolean {
  const country = entry.country ?? entry.offices[0]?.country ?? null
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
  const groups = loadTable<BodyColumn>('actor/groups.tsv').map(row => bodyOf(row, 'group', 'groups.tsv'))
  const organizations = loadTable<BodyColumn | 'kind'>('actor/organizations.tsv').map(row =>
    bodyOf(row, row.kind as ActorKind, 'organizations.tsv'),
  )
  const parties = loadTable<BodyColumn>('actor/parties.tsv.gz').map(row => bodyOf(row, 'organization', 'partyfacts'))
  return [...groups, ...organizations, ...parties]
}

type BodyColumn = 'name' | 'aliases' | 'country' | 'sector' | 'wikidata'

function bodyOf(row: Record<BodyColumn, string>, kind: ActorKind, source: string): AtlasEntry {
  return {
    id: `${source}:${row.name}`,
    name: row.name,
    aliases: split(row.aliases),
    kind,
    country: row.country || null,
    sector: row.sector || null,
    wikidata: row.wikidata || null,
    gender: null,
    offices: [],
    source,
  }
}
