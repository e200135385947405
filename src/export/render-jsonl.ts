import type {Cell, Column} from './column.ts'

/** JSON Lines: one object a row, its keys the names of the columns, unknown values null. */
export async function* renderJsonl<Row>(
  rows: AsyncIterable<Row>,
  columns: readonly Column<Row>[],
): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(rowObject(row, columns))}\n`
}

/** A row as an object: its keys the names of the columns. */
export const rowObject = <Row>(row: Row, columns: readonly Column<Row>[]): Record<string, Cell> =>
  Object.fromEntries(columns.map(({name, of}) => [name, of(row)]))
