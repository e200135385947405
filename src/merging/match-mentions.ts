import {daysBetween} from '../origin/day-spans.ts'
import {matchTerms} from '../origin/match-terms.ts'
import type {MentionDigest} from '../record/digest.ts'
import type {Link} from '../record/merged.ts'
import {type Comparison, compareDays, compareParties, comparePlaces} from './compare.ts'

const LEAST = 0.5

/**
 * Whether two mentions tell of one act: same type, parties, days and places that do not contradict, and words alike. A denial is of
 * the same act as its telling. Null when they contradict or too little speaks for it. `why` gives what was compared. Symmetric.
 */
export function matchMentions(a: MentionDigest, b: MentionDigest): Link | null {
  if (isApart(a, b)) return null
  const parties = compareParties(a, b)
  const days = compareDays(a, b)
  const place = comparePlaces(a.place, b.place)
  const {cosine, shared} = matchTerms(a.terms, b.terms)
  const isSameWord = a.trigger !== '' && a.trigger === b.trigger
  const score =
    0.45 * parties.score +
    0.2 * days.score +
    0.15 * place.score +
    0.6 * Math.min(1, cosine * 1.6) +
    (isSameWord ? 0.15 : 0) -
    0.25
  if (score < LEAST) return null
  const why = [parties.why, days.why, place.why].filter(words => words !== '')
  if (isSameWord) why.push(`the same word for the act`)
  if (shared.length > 0) why.push(`both sentences speak of ${shared.slice(0, 5).join(', ')}`)
  const [first, second] = a.mention < b.mention ? [a, b] : [b, a]
  return {kind: 'event', a: first.mention, b: second.mention, score: Math.min(1, score), why}
}

/** Whether what two mentions say cannot be true of one act. */
export function isApart(a: MentionDigest, b: MentionDigest): boolean {
  if (a.type !== b.type) return true
  if (a.mode && b.mode && a.mode !== b.mode && (PARTED_MODES.has(a.type) || a.mode === 'visit' || b.mode === 'visit'))
    return true
  const published = daysBetween(a.published, b.published)
  if (a.from === null && b.from === null && published !== null && published > MOST_DAYS_UNTIMED) return true
  const comparisons: Comparison[] = [compareDays(a, b), comparePlaces(a.place, b.place), compareParties(a, b)]
  return comparisons.some(({isContradiction}) => isContradiction)
}

const MOST_DAYS_UNTIMED = 10
/** Types whose modes are acts of different kinds. */
const PARTED_MODES = new Set(['COERCE', 'RETREAT', 'SANCTION', 'PROTEST', 'ASSAULT'])
