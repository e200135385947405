import type {GivenFacts} from './json-lines.ts'

/** One line of a list of addresses. */
export interface ListedAddress {
  readonly url: string
  readonly given: GivenFacts
}

/** Where a list has its addresses, and what else of use. Columns count from 0. */
export interface AddressColumns {
  /** Null: the line is the address. */
  readonly separator: '\t' | ',' | ';' | ' ' | null
  readonly url: number
  readonly title: number | null
  readonly published: number | null
  readonly outlet: number | null
  readonly hasHeader: boolean
}

/** Lines looked at to tell a list from a text. */
const SAMPLE_LINES = 60
/** Of the lines of a list so many have their address in the same column. */
const LEAST_SHARE = 0.9
const WEB_ADDRESS = /^https?:\/\/[^\s"<>]{3,4000}$/i
const COMMENT = /^\s*(?:#|\/\/)/

/** Names of columns in tables of articles, best first. */
const HEADER_NAMES = {
  url: ['url', 'link', 'article_url', 'sourceurl', 'documentidentifier', 'address', 'uri'],
  title: ['title', 'headline'],
  published: ['publish_date', 'published', 'publication_date', 'published_at', 'pubdate', 'date'],
  outlet: ['media_name', 'outlet', 'publication', 'publisher', 'source_name', 'source'],
} as const

/**
 * Tells a list of addresses by its beginning: one address a line; size, checksum and address as in GDELT's master list; or
 * a table with a column of addresses, with a header (as Media Cloud exports) or without (GDELT's events and mentions). Null
 * for any other text.
 */
export function findAddressColumns(start: string): AddressColumns | null {
  if (!/https?:\/\//i.test(start)) return null
  const lines = start.split(/\r?\n/)
  // The last line may be cut off.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines
  const sample = whole.filter(line => line.trim() !== '' && !COMMENT.test(line)).slice(0, SAMPLE_LINES)
  if (sample.length === 0) return null
  if (sample.every(line => WEB_ADDRESS.test(line.trim()))) return plainColumns(null, 0)
  if (sample.every(line => /^\d+ [0-9a-f]{32} https?:\/\/\S+\s*$/i.test(line))) return plainColumns(' ', 2)
  for (const separator of ['\t', ',', ';'] as const) {
    const columns = findTableColumns(sample, separator)
    if (columns) return columns
  }
  return null
}

const plainColumns = (separator: AddressColumns['separator'], url: number): AddressColumns => ({
  separator,
  url,
  title: null,
  published: null,
  outlet: null,
  hasHeader: false,
})

function findTableColumns(sample: readonly string[], separator: '\t' | ',' | ';'): AddressColumns | null {
  const rows = sample.map(line => splitCells(line, separator))
  const [first] = rows
  if (!first || first.length < 2) return null
  const header = first.map(cell =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  const named = (names: readonly string[]): number | null => {
    for (const name of names) if (header.includes(name)) return header.indexOf(name)
    return null
  }
  const url = named(HEADER_NAMES.url)
  if (url !== null && (rows.length === 1 || share(rows.slice(1), url) >= LEAST_SHARE))
    return {
      separator,
      url,
      title: named(HEADER_NAMES.title),
      published: named(HEADER_NAMES.published),
      outlet: named(HEADER_NAMES.outlet),
      hasHeader: true,
    }
  // Without a header a comma may as well stand in a text: only a line of many cells is a table then.
  if (separator !== '\t' && (rows.length < 2 || first.length < 3)) return null
  for (let column = 0; column < first.length; column++)
    if (share(rows, column) >= LEAST_SHARE) return plainColumns(separator, column)
  return null
}

const share = (rows: readonly (readonly string[])[], column: number): number =>
  rows.length === 0 ? 0 : rows.filter(row => WEB_ADDRESS.test(row[column]?.trim() ?? '')).length / rows.length

/** The address of a line and what the list says of it; null for a line that has none. */
export function parseAddressLine(line: string, columns: AddressColumns): ListedAddress | null {
  if (COMMENT.test(line)) return null
  const cells = columns.separator === null ? [line] : splitCells(line, columns.separator)
  const url = cells[columns.url]?.trim() ?? ''
  if (!WEB_ADDRESS.test(url) || !URL.canParse(url)) return null
  const cell = (column: number | null): string | null => (column === null ? null : cells[column]?.trim() || null)
  return {url, given: {title: cell(columns.title), published: cell(columns.published), outlet: cell(columns.outlet)}}
}

/** Cells of a line; in tables of commas and semicolons a quoted cell may hold the separator and doubled quotes. */
export function splitCells(line: string, separator: string): string[] {
  if (separator === '\t' || separator === ' ' || !line.includes('"')) return line.split(separator)
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!
    if (isQuoted) {
      if (char !== '"') cell += char
      else if (line[i + 1] === '"') cell += line[++i]
      else isQuoted = false
    } else if (char === '"' && cell === '') isQuoted = true
    else if (char === separator) {
      cells.push(cell)
      cell = ''
    } else cell += char
  }
  return [...cells, cell]
}
