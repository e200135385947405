import {loadTable} from '../data-file.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {NameSpan} from './name-span.ts'

/** The last words of names that tell what bears them, from data/mention/name-endings.tsv. Words are asked for as the text writes them. */
export interface NameEndings {
  /** The legal form of a firm: "Inc.", "plc". */
  readonly isCompany: (word: string) => boolean
  /** A noun that firms may leave out of their names: "Motor", "Holdings". */
  readonly isBusiness: (word: string) => boolean
  /** A street, water or height: "Boulevard", "River". */
  readonly isWay: (word: string) => boolean
}

export function loadNameEndings(): NameEndings {
  const words = new Map<string, Set<string>>()
  for (const {word, kind} of loadTable<'word' | 'kind'>('mention/name-endings.tsv'))
    words.set(kind, (words.get(kind) ?? new Set()).add(word))
  const test = (kind: string) => {
    const known = words.get(kind) ?? new Set()
    return (word: string): boolean => known.has(word.replace(/\./g, ''))
  }
  return {isCompany: test('company'), isBusiness: test('business'), isWay: test('way')}
}

/**
 * Names set right by their last words: a legal form ends a firm's name, whatever the entity tags say ("Lama Textile Co." is no person,
 * "Orvo Services Inc. of Southport" ends with the form), and a street called after somebody or some paper is a place.
 */
export function settleByEndings(doc: ParsedText, endings: NameEndings, spans: NameSpan[]): NameSpan[] {
  const settled: NameSpan[] = []
  for (const span of spans) {
    const before = settled.at(-1)
    if (before && span.first <= before.last) continue
    const end = companyEnd(doc, endings, span)
    if (end >= 0) settled.push({...span, last: end, kind: 'organization'})
    else if (isWay(doc, endings, span))
      settled.push({...span, last: wayEnd(doc, endings, span), kind: 'place', basis: 'entity tag'})
    else settled.push(span)
  }
  return settled
}

/** The last token of the legal forms in or right behind a name; -1 when there is none. Behind a place no comma may stand between. */
function companyEnd(doc: ParsedText, {isCompany, isBusiness}: NameEndings, {first, last, kind}: NameSpan): TokenId {
  const sentenceEnd = doc.endToken(doc.sentenceOf(first))
  let end = -1
  for (let t = first + 1; t <= last && end < 0; t++) if (isCompany(doc.form(t))) end = t
  if (end < 0 && kind !== 'demonym') {
    const hasComma = kind !== 'place' && last + 2 < sentenceEnd && doc.form(last + 1) === ','
    const after = hasComma ? last + 2 : last + 1
    if (after < sentenceEnd && isCompany(doc.form(after))) end = after
  }
  // "Limited Partnership", "Co. Ltd."
  while (end >= 0 && end + 1 < sentenceEnd && (isCompany(doc.form(end + 1)) || isBusiness(doc.form(end + 1)))) end++
  return end
}

const isWay = (doc: ParsedText, endings: NameEndings, span: NameSpan): boolean =>
  span.kind !== 'place' && span.kind !== 'demonym' && wayEnd(doc, endings, span) >= 0

/** The token of the way's noun that ends a tagged name or follows a single listed one; -1 when there is none. */
function wayEnd(doc: ParsedText, {isWay}: NameEndings, {first, last, basis}: NameSpan): TokenId {
  if (last > first) return basis === 'entity tag' && isWay(doc.form(last)) ? last : -1
  const next = last + 1
  return next < doc.endToken(doc.sentenceOf(first)) && isWay(doc.form(next)) && doc.head(last) === next ? next : -1
}
