import {parseCsv} from '../data-file.ts'
import {nameKey} from '../mention/name-key.ts'
import type {ActorKind} from './actor.ts'
import type {AtlasEntry, Office} from './atlas.ts'

/** A change that an update makes to a user's own actors. */
export interface ActorChange {
  readonly kind: 'new' | 'changed'
  readonly name: string
  readonly details: readonly string[]
}

const KINDS: Readonly<Record<string, ActorKind>> = {
  Person: 'person',
  Organization: 'organization',
  PublicBody: 'organization',
  Company: 'organization',
  LegalEntity: 'organization',
}

/** One FollowTheMoney entity as these files hold it; `offices` and `sector` are keys of our own. */
interface EntityLine {
  id?: unknown
  schema?: unknown
  properties?: {
    name?: unknown
    alias?: unknown
    weakAlias?: unknown
    gender?: unknown
    wikidataId?: unknown
    position?: unknown
  }
  country?: unknown
  sector?: unknown
  offices?: unknown
}

/**
 * Actors of a user's own: FollowTheMoney JSON Lines (schemas Person, Organization, PublicBody, Company, LegalEntity), or
 * CSV with a header of any of `name, aliases, kind, country, sector, role, from, to, gender, wikidata, asOf`, or a Wikidata
 * extract with `position, person, personID, start, end`. Throws with the line's number when a line can't be taken.
 * `source` is kept with each fact; `asOf` is the day to which the file reaches, for lines that don't say.
 */
export function parseOwnActors(text: string, source: string, asOf: string): AtlasEntry[] {
  const start = text.trimStart()
  return start.startsWith('{') ? parseEntities(text, source, asOf) : parseRows(text, source, asOf)
}

function parseEntities(text: string, source: string, asOf: string): AtlasEntry[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    let entity: EntityLine
    try {
      entity = JSON.parse(line) as EntityLine
    } catch {
      throw new Error(`${source}, line ${i + 1}: this is not JSON. One FollowTheMoney entity a line is expected.`)
    }
    const kind = KINDS[String(entity.schema)]
    const names = strings(entity.properties?.name)
    if (!kind)
      throw new Error(
        `${source}, line ${i + 1}: the schema ${JSON.stringify(entity.schema)} is not taken. Schemas: ${Object.keys(KINDS).join(', ')}.`,
      )
    if (names.length === 0) throw new Error(`${source}, line ${i + 1}: the entity has no name.`)
    const offices = officesOf(entity.offices, source, asOf)
    const gender = strings(entity.properties?.gender)[0]
    const entry: AtlasEntry = {
      id: String(entity.id ?? `own:${nameKey(names[0]!)}`),
      name: names[0]!,
      aliases: [...names.slice(1), ...strings(entity.properties?.alias), ...strings(entity.properties?.weakAlias)],
      kind,
      country: typeof entity.country === 'string' ? entity.country.toUpperCase() : (offices[0]?.country ?? null),
      sector: typeof entity.sector === 'string' ? entity.sector : (offices[0]?.sector ?? null),
      wikidata: strings(entity.properties?.wikidataId)[0] ?? null,
      gender: gender === 'male' ? 'm' : gender === 'female' ? 'f' : null,
      offices,
      source,
    }
    return [entry]
  })
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : []

function officesOf(value: unknown, source: string, asOf: string): Office[] {
  if (!Array.isArray(value)) return []
  return value.filter(Array.isArray).map((cells: unknown[]) => {
    const [country, sector, role, from, to, day, origin] = cells.map(cell => (typeof cell === 'string' ? cell : ''))
    return {
      country: country || null,
      sector: sector ?? '',
      role: role ?? '',
      from: from ?? '',
      to: to ?? '',
      asOf: day || asOf,
      source: origin || source,
    }
  })
}

