import {matchTerms} from '../origin/match-terms.ts'
import {SHORT_HASH} from '../record/mention-id.ts'
import type {Story} from '../record/merged.ts'
import type {RecordedReport} from '../record/record.ts'

const TERMS = 10
/** Reports that are compared for the one nearest to all others; in a larger story the others are not asked. */
const COMPARED = 60

/** The story that the given reports tell; `independent` counts their voices. The same reports in any order give the same story. */
export function tellStory(reports: readonly RecordedReport[], independent: number): Story {
  const inOrder = [...reports].sort(
    (a, b) => compare(dayOf(a) ?? '9999', dayOf(b) ?? '9999') || compare(a.hash, b.hash),
  )
  const days = inOrder.flatMap(report => dayOf(report) ?? [])
  return {
    id: `s${smallest(reports.map(({hash}) => hash)).slice(0, SHORT_HASH)}`,
    title: nearestToAll(inOrder)?.title ?? '',
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    reports: inOrder.map(({hash}) => hash),
    independent,
    terms: commonTerms(inOrder),
  }
}

const dayOf = ({digest}: RecordedReport): string | null => digest.published

const smallest = (hashes: readonly string[]): string => [...hashes].sort()[0] ?? ''

/** The report with a title whose words are nearest to those of all others; the earlier one where two are even. */
function nearestToAll(reports: readonly RecordedReport[]): RecordedReport | null {
  const compared = reports.filter(({title}) => title).slice(0, COMPARED)
  let best: {report: RecordedReport; sum: number} | null = null
  for (const report of compared) {
    const sum = compared.reduce((total, other) => total + matchTerms(report.digest.terms, other.digest.terms).cosine, 0)
    if (!best || sum > best.sum + 1e-9) best = {report, sum}
  }
  return best?.report ?? null
}

/** The terms that weigh most over all reports. */
function commonTerms(reports: readonly RecordedReport[]): string[] {
  const sums = new Map<string, number>()
  for (const {digest} of reports)
    for (const [term, weight] of digest.terms) sums.set(term, (sums.get(term) ?? 0) + weight)
  return [...sums]
    .sort(([x, a], [y, b]) => b - a || compare(x, y))
    .slice(0, TERMS)
    .map(([term]) => term)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
