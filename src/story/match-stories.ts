import {daysBetween} from '../origin/day-spans.ts'
import {matchTerms} from '../origin/match-terms.ts'
import type {ReportDigest} from '../record/digest.ts'
import type {Link} from '../record/merged.ts'

const MOST_DAYS = 8
const LEAST = 0.14

/**
 * Whether two reports tell of the same happening: how alike their words, names and places are, less where they contradict. `score` is about the
 * chance that they do. Null when there is next to none. Symmetric.
 */
export function matchStories(a: ReportDigest, b: ReportDigest): Link | null {
  const days = daysBetween(a.published, b.published)
  if (days !== null && days > MOST_DAYS) return null
  const {cosine, shared} = matchTerms(a.terms, b.terms)
  if (cosine < LEAST) return null
  const [first, second] = a.report < b.report ? [a, b] : [b, a]
  return {
    kind: 'story',
    a: first.report,
    b: second.report,
    score: cosine,
    why: [`both speak of ${shared.slice(0, 6).join(', ')}`],
  }
}
