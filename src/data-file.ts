import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'

/** Path of a file of the package, given relative to the package's root: `data/…` or `models/…`. */
export const packagePath = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url))

/** Text of a table of the package, e.g. `event/frames.tsv` under `data/`. A `.gz` name is unpacked. */
export function loadDataText(name: string): string {
  const path = packagePath(`data/${name}`)
  if (!existsSync(path)) throw new Error(`The table data/${name} is missing from the installation. Install again.`)
  const bytes = readFileSync(path)
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/**
 * Rows of a tab-separated table: the first line that is not a comment names the columns, lines that begin with `#` and
 * empty lines are left out, a missing cell is ''. Throws with the line's number when a row has more cells than columns.
 */
export function parseTable<Column extends string>(text: string, name = 'table'): Record<Column, string>[] {
  const rows: Record<Column, string>[] = []
  let columns: Column[] | null = null
  let number = 0
  for (const line of text.split('\n')) {
    number++
    if (line.trim() === '' || line.startsWith('#')) continue
    const cells = line.replace(/\r$/, '').split('\t')
    if (!columns) {
      columns = cells as Column[]
      continue
    }
    if (cells.length > columns.length)
      throw new Error(`${name}, line ${number}: ${cells.length} cells, but the table has ${columns.length} columns`)
    const row = {} as Record<Column, string>
    for (let i = 0; i < columns.length; i++) row[columns[i]!] = cells[i]?.trim() ?? ''
    rows.push(row)
  }
  return rows
}

export const loadTable = <Column extends string>(name: string): Record<Column, string>[] =>
  parseTable<Column>(loadDataText(name), `data/${name}`)

/** Cells of a comma-separated text, row by row; quoted cells may hold commas and line ends. Empty lines are left out. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (quoted && char === '"' && text[i + 1] === '"') cell += text[++i]
    else if (char === '"') quoted = !quoted
    else if (!quoted && (char === ',' || char === '\n')) {
      rows.at(-1)!.push(cell.replace(/\r$/, ''))
      cell = ''
      if (char === '\n') rows.push([])
    } else cell += char
  }
  if (cell !== '') rows.at(-1)!.push(cell)
  return rows.filter(row => row.length > 1 || (row[0] ?? '') !== '')
}
