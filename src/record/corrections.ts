import {createHash} from 'node:crypto'
import {type Kysely, type Selectable, sql} from 'kysely'
import {standing} from './apply-corrections.ts'
import type {Correction, CorrectionChange, NewCorrection} from './correction.ts'
import {among, type Writing} from './sqlite-store.ts'
import type {CorrectionTable, Tables} from './tables.ts'

/** All corrections, or those that speak of mentions of an event, in the order in which they were made. */
export async function findCorrections(
  db: Kysely<Tables>,
  {event}: {readonly event?: string} = {},
): Promise<readonly Correction[]> {
  const all = await db.selectFrom('correction').selectAll().orderBy('at').orderBy('id').execute()
  if (event === undefined) return all.map(toCorrection)
  const members = await db
    .selectFrom('event')
    .innerJoin('event_mention', 'event_mention.event_nr', 'event.nr')
    .innerJoin('mention', 'mention.nr', 'event_mention.mention_nr')
    .select('mention.id')
    .where('event.id', '=', event)
    .execute()
  const isMember = new Set(members.map(({id}) => id))
  const spoken = all.map(toCorrection)
  const own = new Set(spoken.filter(({change}) => mentionsOf(change).some(id => isMember.has(id))).map(({id}) => id))
  return spoken.filter(({id, change}) => own.has(id) || (change.kind === 'undo' && own.has(change.correction)))
}

/** Corrections that stand, by the mentions that they speak of, in the order in which they were made. */
export async function correctionsOfMentions(
  db: Kysely<Tables>,
  mentions: readonly string[],
): Promise<ReadonlyMap<string, readonly Correction[]>> {
  const found = await db
    .selectFrom('correction_mention')
    .select('mention')
    .where(among(sql.ref('mention'), mentions))
    .execute()
  const spokenOf = new Map<string, Correction[]>(found.map(({mention}) => [mention, []]))
  if (spokenOf.size === 0) return spokenOf
  for (const correction of standing(await findCorrections(db)))
    for (const mention of mentionsOf(correction.change)) spokenOf.get(mention)?.push(correction)
  return spokenOf
}

/** The order in which corrections were made. */
export const byMoment = (a: Correction, b: Correction): number =>
  a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1

/** Ids of the mentions that a change speaks of; none for actors and what is taken back. */
export function mentionsOf(change: CorrectionChange): readonly string[] {
  if ('mentions' in change) return change.mentions
  return change.kind === 'join' || change.kind === 'part' ? [change.a, change.b] : []
}

/** Writes a correction down; the same one again changes nothing. */
export async function writeCorrection(writing: Writing, correction: NewCorrection): Promise<Correction> {
  const {who, why, at, change} = correction
  const id = createHash('sha256')
    .update(JSON.stringify([who, why, at, inOneOrder(change)]))
    .digest('hex')
    .slice(0, 16)
  writing.insert('correction', [{id, who, why, at, change: JSON.stringify(change)}], {on: ['id']})
  const {nr} = await writing.trx.selectFrom('correction').select('nr').where('id', '=', id).executeTakeFirstOrThrow()
  writing.insert(
    'correction_mention',
    [...new Set(mentionsOf(change))].map(mention => ({mention, correction_nr: nr})),
    {on: []},
  )
  return {id, who, why, at, change}
}

/** The same content in one order of keys, so that it has one hash. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, inOneOrder(inner)])
}

const toCorrection = ({id, who, why, at, change}: Selectable<CorrectionTable>): Correction => ({
  id,
  who,
  why,
  at,
  change: JSON.parse(change),
})
