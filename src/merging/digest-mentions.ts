import type {OriginTables} from '../origin/origins.ts'
import {stem} from '../origin/stem.ts'
import {wordWeight} from '../origin/word-weight.ts'
import type {Reading, ReadingEvent} from '../reading.ts'
import {actorKey} from '../record/actor-key.ts'
import type {MentionDigest, MentionParty, MentionPlace} from '../record/digest.ts'
import {mentionIds} from '../record/mention-id.ts'
import {mentionKeys} from './mention-keys.ts'

/**
 * What comparing needs of each event of a reading, in the reading's order. Ids as `mentionIds` gives them; actors under their
 * archive-wide keys; terms are those of all sentences that report the act.
 */
export function digestMentions(reading: Reading, hash: string, tables: OriginTables): MentionDigest[] {
  const ids = mentionIds(hash, reading)
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
      terms: termsOf(event, reading, tables),
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
const LEAST_WEIGHT = 1.5

function termsOf({evidence}: ReadingEvent, {document}: Reading, {weights}: OriginTables): [string, number][] {
  const words = new Set(
    evidence.flatMap(({start, end}) => [...document.text.slice(start, end).matchAll(WORD)].map(([word]) => stem(word))),
  )
  const weighed = [...words].flatMap(term => {
    const weight = wordWeight(term, weights)
    return weight < LEAST_WEIGHT || term.length < 2 ? [] : [{term, weight}]
  })
  weighed.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
  const kept = weighed.slice(0, TERMS)
  const length = Math.hypot(...kept.map(({weight}) => weight)) || 1
  return kept.map(({term, weight}) => [term, Math.round((weight / length) * 1000) / 1000])
}

function triggerOf({evidence}: ReadingEvent, {document}: Reading): string {
  const trigger = evidence[0]?.trigger
  return trigger ? document.text.slice(trigger.start, trigger.end).split(/\s+/).map(stem).join(' ') : ''
}
