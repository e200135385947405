import type {Kysely} from 'kysely'
import type {EventQuery} from './query.ts'
import type {Tables} from './tables.ts'

const EARTH_KM = 6371
const KM_PER_DEGREE = (Math.PI * EARTH_KM) / 180

/** Numbers of the places within so many kilometres, by the great circle. */
export async function placesNear(db: Kysely<Tables>, near: NonNullable<EventQuery['near']>): Promise<number[]> {
  const degrees = near.km / KM_PER_DEGREE
  const rows = await db
    .selectFrom('place')
    .select(['nr', 'lat', 'lon'])
    .where('lat', '>=', near.lat - degrees)
    .where('lat', '<=', near.lat + degrees)
    .execute()
  return rows
    .filter(({lat, lon}) => lat !== null && lon !== null && greatCircleKm(near, {lat, lon}) <= near.km)
    .map(({nr}) => nr)
}

interface Point {
  readonly lat: number
  readonly lon: number
}

/** Kilometres between two points of the globe (haversine formula). */
function greatCircleKm(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}
