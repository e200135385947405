import {matchSketches, NAME_SKETCH_SIZE, SKETCH_SIZE} from '../origin/sketch.ts'
import type {Counted, ReportDigest} from '../record/digest.ts'

/** What two reports have in common, each from 0 (nothing) to 1. */
export interface ReportComparison {
  /** Cosines of the weighted terms: names, other words, numbers, and whatever stands in the title and the opening. */
  readonly names: number
  readonly words: number
  readonly numbers: number
  readonly lead: number
  /** The larger of `names` and `lead`. */
  readonly best: number
  /** What each of the two weighs in terms that the other has not, the smaller of the two: a short report lacks much of a long one, but has little of its own. */
  readonly ownNames: number
  readonly ownLeadNames: number
  readonly ownLeadWords: number
  readonly ownNumbers: number
  /** Shares of the shorter list's mentions. */
  readonly people: number
  readonly places: number
  readonly countries: number
  /** 1 when both name people, or places, or countries, and none of them is the same. */
  readonly otherPeople: number
  readonly otherPlaces: number
  readonly otherCountries: number
  /** Square roots of the shares of runs of words, and of names that stand together, of the shorter text. */
  readonly runs: number
  readonly namePairs: number
  /** Terms that both have, those first that weigh most in both. */
  readonly shared: readonly string[]
}

/** Compares two reports in every respect that tells of one happening. Symmetric. */
export function compareReports(one: ReportDigest, other: ReportDigest): ReportComparison {
  // Sums are made in one order, so that the two can change places.
  const [a, b] = one.report < other.report ? [one, other] : [other, one]
  const terms = compareTerms(a, b)
  const [x, y] = [terms.a, terms.b]
  const {shared} = terms
  const people = sharedPart(a.traits.people, b.traits.people)
  const places = sharedPart(a.traits.places, b.traits.places)
  const countries = sharedPart(a.traits.countries, b.traits.countries)
  const names = cosine(shared.names, x.all.names, y.all.names)
  const lead = cosine(shared.lead, x.all.lead, y.all.lead)
  return {
    names,
    words: cosine(shared.words, x.all.words, y.all.words),
    numbers: cosine(shared.numbers, x.all.numbers, y.all.numbers),
    lead,
    best: Math.max(names, lead),
    ownNames: Math.min(part(x.own.names, x.all.names), part(y.own.names, y.all.names)),
    ownLeadNames: Math.min(part(x.own.leadNames, x.all.leadNames), part(y.own.leadNames, y.all.leadNames)),
    ownLeadWords: Math.min(part(x.own.leadWords, x.all.leadWords), part(y.own.leadWords, y.all.leadWords)),
    ownNumbers: Math.min(part(x.own.numbers, x.all.numbers), part(y.own.numbers, y.all.numbers)),
    people: people ?? 0,
    places: places ?? 0,
    countries: countries ?? 0,
    otherPeople: people === 0 ? 1 : 0,
    otherPlaces: places === 0 ? 1 : 0,
    otherCountries: countries === 0 ? 1 : 0,
    runs: Math.sqrt(sharedOf(a.sketch, b.sketch, SKETCH_SIZE)),
    namePairs: Math.sqrt(sharedOf(a.traits.nameSketch, b.traits.nameSketch, NAME_SKETCH_SIZE)),
    shared: terms.sharedTerms,
  }
}

/** Sums of squared weights, or of products of weights, by kind of term. */
interface Sums {
  names: number
  words: number
  numbers: number
  lead: number
  leadNames: number
  leadWords: number
}

const noSums = (): Sums => ({names: 0, words: 0, numbers: 0, lead: 0, leadNames: 0, leadWords: 0})

/** Adds a value under the kinds that a letter of `ReportTraits.kinds` stands for. */
function add(sums: Sums, kind: string, value: number): void {
  const plain = kind.toLowerCase()
  if (plain === 'n') sums.names += value
  else if (plain === 'w') sums.words += value
  else sums.numbers += value
  if (plain === kind) return
  sums.lead += value
  if (plain === 'n') sums.leadNames += value
  if (plain === 'w') sums.leadWords += value
}

interface Side {
  readonly all: Sums
  /** Of the terms that the other has not. */
  readonly own: Sums
}

function compareTerms(a: ReportDigest, b: ReportDigest): {a: Side; b: Side; shared: Sums; sharedTerms: string[]} {
  const [sideA, sideB] = [
    {all: noSums(), own: noSums()},
    {all: noSums(), own: noSums()},
  ]
  const shared = noSums()
  const found: {term: string; product: number}[] = []
  const indexOfB = new Map(b.terms.map(([term], i) => [term, i]))
  const isShared = new Set<number>()
  a.terms.forEach(([term, weight], i) => {
    const kind = a.traits.kinds[i]!
    add(sideA.all, kind, weight * weight)
    const at = indexOfB.get(term)
    if (at === undefined) {
      add(sideA.own, kind, weight * weight)
      return
    }
    isShared.add(at)
    const product = weight * b.terms[at]![1]
    found.push({term, product})
    add(shared, commonKind(kind, b.traits.kinds[at]!), product)
  })
  b.terms.forEach(([, weight], i) => {
    const kind = b.traits.kinds[i]!
    add(sideB.all, kind, weight * weight)
    if (!isShared.has(i)) add(sideB.own, kind, weight * weight)
  })
  found.sort((x, y) => y.product - x.product || (x.term < y.term ? -1 : 1))
  return {a: sideA, b: sideB, shared, sharedTerms: found.map(({term}) => term)}
}

/** The kind of a term that both have: a name when one takes it for a name; in the lead when it is in both. */
function commonKind(a: string, b: string): string {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()]
  const kind = x === 'n' || y === 'n' ? 'n' : x
  return a !== x && b !== y ? kind.toUpperCase() : kind
}

const cosine = (product: number, squareA: number, squareB: number): number =>
  product === 0 ? 0 : Math.min(1, product / Math.sqrt(squareA * squareB || 1))

const part = (some: number, all: number): number => (all === 0 ? 0 : some / all)

/** Share of the mentions of the shorter list that are of things which the other mentions as often; null when one is empty. */
function sharedPart(a: readonly Counted[], b: readonly Counted[]): number | null {
  if (a.length === 0 || b.length === 0) return null
  let [common, ofA, ofB] = [0, 0, 0]
  for (const [what, times] of a) {
    ofA += times
    const other = b.find(([same]) => same === what)
    if (other) common += Math.min(times, other[1])
  }
  for (const [, times] of b) ofB += times
  return common / Math.min(ofA, ofB)
}

function sharedOf(a: readonly number[], b: readonly number[], size: number): number {
  const {common, ofA, ofB} = matchSketches(a, b, size)
  return common === 0 ? 0 : common / Math.min(ofA, ofB)
}
