import type {ArchiveRecord} from '../record/record.ts'
import {parseIsoDay} from '../time/calendar.ts'
import {allEvents, type Meeting, toMeeting} from './meetings.ts'
import {findTrips, type Trip} from './trips.ts'

/** "His first trip abroad since January 2020", "their first meeting since the war": what such words claim. A telephone call is no meeting. */
export interface FirstSinceClaim {
  readonly kind: 'trip' | 'meeting'
  /** Archive-wide key of whom it is said of. */
  readonly actor: string
  /** Archive-wide key of the other party of the meeting. */
  readonly with?: string
  /** ISO 3166-1 alpha-3: trips to this country only. */
  readonly country?: string
  /** The time since which, last day included: a day, or the last day of a month or year ("2020-01-31"). */
  readonly since: string
  /** First day of the trip or meeting of which it is said. */
  readonly day: string
}

export interface FirstSinceAnswer {
  /**
   * `contradicted`: the record has one in between; `not contradicted`: it has none, which proves nothing by itself, see `covered`;
   * `unknown`: the record has nothing at all of the actor in between.
   */
  readonly verdict: 'contradicted' | 'not contradicted' | 'unknown'
  /** Those in between, by day. */
  readonly between: readonly (Trip | Meeting)[]
  /** The last one up to `since`, null when the record has none. */
  readonly before: Trip | Meeting | null
  /** How well the record covers the actor in between: events of any kind, and the months in which there are some. */
  readonly covered: {readonly events: number; readonly months: number; readonly ofMonths: number}
}

/** Checks a claim of "first since" against the record. Days are those of the events; trips and meetings of unknown day do not count. */
export async function checkFirstSince(
  record: Pick<ArchiveRecord, 'findEvents'>,
  claim: FirstSinceClaim,
): Promise<FirstSinceAnswer> {
  const {actor, since, day} = claim
  const known = await allEvents(record, {actors: [actor], to: day})
  const wanted = claim.with ? known.filter(event => hasParty(event, claim.with!)) : known
  const found: readonly (Trip | Meeting)[] =
    claim.kind === 'trip'
      ? findTrips(wanted).filter(
          trip => trip.traveller.key === actor && (!claim.country || trip.country === claim.country),
        )
      : wanted
          .map(toMeeting)
          .filter(meeting => meeting !== null)
          .filter(({kind}) => kind !== 'called')
  const dated = found.filter(({from, to}) => from !== null && to !== null)
  const between = dated.filter(({from, to}) => from! > since && to! < day)
  const inBetween = known.filter(({from, firstPublished}) => {
    const when = from ?? firstPublished
    return when !== null && when > since && when < day
  })
  const months = new Set(inBetween.map(({from, firstPublished}) => (from ?? firstPublished)!.slice(0, 7)))
  return {
    verdict: between.length > 0 ? 'contradicted' : inBetween.length > 0 ? 'not contradicted' : 'unknown',
    between,
    before: dated.findLast(({to}) => to! <= since) ?? null,
    covered: {events: inBetween.length, months: months.size, ofMonths: monthsBetween(since, day)},
  }
}

const hasParty = (
  {actors, recipients}: {readonly actors: readonly {key: string}[]; readonly recipients: readonly {key: string}[]},
  key: string,
): boolean => [...actors, ...recipients].some(party => party.key === key)

function monthsBetween(from: string, to: string): number {
  if (parseIsoDay(from) === null || parseIsoDay(to) === null) return 0
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return Math.max(0, month(to) - month(from))
}
