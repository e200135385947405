import type {ReportDigest} from '../record/digest.ts'

export type TermKind = 'name' | 'word' | 'number'

/** The terms of some reports, each with the number of reports that have it. */
export interface ReportPool {
  readonly reports: number
  readonly terms: ReadonlyMap<string, PooledTerm>
}

export interface PooledTerm {
  readonly reports: number
  readonly kind: TermKind
}

/** Pools the weightiest terms of reports. A term is of the kind that most of the reports take it for. */
export function poolReports(digests: readonly ReportDigest[]): ReportPool {
  const counts = new Map<string, {reports: number; names: number; numbers: number}>()
  for (const {terms, traits} of digests)
    terms.forEach(([term], i) => {
      const count = counts.get(term) ?? {reports: 0, names: 0, numbers: 0}
      counts.set(term, count)
      const kind = traits.kinds[i]!.toLowerCase()
      count.reports++
      if (kind === 'n') count.names++
      if (kind === 'd') count.numbers++
    })
  const terms = new Map<string, PooledTerm>()
  for (const [term, {reports, names, numbers}] of counts)
    terms.set(term, {reports, kind: numbers * 2 > reports ? 'number' : names * 2 >= reports ? 'name' : 'word'})
  return {reports: digests.length, terms}
}
