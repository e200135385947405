/** What a cell holds. `date` is an ISO day, `moment` an ISO moment, `json` any value of JSON. Every cell may be null. */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'moment' | 'list' | 'json'

export type Cell = string | number | boolean | null | readonly string[] | object

/** A column of a table: its name is the same in JSON Lines, CSV and Parquet. `note` says what it holds; docs/exports.md prints it. */
export interface Column<Row> {
  readonly name: string
  readonly type: ColumnType
  readonly note: string
  readonly of: (row: Row) => Cell
}
