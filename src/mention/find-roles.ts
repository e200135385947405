import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Mention, MentionKind} from './mention.ts'
import {headOf, isSentenceStart} from './name-span.ts'
import type {Names} from './names.ts'
import type {PhraseMatch, WordStream} from './phrase-index.ts'
import type {RoleNoun} from './role-noun.ts'

/** What was found before: the words of the text, 1 for tokens inside a name, and the people named. */
export interface NamesFound {
  readonly stream: WordStream
  readonly taken: Uint8Array
  readonly people: readonly Mention[]
}

/** Noun phrases headed by a noun of the roles table, outside of names. */
export function findRoles(doc: ParsedText, names: Names, {stream, taken, people}: NamesFound): Mention[] {
  const isPerson = new Uint8Array(doc.tokenCount)
  for (const {first, last} of people) isPerson.fill(1, first, last + 1)
  const roleAt = new Map<TokenId, PhraseMatch<RoleNoun>>()
  for (let w = 0; w < stream.words.length; w++) {
    const first = stream.token[w]!
    if (taken[first] || (w > 0 && stream.token[w - 1] === first && !PREFIX.has(stream.words[w - 1]!))) continue
    const sentenceEnd = doc.endToken(doc.sentenceOf(first))
    for (const match of names.roles.matchesAt(stream, w)) {
      if (match.last >= sentenceEnd || taken[match.last]) continue
      const head = nounOf(doc, names, match)
      if (head >= 0 && (roleAt.get(head)?.first ?? first) === first) roleAt.set(head, match)
    }
  }
  const found: Mention[] = []
  const absorbed = new Set<TokenId>()
  for (const [head, match] of roleAt) {
    if (absorbed.has(head) || (isModifier(doc, head, roleAt) && !actsInDeed(doc, head, match.entry, roleAt))) continue
    const phrase = nounPhrase(doc, head, match)
    const first = afterPerson(doc, isPerson, afterSubject(doc, phrase.first, match.first, roleAt), match.first)
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

/**
 * Where the phrase begins when the parse took a clause for its words: "farmers blocked roads" is no kind of roads, for people
 * in the plural followed by a participle are its subject.
 */
function afterSubject(
  doc: ParsedText,
  first: TokenId,
  noun: TokenId,
  roleAt: ReadonlyMap<TokenId, PhraseMatch<RoleNoun>>,
): TokenId {
  let begin = first
  for (let t = first; t + 1 < noun; t++) {
    const role = roleAt.get(t)?.entry
    if (role?.kind === 'person' && role.number === 'plural' && doc.upos(t + 1) === 'VERB' && isPast(doc, t + 1))
      begin = t + 2
  }
  return begin
}

/**
 * "Moon Jae-in and North Korean leader": a person is named before an "and", and the phrase begins behind it. "Ann Lee MP": letters
 * behind a name are a phrase of their own.
 */
function afterPerson(doc: ParsedText, isPerson: Uint8Array, first: TokenId, noun: TokenId): TokenId {
  if (first < noun && isPerson[noun - 1] && /^\p{Lu}{2,}$/u.test(doc.form(noun))) return noun
  for (let t = noun - 1; t > first; t--) if (doc.upos(t) === 'CCONJ' && isPerson[t - 1]) return t + 1
  return first
}

const isPast = (doc: ParsedText, t: TokenId): boolean => doc.feat(t, 'Tense') === 'Past'

/** What may stand before a role in one word with it: "ex-members", "counter-protesters". */
const PREFIX = new Set(['ex', 'co', 'counter', 'sub', 'non', 'arch', 'mid', 'multi'])

/** The noun of the matched phrase that the sentence hangs on to, or -1 when it is used as another part of speech. */
function nounOf(doc: ParsedText, names: Names, {first, last, entry}: PhraseMatch<RoleNoun>): TokenId {
  const head = first === last ? first : headOf(doc, first, last)
  const upos = doc.upos(head)
  if (entry.isCapital && (isSentenceStart(doc, first) || !/^\p{Lu}/u.test(doc.form(first)))) return -1
  if (first > 0 && entry.number === 'singular' && names.notActors.has(`${doc.lower(first - 1)} ${entry.noun}`))
    return -1
  if (entry.kind === 'event') return upos === 'NOUN' && doc.relation(head) === 'nsubj' ? head : -1
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

/** Arms of a state and of those who fight it; as adjectives they say who does the deed that the noun names. */
const ACTING = new Set(['GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY', 'REB', 'OPP', 'UAF', 'PRM'])

/** Bodies that are buildings as well: what is done there is done to them ("the embassy bombing"). */
const PREMISES = new Set(['embassy', 'consulate', 'mission', 'ministry', 'parliament', 'headquarters', 'base', 'court'])

/** "A police raid", "the rebel attack", "the court order": a body in front of a noun that is no role itself acts or owns. */
function actsInDeed(
  doc: ParsedText,
  head: TokenId,
  role: RoleNoun,
  roles: ReadonlyMap<TokenId, PhraseMatch<RoleNoun>>,
): boolean {
  if (doc.relation(head) !== 'compound' || !ACTING.has(role.sector ?? '') || doc.upos(head) !== 'NOUN') return false
  if ((role.kind !== 'body' && role.kind !== 'person') || PREMISES.has(role.noun)) return false
  const above = doc.head(head)
  const named = roles.get(above)?.entry
  return above > head && doc.upos(above) === 'NOUN' && (!named || named.kind === 'event')
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
