import {CannotRead} from './intake-failure.ts'

export type Format = 'html' | 'text' | 'jsonl'

/** Tags that only a page has; a text that quotes one of them is still a text. */
const PAGE_TAGS =
  /<(?:!doctype\s+html|html|head|body|meta|article|div|section|span|p|h[1-6]|a\s|ul|table|script|link|title)\b[^<>]{0,500}>/gi

/** Told by the name of a file or an address: `.jsonl`, `.ndjson`, `.html`, `.txt`, `.gz` behind any; null when it says nothing. */
export function tellFormatByName(name: string): Format | null {
  const plain = name
    .toLowerCase()
    .replace(/[?#].*$/, '')
    .replace(/\.gz$/, '')
  if (/\.(?:jsonl|ndjson|jsonlines)$/.test(plain)) return 'jsonl'
  if (/\.(?:html?|xhtml)$/.test(plain)) return 'html'
  return null
}

/** Told by the media type of an HTTP answer; null for unknown ones. Throws CannotRead for what holds no text. */
export function tellFormatByType(contentType: string | null): Format | null {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html'
  if (/ndjson|jsonl|json-lines|jsonlines/.test(type)) return 'jsonl'
  if (/^(?:image|audio|video|font)\//.test(type) || /^application\/(?:pdf|zip|gzip|msword|vnd\.)/.test(type))
    throw new CannotRead(
      `The address gives ${type}, not a page. Give the address of the article itself, or a text file.`,
    )
  return null
}

/** Told by the first characters: JSON Lines, HTML, else plain text. Throws CannotRead for a news feed. */
export function tellFormat(start: string): Format {
  const head = start.slice(0, 8192).trimStart()
  if (/^\{\s*"(?:id|text|html|title|url|published|outlet)"\s*:/.test(head)) return 'jsonl'
  if (/^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*)*<(?:rss|feed|rdf:RDF)\b/.test(head))
    throw new CannotRead('This is a news feed, not a report. Record it with: rapporteur add <feed> --archive FILE.db')
  if (/^(?:<\?xml[^>]{0,200}\?>\s*|<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head))
    return 'html'
  if (/^[[{]/.test(head) && /^\s*[[{]/.test(head) && isJsonStart(head)) return 'jsonl'
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
