import {sql} from 'kysely'
import {spellingOf} from './actor-key.ts'
import type {MentionPlace} from './digest.ts'
import {among, type Writing} from './sqlite-store.ts'

/** Numbers of places, which are written where they are not there yet. */
export async function placeNumbers(
  writing: Writing,
  places: readonly MentionPlace[],
): Promise<(place: MentionPlace) => number> {
  const wanted = new Map(places.map(place => [placeId(place), place]))
  const numbers = new Map<string, number>()
  const find = async () => {
    const names = [...new Set([...wanted.values()].map(({name}) => spellingOf(name)))]
    const rows = await writing.trx
      .selectFrom('place')
      .selectAll()
      .where(among(sql.ref('spelling'), names))
      .execute()
    for (const row of rows) numbers.set(placeId(row), row.nr)
  }
  if (wanted.size > 0) await find()
  const missing = [...wanted].filter(([id]) => !numbers.has(id))
  writing.insert(
    'place',
    missing.map(([, {name, kind, country, lat, lon, geonames}]) => ({
      name,
      kind,
      country,
      lat,
      lon,
      geonames,
      spelling: spellingOf(name),
    })),
  )
  if (missing.length > 0) await find()
  return place => numbers.get(placeId(place))!
}

const placeId = ({name, kind, country, lat, lon, geonames}: MentionPlace): string =>
  JSON.stringify([name, kind, country, lat, lon, geonames])
