import {averageLink, type Likeness} from '../merging/average-link.ts'
import type {ReportDigest} from '../record/digest.ts'
import type {Link} from '../record/merged.ts'
import {groupOdds} from './group-odds.ts'
import {poolReports, type ReportPool} from './report-pool.ts'
import {storyOdds} from './story-odds.ts'
import {STORY_WEIGHTS, type StoryWeights} from './story-weights.ts'

/** Mean log-odds at which reports are sure to belong together: 97 % of what is joined by it is of one story of ECB+. */
export const SURE_ODDS = 1
/** Log-odds at which sure groups are joined. The weights are learned from joins that weigh by their size, so that even odds are below 0. */
const LEAST_ODDS = -1
/** Mean log-odds of pairs below which nothing that groups have in common makes them one; above -1.5 stories of ECB+ are torn (F1 .928 at -1). */
const LEAST_MEAN = -1.5
/** Odds beyond these are taken as these, so that one sure pair does not outweigh many unsure ones. */
const MOST_ODDS = 3
/** Components up to this size are compared pair by pair; in larger ones only linked pairs count. */
const COMPARED_WHOLE = 120
/**
 * Mean log-odds at which groups of a large component are joined, how much lower the bar is for one report beside many, and the odds
 * of pairs that are not linked.
 */
const LARGE = {least: 0.5, easeForSmall: 1.5, absent: -1.5}

/**
 * The stories of one connected component: text hashes of the reports of each. First the sure groups, by what two reports have in common;
 * then groups are joined by what all their reports have in common and each of them alone. In a component of hundreds that would take time with
 * the square of its reports: there the pairs alone decide. The same members and links always give the same stories.
 */
export function groupReports(
  reports: readonly ReportDigest[],
  links: readonly Link[],
  weights: StoryWeights = STORY_WEIGHTS,
): string[][] {
  const likenesses = likenessesOf(reports, links, weights)
  const ids = reports.map(({report}) => report)
  if (reports.length > COMPARED_WHOLE) return averageLink(ids, likenesses, LARGE)
  const sure = averageLink(ids, likenesses, {least: SURE_ODDS, absent: -MOST_ODDS})
  if (sure.length === 1) return sure
  const {around, poolOf} = pools(reports)
  return averageLink(ids, likenesses, {
    least: LEAST_ODDS,
    absent: -MOST_ODDS,
    judge: (a, b, mean) =>
      mean < LEAST_MEAN
        ? Number.NEGATIVE_INFINITY
        : groupOdds(poolOf(a), poolOf(b), {mean, around, weights: weights.groups}),
    join: sure.flatMap(([first, ...others]) => others.map(other => [first!, other] as const)),
  })
}

/** The pool of all reports, and those of groups of them, each made once. */
export function pools(reports: readonly ReportDigest[]): {
  around: ReportPool
  poolOf: (group: readonly string[]) => ReportPool
} {
  const digests = new Map(reports.map(digest => [digest.report, digest]))
  const made = new Map<string, ReportPool>()
  const poolOf = (group: readonly string[]): ReportPool => {
    // Groups only grow: the one of this size that begins with this report is the same.
    const name = `${group[0]} ${group.length}`
    const pool = made.get(name) ?? poolReports([...group].sort().map(id => digests.get(id)!))
    made.set(name, pool)
    return pool
  }
  return {around: poolReports(reports), poolOf}
}

/** What is known of pairs of the reports: of every two in a small component, of linked ones in a large one. */
export function likenessesOf(
  reports: readonly ReportDigest[],
  links: readonly Link[],
  weights: StoryWeights = STORY_WEIGHTS,
): Likeness[] {
  if (reports.length > COMPARED_WHOLE) return links.map(linkedPair)
  const inOrder = [...reports].sort((a, b) => (a.report < b.report ? -1 : 1))
  return inOrder.flatMap((a, i) =>
    inOrder.slice(i + 1).flatMap(b => {
      const odds = storyOdds(a, b, weights)?.odds ?? -MOST_ODDS
      return odds > -MOST_ODDS ? [{a: a.report, b: b.report, value: clip(odds)}] : []
    }),
  )
}

const clip = (odds: number): number => Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds))

const linkedPair = ({a, b, score}: Link): Likeness => ({a, b, value: clip(Math.log(score / (1 - score)))})
