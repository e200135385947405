import {ByteReader} from './byte-reader.ts'
import {unpackMembers} from './gzip-members.ts'
import {decodeBody, type HttpHead, parseHeaders, parseHttpHead} from './http-message.ts'
import {renderBytes, renderError} from './intake-failure.ts'
import type {RecordPlace} from './locator.ts'
import {decodeDocument} from './open-source.ts'
import type {RawPage} from './raw-page.ts'

/** The record of an answer that holds an HTML page, not yet decoded. */
export interface WarcPage {
  readonly place: RecordPlace
  /** Counted from 1 in the file, all kinds of records. */
  readonly number: number
  readonly url: string
  /** The record's own name, or where it stands when it has none. */
  readonly id: string
  readonly head: HttpHead
  readonly body: Uint8Array
}

/** A stretch of a WARC file that could not be read. */
export interface WarcDamage {
  readonly place: RecordPlace
  readonly number: number
  readonly failure: string
}

/** Bytes of the headers of a record, or of an answer. */
const HEADER_LIMIT = 262_144
/** What a body may have beyond the limit for a document: chunk sizes, and being less well packed. */
const BODY_SLACK = 65_536

/**
 * HTML pages (status 200) of the answers in a WARC file, plain or gzip; one record in memory at a time. Behind damage it goes
 * on with the next record that can be found. Whatever else a WARC holds (requests, revisits, pictures) is passed over.
 */
export async function* findWarcPages(
  chunks: AsyncIterable<Uint8Array>,
  {sizeLimit, start = 0}: {sizeLimit: number; start?: number},
): AsyncGenerator<WarcPage | WarcDamage> {
  const raw = new ByteReader(chunks)
  const counter = {records: 0}
  try {
    for (;;) {
      const begin = await raw.lookFar(2)
      if (begin.length === 0) return
      const isPacked = begin[0] === 0x1f && begin[1] === 0x8b
      const members = isPacked ? unpackMembers(raw) : null
      const plain = members ? new ByteReader(members.chunks) : raw
      const placeOf = (position: number): RecordPlace => {
        const place = members?.placeOf(position) ?? {offset: position, inside: 0}
        return {...place, offset: place.offset + start}
      }
      try {
        yield* readRecords(plain, {placeOf, counter, sizeLimit})
        return
      } catch (error) {
        if (!members) throw error
        await plain.close()
        yield {place: placeOf(plain.position), number: counter.records, failure: renderDamage(error, counter.records)}
        if (!(await members.findNext())) return
      }
    }
  } finally {
    await raw.close()
  }
}

interface ReadRecordsOptions {
  readonly placeOf: (position: number) => RecordPlace
  readonly counter: {records: number}
  readonly sizeLimit: number
}

async function* readRecords(
  reader: ByteReader,
  {placeOf, counter, sizeLimit}: ReadRecordsOptions,
): AsyncGenerator<WarcPage | WarcDamage> {
  let isLost = false
  for (;;) {
    const position = reader.position
    const first = await takeRecordStart(reader)
    if (first === null) return
    if (first === false) {
      if (!isLost)
        yield {
          place: placeOf(position),
          number: counter.records,
          failure: `Behind record ${counter.records} there is no record where one should begin. Read on from the next that can be found.`,
        }
      isLost = true
      await skipToRecord(reader)
      continue
    }
    isLost = false
    const number = ++counter.records
    const place = placeOf(first.position)
    const lines = await takeLines(reader)
    const headers = lines && parseHeaders(lines)
    const length = Number(headers?.get('content-length') ?? Number.NaN)
    if (!headers || !Number.isSafeInteger(length) || length < 0) {
      yield {
        place,
        number,
        failure: `Record ${number} does not say how long it is. Read on from the next that can be found.`,
      }
      isLost = true
      await skipToRecord(reader)
      continue
    }
    const end = reader.position + length
    const found = await readPage(reader, headers, {end, place, number, sizeLimit})
    if (found) yield found
    const left = end - reader.position
    const missing = left - (await reader.skip(left))
    if (missing > 0) {
      yield {
        place,
        number,
        failure: `Record ${number} ends ${missing} bytes early. The file is cut off; what stands before was read.`,
      }
      return
    }
  }
}

