import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Mention, MentionKind} from './mention.ts'
import {foldWord, nameKey} from './name-key.ts'
import type {NameEntry, Names, Pronoun} from './names.ts'
import {type PhraseMatch, type WordStream, wordStream} from './phrase-index.ts'
import type {RoleNoun} from './role-noun.ts'

/**
 * Who and what a text speaks of: names (entity tags of the parser joined with the name tables, longest match), noun
 * phrases headed by a role ("two border guards", "the Chinese leader"), adjectives and peoples of states, pronouns.
 * In text order. Names do not overlap each other; a state, adjective or name inside a role phrase ("Russian" in
 * "Russian officials") is a mention of its own.
 */
export function findMentions(doc: ParsedText, names: Names): Mention[] {
  const stream = wordStream(doc)
  const taken = new Uint8Array(doc.tokenCount)
  const mentions = [
    ...findNames(doc, names, stream, taken),
    ...findRoles(doc, names, stream, taken),
    ...findPronouns(doc, names, taken),
  ]
  return mentions.sort((a, b) => a.first - b.first || b.last - a.last)
}

/** Surnames alone, untagged, of people whom the text names in full elsewhere. */
function surnamesAgain(doc: ParsedText, kept: readonly NameSpan[]): NameSpan[] {
  const surnames = new Set<string>()
  const inName = new Uint8Array(doc.tokenCount)
  for (const span of kept) {
    inName.fill(1, span.first, span.last + 1)
    if (span.kind === 'person' && span.first < span.last && doc.form(span.last).length > 2)
      surnames.add(doc.form(span.last))
  }
  if (surnames.size === 0) return []
  const found: NameSpan[] = []
  for (let t = 0; t < doc.tokenCount; t++)
    if (!inName[t] && surnames.has(doc.form(t)) && doc.upos(t) !== 'VERB' && doc.upos(t) !== 'AUX')
      found.push({first: t, last: t, kind: 'person', basis: 'surname of a person of the report'})
  return found
}

interface NameSpan {
  first: TokenId
  last: TokenId
  kind: MentionKind
  basis: string
}

/** Names by table and by entity tag; fills `taken` with 1 for tokens inside a name. */
function findNames(doc: ParsedText, names: Names, stream: WordStream, taken: Uint8Array): Mention[] {
  const tagged = entitySpans(doc).flatMap(span => withoutTitle(doc, names, span))
  for (const span of tagged) if (span.kind === 'place' && isBodyName(doc, names, span)) span.kind = 'organization'
  const listed = listedSpans(doc, names, stream)
  const kept: NameSpan[] = []
  for (const span of joinSpans(doc, listed, tagged)) {
    const rest = splitBodyName(doc, names, stream, span)
    kept.push(...rest)
  }
  kept.push(...surnamesAgain(doc, kept))
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
      ...(title && {title: title.title}),
    })
  }
  return found
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
    !PLACE_NOUN.test(doc.form(span.last))
  )
}

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

/** A tagged person without the forms of address before the name; nothing when the stretch has no more than these. */
function withoutTitle(doc: ParsedText, names: Names, span: NameSpan): NameSpan[] {
  if (span.kind !== 'person') return [span]
  let {first} = span
  for (let words = 1; words > 0 && first <= span.last; first += words) {
    const isRole = (count: number): boolean =>
      first + count <= span.last && names.roles.get(nameKey(doc.textOf(first, first + count - 1)))?.kind === 'person'
    words = names.titles.has(foldWord(doc.form(first))) ? 1 : isRole(2) ? 2 : isRole(1) ? 1 : 0
  }
  return first > span.last ? [] : [{...span, first}]
}

const isNameWord = (doc: ParsedText, t: TokenId): boolean => {
  const form = doc.form(t)
  return /\p{Lu}/u.test(form) && /[\p{L}\p{N}]/u.test(form)
}

/** Longest matches of the name tables, from left to right. */
function listedSpans(doc: ParsedText, names: Names, stream: WordStream): NameSpan[] {
  const spans: NameSpan[] = []
  for (let w = 0; w < stream.words.length; ) {
    const first = stream.token[w]!
    if (w > 0 && stream.token[w - 1] === first) {
      w++
      continue
    }
    const match = longestMatch(doc, names.phrases.matchesAt(stream, w), first)
    if (!match) {
      w++
      continue
    }
    spans.push({first, last: match.last, kind: match.entry.kind, basis: `name table: ${match.entry.form}`})
    while (w < stream.words.length && stream.token[w]! <= match.last) w++
  }
  return spans
}

