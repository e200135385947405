import type {GroupComparison} from './compare-groups.ts'
import type {ReportComparison} from './compare-reports.ts'

export type Compared = Exclude<keyof ReportComparison, 'shared'>
export type PairWeights = Readonly<Record<Compared | 'bias', number>>
export type GroupWeights = Readonly<Record<keyof GroupComparison | 'bias', number>>

/** Weights of two logistic regressions: over pairs of reports, and over pairs of groups of reports. */
export interface StoryWeights {
  readonly pairs: PairWeights
  readonly groups: GroupWeights
}

/**
 * Learned on the topics of ECB+ dev (`npx tsx train/story-weights.ts`), where two happenings of one kind (two quakes, two hirings) are different
 * stories.
 */
export const STORY_WEIGHTS: StoryWeights = {
  pairs: {
    bias: -2.2,
    names: 1.35,
    words: 1.37,
    numbers: 1.71,
    lead: 0.84,
    best: 1.69,
    ownNames: -0.48,
    ownLeadNames: -0.81,
    ownLeadWords: -0.45,
    ownNumbers: -0.74,
    people: 1.4,
    places: 1.1,
    countries: -0.07,
    otherPeople: -0.86,
    otherPlaces: -0.33,
    otherCountries: -0.44,
    runs: 1.51,
    namePairs: 1.2,
  },
  groups: {
    bias: 2.7,
    mean: 1.06,
    small: 2.66,
    large: -0.46,
    names: 0.73,
    words: 0.66,
    numbers: 0.16,
  },
}
