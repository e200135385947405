import {ByteWriter, ParquetWriter, type SchemaElement} from 'hyparquet-writer'
import {parseIsoDay} from '../time/calendar.ts'
import type {Cell, Column, ColumnType} from './column.ts'

/** Rows held in memory and written together: what a reader can skip as one. */
const ROW_GROUP = 20_000

/**
 * Apache Parquet, compressed with Snappy: text as UTF-8 strings, days as DATE, moments as UTC TIMESTAMP, lists as LIST of strings, JSON as
 * JSON strings; unknown is null. The file comes in pieces, a row group each, so that memory is bounded.
 */
export async function* renderParquet<Row>(
  rows: AsyncIterable<Row>,
  columns: readonly Column<Row>[],
  {rowGroup = ROW_GROUP}: {readonly rowGroup?: number} = {},
): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter()
  const file = new ParquetWriter({writer, schema: schemaOf(columns), createdBy: 'rapporteur'})
  let cells: unknown[][] = columns.map(() => [])
  let count = 0
  const writeGroup = (): Uint8Array => {
    file.write({columnData: columns.map(({name}, i) => ({name, data: cells[i]!})), rowGroupSize: rowGroup})
    cells = columns.map(() => [])
    count = 0
    return takeBytes(writer)
  }
  for await (const row of rows) {
    columns.forEach(({of, type}, i) => {
      cells[i]!.push(parquetValue(of(row), type))
    })
    if (++count === rowGroup) yield writeGroup()
  }
  if (count > 0) yield writeGroup()
  file.finish()
  yield takeBytes(writer)
}

/** Takes what was written so far out of the writer, whose offset in the file goes on. */
function takeBytes(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice()
  writer.index = 0
  return bytes
}

function schemaOf(columns: readonly Column<never>[]): SchemaElement[] {
  return [
    {name: 'rapporteur', num_children: columns.length},
    ...columns.flatMap(({name, type}) => elementsOf(name, type)),
  ]
}

function elementsOf(name: string, type: ColumnType): SchemaElement[] {
  const element = {name, repetition_type: 'OPTIONAL'} as const
  switch (type) {
    case 'text':
      return [{...element, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: {type: 'STRING'}}]
    case 'json':
      return [{...element, type: 'BYTE_ARRAY', converted_type: 'JSON', logical_type: {type: 'JSON'}}]
    case 'integer':
      return [{...element, type: 'INT64'}]
    case 'number':
      return [{...element, type: 'DOUBLE'}]
    case 'boolean':
      return [{...element, type: 'BOOLEAN'}]
    case 'date':
      return [{...element, type: 'INT32', converted_type: 'DATE', logical_type: {type: 'DATE'}}]
    case 'moment':
      return [
        {
          ...element,
          type: 'INT64',
          converted_type: 'TIMESTAMP_MILLIS',
          logical_type: {type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS'},
        },
      ]
    case 'list':
      return [
        {...element, converted_type: 'LIST', logical_type: {type: 'LIST'}, num_children: 1},
        {name: 'list', repetition_type: 'REPEATED', num_children: 1},
        {
          name: 'element',
          repetition_type: 'OPTIONAL',
          type: 'BYTE_ARRAY',
          converted_type: 'UTF8',
          logical_type: {type: 'STRING'},
        },
      ]
  }
}

function parquetValue(cell: Cell, type: ColumnType): unknown {
  if (cell === null) return null
  switch (type) {
    case 'integer':
      return BigInt(cell as number)
    case 'date':
      return parseIsoDay(cell as string)
    case 'moment':
      return BigInt(Date.parse(cell as string))
    default:
      return cell
  }
}