function longestMatch(
  doc: ParsedText,
  matches: PhraseMatch<NameEntry>[],
  first: TokenId,
): PhraseMatch<NameEntry> | null {
  const sentenceEnd = doc.endToken(doc.sentenceOf(first))
  for (let i = matches.length - 1; i >= 0; i--) {
    const match = matches[i]!
    if (match.last < sentenceEnd && looksLikeName(doc, match)) return match
  }
  return null
}

/** Whether the capitals of the text fit the table's form. An ambiguous single word also needs the parser to see a name. */
function looksLikeName(doc: ParsedText, {first, last, entry}: PhraseMatch<NameEntry>): boolean {
  const start = doc.form(first)
  if (first === last && ACRONYM.test(entry.form)) {
    const letters = entry.form.replace(/\./g, '')
    const isTitleCase = letters.length >= 4 && /^\p{Lu}\p{Ll}+$/u.test(start) && doc.upos(first) === 'PROPN'
    if (start.replace(/\./g, '') !== letters && !(isTitleCase && !entry.isAmbiguous)) return false
    return !entry.isAmbiguous || (doc.upos(first) === 'PROPN' && (doc.entity(first) !== 'O' || !isShouted(doc, first)))
  }
  const startsLow = /^\p{Ll}/u.test(entry.form)
  if (!startsLow && !/^[\p{Lu}\p{N}]/u.test(start)) return false
  if (first === last) {
    if (entry.isAmbiguous)
      return doc.upos(first) === 'PROPN' && (doc.entity(first) !== 'O' || !isSentenceStart(doc, first))
    return entry.kind === 'demonym' || entry.kind === 'place' || doc.upos(first) !== 'VERB'
  }
  return startsLow || !/^\p{Lu}/u.test(lastWord(entry.form)) || /\p{Lu}|\d/u.test(doc.form(last))
}

const ACRONYM = /^(?:\p{Lu}\.?){2,8}$/u
const lastWord = (form: string): string => form.slice(form.lastIndexOf(' ') + 1)
const isSentenceStart = (doc: ParsedText, t: TokenId): boolean => t === doc.firstToken(doc.sentenceOf(t))

/** A sentence of capitals only, where capitals tell nothing. */
function isShouted(doc: ParsedText, t: TokenId): boolean {
  const sentence = doc.sentenceOf(t)
  for (let i = doc.firstToken(sentence); i < doc.endToken(sentence); i++)
    if (/\p{Ll}{2}/u.test(doc.form(i))) return false
  return true
}

/**
 * Names by table and by tag made one: overlapping stretches become the longer one, the table's kind is believed before
 * the tag's unless the table's name is a single word inside a longer tagged name.
 */
function joinSpans(doc: ParsedText, listed: NameSpan[], tagged: NameSpan[]): NameSpan[] {
  const joined: NameSpan[] = []
  const inTag = new Set<NameSpan>()
  for (const tag of tagged) {
    const over = listed.filter(span => span.first <= tag.last && tag.first <= span.last)
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
  return role ? [{...span, last: first.last, kind: first.entry.kind, basis: `name table: ${first.entry.form}`}] : [span]
}

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
    if (!title) break
    found = found
      ? {role: found.role ?? title.role, sector: found.sector ?? title.sector, gender: found.gender ?? title.gender}
      : title
    start--
  }
  return found && {first: start, title: found}
}

/** The token of the stretch whose head lies outside of it; the last one when the parse leaves several. */
export function headOf(doc: ParsedText, first: TokenId, last: TokenId): TokenId {
  let head = -1
  for (let t = first; t <= last; t++) {
    const above = doc.head(t)
    if (above >= first && above <= last) continue
    if (doc.upos(t) === 'PUNCT' || doc.relation(t) === 'case') continue
    if (head < 0) head = t
    else if (doc.relation(head) === 'compound' || doc.relation(head) === 'amod' || doc.relation(head) === 'det')
      head = t
  }
  return head < 0 ? last : head
}

