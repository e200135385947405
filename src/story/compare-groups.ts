import type {ReportPool, TermKind} from './report-pool.ts'

/** What two groups of reports have in common. */
export interface GroupComparison {
  /** Mean log-odds of the pairs of one report of each. */
  readonly mean: number
  /** 1/size of the smaller and of the larger group: of few reports less is known. */
  readonly small: number
  readonly large: number
  /**
   * How much likelier it is that one happening made both groups' names, words and numbers than two: logarithms of Bayes factors, a tenth of
   * them for each report that the two groups can be told apart by. Names that all of one group have and none of the other speak against one
   * happening; names that all reports around have speak for nothing.
   */
  readonly names: number
  readonly words: number
  readonly numbers: number
}

/** Weight of what is known beforehand of a term, in reports. Cross-validated B-cubed F1 on ECB+: 0.5 .932, 2 .938, 4 .939, 8 .938. */
const PRIOR_REPORTS = 4
const MOST_COMMON = 0.95
const SCALE = 10

/**
 * Compares two groups by the terms of their reports. `around` pools all reports that may belong together, these groups' among them. Each term is in
 * a report of a happening with a chance of its own, of which nothing is known beforehand but how many reports around have it (Beta-Bernoulli;
 * Heller and Ghahramani 2005, Bayesian hierarchical clustering).
 */
export function compareGroups(
  a: ReportPool,
  b: ReportPool,
  {mean, around}: {mean: number; around: ReportPool},
): GroupComparison {
  const factors: Record<TermKind, number> = {name: 0, word: 0, number: 0}
  const known = new Map<number, number>()
  const add = (term: string, inA: number, inB: number, kind: TermKind): void => {
    const reports = around.terms.get(term)?.reports ?? 0
    const counts = (inA * (b.reports + 1) + inB) * (around.reports + 1) + reports
    let factor = known.get(counts)
    if (factor === undefined) {
      factor = logBayesFactor([inA, a.reports], [inB, b.reports], (reports + 0.25) / (around.reports + 1))
      known.set(counts, factor)
    }
    factors[kind] += factor
  }
  for (const [term, {reports, kind}] of a.terms) {
    const other = b.terms.get(term)
    const isOthers =
      other !== undefined && (other.reports > reports || (other.reports === reports && other.kind < kind))
    add(term, reports, other?.reports ?? 0, isOthers ? other.kind : kind)
  }
  for (const [term, {reports, kind}] of b.terms) if (!a.terms.has(term)) add(term, 0, reports, kind)
  const [small, large] = [Math.min(a.reports, b.reports), Math.max(a.reports, b.reports)]
  const part = (factor: number): number => factor / ((SCALE * small * large) / (small + large))
  return {
    mean,
    small: 1 / small,
    large: 1 / large,
    names: part(factors.name),
    words: part(factors.word),
    numbers: part(factors.number),
  }
}

type Counts = readonly [having: number, all: number]

/** Logarithm of the chance of both counts under one common chance of the term, over that under two. */
function logBayesFactor([inA, a]: Counts, [inB, b]: Counts, common: number): number {
  const having = PRIOR_REPORTS * Math.min(MOST_COMMON, common)
  const lacking = PRIOR_REPORTS - having
  return (
    logBeta(having + inA + inB, lacking + a + b - inA - inB) +
    logBeta(having, lacking) -
    logBeta(having + inA, lacking + a - inA) -
    logBeta(having + inB, lacking + b - inB)
  )
}

const logBeta = (x: number, y: number): number => logGamma(x) + logGamma(y) - logGamma(x + y)

/** Stirling's series, after the argument is raised to where three of its terms are exact to ten digits. */
function logGamma(x: number): number {
  let [raised, product] = [x, 1]
  for (; raised < 10; raised++) product *= raised
  const square = raised * raised
  const series = (1 / 12 - (1 / 360 - 1 / (1260 * square)) / square) / raised
  return (raised - 0.5) * Math.log(raised) - raised + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product)
}
