import type {OriginTables} from '../origin/origins.ts'
import {stem} from '../origin/stem.ts'
import {type WordWeights, wordWeight} from '../origin/word-weight.ts'
import type {Reading, ReadingEvent} from '../reading.ts'
import {actorKey} from '../record/actor-key.ts'
import type {MentionDigest, MentionParty, MentionPlace} from '../record/digest.ts'
import {mentionIds} from '../record/mention-id.ts'
import {mentionKeys} from './mention-keys.ts'

/**
 * What comparing needs of each event of a reading, in the reading's order. Ids as `mentionIds` gives them; actors under their
 * archive-wide keys.
 */
export function digestMentions(reading: Reading, hash: string, tables: OriginTables): MentionDigest[] {
  const ids = mentionIds(hash, reading)
  const opening = openingTerms(reading, tables.weights)
  const published = reading.document.published.date?.slice(0, 10) ?? null
  return reading.events.map((event, i) => {
    const digest = {
      mention: ids[i]!,
      report: hash,
      published,
      type: event.type,
      mode: event.mode,
      factuality: event.factuality,
      cameo: event.cameo,
      actors: keysOf(event.actors, reading),
      recipients: keysOf(event.recipients, reading),
      parties: partiesOf([...event.actors, ...event.recipients], reading),
      symmetric: event.symmetric,
      from: event.when?.from ?? null,
      to: event.when?.to ?? null,
      place: placeOf(event.where, reading),
      terms: termsOf(event, opening, reading, tables.weights),
      trigger: triggerOf(event, reading),
      magnitude: event.magnitude,
      salience: event.salience,
    }
    return {...digest, keys: mentionKeys(digest)}
  })
}

type ReadingActor = Reading['actors'][number]

const actorsOf = (ids: readonly string[], {actors}: Reading): ReadingActor[] =>
  ids.flatMap(id => actors.find(actor => actor.id === id) ?? [])

const keysOf = (ids: readonly string[], reading: Reading): string[] => [
  ...new Set(actorsOf(ids, reading).map(actorKey)),
]

function partiesOf(ids: readonly string[], reading: Reading): Record<string, MentionParty> {
  return Object.fromEntries(
    actorsOf(ids, reading).map(actor => {
      const words = [...new Set([...actor.name.matchAll(WORD)].map(([word]) => stem(word)))]
      const {name, kind, country, sector, wikidata} = actor
      return [actorKey(actor), {name, kind, country, sector, wikidata, words}]
    }),
  )
}

function placeOf(id: string | null, {places}: Reading): MentionPlace | null {
  const place = places.find(one => one.id === id)
  if (!place) return null
  const {name, kind, country, lat, lon, geonames} = place
  return {name, kind, country, lat, lon, geonames}
}

const WORD = /[\p{L}\p{N}]+/gu
const TERMS = 24
const LEAST_RARITY = 1.5
/** Rarity of a number in nats: a figure tells more than a middling word. */
const NUMBER_RARITY = 6
/** Terms of title and opening, which tell what the report is about, and what they count beside those of the evidence. */
const CONTEXT_TERMS = 10
const CONTEXT_FACTOR = 0.4
const OPENING_SENTENCES = 2

interface Term {
  readonly term: string
  readonly weight: number
}

/** The rare words of the sentences that report the act and, counting less, of the report's title and opening; of unit length, the heaviest first. */
function termsOf(
  {evidence}: ReadingEvent,
  opening: readonly Term[],
  {document}: Reading,
  weights: WordWeights,
): [string, number][] {
  const own = rareTerms(
    evidence.map(({start, end}) => document.text.slice(start, end)),
    weights,
  ).slice(0, TERMS)
  const isOwn = new Set(own.map(({term}) => term))
  const context = opening.filter(({term}) => !isOwn.has(term)).slice(0, CONTEXT_TERMS)
  const all = [...own, ...context.map(({term, weight}) => ({term, weight: weight * CONTEXT_FACTOR}))].sort(byWeight)
  const length = Math.hypot(...all.map(({weight}) => weight)) || 1
  return all.map(({term, weight}) => [term, Math.round((weight / length) * 1000) / 1000])
}

function openingTerms({document, sentences}: Reading, weights: WordWeights): Term[] {
  const opening = sentences.slice(0, OPENING_SENTENCES).map(({start, end}) => document.text.slice(start, end))
  return rareTerms([document.title ?? '', ...opening], weights)
}

function rareTerms(texts: readonly string[], weights: WordWeights): Term[] {
  const words = new Set(texts.flatMap(text => [...text.matchAll(WORD)].map(([word]) => stem(word))))
  const terms = [...words].flatMap(term => {
    const weight = /^\d/.test(term) ? NUMBER_RARITY : wordWeight(term, weights)
    return weight < LEAST_RARITY || (term.length < 2 && !/^\d/.test(term)) ? [] : [{term, weight}]
  })
  return terms.sort(byWeight)
}

const byWeight = (a: Term, b: Term): number => b.weight - a.weight || (a.term < b.term ? -1 : 1)

function triggerOf({evidence}: ReadingEvent, {document}: Reading): string {
  const trigger = evidence[0]?.trigger
  return trigger ? document.text.slice(trigger.start, trigger.end).split(/\s+/).map(stem).join(' ') : ''
}