/** Noun phrases headed by a noun of the roles table, outside of names. */
function findRoles(doc: ParsedText, names: Names, stream: WordStream, taken: Uint8Array): Mention[] {
  const roleAt = new Map<TokenId, PhraseMatch<RoleNoun>>()
  for (let w = 0; w < stream.words.length; w++) {
    const first = stream.token[w]!
    if (taken[first] || (w > 0 && stream.token[w - 1] === first && !PREFIX.has(stream.words[w - 1]!))) continue
    const sentenceEnd = doc.endToken(doc.sentenceOf(first))
    for (const match of names.roles.matchesAt(stream, w)) {
      if (match.last >= sentenceEnd || taken[match.last]) continue
      const head = nounOf(doc, match)
      if (head >= 0 && !roleAt.has(head)) roleAt.set(head, match)
    }
  }
  const found: Mention[] = []
  const absorbed = new Set<TokenId>()
  for (const [head, match] of roleAt) {
    if (absorbed.has(head) || isModifier(doc, head, roleAt)) continue
    const phrase = nounPhrase(doc, head, match)
    const {first} = phrase
    const last = match.entry.kind === 'body' ? endOfBodyName(doc, phrase.last) : phrase.last
    for (let t = phrase.last + 1; t <= last; t++) absorbed.add(t)
    const modifiers: RoleNoun[] = []
    for (let t = first; t < match.first; t++) {
      const modifier = roleAt.get(t)
      if (modifier) modifiers.push(modifier.entry)
    }
    found.push({
      first,
      last,
      head,
      kind: roleKind(match.entry),
      basis: `role: ${match.entry.noun}`,
      role: match.entry,
      modifiers,
    })
  }
  return found
}

/** What may stand before a role in one word with it: "ex-members", "counter-protesters". */
const PREFIX = new Set(['ex', 'co', 'counter', 'sub', 'non', 'arch', 'mid', 'multi'])

/** The noun of the matched phrase that the sentence hangs on to, or -1 when it is used as another part of speech. */
function nounOf(doc: ParsedText, {first, last, entry}: PhraseMatch<RoleNoun>): TokenId {
  const head = first === last ? first : headOf(doc, first, last)
  const upos = doc.upos(head)
  if (entry.isCapital && (isSentenceStart(doc, first) || !/^\p{Lu}/u.test(doc.form(first)))) return -1
  if (entry.kind === 'event') return upos === 'NOUN' && doc.relation(head) === 'nsubj' ? head : -1
  if (first > 0 && entry.number === 'singular' && NOT_ONE_WHO_ACTS.get(entry.noun)?.test(doc.lower(first - 1)))
    return -1
  if (entry.kind === 'adjective') {
    const isHeading =
      doc.relation(head) !== 'amod' && doc.child(head, 'det') >= 0 && doc.lower(doc.child(head, 'det')) === 'the'
    return isHeading ? head : -1
  }
  if (entry.kind === 'quantity')
    return doc.child(head, 'nmod') >= 0 || ((upos === 'NOUN' || upos === 'NUM') && entry.number === 'plural')
      ? head
      : -1
  if (upos === 'NOUN' || upos === 'PROPN') return head
  if (upos === 'ADJ' && first === last) return ARGUMENT.has(doc.relation(head)) ? head : -1
  return first < last && upos !== 'VERB' ? head : -1
}

/** Words before a role noun that make it something else: "nerve agent", "brute force". */
const NOT_ONE_WHO_ACTS = new Map([
  ['agent', /^(?:nerve|chemical|biological|toxic|cleaning|causative|blister)$/],
  ['force', /^(?:brute|physical|excessive|lethal|deadly|driving|work|labor|labour|use|in|into|by|of)$/],
  ['party', /^(?:birthday|dinner|third|wedding|cocktail|christmas)$/],
  ['state', /^(?:mental|current|solid|of)$/],
  ['general', /^(?:in|secretary|attorney|director|solicitor|consul)$/],
  ['cell', /^(?:jail|prison|police|stem|fuel|blood|holding)$/],
  ['body', /^(?:his|her|their|dead|human|whose)$/],
  ['report', /^(?:a|an|its|his|her|annual|new|this|that)$/],
  ['operator', /^(?:wireless|tour)$/],
  ['minor', /^(?:a|an)$/],
  ['head', /^(?:his|her|their)$/],
  ['chamber', /^(?:gas|torture)$/],
  ['network', /^(?:road|rail|computer|electricity)$/],
])

const ARGUMENT = new Set(['nsubj', 'obj', 'iobj', 'obl', 'nmod', 'conj', 'root'])

/** A role noun that only describes another noun: "police" in "police station", "opposition" in "opposition leader". */
function isModifier(doc: ParsedText, head: TokenId, roles: ReadonlyMap<TokenId, unknown>): boolean {
  const relation = doc.deprel(head)
  if (
    relation !== 'compound' &&
    relation !== 'amod' &&
    relation !== 'nmod:desc' &&
    relation !== 'flat' &&
    relation !== 'nmod:unmarked'
  )
    return false
  const above = doc.head(head)
  if (above < 0 || (above < head && relation !== 'flat')) return false
  const isTitle = relation !== 'amod' && /^\p{Lu}/u.test(doc.form(above)) && !roles.has(above)
  return !isTitle || above < head
}

