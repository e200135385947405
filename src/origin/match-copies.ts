import type {ReportDigest} from '../record/digest.ts'
import type {Link} from '../record/merged.ts'
import {daysBetween} from './day-spans.ts'
import {matchSketches, NAME_SKETCH_SIZE, type Overlap, SKETCH_SIZE} from './sketch.ts'

/** A copy may follow this much later; a like text of another month is a report of one make on another happening. */
const MOST_DAYS = 30
/** Share of the shorter text's runs of words. Of the copies that eval/copies.ts makes without rewriting 99 % reach `NEAR`. */
const EXACT = 0.97
const NEAR = 0.5
/** Fewer shared runs than these may be a formula. */
const LEAST_RUNS = 5
/** A text that shares its runs but not the names in them is of one make with the other (results, prices, quakes), no copy. */
const NEAR_NAMES = 0.4
const LEAST_PAIRS = 3
const NEAR_WITHOUT_NAMES = 0.8
/**
 * A rewritten copy keeps most of the names and numbers that stand together, in a text of about the same length, and some runs of words. Reports
 * of one happening by different hands share names as well (median .46 of those that share any), but next to no runs. In eval/copies.ts names .6 and
 * runs .08 gave precision .982 over all links and recall .974 of rewritings, .75 and .2 give .992 and .971.
 */
const REWRITTEN_NAMES = 0.75
const REWRITTEN_OF_LONGER = 0.5
const REWRITTEN_PAIRS = 12
const REWRITTEN_RUNS = 0.2
/** A thorough rewriting leaves no runs; names that stand together nearly all alike, and many, tell it still. */
const THOROUGH_NAMES = 0.85
const THOROUGH_OF_LONGER = 0.6
const THOROUGH_PAIRS = 20

/**
 * Whether one of two reports is a copy of the other, in whole or in part: `exact` (the same running words), `near` (cut, with another headline or
 * dateline, lightly edited), or `rewritten` (other words, the same names and numbers together sentence by sentence). Null when they are
 * independent tellings. Shares are of the shorter text (containment, Broder 1997). Symmetric.
 */
export function matchCopies(a: ReportDigest, b: ReportDigest): Link | null {
  const days = daysBetween(a.published, b.published)
  if (days !== null && days > MOST_DAYS) return null
  const sharedRuns = matchSketches(a.sketch, b.sketch, SKETCH_SIZE)
  const runs = sharedRuns.common < LEAST_RUNS ? 0 : share(sharedRuns)
  const pairs = matchSketches(a.traits.nameSketch, b.traits.nameSketch, NAME_SKETCH_SIZE)
  const names = share(pairs)
  const link = (score: number, why: string): Link => {
    const [first, second] = a.report < b.report ? [a, b] : [b, a]
    return {kind: 'copy', a: first.report, b: second.report, score, why: [why]}
  }
  if (runs >= EXACT) return link(runs, 'exact: the shorter text stands in the longer one')
  const namesTell = Math.min(pairs.ofA, pairs.ofB) >= LEAST_PAIRS
  if (runs >= NEAR && (namesTell ? names >= NEAR_NAMES : runs >= NEAR_WITHOUT_NAMES))
    return link(runs, `near: ${percent(runs)} of the shorter text's runs of words stand in the longer one`)
  const ofLonger = pairs.common / Math.max(1, pairs.ofA, pairs.ofB)
  const isRewritten =
    pairs.common >= REWRITTEN_PAIRS &&
    names >= REWRITTEN_NAMES &&
    ofLonger >= REWRITTEN_OF_LONGER &&
    runs >= REWRITTEN_RUNS
  const isThorough = pairs.common >= THOROUGH_PAIRS && names >= THOROUGH_NAMES && ofLonger >= THOROUGH_OF_LONGER
  if (!isRewritten && !isThorough) return null
  return link(
    names,
    `rewritten: ${percent(names)} of the names and numbers that stand together in one text do so in the other, and ${percent(runs)} of the runs of words`,
  )
}

const percent = (part: number): string => `${Math.round(part * 100)} %`

/** Share of the smaller set that the larger one holds. */
const share = ({common, ofA, ofB}: Overlap): number => (common === 0 ? 0 : common / Math.min(ofA, ofB))
