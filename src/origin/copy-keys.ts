import {daySpans} from './day-spans.ts'
import {bottomSketch} from './sketch.ts'
import type {Run} from './text-runs.ts'

const RUN_KEYS = 10
const PAIR_KEYS = 4
/** Keys without days of a report that has a day. */
const UNDATED_RUN_KEYS = 3
/** Runs with a name that a text must have for its other runs to be left out. */
const ENOUGH_RUNS = 4
/** Days in which a wire's text is taken over by others. */
const COPY_DAYS = 14

/**
 * Keys under which copies are looked up: the first hashes of the text's runs that hold a name (runs without names are shared by reports of
 * one make) and of its pairs of names, each with the two spans of days that it may share with a copy. A report with a day has some keys
 * without one too, so that a copy without a day finds it. A copy that keeps a part p of a text's runs shares a key in 1 - (1 - p)^10 of the cases.
 */
export function copyKeys(runs: readonly Run[], namePairs: readonly number[], published: string | null): string[] {
  const withNames = bottomSketch(
    runs.filter(({hasName}) => hasName).map(({hash}) => hash),
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
  if (published === null) return [...keys('r', hashes), ...keys('n', pairs)]
  return [
    ...keys('r', hashes.slice(0, UNDATED_RUN_KEYS)),
    ...keys('n', pairs.slice(0, 1)),
    ...daySpans(published, COPY_DAYS).flatMap(span => [...keys('r', hashes, span), ...keys('n', pairs, span)]),
  ]
}
