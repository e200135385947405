import {allPages} from '../record/all-pages.ts'
import type {MentionPlace} from '../record/digest.ts'
import type {ActorEntry} from '../record/entry.ts'
import type {EventQuery} from '../record/query.ts'
import type {ArchiveRecord, EventAnswer} from '../record/record.ts'
import {findTrips, isDone, type Trip} from './trips.ts'

/** People or bodies that met, visited or spoke with one another. */
export interface Meeting {
  /** Id of the event. */
  readonly event: string
  readonly kind: 'met' | 'visited' | 'called'
  /** All who met; of a visit: who came, while `hosts` were visited. */
  readonly who: readonly ActorEntry[]
  readonly hosts: readonly ActorEntry[]
  readonly from: string | null
  readonly to: string | null
  readonly place: MentionPlace | null
  readonly reports: number
  readonly independent: number
}

export interface MeetingsQuery {
  /** Archive-wide keys, any of them. */
  readonly actors?: readonly string[]
  /** With `actors`: the other party. */
  readonly others?: readonly string[]
  readonly countries?: readonly string[]
  readonly from?: string
  readonly to?: string
}

export interface MeetingsAnswer {
  readonly meetings: readonly Meeting[]
  /** Journeys abroad, of the actors asked for where some were. */
  readonly trips: readonly Trip[]
}

/** Who met whom and who went where, by day, from the record's talks and visits that took place. */
export async function findMeetings(
  record: Pick<ArchiveRecord, 'findEvents'>,
  query: MeetingsQuery,
): Promise<MeetingsAnswer> {
  const events = await allEvents(record, {...query, types: ['CONSULT'], factualities: ['occurred', 'ongoing']})
  const trips = findTrips(events)
  const {actors} = query
  return {
    meetings: events.map(toMeeting).filter(meeting => meeting !== null),
    trips: actors ? trips.filter(({traveller}) => actors.includes(traveller.key)) : trips,
  }
}

/** The meeting in an event, null when it is none that took place or names one party only. */
export function toMeeting(event: EventAnswer): Meeting | null {
  if (event.type !== 'CONSULT' || !isDone(event)) return null
  const {actors, recipients} = event
  if (actors.length + recipients.length < 2) return null
  const kind = event.mode === 'phone' ? 'called' : event.symmetric || recipients.length === 0 ? 'met' : 'visited'
  return {
    event: event.id,
    kind,
    who: kind === 'visited' ? actors : [...actors, ...recipients],
    hosts: kind === 'visited' ? recipients : [],
    from: event.from,
    to: event.to,
    place: event.place,
    reports: event.reports,
    independent: event.independent,
  }
}

/** All events that a query finds, by day. */
export async function allEvents(
  record: Pick<ArchiveRecord, 'findEvents'>,
  query: EventQuery,
): Promise<readonly EventAnswer[]> {
  const events: EventAnswer[] = []
  for await (const event of allPages(page => record.findEvents({...query, order: 'date', ...page}))) events.push(event)
  return events
}
