import {daysBetween} from '../origin/day-spans.ts'
import {type ComparableReport, compareReports, type ReportComparison} from './compare-reports.ts'

export type Compared = Exclude<keyof ReportComparison, 'shared'>

/**
 * Weights of a logistic regression over pairs of reports, learned on the even topics of ECB+ (`npx tsx train/story-weights.ts`), where two
 * happenings of one kind (two quakes, two hirings) are different stories.
 */
const WEIGHTS: Readonly<Record<Compared, number>> = {
  names: 2.84,
  words: 1.56,
  numbers: 2.63,
  lead: 1.94,
  people: 0.95,
  places: 1.31,
  countries: -0.69,
  otherPeople: -1.16,
  otherPlaces: -0.36,
  otherCountries: -0.98,
  runs: 1.43,
  namePairs: 1.41,
}
const BIAS = -2.56

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
export function storyOdds(a: ComparableReport, b: ComparableReport): StoryOdds | null {
  const days = daysBetween(a.digest.published, b.digest.published)
  if (days !== null && days > MOST_DAYS) return null
  const comparison = compareReports(a, b)
  let odds = BIAS
  for (const [name, weight] of Object.entries(WEIGHTS)) odds += weight * comparison[name as Compared]
  if (days !== null && days > FREE_DAYS) odds -= (days - FREE_DAYS) * ODDS_PER_DAY
  return {odds, comparison}
}
