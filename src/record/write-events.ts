import {type Selectable, sql} from 'kysely'
import {spellingOf} from './actor-key.ts'
import {applyCorrections, type CorrectionContext} from './apply-corrections.ts'
import type {Correction} from './correction.ts'
import {byMoment, correctionsOfMentions} from './corrections.ts'
import type {MentionPlace} from './digest.ts'
import type {ActorEntry} from './entry.ts'
import {eventColumns, partyRows, termsOfEvent} from './event-row.ts'
import type {MergedEvent} from './merged.ts'
import {placeNumbers} from './places.ts'
import {among, type Writing} from './sqlite-store.ts'
import type {EventTable} from './tables.ts'
import {termNumbers} from './terms.ts'

/**
 * Writes events as they are merged now, with what analysts say of them, and everything by which they are looked up. Mentions leave the
 * events that they were in before; an event that none is left in is no more. Mentions that are not on record are left out.
 * Numbers of the events.
 */
export async function writeEvents(writing: Writing, merged: readonly MergedEvent[]): Promise<readonly number[]> {
  const mentions = await findTold(writing, merged)
  const events = merged.flatMap(event => {
    const known = event.mentions.filter(({id}) => mentions.has(id))
    return known.length === 0 ? [] : [{...event, mentions: known}]
  })
  const ids = events.map(({id}) => id)
  const before = new Map((await findIndexed(writing, sql.ref('id'), ids)).map(row => [row.id, row]))
  const corrected = await correctEvents(writing, events, mentions)
  const places = await placeNumbers(
    writing,
    corrected.flatMap(({event}) => event.place ?? []),
  )
  const rows = corrected.map(({event, review, asMerged}) => {
    const told = event.mentions.map(({id}) => mentions.get(id)!)
    const placeNr = event.place && places(event.place)
    const moments = told.map(({recorded_at}) => recorded_at).sort()
    const terms = termsOfEvent(event, {
      sources: told.flatMap(({sources}) =>
        (JSON.parse(sources) as {actor: string | null}[]).flatMap(s => s.actor ?? []),
      ),
      outlets: told.flatMap(({outlet}) => outlet ?? []),
      placeNr,
      isAnnounced: told.some(isAnnouncement),
    })
    return {event, review, asMerged, told, placeNr, moments, terms}
  })
  const termNr = await termNumbers(
    writing,
    rows.flatMap(({terms}) => terms),
  )
  const written = rows.map(({event, review, asMerged, placeNr, moments, terms}) => ({
    ...eventColumns(event),
    place_nr: placeNr,
    recorded_at: moments[0]!,
    updated_at: moments.at(-1)!,
    review,
    as_merged: asMerged,
    terms: JSON.stringify(terms.map(termNr)),
  }))
  const columns = Object.keys(written[0] ?? {}).filter(column => column !== 'id')
  writing.insert('event', written, {on: ['id'], update: columns})
  const now = new Map((await findIndexed(writing, sql.ref('id'), ids)).map(row => [row.id, row]))
  await writeTerms(
    writing,
    ids.map(id => ({before: before.get(id) ?? null, now: now.get(id)!})),
  )
  const known = [...before.values()].map(({nr}) => nr)
  await writing.trx
    .deleteFrom('event_party')
    .where(among(sql.ref('event_nr'), known))
    .execute()
  writing.insert(
    'event_party',
    rows.flatMap(({event}) => partyRows(event, now.get(event.id)!.nr)),
  )
  await moveMentions(
    writing,
    rows.map(({event, told}) => ({eventNr: now.get(event.id)!.nr, told})),
  )
  return [...now.values()].map(({nr}) => nr)
}

/** Takes events out of the record, with everything by which they are looked up; their mentions are in no event then. */
export async function dropEvents(writing: Writing, eventNrs: readonly number[]): Promise<void> {
  if (eventNrs.length === 0) return
  const gone = await findIndexed(writing, sql.ref('nr'), eventNrs)
  await writeTerms(
    writing,
    gone.map(before => ({before, now: null})),
  )
  await writing.trx
    .deleteFrom('event')
    .where(among(sql.ref('nr'), eventNrs))
    .execute()
}

