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

/** States act every day and in many ways: that two tellings name one says less than that they name one person. */
const SAME_STATE = 0.85

function compareSide({a, b, keysA, keysB}: Sides): Comparison {
  if (keysA.length === 0 || keysB.length === 0) return UNKNOWN
  const likeness = (x: string, y: string): number => {
    if (x === y) return a.parties[x]?.kind === 'state' ? SAME_STATE : 1
    return partyLikeness(a.parties[x], b.parties[y])
  }
  const best = (keys: readonly string[], others: readonly string[], like: (x: string, y: string) => number): number =>
    keys.reduce((sum, key) => sum + Math.max(...others.map(other => like(key, other))), 0) / keys.length
  const [ofA, ofB] = [best(keysA, keysB, likeness), best(keysB, keysA, (y, x) => likeness(x, y))]
  const score = (Math.max(ofA, ofB) * 2 + Math.min(ofA, ofB)) / 3
  if (Math.max(ofA, ofB) < 0.3) return {score: 0, isContradiction: true, why: 'differ'}
  return {score, isContradiction: false, why: score >= SAME_STATE ? 'are the same' : 'agree in part'}
}

/**
 * How likely two parties of different keys are one: a state and its organs, its head or its people, one surname, one noun for unnamed people. An
 * unnamed party's country is often only that of its surroundings, and its number may be another's toll; but soldiers of two states are two parties.
 */
function partyLikeness(a: MentionParty | undefined, b: MentionParty | undefined): number {
  if (!a || !b) return 0
  const [wordsA, wordsB] = [a.words.filter(isWord), b.words.filter(isWord)]
  const shared = wordsA.filter(word => wordsB.includes(word)).length
  const least = Math.min(wordsA.length, wordsB.length)
  const isUnnamedBoth = isUnnamed(a) && isUnnamed(b)
  const isSameCountry = a.country !== null && a.country === b.country
  const sameHead = shared > 0 && wordsA.at(-1) === wordsB.at(-1)
  if (a.country && b.country && !isSameCountry && isOrgan(a) && isOrgan(b) && (isArmed(a) || isArmed(b))) return 0.1
  const counts = [a.words.find(isNumber), b.words.find(isNumber)]
  if (isUnnamedBoth && counts[0] && counts[1] && counts[0] !== counts[1]) return sameHead ? 0.35 : 0.3
  if (isUnnamedBoth && sameHead) return 0.8
  if (a.country && b.country && !isSameCountry)
    return isUnnamed(a) || isUnnamed(b) ? 0.3 : sameHead && least > 1 ? 0.5 : 0
  if (sameHead || (shared > 0 && shared === least)) return 0.9
  if (a.kind === 'person' && b.kind === 'person') return 0
  if (isSameCountry) {
    if (isOrgan(a) && isOrgan(b)) return a.kind === 'state' || b.kind === 'state' ? 0.8 : 0.6
    return isOrgan(a) || isOrgan(b) || isUnnamed(a) || isUnnamed(b) ? 0.5 : 0.3
  }
  if (isUnnamedBoth) return 0.4
  return isUnnamed(a) || isUnnamed(b) ? 0.35 : 0.1
}

const isNumber = (word: string): boolean => /^\d/.test(word)
const isWord = (word: string): boolean => !isNumber(word)

const isOrgan = ({kind, sector}: MentionParty): boolean => kind === 'state' || sector === 'GOV' || sector === 'MIL'

const isArmed = ({sector}: MentionParty): boolean => sector === 'MIL'

const isUnnamed = ({kind}: MentionParty): boolean => kind === 'role' || kind === 'population'
