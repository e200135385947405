import {normalizeName} from './place-name.ts'

/** Feature classes of the compiled gazetteer. Their numbers are stored: add at the end only. */
export const FEATURES = ['town', 'quarter', 'admin2-seat', 'admin1-seat', 'capital', 'admin1', 'admin2'] as const
export type Feature = (typeof FEATURES)[number]

export interface GazetteerRow {
  /** GeoNames id, 0 when there is none. */
  readonly id: number
  /** The main name first. */
  readonly names: readonly string[]
  /** NaN when no point is known. */
  readonly lat: number
  readonly lon: number
  readonly population: number
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** GeoNames code of the first-level division. */
  readonly admin1: string
  readonly feature: number
}

/** The opened file: columns by row number, and the names' bytes with a hash index over the normalised names. */
export interface GazetteerFile {
  readonly size: number
  readonly id: Uint32Array
  /** Thousandths of a degree; NO_POINT when unknown. */
  readonly lat: Int32Array
  readonly lon: Int32Array
  readonly population: Uint32Array
  readonly division: Uint16Array
  readonly feature: Uint8Array
  /** `US.TX`, by number. */
  readonly divisions: readonly string[]
  name(row: number): string
  /** Rows with this normalised name (`isMain`: it is the row's first name). */
  find(key: string, visit: (row: number, isMain: boolean) => void): void
}

export const NO_POINT = 0x7fffffff
const OWN = 1
const TAB = 9
const NEWLINE = 10

/**
 * One buffer: a line of JSON (`size`, `divisions`, `names` = length of the names in bytes), the names, then columns.
 * Names: a line a row: the main name, behind byte 1 its normalised form where that is not just its lower case, then further
 * normalised names behind tabs. Columns are differences from the row before, zigzag-coded, byte
 * planes one after the other, so that gzip sees like bytes together.
 */
export function packGazetteer(rows: readonly GazetteerRow[]): Buffer {
  const sorted = [...rows].sort(
    (a, b) => compare(a.country, b.country) || compare(a.admin1, b.admin1) || compare(a.names[0]!, b.names[0]!),
  )
  const divisions = [...new Set(sorted.map(divisionOf))]
  const numbers = new Map(divisions.map((division, i) => [division, i]))
  const names = Buffer.from(sorted.map(row => nameLine(row.names)).join(''), 'utf8')
  const thousandths = (degrees: number): number => (Number.isNaN(degrees) ? NO_POINT : Math.round(degrees * 1000))
  const header = Buffer.from(`${JSON.stringify({size: sorted.length, divisions, names: names.length})}\n`, 'utf8')
  return Buffer.concat([
    header,
    names,
    packColumn(
      sorted.map(row => row.id),
      4,
    ),
    packColumn(
      sorted.map(row => thousandths(row.lat)),
      4,
    ),
    packColumn(
      sorted.map(row => thousandths(row.lon)),
      4,
    ),
    packColumn(
      sorted.map(row => roundPopulation(row.population)),
      4,
    ),
    packColumn(
      sorted.map(row => numbers.get(divisionOf(row))!),
      2,
    ),
    packColumn(
      sorted.map(row => row.feature),
      1,
    ),
  ])
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const divisionOf = (row: GazetteerRow): string => `${row.country}.${row.admin1}`

/** Two significant digits are enough to compare towns, and pack well. */
function roundPopulation(population: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, population))) - 1)
  return Math.round(population / unit) * unit
}

function nameLine(names: readonly string[]): string {
  const main = names[0]!.replace(/\s+/g, ' ').trim()
  const own = normalizeName(main)
  const further = [...new Set(names.slice(1).map(normalizeName))].filter(key => key !== '' && key !== own)
  const isOwnKey = /^[A-Za-z ]+$/.test(main) && own === main.toLowerCase()
  return `${[isOwnKey ? main : `${main}\x01${own}`, ...further].join('\t')}\n`
}

function packColumn(values: readonly number[], bytes: number): Buffer {
  const packed = Buffer.alloc(values.length * bytes)
  let before = 0
  values.forEach((value, i) => {
    const difference = (value - before) | 0
    before = value
    const zigzag = ((difference << 1) ^ (difference >> 31)) >>> 0
    for (let plane = 0; plane < bytes; plane++) packed[plane * values.length + i] = (zigzag >>> (8 * plane)) & 255
  })
  return packed
}

