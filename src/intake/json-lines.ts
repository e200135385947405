import {splitLines} from './byte-stream.ts'
import {CannotRead, type IntakeFailure, renderBytes} from './intake-failure.ts'
import type {RawPage} from './raw-page.ts'

/** What is known of a document from elsewhere: the user, a feed, a list. */
export interface GivenFacts {
  readonly title?: string | null
  readonly published?: string | null
  readonly outlet?: string | null
  readonly url?: string | null
  /** Of a file that is one document. */
  readonly fileName?: string | null
}

/**
 * Documents of a JSON Lines stream, one in memory at a time: `{"id", "text" or "html", "title"?, "published"?, "outlet"?,
 * "url"?}`. A line that is no such document, or longer than the limit, is a failure with its number; the rest is read. What
 * a document does not say is taken from `given`.
 */
export async function* parseJsonLines(
  chunks: AsyncIterable<Uint8Array>,
  {source, sizeLimit, given}: {source: string; sizeLimit: number; given: GivenFacts},
): AsyncGenerator<RawPage | IntakeFailure> {
  let number = 0
  let isBlank = true
  for await (const line of splitLines(chunks, sizeLimit)) {
    number++
    const place = `${source}, line ${number}`
    if (line === null) {
      isBlank = false
      yield {
        source: place,
        failure: renderLongLine(sizeLimit),
      }
      continue
    }
    if (isBlankLine(line)) continue
    isBlank = false
    try {
      yield parseDocumentLine(line, given)
    } catch (error) {
      if (!(error instanceof CannotRead)) throw error
      yield {source: place, failure: error.message}
    }
  }
  if (isBlank) yield {source, failure: 'There is nothing in it. Give a file with one JSON document a line.'}
}

export const renderLongLine = (sizeLimit: number): string =>
  `The line is longer than the limit for a document (${renderBytes(sizeLimit)}). Raise --size-limit.`

export const isBlankLine = (line: Uint8Array): boolean =>
  line.length === 0 || (line[0]! <= 32 && Buffer.from(line).toString('utf8').trim() === '')

/** A line of a JSON Lines file. Throws CannotRead with what is wrong with it. */
export const parseDocumentLine = (line: Uint8Array, given: GivenFacts): RawPage =>
  normalizeDocument(parseObject(Buffer.from(line).toString('utf8').trim()), given)

function parseObject(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/ in JSON.*$| \(line.*$/, '').slice(0, 120) : 'broken'
    throw new CannotRead(
      `The line is not JSON (${reason}). Each line must be one whole document: {"id": "…", "text": "…"}.`,
    )
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CannotRead(
      'The line is JSON, but not an object. Each line must be one document: {"id": "…", "text": "…"}.',
    )
  return value as Record<string, unknown>
}

/** A document of a JSON Lines file, checked. Throws CannotRead with the key that is wrong. */
function normalizeDocument(document: Record<string, unknown>, given: GivenFacts = {}): RawPage {
  const format = typeof document.html === 'string' ? 'html' : 'text'
  const content = document[format]
  if (typeof content !== 'string')
    throw new CannotRead(
      `The document has no "text" and no "html" (its keys: ${Object.keys(document).slice(0, 8).join(', ') || 'none'}). One of them must hold the report.`,
    )
  if (content.trim() === '') throw new CannotRead(`The document's "${format}" is empty. There is nothing to read.`)
  const id = document.id
  if (id !== undefined && id !== null && typeof id !== 'string' && typeof id !== 'number')
    throw new CannotRead('The document\'s "id" is neither a text nor a number.')
  return {
    id: id === undefined || id === null || id === '' ? null : String(id),
    format,
    content,
    url: field(document, 'url') ?? given.url ?? null,
    title: field(document, 'title') ?? given.title ?? null,
    outlet: field(document, 'outlet') ?? given.outlet ?? null,
    published: normalizePublished(document.published) ?? given.published ?? null,
  }
}

function field(document: Record<string, unknown>, key: string): string | null {
  const value = document[key]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw new CannotRead(`The document's "${key}" is not a text.`)
  return value.trim() || null
}

/** A day or a date and time as ISO text; null when none is given. Throws CannotRead for what names no day. */
export function normalizePublished(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string') {
    const iso = /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$/.exec(value)
    const time = iso ? Date.UTC(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3])) : Date.parse(value)
    if (iso && new Date(time).toISOString().startsWith(`${iso[1]}-${iso[2]}-${iso[3]}`)) return value.trim()
    if (!iso && !Number.isNaN(time) && /\d{4}/.test(value)) return new Date(time).toISOString()
  }
  throw new CannotRead(`The day of publication ${JSON.stringify(value)} cannot be read. Write it as 2022-09-14.`)
}
