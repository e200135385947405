import {sql} from 'kysely'
import {writeAliases} from './actor-aliases.ts'
import type {Correction, NewCorrection} from './correction.ts'
import {findCorrections, mentionsOf, writeCorrection} from './corrections.ts'
import {toMergedEvent} from './event-row.ts'
import {mentionsByEvent, partiesByEvent} from './find-events.ts'
import {PLACE_COLUMNS} from './mention-digests.ts'
import type {MergedEvent} from './merged.ts'
import {among, type Writing} from './sqlite-store.ts'
import {writeEvents} from './write-events.ts'

/** Writes a correction down and brings what it speaks of in line with it. Joining and parting events is left to grouping. */
export async function correctRecord(writing: Writing, said: NewCorrection): Promise<Correction> {
  const correction = await writeCorrection(writing, said)
  const all = await findCorrections(writing.trx)
  const meant = meantBy(correction, all)
  if (meant.some(({change}) => change.kind === 'actor')) await writeAliases(writing, all)
  const mentions = meant.flatMap(({change}) => ('mentions' in change ? mentionsOf(change) : []))
  if (mentions.length > 0) await writeEvents(writing, await eventsAsMerged(writing, mentions))
  return correction
}

/** The correction and, where it takes others back, these. */
function meantBy(correction: Correction, all: readonly Correction[]): readonly Correction[] {
  const meant: Correction[] = [correction]
  const seen = new Set([correction.id])
  for (let at: Correction | undefined = correction; at?.change.kind === 'undo'; ) {
    const takenBack: string = at.change.correction
    at = seen.has(takenBack) ? undefined : all.find(({id}) => id === takenBack)
    if (!at) break
    seen.add(takenBack)
    meant.push(at)
  }
  return meant
}

/** The events of these mentions as they were merged, without what analysts said of them. */
async function eventsAsMerged({trx}: Writing, mentions: readonly string[]): Promise<readonly MergedEvent[]> {
  const events = trx
    .selectFrom('mention')
    .innerJoin('event_mention', 'event_mention.mention_nr', 'mention.nr')
    .select('event_mention.event_nr')
    .where(among(sql.ref('mention.id'), mentions))
  const rows = await trx
    .selectFrom('event')
    .leftJoin('place', 'place.nr', 'event.place_nr')
    .selectAll('event')
    .select(PLACE_COLUMNS)
    .where('event.nr', 'in', events)
    .execute()
  const numbers = rows.map(({nr}) => nr)
  const parties = await partiesByEvent(trx, numbers)
  const members = await mentionsByEvent(trx, numbers)
  return rows.map(row => {
    const own = members.get(row.nr) ?? []
    if (row.as_merged !== null) return {...(JSON.parse(row.as_merged) as MergedEvent), mentions: own}
    return toMergedEvent(row, parties.get(row.nr) ?? [], own)
  })
}
