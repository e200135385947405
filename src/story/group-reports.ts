import {averageLink, type Likeness} from '../merging/average-link.ts'
import type {ReportDigest} from '../record/digest.ts'
import type {Link} from '../record/merged.ts'
import {storyOdds} from './story-odds.ts'

/**
 * Mean log-odds at which groups are joined, and how much lower the bar is for a single report beside a large story. B-cubed F1 on the even
 * topics of ECB+, on which they were chosen, and on the odd ones: bar 0 .947 and .887, 0.5 .951 and .890, 0.75 .954 and .877.
 */
const LEAST_ODDS = 0.5
const EASE_FOR_SMALL = 1.5
/** Odds beyond these are taken as these, so that one sure pair does not outweigh many unsure ones. */
const MOST_ODDS = 3
/** Components up to this size are compared pair by pair; in larger ones only linked pairs count, the others with these odds. */
const COMPARED_WHOLE = 120
const UNLINKED_ODDS = -1.5

/** The stories of one connected component: text hashes of the reports of each. The same members and links always give the same stories. */
export function groupReports(reports: readonly ReportDigest[], links: readonly Link[]): string[][] {
  const ids = reports.map(({report}) => report)
  return averageLink(ids, reports.length <= COMPARED_WHOLE ? allPairs(reports) : links.map(linkedPair), {
    least: LEAST_ODDS,
    absent: reports.length <= COMPARED_WHOLE ? -MOST_ODDS : UNLINKED_ODDS,
    easeForSmall: EASE_FOR_SMALL,
  })
}

const clip = (odds: number): number => Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds))

const linkedPair = ({a, b, score}: Link): Likeness => ({a, b, value: clip(Math.log(score / (1 - score)))})

function allPairs(reports: readonly ReportDigest[]): Likeness[] {
  const inOrder = [...reports].sort((a, b) => (a.report < b.report ? -1 : 1))
  return inOrder.flatMap((a, i) =>
    inOrder.slice(i + 1).flatMap(b => {
      const told = storyOdds(a, b)
      return told ? [{a: a.report, b: b.report, value: clip(told.odds)}] : []
    }),
  )
}
