import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {MentionKind} from './mention.ts'
import {foldWord, nameKey} from './name-key.ts'
import {isNameWord, type NameSpan} from './name-span.ts'
import type {Names} from './names.ts'
import {joinNicknames} from './nicknames.ts'

/**
 * The names that the parser's entity tags mark, without forms of address and days of the week; a place whose name ends in
 * a body's noun is a body.
 */
export function findTaggedNames(doc: ParsedText, names: Names): NameSpan[] {
  const tagged = joinNicknames(doc, entitySpans(doc)).flatMap(span =>
    withoutTitle(doc, names, withGivenName(doc, names, throughHyphen(doc, names, span))),
  )
  for (const span of tagged) if (span.kind === 'place' && isBodyName(doc, names, span)) span.kind = 'organization'
  return tagged
}

/** The stretches that the parser's entity tags mark. Lower-case stretches and single marks are left out. */
function entitySpans(doc: ParsedText): NameSpan[] {
  const spans: NameSpan[] = []
  for (let t = 0; t < doc.tokenCount; t++) {
    const tag = doc.entity(t)
    if (tag === 'O') continue
    const type = tag.slice(2)
    const sentenceEnd = doc.endToken(doc.sentenceOf(t))
    let last = t
    while (last + 1 < sentenceEnd && (doc.entity(last + 1) === `I-${type}` || continuesPerson(doc, t, last + 1))) last++
    let first = t
    t = last
    while (first < last && !isNameWord(doc, first) && !PARTICLE.test(doc.form(first))) first++
    while (last > first && ((!isNameWord(doc, last) && !/\d/.test(doc.form(last))) || CALENDAR.test(doc.form(last))))
      last--
    if (!isNameWord(doc, first) && !(first < last && isNameWord(doc, last))) continue
    const kind: MentionKind = type === 'PER' ? 'person' : type === 'LOC' ? 'place' : 'organization'
    spans.push({first, last, kind, basis: 'entity tag'})
  }
  return spans
}

/** A place name that ends in a body's noun is a body: "Delhi Court", "Kaduna State Government". */
function isBodyName(doc: ParsedText, names: Names, span: NameSpan): boolean {
  return (
    span.first < span.last &&
    names.roles.get(foldWord(doc.form(span.last)))?.kind === 'body' &&
    !PLACE_NOUN.test(doc.form(span.last)) &&
    !(doc.form(span.last) === 'Bank' && SIDE.test(doc.form(span.first)))
  )
}

/** "The West Bank": of a river, not of money. */
const SIDE = /^(?:West|East|North|South|Left|Right)$/

const PLACE_NOUN =
  /^(?:State|City|Town|Village|Republic|Kingdom|Emirate|House|Market|Palace|School|College|University|Front|Capital|Territory|Nation)$/

/** A second person tag right after a first is the same name, cut in two, unless the name would repeat or grow too long. */
function continuesPerson(doc: ParsedText, first: TokenId, next: TokenId): boolean {
  return (
    doc.entity(first) === 'B-PER' &&
    doc.entity(next) === 'B-PER' &&
    next - first < 4 &&
    doc.form(first) !== doc.form(next)
  )
}

/** Lower-case words that open a name: "al-Sadr", "van der Bellen". */
const PARTICLE = /^(?:al|el|ar|as|az|ash|an|ul|bin|ibn|abu|de|van|von|der|di|da|du|la|le|dos)$/

/** Days and months that a tagged name may drag along: "Russia Thursday". */
const CALENDAR =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|April|June|July|August|September|October|November|December)$/

/** "Kim Dae-hyun": the given name goes on behind a hyphen that the tags stop at. */
function throughHyphen(doc: ParsedText, names: Names, span: NameSpan): NameSpan {
  const {kind, first, last} = span
  const rest = last + 2
  const goesOn =
    kind === 'person' &&
    last === first + 1 &&
    rest < doc.endToken(doc.sentenceOf(first)) &&
    doc.form(last + 1) === '-' &&
    /^\p{L}{2,6}$/u.test(doc.form(rest)) &&
    doc.start(rest) - doc.start(last) === doc.form(last).length + 1 &&
    names.familyFirst.has(foldWord(doc.form(first)))
  return goesOn ? {...span, last: rest} : span
}

/** "A.J. Moreau", "Christian Lindahl": initials or a given name that the tags left in front of a person's name. */
function withGivenName(doc: ParsedText, names: Names, span: NameSpan): NameSpan {
  const before = span.first - 1
  if (span.kind !== 'person' || before < doc.firstToken(doc.sentenceOf(span.first)) || doc.entity(before) !== 'O')
    return span
  const form = doc.form(before)
  const isGiven =
    names.givenNames.has(foldWord(form)) &&
    isNameWord(doc, before) &&
    names.phrases.get(foldWord(form))?.kind !== 'place'
  return isGiven || /^(?:\p{Lu}\.){1,3}$/u.test(form) ? {...span, first: before} : span
}

/** A tagged person without the forms of address before the name; nothing when the stretch has no more than these. */
function withoutTitle(doc: ParsedText, names: Names, span: NameSpan): NameSpan[] {
  if (span.kind !== 'person') return [withoutTitleBehind(doc, names, span)]
  let {first} = span
  for (let words = 1; words > 0 && first <= span.last; first += words) {
    const isRole = (count: number): boolean =>
      first + count <= span.last && names.roles.get(nameKey(doc.textOf(first, first + count - 1)))?.kind === 'person'
    // "Christian Lindahl": a given name is no role.
    const isGiven = first < span.last && names.givenNames.has(foldWord(doc.form(first)))
    words = names.titles.has(foldWord(doc.form(first))) ? 1 : isRole(2) ? 2 : !isGiven && isRole(1) ? 1 : 0
  }
  return first > span.last ? [] : [{...span, first}]
}

/** "Alaska Gov.": a title that a tagged place drags along stands before somebody's name. */
function withoutTitleBehind(doc: ParsedText, names: Names, span: NameSpan): NameSpan {
  const {first, last, kind} = span
  const isTitle = kind === 'place' && first < last && names.titles.get(foldWord(doc.form(last)))?.role
  return isTitle ? {...span, last: last - 1} : span
}
