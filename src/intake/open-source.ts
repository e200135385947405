import {basename} from 'node:path'
import {constants, gunzipSync} from 'node:zlib'
import {collect, gunzip, isGzip, readAhead} from './byte-stream.ts'
import {decodeText} from './decode-text.ts'
import type {FetchedPage} from './fetch-page.ts'
import {CannotRead} from './intake-failure.ts'
import {DEFAULT_SIZE_LIMIT, type IntakeEffects, type IntakeOptions} from './intake-options.ts'
import type {GivenFacts} from './json-lines.ts'
import type {RawPage} from './raw-page.ts'
import {type Format, type SourceHints, type SourceKind, tellSourceKind} from './tell-format.ts'

/** A source whose kind is known, with its bytes from the first on. */
export interface OpenedSource {
  readonly kind: SourceKind
  /** Unpacked, but for WARC files, whose records are found by where they stand in the packed file. */
  readonly chunks: AsyncIterable<Uint8Array>
  /** The encoding that the server names. */
  readonly charset: string | null
}

/** Bytes in which a source shows what it is. */
const TELLING_BYTES = 16_384

/** The name by which people know a file; null for standard input. */
export const fileNameOf = (source: string): string | null => (source === '-' ? null : basename(source))

export const isAddress = (source: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(source)

/** Opens a file, or standard input for `-`, and tells what it is. */
export async function openLocal(
  source: string,
  options: Pick<IntakeOptions, 'from'>,
  effects: IntakeEffects,
): Promise<OpenedSource> {
  const isStdin = source === '-'
  const chunks = isStdin ? effects.stdin() : await effects.openFile(source)
  return {...(await tell(chunks, isStdin ? {} : {name: source}, options)), charset: null}
}

/**
 * What the answer of a server holds. Documents and feeds are read whole; of long streams (JSON Lines, WARC, lists) the rest
 * comes as it is read, and the time limit holds from one piece to the next.
 */
export async function openAnswer(page: FetchedPage, options: IntakeOptions): Promise<OpenedSource> {
  try {
    const mediaType = page.headers.get('content-type')
    const {kind, chunks} = await tell(page.body, {name: page.url, mediaType}, options)
    const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(mediaType ?? '')?.[1] ?? null
    if (!READ_WHOLE.has(kind)) {
      page.lengthen()
      return {kind, chunks, charset}
    }
    const bytes = await collect(chunks, options.sizeLimit ?? DEFAULT_SIZE_LIMIT)
    return {kind, chunks: one(bytes), charset}
  } catch (error) {
    page.close()
    throw error
  }
}

const READ_WHOLE: ReadonlySet<SourceKind> = new Set<SourceKind>(['html', 'text', 'feed', 'opml'])

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function tell(
  chunks: AsyncIterable<Uint8Array>,
  hints: SourceHints,
  {from}: Pick<IntakeOptions, 'from'>,
): Promise<Pick<OpenedSource, 'kind' | 'chunks'>> {
  const {start, all} = await readAhead(chunks, showsItself)
  try {
    if (start.length === 0) throw new CannotRead('It is empty. There is nothing to read.')
    const isPacked = isGzip(start)
    const kind = from ?? tellSourceKind(isPacked ? unpackStart(start) : start, hints)
    return {kind, chunks: isPacked && kind !== 'warc' ? gunzip(all) : all}
  } catch (error) {
    await all.return(undefined)
    throw error
  }
}

/** Opens what was unpacked from another source. */
export const tellPacked = async (chunks: AsyncIterable<Uint8Array>): Promise<OpenedSource> => ({
  ...(await tell(chunks, {}, {})),
  charset: null,
})

/** A whole line of JSON is enough, so that documents that come slowly are read as they come. */
const showsItself = (start: Uint8Array): boolean =>
  start.length >= TELLING_BYTES ||
  (start[0] === 0x7b && start.length < 65_536 && /^\{.*\}\s*\n/.test(Buffer.from(start).toString('latin1')))

/**
 * What the beginning of a gzip file unpacks to: as much of it as stands before damage, found by trying shorter pieces.
 * Damage itself shows when all of it is read.
 */
function unpackStart(start: Uint8Array): Uint8Array {
  for (let size = start.length; size >= 32; size = size >> 1)
    try {
      return gunzipSync(start.subarray(0, size), {finishFlush: constants.Z_SYNC_FLUSH})
    } catch {}
  return new Uint8Array()
}

/** Reads a source that is one report. Throws CannotRead when there is nothing in it. */
export async function openDocument(
  {chunks, charset, kind}: OpenedSource,
  {sizeLimit = DEFAULT_SIZE_LIMIT, given}: {sizeLimit?: number; given: GivenFacts},
): Promise<RawPage> {
  return decodeDocument(await collect(chunks, sizeLimit), {format: kind === 'html' ? 'html' : 'text', charset, given})
}

/** One report from its bytes. Throws CannotRead when it is empty or no text. */
export function decodeDocument(
  bytes: Uint8Array,
  {format, charset, given}: {format: Exclude<Format, 'jsonl'>; charset: string | null; given: GivenFacts},
): RawPage {
  const {text} = decodeText(bytes, charset)
  const content = text.replace(/\r\n?/g, '\n')
  if (content.trim() === '') throw new CannotRead('It is empty. There is nothing to read.')
  return {
    id: null,
    format,
    content: format === 'text' ? text.replace(/^\ufeff/, '') : content,
    url: given.url ?? null,
    title: given.title ?? null,
    outlet: given.outlet ?? null,
    published: given.published ?? null,
    ...(given.fileName ? {fileName: given.fileName} : {}),
  }
}
