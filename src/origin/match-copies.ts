import type {ReportDigest} from '../record/digest.ts'
import type {Link} from '../record/merged.ts'
import {daysBetween} from './day-spans.ts'
import {matchSketches, NAME_SKETCH_SIZE, type Overlap, SKETCH_SIZE} from './sketch.ts'

/** A copy may follow this much later; a like text of another month is a report of one make on another happening. */
const MOST_DAYS = 30
const EXACT = 0.97
const NEAR = 0.5
const REWRITTEN = 0.5
const REWRITTEN_PAIRS = 12

/**
 * Whether one of two reports is a copy of the other, in whole or in part: `exact` (the same running words), `near` (cut, with another headline or
 * dateline, lightly edited), or `rewritten` (other words, the same names and numbers together sentence by sentence). Null when they are
 * independent tellings. Shares are of the shorter text (containment, Broder 1997). Symmetric.
 */
export function matchCopies(a: ReportDigest, b: ReportDigest): Link | null {
  const days = daysBetween(a.published, b.published)
  if (days !== null && days > MOST_DAYS) return null
  const runs = share(matchSketches(a.sketch, b.sketch, SKETCH_SIZE))
  const pairs = matchSketches(a.traits.nameSketch, b.traits.nameSketch, NAME_SKETCH_SIZE)
  const names = share(pairs)
  const percent = (part: number): string => `${Math.round(part * 100)} %`
  const link = (score: number, why: string): Link => {
    const [first, second] = a.report < b.report ? [a, b] : [b, a]
    return {kind: 'copy', a: first.report, b: second.report, score, why: [why]}
  }
  if (runs >= EXACT) return link(runs, 'exact: the shorter text is in the longer one word for word')
  if (runs >= NEAR && (pairs.common === 0 ? runs >= 0.8 : names >= 0.4))
    return link(runs, `near: ${percent(runs)} of the shorter text's runs of words are in the longer one`)
  if (pairs.common >= REWRITTEN_PAIRS && names >= REWRITTEN)
    return link(
      names,
      `rewritten: ${percent(names)} of the names and numbers that stand together in the shorter text do so in the longer one`,
    )
  return null
}

/** Share of the smaller set that the larger one holds. */
const share = ({common, ofA, ofB}: Overlap): number => (common === 0 ? 0 : common / Math.min(ofA, ofB))