function parseRows(text: string, source: string, asOf: string): AtlasEntry[] {
  const [header, ...rows] = parseCsv(text)
  if (!header) return []
  const column = (name: string): number => header.findIndex(cell => cell.trim().toLowerCase() === name.toLowerCase())
  const at = (row: string[], ...names: string[]): string => {
    for (const name of names) if (column(name) >= 0 && row[column(name)]?.trim()) return row[column(name)]!.trim()
    return ''
  }
  if (column('name') < 0 && column('person') < 0)
    throw new Error(
      `${source}: the first line must name the columns, one of them “name” (or “person” in a Wikidata extract). It has: ${header.join(', ')}.`,
    )
  const byKey = new Map<string, AtlasEntry>()
  rows.forEach((row, i) => {
    const name = at(row, 'name', 'person')
    if (name === '') throw new Error(`${source}, line ${i + 2}: the row has no name.`)
    const wikidata = at(row, 'wikidata', 'personID') || null
    const role = at(row, 'role', 'position')
    const office: Office = {
      country: at(row, 'country').toUpperCase() || null,
      sector: at(row, 'sector') || (role ? 'GOV' : ''),
      role,
      from: at(row, 'from', 'start'),
      to: at(row, 'to', 'end'),
      asOf: at(row, 'asOf') || asOf,
      source,
    }
    const key = wikidata ?? nameKey(name)
    const known = byKey.get(key)
    const gender = at(row, 'gender').toLowerCase()
    byKey.set(key, {
      id: wikidata ?? `own:${nameKey(name)}`,
      name,
      aliases: known?.aliases ?? at(row, 'aliases').split('|').filter(Boolean),
      kind: (at(row, 'kind') || 'person') as ActorKind,
      country: known?.country ?? office.country,
      sector: known?.sector ?? (office.sector || null),
      wikidata,
      gender: gender.startsWith('m') ? 'm' : gender.startsWith('f') ? 'f' : null,
      offices: [...(known?.offices ?? []), ...(role ? [office] : [])],
      source,
    })
  })
  return [...byKey.values()]
}

/**
 * The own actors with an update merged in, and what it changes. An actor is the same by its Wikidata id, else by name and
 * kind; facts are only added, never dropped: an office of the same role and beginning takes the newer source's end.
 */
export function mergeOwnActors(
  own: readonly AtlasEntry[],
  update: readonly AtlasEntry[],
): {actors: AtlasEntry[]; changes: ActorChange[]} {
  const actors = [...own]
  const changes: ActorChange[] = []
  for (const entry of update) {
    const at = actors.findIndex(
      known =>
        (entry.wikidata !== null && known.wikidata === entry.wikidata) ||
        (known.kind === entry.kind && nameKey(known.name) === nameKey(entry.name)),
    )
    if (at < 0) {
      actors.push(entry)
      changes.push({kind: 'new', name: entry.name, details: entry.offices.map(describeOffice)})
      continue
    }
    const {merged, details} = mergeEntry(actors[at]!, entry)
    actors[at] = merged
    if (details.length > 0) changes.push({kind: 'changed', name: entry.name, details})
  }
  return {actors, changes}
}

function mergeEntry(known: AtlasEntry, entry: AtlasEntry): {merged: AtlasEntry; details: string[]} {
  const details: string[] = []
  const offices = [...known.offices]
  for (const office of entry.offices) {
    const at = offices.findIndex(
      other => other.role === office.role && other.country === office.country && other.from === office.from,
    )
    if (at < 0) {
      offices.push(office)
      details.push(`+ ${describeOffice(office)}`)
    } else if (offices[at]!.to !== office.to && office.asOf >= offices[at]!.asOf) {
      details.push(`- ${describeOffice(offices[at]!)}`, `+ ${describeOffice(office)}`)
      offices[at] = office
    }
  }
  const aliases = entry.aliases.filter(alias => !known.aliases.includes(alias) && alias !== known.name)
  for (const alias of aliases) details.push(`+ also called ${alias}`)
  for (const key of ['country', 'sector', 'gender', 'wikidata'] as const)
    if (entry[key] && entry[key] !== known[key])
      details.push(`${known[key] ? `- ${key} ${known[key]}, ` : ''}+ ${key} ${entry[key]}`)
  return {
    merged: {
      ...known,
      aliases: [...known.aliases, ...aliases],
      country: entry.country ?? known.country,
      sector: entry.sector ?? known.sector,
      gender: entry.gender ?? known.gender,
      wikidata: entry.wikidata ?? known.wikidata,
      offices,
    },
    details,
  }
}

export const describeOffice = (office: Office): string =>
  `${office.role}${office.country ? ` (${office.country})` : ''} ${office.from || '?'} to ${office.to || `at least ${office.asOf}`}, source ${office.source}`

/** Own actors as FollowTheMoney JSON Lines, as `parseOwnActors` reads them. */
export function renderOwnActors(actors: readonly AtlasEntry[]): string {
  return actors
    .map(({id, name, aliases, kind, country, sector, wikidata, gender, offices}) =>
      JSON.stringify({
        id,
        schema: kind === 'person' ? 'Person' : 'Organization',
        properties: {
          name: [name],
          ...(aliases.length > 0 && {alias: aliases}),
          ...(gender && {gender: [gender === 'm' ? 'male' : 'female']}),
          ...(wikidata && {wikidataId: [wikidata]}),
        },
        ...(country && {country}),
        ...(sector && {sector}),
        offices: offices.map(office => [
          office.country ?? '',
          office.sector,
          office.role,
          office.from,
          office.to,
          office.asOf,
          office.source,
        ]),
      }),
    )
    .join('\n')
    .concat(actors.length > 0 ? '\n' : '')
}
