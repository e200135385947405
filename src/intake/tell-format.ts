import {findAddressColumns} from './address-list.ts'
import {CannotRead} from './intake-failure.ts'

/** How a document is written, or JSON Lines of documents. */
export type Format = 'html' | 'text' | 'jsonl'

/** What a source is: one report, or what holds or lists many. */
export type SourceKind = Format | 'feed' | 'opml' | 'warc' | 'addresses' | 'zip'

export interface SourceHints {
  /** A file's name or an address. */
  readonly name?: string | null
  /** The media type that a server gave. */
  readonly mediaType?: string | null
}

/**
 * Told by the first bytes, then by media type and name, then by the first characters. Throws CannotRead for what a media
 * type or the bytes say cannot be read.
 */
export function tellSourceKind(start: Uint8Array, {name = null, mediaType = null}: SourceHints = {}): SourceKind {
  const signature = Buffer.from(start.subarray(0, 16)).toString('latin1')
  if (signature.startsWith('WARC/')) return 'warc'
  if (signature.startsWith('PK\x03\x04')) return 'zip'
  if (signature.startsWith('filedesc://'))
    throw new CannotRead(
      'This is an ARC file, the form before WARC. Convert it first: warcio recompress FILE.arc FILE.warc.gz',
    )
  const text = decodeStart(start)
  return (
    tellContainer(text) ??
    (mediaType === null ? null : tellFormatByType(mediaType)) ??
    (name === null ? null : tellFormatByName(name)) ??
    refuseTable(tellFormat(text), name)
  )
}

/** Data that are no text are not taken for one: tables, and JSON of another form. */
function refuseTable(format: Format, name: string | null): Format {
  const ending = /\.(json|csv|tsv)(?:\.gz)?$/i.exec(name ?? '')?.[1]?.toLowerCase()
  if (format !== 'text' || ending === undefined) return format
  throw new CannotRead(
    ending === 'json'
      ? 'This is JSON, but neither a feed nor JSON Lines of documents. Write one document a line: {"id": "…", "text": "…"}.'
      : 'This is a table without a column of addresses. Write its texts as JSON Lines, a row a line: {"id": "…", "text": "…", "published": "2022-09-14"}.',
  )
}

/** What to say where one report is wanted and a source holds many. */
export const CONTAINERS: Readonly<Record<Exclude<SourceKind, Format>, string>> = {
  feed: 'This is a news feed, not a report.',
  opml: 'This is a list of feeds, not a report.',
  warc: 'This is a web archive, not a report.',
  addresses: 'This is a list of addresses, not a report.',
  zip: 'This is a ZIP archive or an Office file, not a text.',
}

/** Tags that only a page has; a text that quotes one of them is still a text. */
const PAGE_TAGS =
  /<(?:!doctype\s+html|html|head|body|meta|article|div|section|span|p|h[1-6]|a\s|ul|table|script|link|title)\b[^<>]{0,500}>/gi

/** Told by the name of a file or an address: `.jsonl`, `.ndjson`, `.html`, `.txt`, `.gz` behind any; null when it says nothing. */
function tellFormatByName(name: string): Format | null {
  const plain = name
    .toLowerCase()
    .replace(/[?#].*$/, '')
    .replace(/\.gz$/, '')
  if (/\.(?:jsonl|ndjson|jsonlines)$/.test(plain)) return 'jsonl'
  if (/\.(?:html?|xhtml)$/.test(plain)) return 'html'
  return null
}

/** Told by the media type of an HTTP answer; null for unknown ones. Throws CannotRead for what holds no text. */
function tellFormatByType(mediaType: string): Format | null {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html'
  if (/ndjson|jsonl|json-lines|jsonlines/.test(type)) return 'jsonl'
  if (/^(?:image|audio|video|font)\//.test(type) || /^application\/(?:pdf|msword|vnd\.)/.test(type))
    throw new CannotRead(
      `The address gives ${type}, not a page. Give the address of the article itself, or a text file.`,
    )
  return null
}

/** Feeds, OPML and lists of addresses show themselves, whatever they are called. */
function tellContainer(start: string): SourceKind | null {
  const head = start.slice(0, 16_384)
  const root = findRoot(head)
  if (root && FEED_ROOT.test(root)) return 'feed'
  if (root && /^opml$/i.test(root)) return 'opml'
  if (/^\s*\{/.test(head) && /"version"\s*:\s*"https?:(?:\\?\/){2}(?:www\.)?jsonfeed\.org\\?\/version/i.test(head))
    return 'feed'
  return findAddressColumns(head) ? 'addresses' : null
}

const FEED_ROOT = /^(?:[\w-]{1,40}:)?(?:rss|rdf|feed|channel)$/i

/** The first element of an XML text; rubbish before it is passed over, as feeds have it. Null when there is none. */
function findRoot(head: string): string | null {
  const plain = head.replace(/<!--[\s\S]{0,8000}?-->/g, '').replace(/<[?!][^>]{0,2000}>/g, '')
  const first = /^[^<]{0,200}<([A-Za-z_][\w:.-]{0,60})/.exec(plain)?.[1] ?? null
  return first
}

/** Told by the first characters: JSON Lines, HTML, else plain text. */
function tellFormat(start: string): Format {
  const head = start.slice(0, 8192).trimStart()
  if (/^\{\s*"(?:id|text|html|title|url|published|outlet)"\s*:/.test(head)) return 'jsonl'
  if (/^(?:<\?xml[^>]{0,200}\?>\s*|<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head))
    return 'html'
  if (/^[[{]/.test(head) && isJsonStart(head)) return 'jsonl'
  return (head.match(PAGE_TAGS)?.length ?? 0) >= (head.startsWith('<') ? 1 : 3) ? 'html' : 'text'
}

/** A line that is a JSON object, whatever its keys: its failure then says which key is missing. */
function isJsonStart(head: string): boolean {
  const line = head.slice(0, head.indexOf('\n') < 0 ? head.length : head.indexOf('\n'))
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** The first characters for telling: UTF-16 by its mark, else whatever ASCII shows. */
function decodeStart(start: Uint8Array): string {
  const head = Buffer.from(start.subarray(0, 16_384))
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le').slice(1)
  if (head[0] === 0xfe && head[1] === 0xff)
    return Buffer.from(head.subarray(0, head.length & ~1))
      .swap16()
      .toString('utf16le')
      .slice(1)
  // Without a mark the zeros of UTF-16 and UTF-32 are left out.
  return head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '')
}
