import {dayNumber} from '../origin/day-spans.ts'
import type {MentionDigest, MentionParty, MentionPlace} from '../record/digest.ts'

/** What comparing two mentions in one respect says. */
export interface Comparison {
  /** 0 (nothing in common) to 1 (the same). */
  readonly score: number
  /** Whether both can't be true of one act. */
  readonly isContradiction: boolean
  /** For people; '' when there was nothing to compare. */
  readonly why: string
}

const UNKNOWN: Comparison = {score: 0.5, isContradiction: false, why: ''}

/** One day off is a slip of the reader or of a time zone. */
const SLACK_DAYS = 1

/** The days of the act; where only one mention gives them, or none, the days of publication say nothing against it. */
export function compareDays(a: MentionDigest, b: MentionDigest): Comparison {
  const [x, y] = [daysOf(a), daysOf(b)]
  if (!x || !y) return UNKNOWN
  const gap = Math.max(x.from, y.from) - Math.min(x.to, y.to)
  if (gap > SLACK_DAYS) return {score: 0, isContradiction: true, why: `the days are ${gap} apart`}
  const isNarrow = x.to - x.from <= 2 && y.to - y.from <= 2
  return {score: gap > 0 ? 0.7 : isNarrow ? 1 : 0.7, isContradiction: false, why: 'the days agree'}
}

function daysOf({from, to}: MentionDigest): {from: number; to: number} | null {
  if (from === null && to === null) return null
  return {
    from: from === null ? Number.NEGATIVE_INFINITY : dayNumber(from),
    to: to === null ? Number.POSITIVE_INFINITY : dayNumber(to),
  }
}

const NEAR_KM = 60

/** The places of the act: a country holds its cities; two cities more than an hour's way apart contradict. */
export function comparePlaces(a: MentionPlace | null, b: MentionPlace | null): Comparison {
  if (!a || !b) return UNKNOWN
  if ((a.geonames && a.geonames === b.geonames) || a.name === b.name)
    return {score: 1, isContradiction: false, why: `both in ${a.name}`}
  if (a.country && b.country && a.country !== b.country)
    return {score: 0, isContradiction: true, why: `${a.name} and ${b.name} are in different countries`}
  if (a.kind !== 'city' || b.kind !== 'city' || a.lat === null || b.lat === null)
    return {score: 0.6, isContradiction: false, why: `${a.name} and ${b.name} may be one place`}
  const km = distanceKm(a, b)
  return km <= NEAR_KM
    ? {score: 0.8, isContradiction: false, why: `${a.name} and ${b.name} are ${Math.round(km)} km apart`}
    : {score: 0, isContradiction: true, why: `${a.name} and ${b.name} are ${Math.round(km)} km apart`}
}

/** Great-circle distance by the haversine formula. */
function distanceKm(a: MentionPlace, b: MentionPlace): number {
  const radians = (degrees: number | null): number => ((degrees ?? 0) * Math.PI) / 180
  const [lat, lon] = [radians(a.lat) - radians(b.lat), radians(a.lon) - radians(b.lon)]
  const h = Math.sin(lat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(lon / 2) ** 2
  return 12_742 * Math.asin(Math.sqrt(h))
}

/** The parties: each side's agree when one list holds the other's; sides may change places in a symmetric act. */
export function compareParties(a: MentionDigest, b: MentionDigest): Comparison {
  if (a.symmetric || b.symmetric) {
    const sides = compareSide({a, b, keysA: allParties(a), keysB: allParties(b)})
    return {...sides, why: sides.why && `the parties ${sides.why}`}
  }
  const actors = compareSide({a, b, keysA: a.actors, keysB: b.actors})
  const recipients = compareSide({a, b, keysA: a.recipients, keysB: b.recipients})
  const why = [actors.why && `the actors ${actors.why}`, recipients.why && `the recipients ${recipients.why}`]
  return {
    score: (actors.score + recipients.score) / 2,
    isContradiction: actors.isContradiction || recipients.isContradiction,
    why: why.filter(Boolean).join(', '),
  }
}

const allParties = ({actors, recipients}: MentionDigest): string[] => [...actors, ...recipients]

interface Sides {
  readonly a: MentionDigest
  readonly b: MentionDigest
  readonly keysA: readonly string[]
  readonly keysB: readonly string[]
}

function compareSide({a, b, keysA, keysB}: Sides): Comparison {
  if (keysA.length === 0 || keysB.length === 0) return UNKNOWN
  const likeness = (x: string, y: string): number => (x === y ? 1 : partyLikeness(a.parties[x], b.parties[y]))
  const best = (keys: readonly string[], others: readonly string[], like: (x: string, y: string) => number): number =>
    keys.reduce((sum, key) => sum + Math.max(...others.map(other => like(key, other))), 0) / keys.length
  const [ofA, ofB] = [best(keysA, keysB, likeness), best(keysB, keysA, (y, x) => likeness(x, y))]
  const score = (Math.max(ofA, ofB) * 2 + Math.min(ofA, ofB)) / 3
  if (Math.max(ofA, ofB) < 0.3) return {score: 0, isContradiction: true, why: 'differ'}
  return {score, isContradiction: false, why: score > 0.95 ? 'are the same' : 'agree in part'}
}

/** How likely two parties of different keys are one: a state and its organs or head, one surname, unnamed people of one country. */
function partyLikeness(a: MentionParty | undefined, b: MentionParty | undefined): number {
  if (!a || !b) return 0
  const sharedWords = a.words.filter(word => b.words.includes(word)).length
  const least = Math.min(a.words.length, b.words.length)
  if (a.country && b.country && a.country !== b.country) return sharedWords === least && least > 1 ? 0.5 : 0
  if (a.kind === b.kind && sharedWords > 0 && (sharedWords === least || a.words.at(-1) === b.words.at(-1))) return 0.9
  if (a.country && a.country === b.country) {
    if (isOrgan(a) && isOrgan(b)) return a.kind === 'state' || b.kind === 'state' ? 0.8 : 0.6
    if (isUnnamed(a) || isUnnamed(b)) return 0.5
    return 0.2
  }
  if (isUnnamed(a) && isUnnamed(b)) return sharedWords > 0 ? 0.7 : 0.4
  return isUnnamed(a) || isUnnamed(b) ? 0.35 : 0
}

const isOrgan = ({kind, sector}: MentionParty): boolean => kind === 'state' || sector === 'GOV' || sector === 'MIL'

const isUnnamed = ({kind}: MentionParty): boolean => kind === 'role' || kind === 'population'
