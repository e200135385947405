import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {foldWord} from './name-key.ts'
import type {NameSpan} from './name-span.ts'
import type {Names} from './names.ts'

/**
 * A name that the entity tags take for a person or a place is a firm's when the report gives the firm in full and the name opens it:
 * "Orvo" after "Orvo Industries Inc.". A word that people of the report bear, a given name and a place where something happens stay
 * what they are. `kept` is changed in place.
 */
export function settleShortForms(doc: ParsedText, names: Names, kept: readonly NameSpan[]): void {
  const {isCompany, isBusiness} = names.endings
  const openings = new Set<string>()
  const people = new Set<string>()
  for (const {first, last, kind} of kept) {
    const ends = doc.form(last)
    if (kind === 'organization' && last > first && (isCompany(ends) || isBusiness(ends)))
      for (let t = first; t < last; t++) openings.add(doc.textOf(first, t))
    if (kind === 'person' && last > first) for (let t = first; t <= last; t++) people.add(doc.form(t))
  }
  if (openings.size === 0) return
  for (const span of kept) {
    const {first, last, kind, basis} = span
    if (basis !== 'entity tag' || (kind !== 'person' && kind !== 'place') || !openings.has(doc.textOf(first, last)))
      continue
    if (kind === 'person' && first === last && isNamedPerson(doc, names, people, first)) continue
    if (kind === 'place' && !isActing(doc, last)) continue
    span.kind = 'organization'
    span.basis = 'short form of a firm of the report'
  }
}

const isNamedPerson = (doc: ParsedText, names: Names, people: ReadonlySet<string>, t: TokenId): boolean =>
  people.has(doc.form(t)) ||
  names.givenNames.has(foldWord(doc.form(t))) ||
  (t > 0 && names.titles.has(foldWord(doc.form(t - 1))))

/** "Norwood said", "Norwood's offer", not "in Norwood". */
const isActing = (doc: ParsedText, t: TokenId): boolean =>
  doc.deprel(t) === 'nsubj' || doc.deprel(t) === 'nmod:poss' || doc.deprel(t) === 'obl:agent'

/** Acronyms, untagged, of bodies that the report names in full: "HNS" after "Norwegian Harbour and Naturalization Service". */
export function findAcronyms(doc: ParsedText, kept: readonly NameSpan[]): NameSpan[] {
  const acronyms = new Set<string>()
  const inName = new Uint8Array(doc.tokenCount)
  for (const {first, last, kind} of kept) {
    inName.fill(1, first, last + 1)
    if (kind !== 'organization' && kind !== 'group') continue
    const initials = initialsOf(doc.textOf(first, last))
    // The state before a body's name is often left out of its letters.
    for (const letters of [initials, initials.slice(1)]) if (letters.length > 2) acronyms.add(letters)
  }
  if (acronyms.size === 0) return []
  const found: NameSpan[] = []
  for (let t = 0; t < doc.tokenCount; t++)
    if (!inName[t] && acronyms.has(doc.form(t)))
      found.push({first: t, last: t, kind: 'organization', basis: 'letters of a body of the report'})
  return found
}

/** The first letters of a name's words but for the small ones: "INS". */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter(word => !/^(?:of|the|and|for|in|on|to|de|la)$/i.test(word))
    .map(word => word[0]?.toUpperCase() ?? '')
    .join('')
