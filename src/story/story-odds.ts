import {daysBetween} from '../origin/day-spans.ts'
import type {ReportDigest} from '../record/digest.ts'
import {compareReports, type ReportComparison} from './compare-reports.ts'

export type Compared = Exclude<keyof ReportComparison, 'shared'>

/**
 * Weights of a logistic regression over pairs of reports, learned on the even topics of ECB+ (`npx tsx train/story-weights.ts`), where two
 * happenings of one kind (two quakes, two hirings) are different stories.
 */
const WEIGHTS: Readonly<Record<Compared, number>> = {
  names: 2.06,
  words: 1.65,
  numbers: 2.21,
  lead: 0.92,
  best: 2.35,
  ownNames: 0.34,
  ownLeadNames: -0.67,
  ownLeadWords: -0.58,
  ownNumbers: -1.24,
  people: 0.68,
  places: 1.23,
  countries: -0.38,
  otherPeople: -1.03,
  otherPlaces: -0.35,
  otherCountries: -1.04,
  runs: 1.16,
  namePairs: 1.22,
}
const BIAS = -2.25

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
export function storyOdds(a: ReportDigest, b: ReportDigest): StoryOdds | null {
  const days = daysBetween(a.published, b.published)
  if (days !== null && days > MOST_DAYS) return null
  const comparison = compareReports(a, b)
  let odds = BIAS
  for (const [name, weight] of Object.entries(WEIGHTS)) odds += weight * comparison[name as Compared]
  if (days !== null && days > FREE_DAYS) odds -= (days - FREE_DAYS) * ODDS_PER_DAY
  return {odds, comparison}
}
