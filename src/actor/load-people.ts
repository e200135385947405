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
