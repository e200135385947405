import {daySpans} from './day-spans.ts'
import {bottomSketch} from './sketch.ts'
import type {Run} from './text-runs.ts'

const RUN_KEYS = 10
const PAIR_KEYS = 4
/** Keys of two pairs of names each. */
const PAIR_SETS = 2
/** Keys without days of a report that has a day. */
const LONG_RUN_KEYS = 3
/** Names that a long run must hold to be a key: reports of one make differ in them. */
const LONG_RUN_NAMES = 2
/** Runs with a name that a text must have for its other runs to be left out. */
const ENOUGH_RUNS = 4
/** Days in which a wire's text is taken over by others. */
const COPY_DAYS = 14

export interface CopyMarks {
  readonly runs: readonly Run[]
  readonly longRuns: readonly Run[]
  /** Hashes of names that stand together. */
  readonly namePairs: readonly number[]
}

/**
 * Keys under which copies are looked up: the first hashes of the text's runs that hold a name (runs without names are shared by reports of
 * one make) and of its pairs of names, each with the two spans of days that it may share with a copy. A report with a day has some keys
 * without one too, so that a copy without a day finds it. A copy that keeps a part p of a text's runs shares a key in 1 - (1 - p)^10 of the cases.
 */
export function copyKeys({runs, longRuns, namePairs}: CopyMarks, published: string | null): string[] {
  const withNames = bottomSketch(
    runs.filter(({names}) => names > 0).map(({hash}) => hash),
    RUN_KEYS,
  )
  const all = bottomSketch(
    runs.map(({hash}) => hash),
    RUN_KEYS,
  )
  const hashes = withNames.length >= ENOUGH_RUNS ? withNames : all
  const pairs = bottomSketch(namePairs, PAIR_KEYS)
  const keys = (kind: string, list: readonly number[], span = ''): string[] =>
    list.map(hash => `${kind}${span}.${hash.toString(36)}`)
  const long = bottomSketch(
    longRuns.filter(({names}) => names >= LONG_RUN_NAMES).map(({hash}) => hash),
    published === null ? LONG_RUN_KEYS * 3 : LONG_RUN_KEYS,
  )
  const undated = [...keys('l', long), ...pairs.slice(1, PAIR_SETS + 1).map((hash, i) => `p.${pairs[i]}.${hash}`)]
  if (published === null) return [...undated, ...keys('r', hashes), ...keys('n', pairs)]
  return [
    ...undated,
    ...daySpans(published, COPY_DAYS).flatMap(span => [...keys('r', hashes, span), ...keys('n', pairs, span)]),
  ]
}
