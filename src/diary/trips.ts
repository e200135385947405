import type {ActorEntry} from '../record/entry.ts'
import type {EventAnswer} from '../record/record.ts'
import {overlaps} from './window.ts'

/** Somebody's stay in another country or at a place, as the record's events of talks and visits tell it. */
export interface Trip {
  readonly traveller: ActorEntry
  /** ISO 3166-1 alpha-3 of where to. */
  readonly country: string
  /** Names of places within the country that the events give. */
  readonly places: readonly string[]
  readonly from: string | null
  readonly to: string | null
  /** Who received the traveller, or was met there. */
  readonly met: readonly ActorEntry[]
  /** `visit`: told as a visit; `meeting`: taken from a meeting that took place there. */
  readonly basis: 'visit' | 'meeting'
  readonly events: readonly string[]
  /** Most independent reports that one of the events has. */
  readonly independent: number
}

/** Kinds of actor that can be met; a state or its capital is where to. */
const MEETS = new Set(['person', 'role', 'group'])

/** Talks that bring nobody anywhere. */
const AT_A_DISTANCE = 'phone'

/**
 * The journeys abroad in events of talks and visits, by first day, unknown days last. A visit takes who acts to the place, or
 * to the country of who is visited; a meeting takes everybody to its place who is of another country. Events of one traveller
 * in one country on the same or following days are one trip. People and bodies only: a state does not travel.
 */
export function findTrips(events: Iterable<EventAnswer>): Trip[] {
  const legs: Trip[] = []
  for (const event of events) {
    if (event.type !== 'CONSULT' || event.mode === AT_A_DISTANCE || !isDone(event)) continue
    const country = event.place?.country ?? (event.symmetric ? null : soleCountry(event.recipients))
    if (!country) continue
    const isVisit = !event.symmetric && event.recipients.length > 0
    const everyone = [...event.actors, ...event.recipients]
    for (const traveller of everyone) {
      if (traveller.kind === 'state' || traveller.country === null || traveller.country === country) continue
      legs.push({
        traveller,
        country,
        places: event.place && event.place.kind !== 'country' ? [event.place.name] : [],
        from: event.from,
        to: event.to,
        met: everyone.filter(other => other.key !== traveller.key && MEETS.has(other.kind)),
        basis: isVisit && event.actors.includes(traveller) ? 'visit' : 'meeting',
        events: [event.id],
        independent: event.independent,
      })
    }
  }
  return joinLegs(legs.sort(byStart))
}

export const isDone = ({factuality}: EventAnswer): boolean => factuality === 'occurred' || factuality === 'ongoing'

function soleCountry(actors: readonly ActorEntry[]): string | null {
  const countries = new Set(actors.map(({country}) => country))
  return countries.size === 1 ? [...countries][0]! : null
}

/** Puts together what one traveller did in one country on days that meet or follow. */
function joinLegs(legs: readonly Trip[]): Trip[] {
  const trips: Trip[] = []
  const last = new Map<string, number>()
  for (const leg of legs) {
    const key = `${leg.traveller.key} ${leg.country}`
    const index = last.get(key)
    const before = index === undefined ? undefined : trips[index]
    if (index === undefined || !before || !overlaps(before, leg, 1) || isVague(before) || isVague(leg)) {
      last.set(key, trips.length)
      trips.push(leg)
      continue
    }
    trips[index] = {
      ...before,
      places: [...new Set([...before.places, ...leg.places])],
      to: later(before.to, leg.to),
      met: [...new Map([...before.met, ...leg.met].map(actor => [actor.key, actor])).values()],
      basis: before.basis === 'visit' || leg.basis === 'visit' ? 'visit' : 'meeting',
      events: [...before.events, ...leg.events],
      independent: Math.max(before.independent, leg.independent),
    }
  }
  return trips
}

/** An open side says too little to join over. */
const isVague = ({from, to}: Trip): boolean => from === null || to === null

const later = (a: string | null, b: string | null): string | null => (a !== null && b !== null && a > b ? a : b)

function byStart(a: Trip, b: Trip): number {
  const [left, right] = [a.from ?? a.to ?? '9999', b.from ?? b.to ?? '9999']
  return left < right ? -1 : left > right ? 1 : a.events[0]! < b.events[0]! ? -1 : 1
}
