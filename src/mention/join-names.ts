import type {ParsedText} from '../language/parsed-text.ts'
import {foldWord} from './name-key.ts'
import {isNameWord, type NameSpan} from './name-span.ts'
import type {Names} from './names.ts'

/**
 * Names by table and by tag made one: overlapping stretches become the longer one, the table's kind is believed before
 * the tag's unless the table's name is a single word inside a longer tagged name. Both lists are in text order,
 * without overlaps.
 */
export function joinNames(doc: ParsedText, names: Names, listed: NameSpan[], tagged: NameSpan[]): NameSpan[] {
  const joined: NameSpan[] = []
  const inTag = new Set<NameSpan>()
  let next = 0
  for (const tag of tagged) {
    while (next < listed.length && listed[next]!.last < tag.first) next++
    const over: NameSpan[] = []
    for (let i = next; i < listed.length && listed[i]!.first <= tag.last; i++) over.push(listed[i]!)
    if (over.length === 0) {
      joined.push(tag)
      continue
    }
    for (const span of over) inTag.add(span)
    const widest = over.reduce((a, b) => (b.last - b.first > a.last - a.first ? b : a))
    if (widest.first <= tag.first && widest.last >= tag.last) {
      joined.push(...over)
      continue
    }
    if (tag.kind === 'person') {
      const person = over.find(span => span.kind === 'person')
      if (person && over.length === 1)
        joined.push({
          ...tag,
          first: Math.min(tag.first, person.first),
          last: Math.max(tag.last, person.last),
          basis: person.basis,
        })
      else if (
        !opensWithGivenName(doc, names, tag, over) &&
        over.some(span => span.kind === 'demonym' || span.kind === 'organization' || span.kind === 'group') &&
        over.every(span => span.first === tag.first || span.last > span.first)
      ) {
        joined.push(...over)
        const after = Math.max(...over.map(span => span.last)) + 1
        if (after <= tag.last && isNameWord(doc, after)) joined.push({...tag, first: after})
      } else joined.push(tag)
      continue
    }
    const first = Math.min(tag.first, ...over.map(span => span.first))
    const last = Math.max(tag.last, ...over.map(span => span.last))
    const [only] = over
    const isMostOfTag = over.length === 1 && 2 * (only!.last - only!.first + 1) > last - first + 1
    const kind = isMostOfTag && tag.kind !== 'place' && only!.last > only!.first ? only!.kind : tag.kind
    const endsInListed = over.some(span => span.last === tag.last)
    if (tag.kind === 'place' && endsInListed && over.every(span => span.kind === 'demonym' || span.kind === 'person'))
      joined.push(...over)
    else joined.push({first, last, kind: kind === 'demonym' ? 'organization' : kind, basis: tag.basis})
  }
  for (const span of listed) if (!inTag.has(span)) joined.push(span)
  joined.sort((a, b) => a.first - b.first || b.last - a.last)
  const apart: NameSpan[] = []
  for (const span of joined) if (apart.length === 0 || span.first > apart.at(-1)!.last) apart.push(span)
  return apart
}

/** "Christian Lindahl": a given name that also is a word for a people or body opens the tagged name. */
const opensWithGivenName = (doc: ParsedText, names: Names, tag: NameSpan, over: readonly NameSpan[]): boolean =>
  over.length === 1 &&
  over[0]!.first === tag.first &&
  over[0]!.last === tag.first &&
  tag.last > tag.first &&
  names.givenNames.has(foldWord(doc.form(tag.first)))
