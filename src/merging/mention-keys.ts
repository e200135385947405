import {dayNumber, daySpans} from '../origin/day-spans.ts'
import {stem} from '../origin/stem.ts'
import {subsets} from '../origin/subsets.ts'
import type {MentionDigest} from '../record/digest.ts'
import {actKind} from './act-kind.ts'

/** Days that two tellings of one act may lie apart: the day is misread by one, or one says the week only. */
const EVENT_DAYS = 4
const RARE_TERMS = 4
const MOST_COUNTRIES = 3
const MARKS = 8
/** Rare words that a mention with a day and one without must share. */
const UNDATED_SET = 4
const UNDATED_TERMS = 6
/**
 * An act told so many days after it belongs to the past: reports of all later years tell it again. Such mentions meet only when they were
 * published in the same stretch of as many days, so that no event of history gathers a whole archive.
 */
const PAST_DAYS = 45

/**
 * Keys of a mention: its kind of act with every two of the countries and names of its parties, its place, the word of the act and the rarest
 * words of its sentences; each with the two spans of days that it may share with another telling. A mention without any day has the same
 * without a span; sets of rare words join the two.
 */
export function mentionKeys(mention: Omit<MentionDigest, 'keys'>): string[] {
  const {from, to, published, terms} = mention
  const kind = actKind(mention)
  // Two countries, or one and the word of the act, would gather all that two states at war do.
  const telling = subsets(marksOf(mention), 2).filter(pair => pair.split(' ').some(mark => !/^[:=]/.test(mark)))
  const pairs = telling.map(pair => `${kind} ${pair}`)
  const rare = terms.slice(0, UNDATED_TERMS).map(([term]) => term)
  const day = from ?? to ?? published
  if (day === null) return [...pairs, ...subsets(rare, UNDATED_SET).map(set => `${kind} ${set}`)]
  const isPast = published !== null && dayNumber(published) - dayNumber(day) > PAST_DAYS
  const told = isPast ? `${Math.floor(dayNumber(published) / PAST_DAYS)} ` : ''
  return [
    ...subsets(rare.slice(0, UNDATED_SET), UNDATED_SET).map(set => `${told}${kind} ${set}`),
    ...daySpans(day, EVENT_DAYS).flatMap(span => pairs.map(pair => `${told}${span} ${pair}`)),
  ]
}

function marksOf({actors, recipients, parties, trigger, place, terms}: Omit<MentionDigest, 'keys'>): string[] {
  const own = [...actors, ...recipients].flatMap(key => parties[key] ?? [])
  const countries = [...new Set(own.flatMap(({country}) => country ?? []))].sort().slice(0, MOST_COUNTRIES)
  // Place and people first: the more parties a report names, the fewer of its rare words there is room for.
  const words = new Set<string>()
  if (place && place.kind !== 'country') for (const word of place.name.split(/\s+/)) words.add(stem(word))
  for (const {kind, words: name} of own) if (kind === 'person' && name.length > 0) words.add(name.at(-1)!)
  for (const [term] of terms.slice(0, RARE_TERMS)) words.add(term)
  return [...new Set([...countries.map(country => `:${country}`), `=${trigger}`, ...words])].slice(0, MARKS)
}
