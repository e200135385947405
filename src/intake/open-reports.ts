import {createReadStream} from 'node:fs'
import {stat} from 'node:fs/promises'
import {pipeline, Readable} from 'node:stream'
import {createGunzip} from 'node:zlib'
import {decodeText} from './decode-text.ts'
import {fetchPage, type NetworkEffects, systemNetwork} from './fetch-page.ts'
import {CannotRead, type IntakeFailure, renderBytes} from './intake-failure.ts'
import {normalizePublished, parseJsonLines} from './json-lines.ts'
import type {RawPage} from './raw-page.ts'
import {type Format, tellFormat, tellFormatByName, tellFormatByType} from './tell-format.ts'

export interface IntakeOptions {
  /** Told by name, media type and content when not given. */
  readonly from?: Format | null
  /** For what a document does not say itself. */
  readonly published?: string | null
  readonly outlet?: string | null
  readonly url?: string | null
  /** Bytes a document may have, unpacked. */
  readonly sizeLimit?: number
  readonly timeoutMs?: number
  /** Lets addresses of this machine and of private networks be asked. */
  readonly allowPrivate?: boolean
}

/** Disk, standard input and network as this room sees them; tests pass their own. */
export interface IntakeEffects {
  readonly openFile: (path: string) => Promise<AsyncIterable<Uint8Array>>
  readonly stdin: () => AsyncIterable<Uint8Array>
  readonly network: NetworkEffects
}

export const DEFAULT_SIZE_LIMIT = 20 * 1024 * 1024
export const DEFAULT_TIMEOUT_MS = 30_000

export const systemEffects: IntakeEffects = {
  openFile: async path => {
    const found = await stat(path)
    if (found.isDirectory()) throw new CannotRead('This is a folder. Name the files in it.')
    return createReadStream(path)
  },
  stdin: () => process.stdin,
  network: systemNetwork,
}

/**
 * Opens reports one after the other: files (`.gz` too), `-` for standard input, http(s) addresses, JSON Lines of documents.
 * What cannot be read comes as a failure in its place, and the rest is read. One document is in memory at a time. Never
 * throws for what a source holds; throws when the given day of publication is none.
 */
export async function* openReports(
  sources: readonly string[],
  options: IntakeOptions = {},
  effects: IntakeEffects = systemEffects,
): AsyncGenerator<RawPage | IntakeFailure> {
  const given = {
    published: normalizePublished(options.published),
    outlet: options.outlet ?? null,
    url: options.url ?? null,
  }
  for (const source of sources) {
    try {
      const opened = await openSource(source, options, effects)
      yield* readDocuments(opened, {...options, ...given, source})
    } catch (error) {
      yield {source, failure: renderError(error)}
    }
  }
}

interface OpenedSource {
  readonly chunks: AsyncIterable<Uint8Array>
  readonly url: string | null
  readonly format: Format | null
  /** Encoding that the HTTP header names. */
  readonly charset: string | null
}

const isAddress = (source: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(source)

async function openSource(source: string, options: IntakeOptions, effects: IntakeEffects): Promise<OpenedSource> {
  if (source === '-') return {chunks: effects.stdin(), url: null, format: null, charset: null}
  if (!isAddress(source))
    return {chunks: await effects.openFile(source), url: null, format: tellFormatByName(source), charset: null}
  const {timeoutMs = DEFAULT_TIMEOUT_MS, allowPrivate = false} = options
  const page = await fetchPage(source, {timeoutMs, allowPrivate}, effects.network)
  try {
    const format = tellFormatByType(page.headers.get('content-type')) ?? tellFormatByName(page.url)
    const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(page.headers.get('content-type') ?? '')?.[1] ?? null
    return {chunks: page.body, url: page.url, format, charset}
  } catch (error) {
    page.close()
    throw error
  }
}

type ReadOptions = IntakeOptions & {readonly source: string}

async function* readDocuments(opened: OpenedSource, options: ReadOptions): AsyncGenerator<RawPage | IntakeFailure> {
  const {source, sizeLimit = DEFAULT_SIZE_LIMIT} = options
  const chunks = await unpack(opened.chunks)
  const first = await chunks.next()
  if (first.done) throw new CannotRead('It is empty. There is nothing to read.')
  const format = options.from ?? opened.format ?? tellFormat(decodeStart(first.value))
  if (format === 'jsonl') {
    yield* parseJsonLines(restore(first.value, chunks), {source, sizeLimit, given: options})
    return
  }
  const bytes = await collect(restore(first.value, chunks), sizeLimit)
  const {text} = decodeText(bytes, opened.charset)
  const content = text.replace(/\r\n?/g, '\n')
  if (content.trim() === '') throw new CannotRead('It is empty. There is nothing to read.')
  yield {
    id: null,
    format,
    content: format === 'text' ? text.replace(/^\ufeff/, '') : content,
    url: options.url ?? opened.url,
    title: null,
    outlet: options.outlet ?? null,
    published: options.published ?? null,
  }
}

/** The first characters for telling the format: UTF-16 by its mark, else whatever ASCII shows. */
function decodeStart(chunk: Uint8Array): string {
  const head = Buffer.from(chunk.subarray(0, 16_384))
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le').slice(1)
  if (head[0] === 0xfe && head[1] === 0xff)
    return Buffer.from(head.subarray(0, head.length & ~1))
      .swap16()
      .toString('utf16le')
      .slice(1)
  return head.toString('utf8').replace(/^\ufeff/, '')
}

/** Chunks that are never empty; a gzip file is unpacked on the way. */
async function unpack(chunks: AsyncIterable<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  const plain = skipEmpty(chunks)
  const first = await plain.next()
  if (first.done) return plain
  const all = restore(first.value, plain)
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return all
  const gunzip = createGunzip()
  pipeline(Readable.from(all), gunzip, () => {})
  return skipEmpty(gunzip)
}

async function* skipEmpty(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) if (chunk.length > 0) yield chunk
}

async function* restore(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}

async function collect(chunks: AsyncIterable<Uint8Array>, sizeLimit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > sizeLimit)
      throw new CannotRead(
        `It is larger than ${renderBytes(sizeLimit)}, the limit for one document. If it holds many, give them as JSON Lines; else raise --size-limit.`,
      )
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file. Check the name and the folder.',
  EACCES: 'It may not be read: you lack the permission.',
  EPERM: 'It may not be read: you lack the permission.',
  EISDIR: 'This is a folder. Name the files in it.',
  EMFILE: 'Too many files are open. Close some, or read fewer at once.',
  ENAMETOOLONG: 'The name is too long for a file. If it is a text, give it on standard input with -.',
  EIO: 'The disk reports an error. Check it.',
  Z_BUF_ERROR: 'The gzip file is cut off. Get it again; nothing after the break can be read.',
  Z_DATA_ERROR: 'The gzip file is damaged. Get it again.',
}

function renderError(error: unknown): string {
  if (error instanceof CannotRead) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return FILE_ERRORS[code] ?? `It could not be read (${error instanceof Error ? error.message : String(error)}).`
}
