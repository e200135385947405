import {daySpans} from './day-spans.ts'
import type {WeighedTerm} from './digest-report.ts'

/** Days within which a story's next report follows. */
export const STORY_DAYS = 4
const KEY_TERMS = 7

/**
 * Keys of the story that a report tells: every two of its weightiest opening terms, with the two spans of days that it may share with the
 * next report. Without a date, the pairs alone.
 */
export function storyKeys({
  terms,
  lead,
  published,
}: {
  readonly terms: readonly WeighedTerm[]
  readonly lead: readonly string[]
  readonly published: string | null
}): string[] {
  const inLead = new Set(lead)
  const chosen = terms.filter(({term}) => inLead.has(term)).slice(0, KEY_TERMS)
  const pairs: string[] = []
  for (let i = 0; i < chosen.length; i++)
    for (let j = i + 1; j < chosen.length; j++) pairs.push([chosen[i]!.term, chosen[j]!.term].sort().join(' '))
  if (published === null) return pairs
  return daySpans(published, STORY_DAYS).flatMap(span => pairs.map(pair => `${span} ${pair}`))
}
