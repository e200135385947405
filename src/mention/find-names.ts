import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {joinNames} from './join-names.ts'
import {findListedNames, longestMatch} from './listed-names.ts'
import type {Mention} from './mention.ts'
import {settleByEndings} from './name-endings.ts'
import {foldWord, nameKey} from './name-key.ts'
import {headOf, type NameSpan} from './name-span.ts'
import type {Names} from './names.ts'
import type {WordStream} from './phrase-index.ts'
import {settleKinds, surnameOf} from './settle-kinds.ts'
import {findAcronyms, settleShortForms} from './short-forms.ts'
import {findTaggedNames} from './tagged-names.ts'

/** Names by table and by entity tag; fills `taken` with 1 for tokens inside a name. */
export function findNames(doc: ParsedText, names: Names, stream: WordStream, taken: Uint8Array): Mention[] {
  const kept: NameSpan[] = []
  const joined = joinNames(doc, names, findListedNames(doc, names, stream), findTaggedNames(doc, names))
  for (const span of settleByEndings(doc, names.endings, joined)) kept.push(...splitBodyName(doc, names, stream, span))
  settleKinds(doc, kept)
  settleShortForms(doc, names, kept)
  kept.push(...surnamesAgain(doc, kept), ...findAcronyms(doc, kept))
  const found: Mention[] = []
  for (const span of kept) {
    for (let t = span.first; t <= span.last; t++) taken[t] = 1
    const title = span.kind === 'person' ? titleBefore(doc, names, span.first) : null
    const first = title ? title.first : span.first
    for (let t = first; t < span.first; t++) taken[t] = 1
    found.push({
      first,
      last: span.last,
      head: headOf(doc, first, span.last),
      kind: span.kind,
      basis: span.basis,
      nameFirst: span.first,
      title: title?.title,
    })
  }
  return found
}

/** Surnames alone, untagged, of people whom the text names in full elsewhere. */
function surnamesAgain(doc: ParsedText, kept: readonly NameSpan[]): NameSpan[] {
  const surnames = new Set<string>()
  const inName = new Uint8Array(doc.tokenCount)
  for (const span of kept) {
    inName.fill(1, span.first, span.last + 1)
    const surname = surnameOf(doc, span)
    if (surname >= 0 && doc.form(surname).length > 2) surnames.add(doc.form(surname))
  }
  if (surnames.size === 0) return []
  const found: NameSpan[] = []
  for (let t = 0; t < doc.tokenCount; t++)
    if (!inName[t] && (surnames.has(doc.form(t)) || isFamily(doc, t, surnames)) && !/^(?:VERB|AUX)$/.test(doc.upos(t)))
      found.push({first: t, last: t, kind: 'person', basis: 'surname of a person of the report'})
  return found
}

/** "The Skripals": the plural of a surname behind an article. */
const isFamily = (doc: ParsedText, t: TokenId, surnames: ReadonlySet<string>): boolean =>
  t > 0 && doc.lower(t - 1) === 'the' && /s$/.test(doc.form(t)) && surnames.has(doc.form(t).slice(0, -1))

/** Sectors of bodies that states have one of each: their names are read as roles. */
const OF_STATE = new Set(['GOV', 'JUD', 'LEG', 'MIL', 'COP', 'SPY'])

/**
 * A tagged organization that is a role phrase after a state ("Turkish Foreign Ministry", "Delhi Police") leaves its state
 * as a mention of its own; the body is then found as a role.
 */
function splitBodyName(doc: ParsedText, names: Names, stream: WordStream, span: NameSpan): NameSpan[] {
  if (span.kind !== 'organization' || span.basis !== 'entity tag') return [span]
  const whole = names.roles.get(nameKey(doc.textOf(span.first, span.last)))
  if (whole && whole.kind !== 'quantity' && !whole.isCapital) return []
  if (span.last === span.first) return [span]
  const opening = names.roles.get(foldWord(doc.form(span.first)))
  if (opening?.kind === 'body' && OF_STATE.has(opening.sector ?? '') && /^(?:of|for)$/.test(doc.lower(span.first + 1)))
    return []
  const from = wordAt(stream, span.first)
  const first = longestMatch(doc, names.phrases.matchesAt(stream, from), span.first)
  if (
    !first ||
    first.last >= span.last ||
    (first.entry.kind !== 'demonym' && first.entry.kind !== 'place' && first.entry.kind !== 'organization')
  )
    return [span]
  let after = first.last + 1
  while (after < span.last && !/[\p{L}\p{N}]/u.test(doc.form(after).replace(/^['’]s$/, ''))) after++
  const role = names.roles.matchesAt(stream, wordAt(stream, after)).find(match => match.last === span.last)
  // "Singapore Airlines" is a firm's own name.
  const isFirm = role?.entry.sector === 'BUS' && /^\p{Lu}/u.test(doc.form(span.last))
  return role && !isFirm
    ? [{...span, last: first.last, kind: first.entry.kind, basis: `name table: ${first.entry.form}`}]
    : [span]
}

/** The first word of the stream at or after a token. */
function wordAt(stream: WordStream, token: TokenId): number {
  let low = 0
  let high = stream.words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (stream.token[middle]! < token) low = middle + 1
    else high = middle
  }
  return low
}

/** "Minister of Justice" */
const isOfMinister = (doc: ParsedText, word: TokenId): boolean =>
  word > 1 && doc.lower(word - 1) === 'of' && /^(?:minister|secretary|ministry|department)$/.test(doc.lower(word - 2))

/** Forms of address right before a name: "Lt. Gen."; null when there are none. */
function titleBefore(
  doc: ParsedText,
  names: Names,
  first: TokenId,
): {first: TokenId; title: NonNullable<Mention['title']>} | null {
  const sentenceFirst = doc.firstToken(doc.sentenceOf(first))
  let start = first
  let found: NonNullable<Mention['title']> | null = null
  while (start > sentenceFirst) {
    const form = doc.form(start - 1)
    const title = /^\p{Lu}/u.test(form) ? names.titles.get(foldWord(form)) : undefined
    // The "General" of "Secretary-General" is no rank, the "Justice" of "Minister of Justice" no judge.
    if (!title || (start - 1 > sentenceFirst && (/^[-‐–]$/.test(doc.form(start - 2)) || isOfMinister(doc, start - 1))))
      break
    found = found
      ? {role: found.role ?? title.role, sector: found.sector ?? title.sector, gender: found.gender ?? title.gender}
      : title
    start--
  }
  return found && {first: start, title: found}
}
