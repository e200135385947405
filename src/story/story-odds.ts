import {daysBetween} from '../origin/day-spans.ts'
import type {ReportDigest} from '../record/digest.ts'
import {compareReports, type ReportComparison} from './compare-reports.ts'
import {type Compared, STORY_WEIGHTS, type StoryWeights} from './story-weights.ts'

const COMPARED = Object.keys(STORY_WEIGHTS.pairs).filter(name => name !== 'bias') as Compared[]

/** Reports of one happening follow one another within days; ECB+ has no dates, so these are set, not learned. */
const FREE_DAYS = 2
const ODDS_PER_DAY = 0.3
const MOST_DAYS = 8

export interface StoryOdds {
  /** Logarithm of the odds that two reports tell of one happening. */
  readonly odds: number
  readonly comparison: ReportComparison
}

/** How likely two reports tell of one happening; null when they were published too far apart for it. */
export function storyOdds(a: ReportDigest, b: ReportDigest, {pairs}: StoryWeights = STORY_WEIGHTS): StoryOdds | null {
  const days = daysBetween(a.published, b.published)
  if (days !== null && days > MOST_DAYS) return null
  const comparison = compareReports(a, b)
  let odds = pairs.bias
  for (const name of COMPARED) odds += pairs[name] * comparison[name]
  if (days !== null && days > FREE_DAYS) odds -= (days - FREE_DAYS) * ODDS_PER_DAY
  return {odds, comparison}
}