/** Takes those of the events out of the record that no mention is left in. */
export async function dropEmptyEvents(writing: Writing, eventNrs: readonly number[]): Promise<void> {
  const empty = await writing.trx
    .selectFrom('event')
    .select('nr')
    .where(among(sql.ref('nr'), eventNrs))
    .where(({not, exists, selectFrom}) =>
      not(exists(selectFrom('event_mention').select('mention_nr').whereRef('event_nr', '=', 'event.nr'))),
    )
    .execute()
  await dropEvents(
    writing,
    empty.map(({nr}) => nr),
  )
}

/** Of a mention, what its event is looked up by. */
interface ToldMention {
  readonly id: string
  readonly nr: number
  readonly report_nr: number
  readonly sources: string
  readonly hash: string
  readonly outlet: string | null
  readonly recorded_at: string
  readonly copy_group: string
  readonly event_nr: number | null
  readonly factuality: string
  readonly date_from: string | null
  readonly published: string | null
}

const ANNOUNCING = new Set(['planned', 'possible', 'conditional', 'called-for'])

const isAnnouncement = ({factuality, date_from, published}: ToldMention): boolean =>
  ANNOUNCING.has(factuality) ||
  (factuality === 'occurred' && date_from !== null && published !== null && date_from > published)

async function findTold({trx}: Writing, events: readonly MergedEvent[]): Promise<Map<string, ToldMention>> {
  const ids = events.flatMap(({mentions}) => mentions.map(({id}) => id))
  const rows = await trx
    .selectFrom('mention')
    .innerJoin('report', 'report.nr', 'mention.report_nr')
    .innerJoin('report_group', 'report_group.report_nr', 'mention.report_nr')
    .leftJoin('event_mention', 'event_mention.mention_nr', 'mention.nr')
    .select(['mention.id', 'mention.nr', 'mention.report_nr', 'mention.sources', 'report.hash', 'report.outlet'])
    .select(['mention.factuality', 'mention.date_from', 'mention.published'])
    .select(['report.recorded_at', 'report_group.copy_group', 'event_mention.event_nr'])
    .where(among(sql.ref('mention.id'), ids))
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

type IndexedEvent = Pick<Selectable<EventTable>, 'nr' | 'id' | 'day' | 'last_day' | 'terms'>

const findIndexed = ({trx}: Writing, column: ReturnType<typeof sql.ref>, values: readonly (string | number)[]) =>
  trx
    .selectFrom('event')
    .select(['nr', 'id', 'day', 'last_day', 'terms'])
    .where(among(column, values))
    .execute() as Promise<IndexedEvent[]>

async function correctEvents(
  writing: Writing,
  events: readonly MergedEvent[],
  mentions: ReadonlyMap<string, ToldMention>,
) {
  const corrections = await correctionsOfMentions(writing.trx, [...mentions.keys()])
  if (corrections.size === 0) return events.map(event => ({event, review: null, asMerged: null}))
  const groups = new Map([...mentions.values()].map(({hash, copy_group}) => [hash, copy_group]))
  const all = [...corrections.values()].flat()
  const context: CorrectionContext = {
    copyGroupOf: report => groups.get(report) ?? report,
    actor: await actorsOf(writing, all),
    place: await placesOf(writing, all),
  }
  return events.map(merged => {
    const own = new Map(merged.mentions.flatMap(({id}) => corrections.get(id) ?? []).map(made => [made.id, made]))
    const inOrder = [...own.values()].sort(byMoment)
    const {event, review} = applyCorrections(merged, inOrder, context)
    return {event, review, asMerged: event === merged ? null : JSON.stringify({...merged, mentions: []})}
  })
}

async function actorsOf({trx}: Writing, corrections: readonly Correction[]): Promise<(key: string) => ActorEntry> {
  const keys = corrections.flatMap(({change}) =>
    change.kind === 'correct' ? [...(change.set.actors ?? []), ...(change.set.recipients ?? [])] : [],
  )
  const rows = await trx
    .selectFrom('actor')
    .selectAll()
    .where(among(sql.ref('key'), keys))
    .execute()
  const known = new Map(
    rows.map(({key, name, kind, country, sector, wikidata}) => [key, {key, name, kind, country, sector, wikidata}]),
  )
  return key => known.get(key) ?? {key, name: key, kind: 'group', country: null, sector: null, wikidata: null}
}

async function placesOf({trx}: Writing, corrections: readonly Correction[]): Promise<(name: string) => MentionPlace> {
  const names = corrections.flatMap(({change}) =>
    change.kind === 'correct' && change.set.place ? [change.set.place] : [],
  )
  const rows = await trx
    .selectFrom('place')
    .select(['name', 'kind', 'country', 'lat', 'lon', 'geonames', 'spelling'])
    .where(({or}) => or([among(sql.ref('spelling'), names.map(spellingOf)), among(sql.ref('geonames'), names)]))
    .orderBy('nr')
    .execute()
  return wanted => {
    const found = rows.find(row => row.geonames === wanted || row.spelling === spellingOf(wanted))
    if (!found) return {name: wanted, kind: 'place', country: null, lat: null, lon: null, geonames: null}
    const {spelling, ...place} = found
    return place
  }
}

/** Keeps the terms' rows and counts in step with the events. */
async function writeTerms(
  writing: Writing,
  changes: readonly {readonly before: IndexedEvent | null; readonly now: IndexedEvent | null}[],
): Promise<void> {
  const counts = new Map<number, number>()
  const count = (terms: readonly number[], by: number) => {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + by)
  }
  const added: object[] = []
  for (const {before, now} of changes) {
    const isMoved = before && now && (before.day !== now.day || before.last_day !== now.last_day)
    const was = new Set<number>(before ? JSON.parse(before.terms) : [])
    const is = new Set<number>(now ? JSON.parse(now.terms) : [])
    const gone = [...was].filter(term => isMoved || !is.has(term))
    const fresh = [...is].filter(term => isMoved || !was.has(term))
    count(gone, -1)
    count(fresh, 1)
    if (before && gone.length > 0)
      await writing.trx
        .deleteFrom('event_term')
        .where(among(sql.ref('term_nr'), gone))
        .where('day', '=', before.day)
        .where('event_nr', '=', before.nr)
        .execute()
    for (const term of fresh) added.push({term_nr: term, day: now!.day, event_nr: now!.nr, last_day: now!.last_day})
  }
  writing.insert('event_term', added)
  await writeCounts(writing, counts)
}

