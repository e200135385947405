import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Place} from '../place/place.ts'
import {prepositionOf} from './clause.ts'
import {COUNTRY_WORDS, DEFINITE, REGION_WORDS, TOWN_WORDS} from './grammar-words.ts'
import type {ReportView} from './report-view.ts'

/** How many tokens back a report names the place that it comes back to by a noun alone. */
const REACH = 250

const LARGE: ReadonlySet<Place['kind']> = new Set<Place['kind']>(['admin', 'region', 'island'])

/**
 * The place that a noun alone comes back to: "in the city" is the town named last, "in the region" the last division, region or
 * island, "in the country" the last state that something was told to be in, come from or go to. Null for other words, where the noun has a name beside it, and where nothing of the kind was named before.
 */
export function resolveGenericPlace({doc, places}: ReportView, noun: TokenId): Place | null {
  const lemma = doc.lemma(noun)
  const isTown = TOWN_WORDS.has(lemma)
  const isCountry = COUNTRY_WORDS.has(lemma)
  if (!isTown && !isCountry && !REGION_WORDS.has(lemma)) return null
  const children = doc.children(noun)
  if (!children.some(c => DEFINITE.has(doc.lower(c)))) return null
  if (children.some(c => NAMING.has(doc.relation(c)))) return null
  const first = Math.max(0, noun - REACH)
  for (let t = noun - 1; t >= first; t--) {
    const place = doc.upos(t) === 'PROPN' ? places.at(t) : null
    if (!place) continue
    if (
      isCountry ? place.kind === 'country' && isScene(doc, t) : isTown ? place.kind === 'city' : LARGE.has(place.kind)
    )
      return place
  }
  return isTown && places.dateline?.kind === 'city' ? places.dateline : null
}

/** "In Mali", "to Mali", "Mali's": not "US forces", nor "Mali said". */
const isScene = (doc: ParsedText, t: TokenId): boolean => SCENIC.has(prepositionOf(doc, t))

const SCENIC = new Set(['in', 'to', 'from', 'across', 'into', 'throughout', 'inside', 'of', 'through', 'within'])

/** What tells one place from others of its kind: "the northern city", "the city of Homs". */
const NAMING = new Set(['amod', 'compound', 'nmod', 'appos', 'flat', 'acl'])
