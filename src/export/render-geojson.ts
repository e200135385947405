import type {MentionPlace} from '../record/digest.ts'
import type {Cell, Column} from './column.ts'

/** A row's place on the map. */
type PlaceOf<Row> = (row: Row) => MentionPlace | null

/**
 * GeoJSON after RFC 7946: one collection, a feature a row, its point in WGS 84 longitude and latitude; a place that is not known
 * by coordinates has the geometry null. Properties are the columns; lists are joined with "; ", for most maps show no others.
 */
export async function* renderGeojson<Row>(
  rows: AsyncIterable<Row>,
  columns: readonly Column<Row>[],
  placeOf: PlaceOf<Row>,
): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let separator = '\n'
  for await (const row of rows) {
    const place = placeOf(row)
    const geometry =
      place === null || place.lat === null || place.lon === null
        ? null
        : {type: 'Point', coordinates: [place.lon, place.lat]}
    const cells = columns.map(column => [column.name, property(column.of(row))] as const)
    const {id, ...properties} = Object.fromEntries(cells)
    yield `${separator}${JSON.stringify({type: 'Feature', id, geometry, properties: {id, ...properties}})}`
    separator = ',\n'
  }
  yield '\n]}\n'
}

function property(cell: Cell): string | number | boolean | null {
  if (Array.isArray(cell) && cell.every(value => typeof value === 'string')) return cell.join('; ')
  return typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : (cell as string | number | boolean | null)
}
