import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {ARCHIVE_FORMAT, BUCKETS, bucketFile, bucketOf, divisionKey, META_FILE} from './geonames-archive.ts'
import {normalizeName} from './place-name.ts'

export interface ImportCounts {
  readonly places: number
  readonly names: number
  /** Lines that do not have the columns of the format. */
  readonly skippedLines: number
}

const PLACES = 'allCountries.txt'
const ALTERNATE_NAMES = 'alternateNamesV2.txt'
/** Values of the language column that are no names a text could hold. */
const NO_NAMES = new Set(['link', 'wkdt', 'post', 'iata', 'icao', 'faac', 'tcid', 'unlc', 'phon', 'piny'])

/**
 * Imports full files of GeoNames (https://download.geonames.org/export/dump: `allCountries.txt`, and `alternateNamesV2.txt`
 * when it is there) from a folder into an archive of its own, for `openGeonamesArchive`. Works through the files in parts,
 * so memory stays small however large they are; needs about three times their size on the disk while it runs. An archive
 * that is already in `target` is replaced. Throws when the folder has no `allCountries.txt`.
 */
export async function importGeonames(folder: string, target: string): Promise<ImportCounts> {
  if (!existsSync(join(folder, PLACES)))
    throw new Error(
      `${folder} has no ${PLACES}. Download and unpack it from https://download.geonames.org/export/dump, then import again.`,
    )
  mkdirSync(target, {recursive: true})
  for (const name of readdirSync(target)) if (/^(?:part|names)-\d+\.tsv$/.test(name)) rmSync(join(target, name))
  rmSync(join(target, META_FILE), {force: true})

  const parts = openBuckets(target, 'part')
  let skippedLines = 0
  for await (const cells of rows(join(folder, PLACES))) {
    if (cells.length >= 19 && /^\d+$/.test(cells[0]!))
      parts.write(Number(cells[0]) % BUCKETS, `P\t${cells.join('\t')}\n`)
    else skippedLines++
  }
  if (existsSync(join(folder, ALTERNATE_NAMES))) {
    for await (const cells of rows(join(folder, ALTERNATE_NAMES))) {
      if (cells.length < 4 || !/^\d+$/.test(cells[1]!)) skippedLines++
      else if (!NO_NAMES.has(cells[2]!)) parts.write(Number(cells[1]) % BUCKETS, `N\t${cells[1]}\t${cells[3]}\n`)
    }
  }
  parts.close()

  const names = openBuckets(target, 'names')
  const counts = {places: 0, names: 0}
  for (let part = 0; part < BUCKETS; part++) {
    const path = join(target, bucketFile('part', part))
    joinNames(
      readFileSync(path, 'utf8').split('\n'),
      (key, record) => {
        names.write(bucketOf(key), `${key}\t${record}\n`)
        counts.names++
      },
      () => counts.places++,
    )
    rmSync(path)
  }
  names.close()
  for (let bucket = 0; bucket < BUCKETS; bucket++) sortBucket(join(target, bucketFile('names', bucket)))
  writeFileSync(join(target, META_FILE), `${JSON.stringify({format: ARCHIVE_FORMAT, buckets: BUCKETS, ...counts})}\n`)
  return {...counts, skippedLines}
}

async function* rows(path: string): AsyncGenerator<string[]> {
  for await (const line of createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line !== '') yield line.split('\t')
  }
}

const FLUSH_CHARACTERS = 1 << 16

/** Files `part-000.tsv`… that are written to in any order, each through a buffer. */
function openBuckets(
  folder: string,
  stem: 'part' | 'names',
): {write(bucket: number, line: string): void; close(): void} {
  const files = Array.from({length: BUCKETS}, (_, i) => openSync(join(folder, bucketFile(stem, i)), 'w'))
  const buffers = files.map(() => '')
  const flush = (bucket: number): void => {
    writeSync(files[bucket]!, buffers[bucket]!)
    buffers[bucket] = ''
  }
  return {
    write(bucket, line) {
      buffers[bucket] += line
      if (buffers[bucket]!.length > FLUSH_CHARACTERS) flush(bucket)
    },
    close() {
      for (let i = 0; i < files.length; i++) {
        flush(i)
        closeSync(files[i]!)
      }
    },
  }
}

/** The places of one part with all their names: a record a name, the main one marked. */
function joinNames(lines: readonly string[], emit: (key: string, record: string) => void, onPlace: () => void): void {
  const further = new Map<string, string[]>()
  for (const line of lines) {
    if (!line.startsWith('N\t')) continue
    const [, id, name] = line.split('\t')
    const list = further.get(id!)
    if (list) list.push(name!)
    else further.set(id!, [name!])
  }
  for (const line of lines) {
    if (!line.startsWith('P\t')) continue
    const [, id, name, ascii, alternates, lat, lon, fclass, fcode, country, , admin1, , , , population] =
      line.split('\t')
    // countries have a table of ours, with all names that reports use
    if (fclass === 'A' && fcode!.startsWith('PCL')) continue
    onPlace()
    const main = normalizeName(name!)
    const record = (match: 'M' | 'A'): string =>
      [match, id, name, lat, lon, fclass, fcode, country, admin1, population || '0'].join('\t')
    const keys = new Set(
      [name!, ascii!, ...alternates!.split(','), ...(further.get(id!) ?? [])].filter(isLatin).map(normalizeName),
    )
    keys.delete('')
    for (const key of keys) emit(key, record(key === main ? 'M' : 'A'))
    if (fcode === 'ADM1') emit(divisionKey(`${country}.${admin1}`), record('M'))
  }
}

const isLatin = (name: string): boolean => /^[\p{Script=Latin}\p{M}\p{N}\s'’‘`´ʻʼʿʾ.,()/&-]+$/u.test(name)

/** Sorts the lines by key, and within a key by population, the largest first. Keys are compared as bytes. */
function sortBucket(path: string): void {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  const entries = lines.map(line => ({
    line,
    key: Buffer.from(line.slice(0, line.indexOf('\t'))),
    population: Number(line.slice(line.lastIndexOf('\t') + 1)),
  }))
  entries.sort((a, b) => Buffer.compare(a.key, b.key) || b.population - a.population)
  writeFileSync(path, entries.map(({line}) => `${line}\n`).join(''))
}
