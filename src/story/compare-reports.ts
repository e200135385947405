import {matchSketches, NAME_SKETCH_SIZE, SKETCH_SIZE} from '../origin/sketch.ts'
import type {Counted, ReportDigest} from '../record/digest.ts'

/** What two reports have in common, each from 0 (nothing) to 1, and where they name others (0 or 1). */
export interface ReportComparison {
  /** Cosines of the weighted terms: names, other words, numbers, and whatever stands in the title and the opening. */
  readonly names: number
  readonly words: number
  readonly numbers: number
  readonly lead: number
  /** Shares of the shorter list's mentions. */
  readonly people: number
  readonly places: number
  readonly countries: number
  /** Both name people, or places, or countries, and none of them is the same. */
  readonly otherPeople: number
  readonly otherPlaces: number
  readonly otherCountries: number
  /** Square roots of the shares of runs of words, and of names that stand together, of the shorter text. */
  readonly runs: number
  readonly namePairs: number
  /** Terms that both have, those first that weigh most in both. */
  readonly shared: readonly string[]
}

/** A report made ready for many comparisons. */
export interface ComparableReport {
  readonly digest: ReportDigest
  readonly terms: TermParts
}

export const toComparable = (digest: ReportDigest): ComparableReport => ({digest, terms: partTerms(digest)})

/** Compares two reports in every respect that tells of one happening. Symmetric. */
export function compareReports(
  {digest: a, terms: x}: ComparableReport,
  {digest: b, terms: y}: ComparableReport,
): ReportComparison {
  const names = cosine(x.names, y.names)
  const words = cosine(x.words, y.words)
  const numbers = cosine(x.numbers, y.numbers)
  const people = sharedPart(a.traits.people, b.traits.people)
  const places = sharedPart(a.traits.places, b.traits.places)
  const countries = sharedPart(a.traits.countries, b.traits.countries)
  return {
    names: names.cosine,
    words: words.cosine,
    numbers: numbers.cosine,
    lead: cosine(x.lead, y.lead).cosine,
    people: people ?? 0,
    places: places ?? 0,
    countries: countries ?? 0,
    otherPeople: people === 0 ? 1 : 0,
    otherPlaces: places === 0 ? 1 : 0,
    otherCountries: countries === 0 ? 1 : 0,
    runs: Math.sqrt(sharedOf(a.sketch, b.sketch, SKETCH_SIZE)),
    namePairs: Math.sqrt(sharedOf(a.traits.nameSketch, b.traits.nameSketch, NAME_SKETCH_SIZE)),
    shared: [...names.shared, ...words.shared, ...numbers.shared],
  }
}

interface Terms {
  readonly weights: ReadonlyMap<string, number>
  readonly length: number
}

interface TermParts {
  readonly names: Terms
  readonly words: Terms
  readonly numbers: Terms
  readonly lead: Terms
}

/** The terms of a report by kind, each part as it is weighed in the whole. */
function partTerms({terms, traits}: ReportDigest): TermParts {
  const [isName, isLead] = [new Set(traits.names), new Set(traits.lead)]
  const isNumber = (term: string): boolean => term < ':'
  const part = (holds: (term: string) => boolean): Terms => {
    const weights = new Map(terms.filter(([term]) => holds(term)))
    return {weights, length: Math.hypot(...weights.values())}
  }
  return {
    names: part(term => isName.has(term) && !isNumber(term)),
    words: part(term => !isName.has(term) && !isNumber(term)),
    numbers: part(isNumber),
    lead: part(term => isLead.has(term)),
  }
}

/** Cosine of two lists of weights; the shared terms come first that add most. 0 when one is empty. */
function cosine(a: Terms, b: Terms): {cosine: number; shared: string[]} {
  const shared: {term: string; product: number}[] = []
  const [few, many] = a.weights.size <= b.weights.size ? [a, b] : [b, a]
  for (const [term, weight] of few.weights) {
    const other = many.weights.get(term)
    if (other !== undefined) shared.push({term, product: weight * other})
  }
  if (shared.length === 0) return {cosine: 0, shared: []}
  // Summed in a fixed order, so that the two sides can change places.
  shared.sort((x, y) => y.product - x.product || (x.term < y.term ? -1 : 1))
  const sum = shared.reduce((total, {product}) => total + product, 0)
  return {cosine: sum / (a.length * b.length), shared: shared.map(({term}) => term)}
}

/** Share of the mentions of the shorter list that are of things which the other mentions as often; null when one is empty. */
function sharedPart(a: readonly Counted[], b: readonly Counted[]): number | null {
  if (a.length === 0 || b.length === 0) return null
  const counts = new Map(a)
  const common = b.reduce((sum, [what, times]) => sum + Math.min(times, counts.get(what) ?? 0), 0)
  const total = (list: readonly Counted[]): number => list.reduce((sum, [, times]) => sum + times, 0)
  return common / Math.min(total(a), total(b))
}

function sharedOf(a: readonly number[], b: readonly number[], size: number): number {
  const {common, ofA, ofB} = matchSketches(a, b, size)
  return common === 0 ? 0 : common / Math.min(ofA, ofB)
}
