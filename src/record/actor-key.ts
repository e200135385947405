import type {Reading} from '../reading.ts'

type NamedActor = Pick<Reading['actors'][number], 'name' | 'kind' | 'country' | 'sector' | 'wikidata'>

/**
 * The archive-wide key of an actor of one reading: the Wikidata id where the atlas knows it; else kind, name in one spelling
 * and country, so that the same words mean the same actor in all reports (`role:border guard:KGZ`).
 */
export function actorKey({name, kind, country, wikidata}: NamedActor): string {
  if (wikidata) return wikidata
  const spelling = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return `${kind}:${spelling}${country ? `:${country}` : ''}`
}
