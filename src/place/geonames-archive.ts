import {existsSync, fstatSync, openSync, readFileSync, readSync} from 'node:fs'
import {join} from 'node:path'
import type {Candidate, GazetteerEntry, PlaceStore} from './gazetteer.ts'
import type {Place} from './place.ts'

/*
 * The archive is a folder: `archive.json`, and `names-000.tsv` to `names-255.tsv`. Each of these holds the names whose hash
 * falls to it, a line a name of a place, sorted by the bytes of the normalised name, the most populous place first:
 * name, M (main) or A (another), GeoNames id, main name, lat, lon, feature class, feature code, country, admin1, population.
 * First-level divisions stand under `#US.TX` as well.
 */
export const ARCHIVE_FORMAT = 'rapporteur-geonames-1'
export const META_FILE = 'archive.json'
export const BUCKETS = 256

export const bucketFile = (stem: 'part' | 'names', bucket: number): string =>
  `${stem}-${String(bucket).padStart(3, '0')}.tsv`
export const divisionKey = (code: string): string => `#${code}`

/** The file that a normalised name falls to (FNV-1a, folded). */
export function bucketOf(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (BUCKETS - 1)
}

const MOST_CANDIDATES = 100

/**
 * Opens an archive that `importGeonames` wrote, for `loadGazetteer(openGeonamesArchive(folder, iso3))`. `iso3` gives the
 * three-letter code of a two-letter one. Of a name with many places the 100 most populous are given. Nothing is held in
 * memory but open files. Throws when the folder is no finished archive.
 */
export function openGeonamesArchive(folder: string, iso3: (iso2: string) => string | null): PlaceStore {
  const meta = join(folder, META_FILE)
  const format = existsSync(meta) ? (JSON.parse(readFileSync(meta, 'utf8')) as {format?: unknown}).format : null
  if (format !== ARCHIVE_FORMAT)
    throw new Error(`${folder} is no finished GeoNames archive. Make one: rapporteur atlas import-geonames DIR.`)
  const files = new Map<number, number>()
  const fileOf = (bucket: number): number => {
    const open = files.get(bucket) ?? openSync(join(folder, bucketFile('names', bucket)), 'r')
    files.set(bucket, open)
    return open
  }
  const find = (key: string): Candidate[] => linesOf(fileOf(bucketOf(key)), key).map(line => readCandidate(line, iso3))
  return {
    find: key => (key.startsWith('#') ? [] : find(key)),
    division: code => find(divisionKey(code))[0]?.entry ?? null,
  }
}

const BLOCK = 4096

/** Lines of the file whose first cell is the key: binary search for the first of them, then on until another key. */
function linesOf(file: number, key: string): string[] {
  const wanted = Buffer.from(key)
  const size = fstatSync(file).size
  let low = 0
  let high = size
  while (high - low > BLOCK) {
    const middle = (low + high) >> 1
    const line = nextLine(file, middle, size)
    if (!line || Buffer.compare(firstCell(line.bytes), wanted) >= 0) high = middle
    else low = line.start
  }
  const found: string[] = []
  let at = low
  while (at < size && found.length < MOST_CANDIDATES) {
    const line = lineAt(file, at, size)
    const order = Buffer.compare(firstCell(line), wanted)
    if (order > 0) break
    if (order === 0) found.push(line.toString('utf8'))
    at += line.length + 1
  }
  return found
}

const firstCell = (line: Buffer): Buffer => line.subarray(0, line.indexOf(9))

/** The line that begins at the offset, without its end. */
function lineAt(file: number, start: number, size: number): Buffer {
  let bytes = Buffer.alloc(0)
  for (let at = start; at < size; at += BLOCK) {
    const block = Buffer.alloc(Math.min(BLOCK, size - at))
    readSync(file, block, 0, block.length, at)
    const end = block.indexOf(10)
    bytes = Buffer.concat([bytes, end < 0 ? block : block.subarray(0, end)])
    if (end >= 0) break
  }
  return bytes
}

/** The first line that begins behind the offset. */
function nextLine(file: number, offset: number, size: number): {start: number; bytes: Buffer} | null {
  const rest = lineAt(file, offset, size)
  const start = offset + rest.length + 1
  return start >= size ? null : {start, bytes: lineAt(file, start, size)}
}

function readCandidate(line: string, iso3: (iso2: string) => string | null): Candidate {
  const [, match, id, name, lat, lon, fclass, fcode, country, admin1, population] = line.split('\t')
  const entry: GazetteerEntry = {
    key: `geonames ${id}`,
    name: name!,
    ...classify(fclass!, fcode!),
    country: iso3(country!),
    division: country ? `${country}.${admin1}` : null,
    lat: Number(lat),
    lon: Number(lon),
    population: Number(population),
    geonames: id!,
  }
  return {entry, match: match === 'M' ? 'main' : 'alternate'}
}

const TOWN_FEATURES: Readonly<Record<string, GazetteerEntry['feature']>> = {
  PPLC: 'capital',
  PPLA: 'admin1-seat',
  PPLA2: 'admin2-seat',
  PPLX: 'quarter',
}
const CLASS_KINDS: Readonly<Record<string, Place['kind']>> = {
  H: 'water',
  U: 'water',
  T: 'region',
  L: 'region',
  V: 'region',
  S: 'facility',
  R: 'facility',
}

/** Kind and feature by GeoNames' feature class and code (https://www.geonames.org/export/codes.html). */
function classify(fclass: string, fcode: string): Pick<GazetteerEntry, 'kind' | 'feature'> {
  if (fclass === 'P') return {kind: 'city', feature: TOWN_FEATURES[fcode] ?? 'town'}
  if (fclass === 'A' && fcode.startsWith('PCL')) return {kind: 'country', feature: 'minor'}
  if (fclass === 'A') return {kind: 'admin', feature: fcode === 'ADM1' ? 'admin1' : 'admin2'}
  return {kind: /^ISL/.test(fcode) ? 'island' : (CLASS_KINDS[fclass] ?? 'other'), feature: 'minor'}
}
