import type {ReportDigest} from '../record/digest.ts'
import type {Link} from '../record/merged.ts'
import type {ReportComparison} from './compare-reports.ts'
import {storyOdds} from './story-odds.ts'
import type {StoryWeights} from './story-weights.ts'

/**
 * Whether two reports more likely than not tell of the same happening: how alike their names, words and numbers are, less where one names
 * other people, places and countries. `score` is the chance that they do. Null when it is below one half, or when they were published more
 * than eight days apart. Symmetric.
 */
export function matchStories(a: ReportDigest, b: ReportDigest, weights?: StoryWeights): Link | null {
  const told = storyOdds(a, b, weights)
  if (!told || told.odds < 0) return null
  const [first, second] = a.report < b.report ? [a, b] : [b, a]
  const score = 1 / (1 + Math.exp(-told.odds))
  return {kind: 'story', a: first.report, b: second.report, score, why: reasons(told.comparison)}
}

function reasons({shared, people, places, numbers, runs, otherPeople, otherPlaces}: ReportComparison): string[] {
  const why = [`both speak of ${shared.slice(0, 6).join(', ')}`]
  if (people > 0) why.push('the same people')
  if (places > 0) why.push('the same places')
  if (numbers > 0) why.push('the same figures')
  if (runs > 0.3) why.push('whole phrases are the same')
  if (otherPeople > 0) why.push('yet other people')
  if (otherPlaces > 0) why.push('yet other places')
  return why
}
