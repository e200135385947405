import {daysBetween} from '../origin/day-spans.ts'
import {matchTerms} from '../origin/match-terms.ts'
import type {MentionDigest} from '../record/digest.ts'
import {actKind} from './act-kind.ts'
import {compareDays, compareParties, comparePlaces} from './compare.ts'

/**
 * Weights in log-odds. Bias, parties, words and the word of the act are those of a logistic regression over pairs of mentions of the even topics of ECB+,
 * which has no dates and few places; those of days and place are set.
 */
const BIAS = -7.2
const PARTIES = 4.3
const TERMS = 7.3
const SAME_WORD = 1.8
const DAYS = 3
const PLACE = 3
/** The reader kept the two apart. */
const SAME_REPORT = -2

/** Without a day in either text, acts told in reports further apart than this are different ones. */
const MOST_DAYS_UNTIMED = 10
/** Types whose modes are acts of different kinds. */
const PARTED_MODES = new Set(['COERCE', 'RETREAT', 'SANCTION', 'PROTEST', 'ASSAULT'])

export interface EventOdds {
  /** Logarithm of the odds that two mentions tell of one act. */
  readonly odds: number
  /** What was compared and with which result, for people. */
  readonly why: readonly string[]
}

/**
 * How likely two mentions tell of one act. Null when what they say can't be true of one: another kind of act, other parties, days or places. A
 * denial is of the same act as its telling. Symmetric.
 */
export function eventOdds(one: MentionDigest, other: MentionDigest): EventOdds | null {
  const [a, b] = one.mention < other.mention ? [one, other] : [other, one]
  if (actKind(a) !== actKind(b) || areModesApart(a, b)) return null
  const published = daysBetween(a.published, b.published)
  if (a.from === null && b.from === null && published !== null && published > MOST_DAYS_UNTIMED) return null
  const days = compareDays(a, b)
  const place = comparePlaces(a.place, b.place)
  if (days.isContradiction || place.isContradiction) return null
  const parties = compareParties(a, b)
  if (parties.isContradiction) return null
  const {cosine, shared} = matchTerms(a.terms, b.terms)
  const isSameWord = a.trigger !== '' && a.trigger === b.trigger
  const odds =
    BIAS +
    PARTIES * parties.score +
    TERMS * cosine +
    (isSameWord ? SAME_WORD : 0) +
    (a.report === b.report ? SAME_REPORT : 0) +
    DAYS * (days.score - 0.5) +
    PLACE * (place.score - 0.5)
  const why = [parties.why, days.why, place.why].filter(words => words !== '')
  if (isSameWord) why.push('the same word for the act')
  if (shared.length > 0) why.push(`both speak of ${shared.slice(0, 5).join(', ')}`)
  return {odds, why}
}

function areModesApart(a: MentionDigest, b: MentionDigest): boolean {
  if (a.type !== b.type || !a.mode || !b.mode || a.mode === b.mode) return false
  return PARTED_MODES.has(a.type) || a.mode === 'visit' || b.mode === 'visit'
}
