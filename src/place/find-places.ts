import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import type {Span} from '../span.ts'
import {type Dateline, findDatelinePlaces, isDatelineName} from './dateline-places.ts'
import {findToponyms} from './find-toponyms.ts'
import type {Gazetteer, GazetteerEntry} from './gazetteer.ts'
import type {Place, PlaceIndex} from './place.ts'
import {normalizeName} from './place-name.ts'
import {type Resolution, resolveToponyms} from './resolve-toponyms.ts'
import type {Toponym} from './toponym.ts'

export interface PlaceOptions {
  readonly dateline?: Dateline | null
}

/**
 * The places that a text names, each once with all its mentions, also where a name acts ("Russia said") or is an adjective
 * ("Turkish police" → Turkey). Names that no list knows stay, with null for what is unknown. In the order of first mention.
 * `mentions` helps to tell persons and organizations from places and may be empty; a mention of the same tokens is reused.
 */
export function findPlaces(
  doc: ParsedText,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
  options: PlaceOptions = {},
): PlaceIndex {
  const toponyms = findToponyms(doc, mentions, gazetteer)
  const written = findDatelinePlaces(doc.text, options.dateline ?? null, gazetteer)
  const resolved = resolveToponyms(toponyms, written[0]?.entry ?? null)
  const known = new Map(mentions.map(mention => [`${mention.first} ${mention.last}`, mention]))
  const groups = new Map<string, {resolution: Resolution; toponyms: Toponym[]; dateline: Span[]}>()
  for (const name of written) {
    // What the report goes on to call by that name is the same place.
    const again = toponyms.find(toponym => isDatelineName(name, doc.text, toponym.name))
    const entry = (again && resolved.get(again)?.entry) ?? name.entry
    groups.set(entry.key, {
      resolution: {entry, isContainer: false, why: 'named by the dateline'},
      toponyms: [],
      dateline: [name.span],
    })
  }
  for (const toponym of toponyms) {
    const resolution = resolved.get(toponym)!
    const key =
      resolution.entry && !resolution.isContainer
        ? resolution.entry.key
        : `name ${normalizeName(doc.textOf(toponym.first, toponym.last))} ${resolution.entry?.key ?? ''}`
    const group = groups.get(key)
    if (group) group.toponyms.push(toponym)
    else groups.set(key, {resolution, toponyms: [toponym], dateline: []})
  }
  const places = [...groups.values()].map(({resolution, toponyms, dateline}, i) =>
    toPlace(
      doc,
      `p${i + 1}`,
      resolution,
      {toponyms, dateline},
      gazetteer,
      toponym => known.get(`${toponym.first} ${toponym.last}`) ?? toMention(doc, toponym),
    ),
  )
  const capitals = new Map<string, Place>()
  for (const [i, {resolution}] of [...groups.values()].entries())
    if (resolution.entry?.feature === 'capital' && resolution.entry.country && !resolution.isContainer)
      capitals.set(resolution.entry.country, places[i]!)
  return indexPlaces({places, capitals, dateline: written.length > 0 ? places[0]! : null}, doc.tokenCount)
}

function toPlace(
  doc: ParsedText,
  id: string,
  {entry, isContainer, why}: Resolution,
  {toponyms, dateline}: {toponyms: readonly Toponym[]; dateline: readonly Span[]},
  gazetteer: Gazetteer,
  mentionOf: (toponym: Toponym) => Mention,
): Place {
  const isKnown = entry !== null && !isContainer
  return {
    id,
    name: isKnown ? nameOf(doc, entry, toponyms, gazetteer) : doc.textOf(toponyms[0]!.first, toponyms[0]!.last),
    kind: isKnown ? entry.kind : toponyms[0]!.kind,
    country: entry?.country ?? null,
    lat: entry?.lat ?? null,
    lon: entry?.lon ?? null,
    geonames: isKnown ? entry.geonames : null,
    mentions: toponyms.map(mentionOf),
    dateline,
    why,
  }
}

/**
 * The usual name of a place; where that is a transcription in other than plain letters, as the report writes it: "Afrin",
 * not "‘Afrīn".
 */
function nameOf(doc: ParsedText, entry: GazetteerEntry, toponyms: readonly Toponym[], gazetteer: Gazetteer): string {
  if (/^[\x20-\x7e]+$/.test(entry.name)) return entry.name
  const written = toponyms.map(({first, last}) => doc.textOf(first, last))
  const isName = (text: string): boolean => gazetteer.find(text).some(candidate => candidate.entry.key === entry.key)
  return written.find(text => text !== text.toUpperCase() && isName(text)) ?? entry.name
}

function toMention(doc: ParsedText, {first, last, isDemonym, basis}: Toponym): Mention {
  return {first, last, head: headOf(doc, first, last), kind: isDemonym ? 'demonym' : 'place', basis: basis.join(', ')}
}

/** The token of the stretch whose head lies outside of it; the last one when several do. */
function headOf(doc: ParsedText, first: TokenId, last: TokenId): TokenId {
  for (let t = last; t >= first; t--) {
    const head = doc.head(t)
    if (head < first || head > last) return t
  }
  return last
}

function indexPlaces({places, capitals, dateline}: Omit<PlaceIndex, 'at'>, tokenCount: number): PlaceIndex {
  const placeOf = new Int32Array(tokenCount).fill(-1)
  places.forEach((place, i) => {
    for (const {first, last} of place.mentions) placeOf.fill(i, first, last + 1)
  })
  return {places, capitals, dateline, at: token => places[placeOf[token] ?? -1] ?? null}
}
