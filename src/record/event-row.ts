import type {Selectable} from 'kysely'
import {dayRange, spanClass} from './day-number.ts'
import type {ActorEntry} from './entry.ts'
import {type PlaceColumns, toPlace} from './mention-digests.ts'
import type {MergedEvent} from './merged.ts'
import type {EventPartyTable, EventTable} from './tables.ts'
import type {Term} from './terms.ts'

/** Columns of an event's row that come from the event itself. */
export function eventColumns(event: MergedEvent) {
  const published = {first: event.firstPublished, last: event.lastPublished}
  const range = dayRange(event, published)
  return {
    id: event.id,
    type: event.type,
    mode: event.mode,
    contexts: JSON.stringify(event.contexts),
    factuality: event.factuality,
    plover_type: event.plover.type,
    plover_mode: event.plover.mode,
    cameo: event.cameo,
    quad: event.quad,
    goldstein: event.goldstein,
    symmetric: event.symmetric ? 1 : 0,
    date_from: event.from,
    date_to: event.to,
    magnitude: JSON.stringify(event.magnitude),
    reports: event.reports,
    independent: event.independent,
    first_published: event.firstPublished,
    last_published: event.lastPublished,
    salience: event.salience,
    confidence: event.confidence,
    disagreements: JSON.stringify(event.disagreements),
    is_stated: event.isStated ? 1 : 0,
    claimants: JSON.stringify(event.claimants),
    day: range.day,
    last_day: range.lastDay,
    span: spanClass(range),
  }
}

/** Rows of event_party: who acts and to whom, each side in the order of the event. */
export function partyRows({actors, recipients}: MergedEvent, eventNr: number): EventPartyTable[] {
  const rowsOf = (side: EventPartyTable['side'], parties: readonly ActorEntry[]) =>
    parties.map(({key, name, kind, country, sector, wikidata}, position) => ({
      event_nr: eventNr,
      side,
      position,
      key,
      name,
      kind,
      country,
      sector,
      wikidata,
    }))
  return [...rowsOf('actor', actors), ...rowsOf('recipient', recipients)]
}

/** Value of the one term of the facet `announcement`. */
export const ANNOUNCED = 'yes'

/** Everything by which an event is looked up, each once. */
export function termsOfEvent(
  {type, factuality, actors, recipients, place, claimants}: MergedEvent,
  told: {
    readonly sources: Iterable<string>
    readonly outlets: Iterable<string>
    readonly placeNr: number | null
    readonly isAnnounced: boolean
  },
): Term[] {
  const parties = [...actors, ...recipients]
  const values: [Term['facet'], Iterable<string | null>][] = [
    ['type', [type]],
    ['factuality', [factuality]],
    ['actor', parties.map(({key}) => key)],
    ['country', [place?.country ?? null, ...parties.map(({country}) => country)]],
    ['place', [told.placeNr === null ? null : String(told.placeNr)]],
    ['source', [...told.sources, ...claimants.map(({actor}) => actor)]],
    ['outlet', told.outlets],
    ['announcement', told.isAnnounced ? [ANNOUNCED] : []],
  ]
  return values.flatMap(([facet, all]) => [...new Set(all)].flatMap(value => (value === null ? [] : [{facet, value}])))
}

/** An event out of its row, its place, its parties and its mentions. */
export function toMergedEvent(
  row: Selectable<EventTable> & PlaceColumns,
  parties: readonly EventPartyTable[],
  mentions: MergedEvent['mentions'],
): MergedEvent {
  const partiesOf = (side: EventPartyTable['side']): ActorEntry[] =>
    parties
      .filter(party => party.side === side)
      .map(({key, name, kind, country, sector, wikidata}) => ({key, name, kind, country, sector, wikidata}))
  return {
    id: row.id,
    type: row.type as MergedEvent['type'],
    mode: row.mode,
    contexts: JSON.parse(row.contexts),
    factuality: row.factuality as MergedEvent['factuality'],
    plover: {type: row.plover_type as MergedEvent['type'], mode: row.plover_mode},
    cameo: row.cameo,
    quad: row.quad,
    goldstein: row.goldstein,
    actors: partiesOf('actor'),
    recipients: partiesOf('recipient'),
    symmetric: row.symmetric === 1,
    from: row.date_from,
    to: row.date_to,
    place: toPlace(row),
    magnitude: JSON.parse(row.magnitude),
    mentions,
    reports: row.reports,
    independent: row.independent,
    firstPublished: row.first_published,
    lastPublished: row.last_published,
    salience: row.salience,
    confidence: row.confidence,
    disagreements: JSON.parse(row.disagreements),
    isStated: row.is_stated === 1,
    claimants: JSON.parse(row.claimants),
  }
}
