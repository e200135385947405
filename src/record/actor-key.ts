import {foldWord} from '../mention/name-key.ts'
import type {Reading} from '../reading.ts'

type NamedActor = Pick<Reading['actors'][number], 'name' | 'kind' | 'country' | 'sector' | 'wikidata'>

/**
 * The archive-wide key of an actor of one reading: the Wikidata id where the atlas knows it; else kind, name in one spelling
 * and country, so that the same words mean the same actor in all reports (`role:border guard:KGZ`).
 */
export function actorKey({name, kind, country, wikidata}: NamedActor): string {
  if (wikidata) return wikidata
  const spelling = spellingOf(name)
  return `${kind}:${spelling}${country ? `:${country}` : ''}`
}

/** A name in one spelling: no case, accents, points or apostrophes, single spaces between letters and figures. */
export function spellingOf(name: string): string {
  return foldWord(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
