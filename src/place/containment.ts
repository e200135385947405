import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Candidate, Gazetteer, GazetteerEntry} from './gazetteer.ts'
import {hasGap, isCapitalized, type Toponym} from './toponym.ts'

/**
 * Sets `container` where the text says in which larger place a place lies: "Paris, Texas", "Paris (Texas)", "Paris, Tex.",
 * "Aleppo in northern Syria". Adds the abbreviated divisions ("Tex.") to the list as toponyms of their own.
 */
export function linkContainers(doc: ParsedText, toponyms: Toponym[], gazetteer: Gazetteer): void {
  const shorts: Toponym[] = []
  for (let i = 1; i < toponyms.length; i++)
    if (isListed(doc, toponyms[i - 1]!, toponyms[i]!)) toponyms[i]!.listedAfter = toponyms[i - 1]!
  for (let i = 0; i < toponyms.length; i++) {
    const inner = toponyms[i]!
    if (inner.isDemonym) continue
    const comma = inner.last + 1
    const isOpen =
      comma < doc.tokenCount &&
      (doc.form(comma) === ',' || doc.form(comma) === '(') &&
      doc.sentenceOf(comma) === doc.sentenceOf(inner.last)
    if (!isOpen || comma + 1 >= doc.tokenCount) continue
    const next = toponyms[i + 1]
    if (next && next.first === comma + 1 && !next.isDemonym && !hasGap(doc, comma, next.first)) {
      if (
        (liesIn(inner.candidates, next.candidates) && !isSameLevel(inner, next)) ||
        (inner.candidates.length === 0 && isTown(next))
      )
        inner.container = next
      if (inner.container) {
        next.contained = inner
        next.listedAfter = null
        continue
      }
    }
    const short = shortAt(doc, comma + 1, gazetteer)
    if (short && liesIn(inner.candidates, short.candidates)) {
      inner.container = short
      short.contained = inner
      if (next?.first === short.first) toponyms.splice(i + 1, 1, short)
      else shorts.push(short)
    }
  }
  addAbbreviations(doc, toponyms, shorts, gazetteer)
  if (shorts.length === 0) return
  toponyms.push(...shorts)
  toponyms.sort((a, b) => a.first - b.first)
}

/** "Canada, Mexico" and "Washington, Texas" are lists though a town in the second has the name of the first; "New York, New York" is none. */
const isSameLevel = (inner: Toponym, outer: Toponym): boolean =>
  inner.name !== outer.name &&
  (['country', 'admin1'] as const).some(level => hasMain(inner, level) && hasMain(outer, level)) &&
  !(hasMain(inner, 'admin1') && hasMain(outer, 'country'))

const hasMain = ({candidates}: Toponym, level: 'country' | 'admin1'): boolean =>
  candidates.some(
    ({entry, match}) =>
      entry.feature === level &&
      (level === 'country' || match === 'main') &&
      (level === 'country' || entry.population > 1_000_000),
  )

const LIST_WORDS = new Set([',', 'and', 'or', '&', ';', '/', '-', '–'])

/** Whether nothing but commas and "and" stands between the two. */
export function isListed(doc: ParsedText, before: Toponym, after: Toponym): boolean {
  if (
    before.isDemonym !== after.isDemonym ||
    after.first - before.last > 3 ||
    doc.sentenceOf(before.last) !== doc.sentenceOf(after.first)
  )
    return false
  for (let t = before.last + 1; t < after.first; t++) if (!LIST_WORDS.has(doc.lower(t))) return false
  return after.first > before.last + 1
}

/** Abbreviations with a full stop that stand alone ("Mass. police"). */
function addAbbreviations(
  doc: ParsedText,
  toponyms: readonly Toponym[],
  shorts: Toponym[],
  gazetteer: Gazetteer,
): void {
  const taken = new Set(
    [...toponyms, ...shorts].flatMap(({first, last}) => Array.from({length: last - first + 1}, (_, i) => first + i)),
  )
  for (let t = 0; t < doc.tokenCount; t++) {
    const form = doc.form(t)
    if (taken.has(t) || !isCapitalized(form) || !form.endsWith('.') || (form.length < 5 && !/\..*\./.test(form)))
      continue
    const short = shortAt(doc, t, gazetteer)
    if (short) shorts.push(short)
  }
}

const isTown = (toponym: Toponym): boolean =>
  toponym.candidates.some(({entry}) => entry.kind === 'city' || entry.kind === 'admin')

function shortAt(doc: ParsedText, t: TokenId, gazetteer: Gazetteer): Toponym | null {
  if (!isCapitalized(doc.form(t))) return null
  for (let last = Math.min(t + 2, doc.tokenCount - 1); last >= t; last--) {
    const form = doc.textOf(t, last)
    const candidates = gazetteer.findShort(form)
    if (candidates.length === 0) continue
    return {
      first: t,
      last,
      name: form,
      candidates,
      isDemonym: false,
      word: null,
      isWordInside: false,
      kind: 'admin',
      container: null,
      contained: null,
      listedAfter: null,
      evidence: 3,
      basis: ['abbreviation behind a town'],
    }
  }
  return null
}

/** Whether one of the places can lie in one of the larger ones. */
export const liesIn = (inner: readonly Candidate[], outer: readonly Candidate[]): boolean =>
  inner.some(a => outer.some(b => isInside(a.entry, b.entry)))

/** A town or division lies in a division of the same code or a country of the same code; a second-level division holds towns of its first-level one. */
export function isInside(inner: GazetteerEntry, outer: GazetteerEntry): boolean {
  if (inner.key === outer.key || inner.feature === 'country') return false
  if (outer.feature === 'country') return inner.country === outer.country
  if (outer.feature === 'admin1') return inner.feature !== 'admin1' && inner.division === outer.division
  if (outer.feature === 'admin2')
    return (
      inner.feature !== 'admin1' &&
      inner.feature !== 'admin2' &&
      inner.division === outer.division &&
      isNear(inner, outer, 1.2)
    )
  return false
}

/** Within so many degrees of latitude and about as much of longitude. */
export function isNear(a: GazetteerEntry, b: GazetteerEntry, degrees: number): boolean {
  if (a.lat === null || b.lat === null || a.lon === null || b.lon === null) return false
  return Math.abs(a.lat - b.lat) <= degrees && Math.abs(a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180) <= degrees
}
