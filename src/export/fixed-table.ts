/** A tab-separated form that other programs have fixed: its columns by name, and the lines that a row makes. */
export interface FixedTable<Row> {
  readonly columns: readonly string[]
  /** Whether the first line names the columns. */
  readonly hasHeader: boolean
  /** None, one or several lines; as many cells as columns. */
  readonly linesOf: (row: Row) => Iterable<readonly FixedCell[]>
}

export type FixedCell = string | number | null

/** Tab-separated text: no quotes, tabs and line ends within a cell become spaces, unknown is empty. */
export async function* renderFixedTable<Row>(
  rows: AsyncIterable<Row>,
  {columns, hasHeader, linesOf}: FixedTable<Row>,
): AsyncGenerator<string> {
  if (hasHeader) yield `${columns.join('\t')}\n`
  for await (const row of rows)
    for (const cells of linesOf(row)) yield `${cells.map(cell => fixedText(cell)).join('\t')}\n`
}

const fixedText = (cell: FixedCell): string => (cell === null ? '' : String(cell).replace(/[\t\r\n]+/g, ' '))
