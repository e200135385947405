import {daySpans} from '../origin/day-spans.ts'
import {stem} from '../origin/stem.ts'
import type {MentionDigest} from '../record/digest.ts'
import {actKind} from './act-kind.ts'

/** Days that two tellings of one act may lie apart: the day is misread by one, or one says the week only. */
const EVENT_DAYS = 4
const RARE_TERMS = 5
const MOST_COUNTRIES = 4

/**
 * Keys of a mention: its kind of act with every two of the countries and names of its parties, its place, the word of the act and the rarest
 * words of its sentences; each with the two spans of days that it may share with another telling. Without any date the same without a span.
 */
export function mentionKeys(mention: Omit<MentionDigest, 'keys'>): string[] {
  const marks = marksOf(mention)
  const kind = actKind(mention)
  const keys = marks.flatMap((a, i) => marks.slice(i + 1).map(b => `${kind} ${a} ${b}`))
  const day = mention.from ?? mention.to ?? mention.published
  return day === null ? keys : daySpans(day, EVENT_DAYS).flatMap(span => keys.map(key => `${span} ${key}`))
}

function marksOf({actors, recipients, parties, trigger, place, terms}: Omit<MentionDigest, 'keys'>): string[] {
  const own = [...actors, ...recipients].flatMap(key => parties[key] ?? [])
  const countries = [...new Set(own.flatMap(({country}) => country ?? []))].sort().slice(0, MOST_COUNTRIES)
  const words = new Set(terms.slice(0, RARE_TERMS).map(([term]) => term))
  for (const {kind, words: name} of own) if (kind === 'person' && name.length > 0) words.add(name.at(-1)!)
  if (place && place.kind !== 'country') for (const word of place.name.split(/\s+/)) words.add(stem(word))
  return [...new Set([...countries.map(country => `:${country}`), `=${trigger}`, ...words])].sort()
}
