import {compareGroups, type GroupComparison} from './compare-groups.ts'
import type {ReportPool} from './report-pool.ts'
import {type GroupWeights, STORY_WEIGHTS} from './story-weights.ts'

/** Logarithm of the odds that two groups of reports tell of one happening. */
export function groupOdds(
  a: ReportPool,
  b: ReportPool,
  {mean, around, weights = STORY_WEIGHTS.groups}: {mean: number; around: ReportPool; weights?: GroupWeights},
): number {
  const comparison = compareGroups(a, b, {mean, around})
  let odds = weights.bias
  for (const name of Object.keys(comparison) as (keyof GroupComparison)[]) odds += weights[name] * comparison[name]
  return odds
}