function roleKind(role: RoleNoun): MentionKind {
  if (role.kind === 'quantity' || role.kind === 'adjective') return 'population'
  if (role.kind !== 'person') return 'role'
  return role.sector === 'CVL' || role.sector === 'REF' || role.sector === null ? 'population' : 'role'
}

/** The phrase from its determiner to the head noun (or the end of the role's own words), what follows it left out. */
function nounPhrase(doc: ParsedText, head: TokenId, match: PhraseMatch<RoleNoun>): {first: TokenId; last: TokenId} {
  let first = Math.min(match.first, head)
  for (const child of doc.children(head)) {
    if (child >= first || !PREMODIFIER.has(doc.relation(child)) || doc.upos(child) === 'PUNCT') continue
    const subtree = doc.subtree(child)
    if (subtree.last < head && head - subtree.first <= 12) first = Math.min(first, subtree.first)
  }
  const last = Math.max(match.last, head)
  while (first < head && (EDGE.has(doc.upos(first)) || APPROXIMATE.has(doc.lower(first)))) first++
  return {first, last}
}

const EDGE = new Set(['PUNCT', 'CCONJ', 'ADP', 'SCONJ'])
const APPROXIMATE = new Set([
  'least',
  'most',
  'more',
  'than',
  'about',
  'around',
  'nearly',
  'almost',
  'over',
  'some',
  'up',
  'to',
])
const PREMODIFIER = new Set(['det', 'amod', 'compound', 'nummod', 'nmod', 'advmod', 'acl'])

/** The end of a name that a capitalised body's noun opens: "Ministry of Foreign Affairs", "Council for Security and Defence". */
function endOfBodyName(doc: ParsedText, noun: TokenId): TokenId {
  const sentenceEnd = doc.endToken(doc.sentenceOf(noun))
  const isCapital = (t: TokenId): boolean => t < sentenceEnd && /^\p{Lu}/u.test(doc.form(t))
  if (!isCapital(noun)) return noun
  let end = noun
  for (let t = noun + 1; t < Math.min(sentenceEnd, noun + 12); t++) {
    if (isCapital(t)) {
      if (t === end + 1 && end === noun) return noun
      end = t
      continue
    }
    if (
      !(end === noun ? /^(?:of|for|on|to)$/ : /^(?:of|for|on|to|and|the|&)$/).test(doc.lower(t)) &&
      !(doc.lower(t) === 'the' && t > noun + 1)
    )
      break
  }
  return end
}

function findPronouns(doc: ParsedText, names: Names, taken: Uint8Array): Mention[] {
  const found: Mention[] = []
  for (let t = 0; t < doc.tokenCount; t++) {
    if (taken[t]) continue
    const upos = doc.upos(t)
    if (upos === 'NUM' && isBareCount(doc, t)) {
      found.push({first: t - 1, last: t, head: t, kind: 'pronoun', basis: 'the two', pronoun: SET_OF_TWO})
      continue
    }
    if (upos !== 'PRON' && upos !== 'DET') continue
    const pronoun = names.pronouns.get(doc.lower(t))
    if (!pronoun || (upos === 'DET' && pronoun.type !== 'possessive')) continue
    const relation = doc.relation(t)
    if (relation === 'expl' || (pronoun.type === 'relative' && !isRelative(doc, t))) continue
    found.push({first: t, last: t, head: t, kind: 'pronoun', basis: 'pronoun', pronoun})
  }
  return found
}

const SET_OF_TWO: Pronoun = {person: '3', number: 'p', gender: '', type: 'set'}

/** "the two", "the three" with no noun after it. */
function isBareCount(doc: ParsedText, t: TokenId): boolean {
  if (t === 0 || doc.lower(t - 1) !== 'the' || !/^(?:two|three|four|pair)$/.test(doc.lower(t))) return false
  return doc.relation(t) !== 'nummod' && doc.relation(t) !== 'compound'
}

/** A wh-word or "that" that opens a relative clause. */
function isRelative(doc: ParsedText, t: TokenId): boolean {
  if (t === doc.firstToken(doc.sentenceOf(t))) return false
  if (doc.lower(t).startsWith('who') && /^(?:NOUN|PROPN|PUNCT|ADP|NUM)$/.test(doc.upos(t - 1))) return true
  for (let node = doc.head(t), steps = 0; node >= 0 && steps < 6; node = doc.head(node), steps++)
    if (doc.deprel(node) === 'acl:relcl' || doc.relation(node) === 'acl') return true
  return false
}
