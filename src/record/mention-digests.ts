import {type Kysely, sql} from 'kysely'
import type {MentionDigest} from './digest.ts'
import type {DigestCache} from './digest-cache.ts'
import {keyNumber} from './key-number.ts'
import {among, type Store} from './sqlite-store.ts'
import type {MentionTable, PlaceTable, Tables} from './tables.ts'

/** Digests of these mentions; unknown ones are left out. By id. */
export async function findMentionDigests(store: Store, ids: readonly string[]): Promise<readonly MentionDigest[]> {
  const rows = await store.db
    .selectFrom('mention')
    .select('nr')
    .where(among(sql.ref('id'), ids))
    .execute()
  return loadMentionDigests(
    store.db,
    store.digests(),
    rows.map(({nr}) => nr),
  )
}

/** Digests that share one of the keys. By id. */
export async function findMentionsByKey(store: Store, keys: readonly string[]): Promise<readonly MentionDigest[]> {
  const rows = await store.db
    .selectFrom('mention_key')
    .select('mention_nr')
    .distinct()
    .where(among(sql.ref('key'), keys.map(keyNumber)))
    .execute()
  const digests = await loadMentionDigests(
    store.db,
    store.digests(),
    rows.map(({mention_nr}) => mention_nr),
  )
  const wanted = new Set(keys)
  return digests.filter(digest => digest.keys.some(key => wanted.has(key)))
}

/** Digests by the numbers of their rows, those that were opened lately from memory. */
export async function loadMentionDigests(
  db: Kysely<Tables>,
  {mentions: cache}: DigestCache,
  numbers: readonly number[],
): Promise<readonly MentionDigest[]> {
  const digests = numbers.map(nr => cache.get(nr))
  const missing = numbers.filter((_, i) => digests[i] === undefined)
  const rows = await mentionRows(db)
    .where(among(sql.ref('mention.nr'), missing))
    .execute()
  for (const row of rows) {
    const digest = toMentionDigest(row)
    cache.set(row.nr, digest)
    digests.push(digest)
  }
  return digests.filter(digest => digest !== undefined).sort((a, b) => (a.mention < b.mention ? -1 : 1))
}

const DIGEST_COLUMNS = [
  'id',
  'published',
  'type',
  'mode',
  'factuality',
  'cameo',
  'actors',
  'recipients',
  'symmetric',
  'date_from',
  'date_to',
  'magnitude',
  'salience',
  'comparing',
] as const satisfies readonly (keyof MentionTable)[]

/** Mentions as their digests need them, with their places and the hashes of their reports. */
const mentionRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('mention')
    .innerJoin('report', 'report.nr', 'mention.report_nr')
    .leftJoin('place', 'place.nr', 'mention.place_nr')
    .select(DIGEST_COLUMNS.map(column => `mention.${column}` as const))
    .select(['mention.nr', 'report.hash', ...PLACE_COLUMNS])

/** Columns of a joined place. */
export const PLACE_COLUMNS = [
  'place.name as place_name',
  'place.kind as place_kind',
  'place.country as place_country',
  'place.lat as place_lat',
  'place.lon as place_lon',
  'place.geonames as place_geonames',
] as const

export type PlaceColumns = {
  readonly [K in keyof Omit<PlaceTable, 'nr' | 'spelling'> as `place_${K}`]: PlaceTable[K] | null
}

export const toPlace = (row: PlaceColumns): MentionDigest['place'] =>
  row.place_name === null
    ? null
    : {
        name: row.place_name,
        kind: row.place_kind!,
        country: row.place_country,
        lat: row.place_lat,
        lon: row.place_lon,
        geonames: row.place_geonames,
      }

/** What has no column of its own goes into one, so that a digest comes back as it was given. */
export function digestColumns({
  mention,
  report,
  published,
  type,
  mode,
  factuality,
  cameo,
  actors,
  recipients,
  symmetric,
  from,
  to,
  place,
  magnitude,
  salience,
  ...comparing
}: MentionDigest): Pick<MentionTable, (typeof DIGEST_COLUMNS)[number]> {
  return {
    id: mention,
    published,
    type,
    mode,
    factuality,
    cameo,
    actors: JSON.stringify(actors),
    recipients: JSON.stringify(recipients),
    symmetric: symmetric ? 1 : 0,
    date_from: from,
    date_to: to,
    magnitude: JSON.stringify(magnitude),
    salience,
    comparing: JSON.stringify(comparing),
  }
}

type DigestRow = Pick<MentionTable, (typeof DIGEST_COLUMNS)[number]> & PlaceColumns & {readonly hash: string}

function toMentionDigest(row: DigestRow): MentionDigest {
  return {
    mention: row.id,
    report: row.hash,
    published: row.published,
    type: row.type,
    mode: row.mode,
    factuality: row.factuality,
    cameo: row.cameo,
    actors: JSON.parse(row.actors),
    recipients: JSON.parse(row.recipients),
    symmetric: row.symmetric === 1,
    from: row.date_from,
    to: row.date_to,
    place: toPlace(row),
    magnitude: JSON.parse(row.magnitude),
    salience: row.salience,
    ...JSON.parse(row.comparing),
  }
}
