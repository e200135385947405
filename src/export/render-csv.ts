import {stringify} from 'csv-stringify/sync'
import type {Cell, Column, ColumnType} from './column.ts'

export interface CsvOptions {
  /**
   * Puts an apostrophe before text that a spreadsheet would take for a formula, and begins with a byte order mark, without which
   * Excel takes UTF-8 for another encoding. For files that are opened in one; programs would read both as part of the text.
   */
  readonly forSpreadsheets?: boolean
}

/** What stands between the values of a list in one cell. */
const LIST_SEPARATOR = '|'

/** Making a writer takes longer than writing a line. */
const LINES_AT_ONCE = 500

/**
 * CSV after RFC 4180: UTF-8, a line with the names of the columns, CRLF, quotes where needed. Lists are joined with `|` (one
 * within a value becomes `/`), JSON stands as JSON, truth is `true` or `false`, unknown is empty.
 */
export async function* renderCsv<Row>(
  rows: AsyncIterable<Row>,
  columns: readonly Column<Row>[],
  {forSpreadsheets = false}: CsvOptions = {},
): AsyncGenerator<string> {
  const linesOf = (lines: readonly string[][]): string =>
    stringify([...lines], {record_delimiter: '\r\n', escape_formulas: forSpreadsheets, quoted_match: /[\r\n]/})
  if (forSpreadsheets) yield '\ufeff'
  let lines = [columns.map(({name}) => name)]
  for await (const row of rows) {
    lines.push(columns.map(({of, type}) => cellText(of(row), type)))
    if (lines.length < LINES_AT_ONCE) continue
    yield linesOf(lines)
    lines = []
  }
  if (lines.length > 0) yield linesOf(lines)
}

/** A cell as text: '' for unknown. */
function cellText(cell: Cell, type: ColumnType): string {
  if (cell === null) return ''
  if (type === 'list')
    return (cell as readonly string[]).map(value => value.replaceAll(LIST_SEPARATOR, '/')).join(LIST_SEPARATOR)
  return type === 'json' ? JSON.stringify(cell) : String(cell)
}
