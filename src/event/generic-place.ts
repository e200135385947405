import type {TokenId} from '../language/parsed-text.ts'
import type {Place} from '../place/place.ts'
import {DEFINITE, REGION_WORDS, TOWN_WORDS} from './grammar-words.ts'
import type {ReportView} from './report-view.ts'

/** How many tokens back a report names the place that it comes back to by a noun alone. */
const REACH = 250

const LARGE: ReadonlySet<Place['kind']> = new Set<Place['kind']>(['admin', 'region', 'island'])

/**
 * The place that a noun alone comes back to: "in the city" is the town named last, "in the region" the last division, region or
 * island. Null for other words, where the noun has a name beside it, and where nothing of the kind was named before.
 */
export function resolveGenericPlace({doc, places}: ReportView, noun: TokenId): Place | null {
  const lemma = doc.lemma(noun)
  const isTown = TOWN_WORDS.has(lemma)
  if (!isTown && !REGION_WORDS.has(lemma)) return null
  const children = doc.children(noun)
  if (!children.some(c => DEFINITE.has(doc.lower(c)))) return null
  if (children.some(c => NAMING.has(doc.relation(c)))) return null
  const first = Math.max(0, noun - REACH)
  for (let t = noun - 1; t >= first; t--) {
    const place = doc.upos(t) === 'PROPN' ? places.at(t) : null
    if (place && (isTown ? place.kind === 'city' : LARGE.has(place.kind))) return place
  }
  return isTown && places.dateline?.kind === 'city' ? places.dateline : null
}

/** What tells one place from others of its kind: "the northern city", "the city of Homs". */
const NAMING = new Set(['amod', 'compound', 'nmod', 'appos', 'flat', 'acl'])
