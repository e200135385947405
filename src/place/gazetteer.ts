import {readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import {loadTable, packagePath} from '../data-file.ts'
import {Recent} from '../recent.ts'
import {FEATURES, type Feature, type GazetteerFile, NO_POINT, openGazetteerFile} from './gazetteer-file.ts'
import type {Place} from './place.ts'
import {normalizeName} from './place-name.ts'
import {loadPlaceWords, type PlaceWords} from './place-words.ts'

/** A known place. `division` is the GeoNames code of its first-level division (`US.TX`), null above that level. */
export interface GazetteerEntry {
  /** The same for the same place, whatever name found it. */
  readonly key: string
  readonly name: string
  readonly kind: Place['kind']
  /** `minor`: waters, hills, buildings of an imported archive, known by name alone. */
  readonly feature: Feature | 'country' | 'region' | 'minor'
  /** ISO 3166-1 alpha-3. */
  readonly country: string | null
  readonly division: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly population: number
  readonly geonames: string | null
}

/** An entry with how its name matched. `former` names are no longer official; `short` ones are abbreviations ("Calif."). */
export interface Candidate {
  readonly entry: GazetteerEntry
  readonly match: 'main' | 'alternate' | 'former' | 'short' | 'demonym'
}

/** Where towns and divisions come from: the compiled file of the package, or an imported archive of full GeoNames. */
export interface PlaceStore {
  /** Every place of which this is a normalised name (see `normalizeName`). */
  find(key: string): readonly Candidate[]
  /** A first-level division by its GeoNames code. */
  division(code: string): GazetteerEntry | null
}

export interface Gazetteer {
  /** Places of this name as it is written in a text. Abbreviations in capitals ("US") match in capitals only, and only those of our own tables. */
  find(name: string): readonly Candidate[]
  /** The country, division or region that an adjective or people's name points to ("Turkish", "Scots", "Kashmiri"). */
  findDemonym(word: string): readonly Candidate[]
  /** The division or country that an abbreviation behind a town's name stands for ("Tex.", "TX", "U.K."). */
  findShort(word: string): readonly Candidate[]
  division(code: string): GazetteerEntry | null
  /** The most words that a name of the package's own tables has. */
  readonly longestName: number
  readonly words: PlaceWords
}

/** Reads the compiled gazetteer and the tables of data/place once. Towns come from `store` when one is given. */
export function loadGazetteer(store?: PlaceStore): Gazetteer {
  const points = loadTable<'code' | 'lat' | 'lon' | 'names' | 'short' | 'demonyms' | 'name'>('place/admin1.tsv')
  const countries = loadCountries()
  const iso3 = new Map(countries.map(({iso2, entry}) => [iso2, entry.country!]))
  const corrected = new Map(
    points.filter(row => row.lat).map(row => [row.code, {lat: Number(row.lat), lon: Number(row.lon)}]),
  )
  const towns =
    store ??
    fileStore(openGazetteerFile(gunzipSync(readFileSync(packagePath('data/place/gazetteer.bin.gz')))), iso3, corrected)
  const names = new Map<string, Candidate[]>()
  const demonyms = new Map<string, Candidate[]>()
  const shorts = new Map<string, Candidate[]>()
  const capitals = new Map<string, Candidate[]>()

  const addName = (name: string, candidate: Candidate): void => {
    if (/^[A-Z.]{2,6}$/.test(name)) push(capitals, name.replace(/\./g, ''), candidate)
    else push(names, normalizeName(name), candidate)
  }
  for (const {entry, forms, peoples} of [...countries, ...loadRegions()]) {
    forms.forEach((form, i) => {
      addName(form, {entry, match: i === 0 ? 'main' : 'alternate'})
    })
    for (const people of peoples) push(demonyms, people, {entry, match: 'demonym'})
  }
  const englishNames = new Map<string, string>()
  for (const row of points) {
    const entry = towns.division(row.code)
    if (!entry) continue
    if (row.name) englishNames.set(entry.key, row.name)
    for (const form of parts(row.names)) addName(form, {entry, match: 'alternate'})
    for (const form of parts(row.short)) push(shorts, form, {entry, match: 'short'})
    for (const people of parts(row.demonyms)) push(demonyms, people, {entry, match: 'demonym'})
  }
  for (const row of loadTable<'name' | 'target' | 'iso2' | 'kind' | 'years'>('place/former-names.tsv')) {
    const target = mostPopulous(
      towns
        .find(normalizeName(row.target))
        .filter(({entry}) => entry.country === iso3.get(row.iso2) && entry.kind === 'city'),
    )
    if (!target) continue
    if (row.kind === 'english') englishNames.set(target.key, row.name)
    const isMain = towns
      .find(normalizeName(row.name))
      .some(({entry, match}) => entry.key === target.key && match === 'main')
    if (!isMain) addName(row.name, {entry: target, match: row.kind === 'former' ? 'former' : 'main'})
  }
  const inEnglish = (candidate: Candidate): Candidate => {
    const name = englishNames.get(candidate.entry.key)
    return name === undefined ? candidate : {...candidate, entry: {...candidate.entry, name}}
  }

  const findAnew = (name: string): readonly Candidate[] => {
    const own = /^[A-Z.]{2,6}$/.test(name) ? capitals.get(name.replace(/\./g, '')) : undefined
    if (own) return own
    const key = normalizeName(name)
    if (key === '' || (key.length <= 3 && name === name.toUpperCase())) return []
    return merge(names.get(key), towns.find(key)).map(inEnglish)
  }
  const found = new Recent<readonly Candidate[]>(8192)
  return {
    find: name => found.get(name, findAnew),
    findDemonym: word => (demonyms.get(word) ?? demonyms.get(singular(word)) ?? []).map(inEnglish),
    findShort: word => shorts.get(word) ?? capitals.get(word.replace(/\./g, '')) ?? [],
    division: code => towns.division(code),
    longestName: 6,
    words: loadPlaceWords(),
  }
}

/** Three-letter codes of countries by their two-letter ones. */
export function loadCountryCodes(): (iso2: string) => string | null {
  const codes = new Map(loadTable<'iso2' | 'iso3'>('place/countries.tsv').map(row => [row.iso2, row.iso3]))
  return iso2 => codes.get(iso2) ?? null
}

const parts = (cell: string): string[] =>
  cell
    .split('|')
    .map(part => part.trim())
    .filter(Boolean)
const singular = (word: string): string =>
  word.endsWith('men') ? `${word.slice(0, -3)}man` : word.endsWith('s') ? word.slice(0, -1) : word

function push(index: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  const list = index.get(key)
  if (list?.some(({entry}) => entry.key === candidate.entry.key)) return
  if (list) list.push(candidate)
  else index.set(key, [candidate])
}

function merge(own: readonly Candidate[] | undefined, found: readonly Candidate[]): readonly Candidate[] {
  if (!own) return found
  const keys = new Set(own.map(({entry}) => entry.key))
  return [...own, ...found.filter(({entry}) => !keys.has(entry.key))]
}

function mostPopulous(candidates: readonly Candidate[]): GazetteerEntry | null {
  let best: Candidate | null = null
  for (const candidate of candidates) {
    if (!best || candidate.entry.population > best.entry.population) best = candidate
  }
  return best?.entry ?? null
}

interface TableEntry {
  readonly entry: GazetteerEntry
  readonly forms: readonly string[]
  readonly peoples: readonly string[]
}

function loadCountries(): (TableEntry & {readonly iso2: string})[] {
  const rows = loadTable<
    'iso2' | 'iso3' | 'geonames' | 'lat' | 'lon' | 'population' | 'capital' | 'names' | 'demonyms'
  >('place/countries.tsv')
  return rows.map(row => ({
    iso2: row.iso2,
    forms: parts(row.names),
    peoples: parts(row.demonyms),
    entry: {
      key: `country ${row.iso2}`,
      name: parts(row.names)[0]!,
      kind: 'country',
      feature: 'country',
      country: row.iso3,
      division: null,
      lat: Number(row.lat),
      lon: Number(row.lon),
      population: Number(row.population),
      geonames: row.geonames || null,
    },
  }))
}

function loadRegions(): TableEntry[] {
  const rows = loadTable<'kind' | 'country' | 'lat' | 'lon' | 'geonames' | 'names' | 'demonyms'>('place/regions.tsv')
  return rows.map((row, i) => ({
    forms: parts(row.names),
    peoples: parts(row.demonyms),
    entry: {
      key: `region ${i}`,
      name: parts(row.names)[0]!,
      kind: row.kind as Place['kind'],
      feature: 'region',
      country: row.country || null,
      division: null,
      lat: Number(row.lat),
      lon: Number(row.lon),
      population: 0,
      geonames: row.geonames || null,
    },
  }))
}

/** The compiled file as a store. `corrected` are points of divisions that are better than the mean of their towns. */
function fileStore(
  file: GazetteerFile,
  iso3: ReadonlyMap<string, string>,
  corrected: ReadonlyMap<string, {lat: number; lon: number}>,
): PlaceStore {
  const divisionRows = new Map<string, number>()
  const divisionFeature = FEATURES.indexOf('admin1')
  for (let row = 0; row < file.size; row++) {
    if (file.feature[row] === divisionFeature) divisionRows.set(file.divisions[file.division[row]!]!, row)
  }
  const entryOf = (row: number): GazetteerEntry => {
    const feature = FEATURES[file.feature[row]!]!
    const code = file.divisions[file.division[row]!]!
    const point = feature === 'admin1' ? corrected.get(code) : undefined
    const hasPoint = file.lat[row] !== NO_POINT
    return {
      key: `row ${row}`,
      name: file.name(row),
      kind: feature === 'admin1' || feature === 'admin2' ? 'admin' : 'city',
      feature,
      country: iso3.get(code.slice(0, 2)) ?? null,
      division: code,
      lat: point?.lat ?? (hasPoint ? file.lat[row]! / 1000 : null),
      lon: point?.lon ?? (hasPoint ? file.lon[row]! / 1000 : null),
      population: file.population[row]!,
      geonames: file.id[row] ? String(file.id[row]) : null,
    }
  }
  return {
    find(key) {
      const found = new Map<number, Candidate>()
      file.find(key, (row, isMain) => {
        if (isMain || !found.has(row)) found.set(row, {entry: entryOf(row), match: isMain ? 'main' : 'alternate'})
      })
      return found.size > 0 ? [...found.values()] : NONE
    },
    division(code) {
      const row = divisionRows.get(code)
      return row === undefined ? null : entryOf(row)
    },
  }
}

const NONE: readonly Candidate[] = []