/** The first line of a record; false when something else stands there, null at the end. */
async function takeRecordStart(reader: ByteReader): Promise<{position: number} | false | null> {
  for (;;) {
    const {position} = reader
    const seen = await reader.lookFar(5)
    if (seen.length === 0) return null
    if (seen[0] === 10 || seen[0] === 13) {
      reader.skipSeen(1)
      continue
    }
    if (Buffer.from(seen.subarray(0, 5)).toString('latin1') !== 'WARC/') return false
    await reader.takeLine(HEADER_LIMIT)
    return {position}
  }
}

/** Passes over lines until one begins a record. */
async function skipToRecord(reader: ByteReader): Promise<void> {
  for (;;) {
    const seen = await reader.lookFar(5)
    if (seen.length === 0 || Buffer.from(seen.subarray(0, 5)).toString('latin1') === 'WARC/') return
    const newline = seen.indexOf(10)
    reader.skipSeen(newline < 0 ? seen.length : newline + 1)
  }
}

/** The lines up to an empty one; null when they are more than headers ever are. */
async function takeLines(reader: ByteReader, end = Number.POSITIVE_INFINITY): Promise<string[] | null> {
  const lines: string[] = []
  for (let size = 0; reader.position < end; ) {
    const line = await reader.takeLine(HEADER_LIMIT - size)
    if (line === null) break
    if (line === 'too long') return null
    size += line.length
    const text = Buffer.from(line)
      .toString('latin1')
      .replace(/\r?\n$/, '')
    if (text === '') break
    lines.push(text)
  }
  return lines
}

async function readPage(
  reader: ByteReader,
  headers: ReadonlyMap<string, string>,
  {end, place, number, sizeLimit}: {end: number; place: RecordPlace; number: number; sizeLimit: number},
): Promise<WarcPage | WarcDamage | null> {
  if (headers.get('warc-type')?.toLowerCase() !== 'response') return null
  if (!/^application\/http/i.test(headers.get('content-type') ?? 'application/http')) return null
  const url = headers.get('warc-target-uri')?.replace(/^<|>$/g, '').trim() ?? ''
  if (!/^https?:/i.test(url)) return null
  const lines = await takeLines(reader, end)
  const head = lines && parseHttpHead(lines)
  if (head?.status !== 200 || !/^(?:text\/html|application\/xhtml)/i.test(head.headers.get('content-type') ?? ''))
    return null
  const size = end - reader.position
  if (size > sizeLimit + BODY_SLACK)
    return {
      place,
      number,
      failure: `The page of record ${number} (${url}) is larger than ${renderBytes(sizeLimit)}. Raise --size-limit.`,
    }
  const body = await reader.takeAll(size)
  if (body.length < size) return null
  const id = headers.get('warc-record-id') ?? `${place.offset}+${place.inside}`
  return {place, number, url, id, head, body: Buffer.from(body)}
}

/** The page of a record. Throws CannotRead when it is damaged, empty or too large. */
export function decodeWarcPage({url, head, body}: WarcPage, {sizeLimit}: {sizeLimit: number}): RawPage {
  const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(head.headers.get('content-type') ?? '')?.[1] ?? null
  return decodeDocument(decodeBody(body, head, sizeLimit), {format: 'html', charset, given: {url}})
}

function renderDamage(error: unknown, number: number): string {
  if ((error as {code?: string}).code === 'Z_BUF_ERROR')
    return `Record ${number + 1} is cut off, and the file with it. The ${number} records before it were read.`
  return `Behind record ${number} the file is damaged. Read on from the next record that can be found. (${renderError(error)})`
}