function unpackColumn<Column extends Uint32Array | Int32Array | Uint16Array | Uint8Array>(
  bytes: Uint8Array,
  offset: number,
  width: number,
  column: Column,
): number {
  const size = column.length
  let value = 0
  for (let i = 0; i < size; i++) {
    let zigzag = 0
    for (let plane = 0; plane < width; plane++) zigzag |= bytes[offset + plane * size + i]! << (8 * plane)
    value = (value + ((zigzag >>> 1) ^ -(zigzag & 1))) | 0
    column[i] = value
  }
  return offset + width * size
}

/** Opens what `packGazetteer` wrote. Takes about 40 ms for 150,000 rows; nothing is decoded to strings before it is asked for. */
export function openGazetteerFile(bytes: Buffer): GazetteerFile {
  const headerEnd = bytes.indexOf(NEWLINE)
  const header = JSON.parse(bytes.toString('utf8', 0, headerEnd)) as {size: number; divisions: string[]; names: number}
  const names = bytes.subarray(headerEnd + 1, headerEnd + 1 + header.names)
  const {size} = header
  const columns = {
    id: new Uint32Array(size),
    lat: new Int32Array(size),
    lon: new Int32Array(size),
    population: new Uint32Array(size),
    division: new Uint16Array(size),
    feature: new Uint8Array(size),
  }
  let offset = headerEnd + 1 + header.names
  offset = unpackColumn(bytes, offset, 4, columns.id)
  offset = unpackColumn(bytes, offset, 4, columns.lat)
  offset = unpackColumn(bytes, offset, 4, columns.lon)
  offset = unpackColumn(bytes, offset, 4, columns.population)
  offset = unpackColumn(bytes, offset, 2, columns.division)
  unpackColumn(bytes, offset, 1, columns.feature)
  return {size, ...columns, divisions: header.divisions, ...indexNames(names, size)}
}

/** A hash table over all keys: heads of chains by hash, then for each key its place in the bytes, its row and the next of the chain. */
function indexNames(names: Uint8Array, size: number): Pick<GazetteerFile, 'name' | 'find'> {
  let keyCount = size
  for (let i = 0; i < names.length; i++) if (names[i] === TAB || names[i] === OWN) keyCount++
  const mask = 2 ** Math.ceil(Math.log2(keyCount + 1)) - 1
  const heads = new Int32Array(mask + 1).fill(-1)
  const next = new Int32Array(keyCount)
  const keyStart = new Int32Array(keyCount)
  const keyRow = new Int32Array(keyCount)
  const lineStart = new Int32Array(size + 1)
  let key = 0
  let row = 0
  let start = 0
  let hash = HASH_SEED
  for (let i = 0; i < names.length; i++) {
    const byte = names[i]!
    if (byte !== TAB && byte !== NEWLINE && byte !== OWN) {
      hash = Math.imul(hash ^ (byte >= 65 && byte <= 90 ? byte + 32 : byte), HASH_PRIME)
      continue
    }
    const slot = mix(hash) & mask
    keyStart[key] = start
    keyRow[key] = row
    next[key] = heads[slot]!
    heads[slot] = key++
    start = i + 1
    hash = HASH_SEED
    if (byte === NEWLINE) lineStart[++row] = start
  }
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  return {
    name(row) {
      let end = lineStart[row]!
      while (names[end]! > NEWLINE) end++
      return decoder.decode(names.subarray(lineStart[row]!, end))
    },
    find(wanted, visit) {
      const bytes = encoder.encode(wanted)
      let hash = HASH_SEED
      for (const byte of bytes) hash = Math.imul(hash ^ byte, HASH_PRIME)
      for (let k = heads[mix(hash) & mask]!; k >= 0; k = next[k]!) {
        if (!holdsKey(names, keyStart[k]!, bytes)) continue
        const row = keyRow[k]!
        visit(row, keyStart[k] === lineStart[row] || names[keyStart[k]! - 1] === OWN)
      }
    },
  }
}

const HASH_SEED = 0x811c9dc5
const HASH_PRIME = 0x01000193
const mix = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0

function holdsKey(names: Uint8Array, start: number, key: Uint8Array): boolean {
  for (let i = 0; i < key.length; i++) {
    const byte = names[start + i]!
    if ((byte >= 65 && byte <= 90 ? byte + 32 : byte) !== key[i]) return false
  }
  const after = names[start + key.length]
  return after === TAB || after === NEWLINE || after === OWN
}
