import {daySpans} from './day-spans.ts'
import type {WeighedTerm} from './weigh-terms.ts'

/** Days within which the next report of a story follows. */
const STORY_DAYS = 4
/** Weightiest terms of the whole text and of its opening that keys are made of; most of them are the same. */
const KEY_TERMS = 6
/** Of a report with a day, the terms that it can be found by without one. */
const UNDATED_TERMS = 3

/**
 * Keys under which reports of the same story are looked up: every two of the weightiest terms of the text and of its opening, with the two
 * spans of days that it may share with the next report; a few pairs without days, so that a report without a day finds it. On the even
 * topics of ECB+ 83 % of the pairs of one story share a key, 0.6 % of the others.
 */
export function storyKeys(terms: readonly WeighedTerm[], published: string | null): string[] {
  const opening = terms.filter(({isLead}) => isLead).slice(0, KEY_TERMS)
  const pairs = pairsOf([...new Set([...terms.slice(0, KEY_TERMS), ...opening])])
  if (published === null) return pairs
  return [
    ...pairsOf(terms.slice(0, UNDATED_TERMS)),
    ...daySpans(published, STORY_DAYS).flatMap(span => pairs.map(pair => `${span} ${pair}`)),
  ]
}

function pairsOf(terms: readonly WeighedTerm[]): string[] {
  const names = terms.map(({term}) => term).sort()
  return names.flatMap((a, i) => names.slice(i + 1).map(b => `${a} ${b}`))
}