async function writeCounts({trx}: Writing, counts: ReadonlyMap<number, number>): Promise<void> {
  const byChange = new Map<number, number[]>()
  for (const [term, change] of counts) {
    const terms = byChange.get(change)
    if (terms) terms.push(term)
    else byChange.set(change, [term])
  }
  for (const [change, terms] of byChange)
    if (change !== 0)
      await trx
        .updateTable('term')
        .set(({eb}) => ({events: eb('events', '+', change)}))
        .where(among(sql.ref('nr'), terms))
        .execute()
}

async function moveMentions(
  writing: Writing,
  events: readonly {readonly eventNr: number; readonly told: readonly ToldMention[]}[],
): Promise<void> {
  const moved = events.flatMap(({eventNr, told}) =>
    told
      .filter(({event_nr}) => event_nr !== eventNr)
      .map(({nr, report_nr}) => ({mention_nr: nr, event_nr: eventNr, report_nr})),
  )
  writing.insert('event_mention', moved, {on: ['mention_nr'], update: ['event_nr']})
  const eventNrs = events.map(({eventNr}) => eventNr)
  const isMember = new Set(events.flatMap(({told}) => told.map(({nr}) => nr)))
  const members = await writing.trx
    .selectFrom('event_mention')
    .select('mention_nr')
    .where(among(sql.ref('event_nr'), eventNrs))
    .execute()
  const left = members.map(({mention_nr}) => mention_nr).filter(nr => !isMember.has(nr))
  if (left.length > 0)
    await writing.trx
      .deleteFrom('event_mention')
      .where(among(sql.ref('mention_nr'), left))
      .execute()
  const isNow = new Set(eventNrs)
  const abandoned = events
    .flatMap(({told}) => told.flatMap(({event_nr}) => event_nr ?? []))
    .filter(nr => !isNow.has(nr))
  if (abandoned.length > 0) await dropEmptyEvents(writing, [...new Set(abandoned)])
}
