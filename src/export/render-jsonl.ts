import type {Column} from './column.ts'

/** JSON Lines: one object a row, its keys the names of the columns, unknown values null. */
export async function* renderJsonl<Row>(
  rows: AsyncIterable<Row>,
  columns: readonly Column<Row>[],
): AsyncGenerator<string> {
  for await (const row of rows)
    yield `${JSON.stringify(Object.fromEntries(columns.map(({name, of}) => [name, of(row)])))}\n`
}
