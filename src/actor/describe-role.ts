import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import {isDirectional} from './directional.ts'
import type {Draft} from './draft.ts'
import {caseOf, type Scene} from './scene.ts'

/** What the words around a role noun say of it. */
export interface RoleDescription {
  /** ISO3 of the states that it belongs to; several for "the Turkish and Iranian presidents". */
  readonly countries: readonly string[]
  readonly sector: string | null
  /** The body or state that it belongs to: "Kremlin" in "a Kremlin spokesman". */
  readonly owner: Draft | null
  readonly isFormer: boolean
  readonly isDefinite: boolean
  /** "a", "an", "another", "one". */
  readonly isIndefinite: boolean
  /** A number before the noun: 2 in "the two leaders". */
  readonly count: number | null
}

const COUNTS: Record<string, number> = {two: 2, both: 2, each: 2, three: 3, four: 4, five: 5}

/** Country, sector and owner of a role phrase from its adjectives, possessors and "of" phrases. */
export function describeRole(scene: Scene, mention: Mention): RoleDescription {
  const {doc} = scene
  const own = ownersBefore(scene, mention)
  const before = own.length > 0 ? own : ownersOfFirst(scene, mention)
  const phrases = ownersAfter(scene, mention).filter(([token]) => !isOtherSideOf(scene, mention, token!))
  const after = phrases.flat()
  const countriesBefore = countriesOf(scene, before)
  const countries =
    countriesBefore.length > 0
      ? countriesBefore
      : (phrases.map(tokens => countriesOf(scene, tokens)).find(found => found.length > 0) ?? [])
  const owners = [...before, ...after].flatMap(token => scene.refs.get(token) ?? [])
  const owner =
    owners.find(draft => draft.kind !== 'state' && draft.kind !== 'population' && draft.kind !== 'person') ??
    owners.find(draft => draft.kind !== 'person') ??
    null
  const words: string[] = []
  for (let t = mention.first; t < mention.head; t++) words.push(doc.lower(t))
  const opening = words[0] ?? ''
  return {
    countries,
    sector: sectorOf(scene, mention, owner),
    owner,
    isFormer: words.some(word => /^(?:former|ex|late|then|onetime|deposed|ousted|outgoing|retired)$/.test(word)),
    isDefinite: /^(?:the|this|that|these|those|both|his|her|their|its)$/.test(opening),
    isIndefinite: /^(?:an?|another|one|some|any|several|many)$/.test(opening),
    count: words.map(word => COUNTS[word]).find(value => value !== undefined) ?? null,
  }
}

/** Tokens inside the phrase, left of its head, that name a state, place or body; also an owner that the parse left outside. */
function ownersBefore(scene: Scene, mention: Mention): TokenId[] {
  const found: TokenId[] = []
  const owner = scene.doc.xpos(mention.first - 1) === 'POS' ? scene.covers.get(mention.first - 2) : undefined
  if (owner && owner.last === mention.first - 2 && scene.refs.has(owner.head)) found.push(owner.head)
  // "Bulgarian President Todor Zhivkov", "U.S. Ambassador Ann Lee": an adjective or state that the parse hung on the name.
  const before = mention.first - 1
  const {kind} = scene.covers.get(before) ?? {}
  const isHung = kind === 'demonym' || (kind === 'place' && scene.doc.child(before, 'case') < 0)
  if (isHung && scene.doc.head(before) > mention.last && scene.refs.has(before)) found.push(before)
  for (let t = mention.first; t < mention.head; t++) {
    const cover = scene.covers.get(t)
    if (isDirectional(scene.doc, t) || (mention.role!.kind === 'event' && isPlaceOfDeed(scene, t))) continue
    if (cover ? cover.head === t && cover !== mention : scene.places.at(t) !== null) found.push(t)
  }
  // "Their Russian counterpart" is Russian, and not theirs; "its allies" are no part of it.
  const isNation = (t: TokenId): boolean =>
    scene.covers.get(t)?.kind === 'demonym' || (scene.covers.get(t)?.kind === 'place' && !isPossessor(scene.doc, t))
  const own = found.filter(t => isNation(t) || !isOtherSideOf(scene, mention, t))
  const isPronoun = (t: TokenId): boolean => scene.covers.get(t)?.pronoun !== undefined
  return own.every(isPronoun) ? own : own.filter(t => !isPronoun(t))
}

/** "Venezuela's government and opposition", "Russian officials and businessmen": bare behind another, whose owner is the owner of both. */
function ownersOfFirst({doc, refs, covers}: Scene, {first, head}: Mention): TokenId[] {
  const other = doc.head(head)
  if (first !== head || doc.relation(head) !== 'conj' || other > head || doc.lower(head - 1) !== 'and') return []
  return doc
    .childrenBy(other, 'nmod:poss', 'amod', 'compound')
    .filter(t => t < other && (covers.get(t)?.kind === 'place' || covers.get(t)?.kind === 'demonym') && refs.has(t))
}

/** Whether the noun speaks of those beside or against this owner: "Britain's allies", "his counterpart". A person's are often at home. */
function isOtherSideOf({atlas, refs}: Scene, mention: Mention, owner: TokenId): boolean {
  const noun = mention.role!.noun
  if (!atlas.words.isA(noun, 'other-side')) return false
  return (
    noun.startsWith('counterpart') ||
    (refs.get(owner) ?? []).some(({kind}) => kind === 'state' || kind === 'organization')
  )
}

const isPossessor = (doc: ParsedText, t: TokenId): boolean => doc.deprel(t) === 'nmod:poss'

/**
 * "The Nairobi bombing", "the Kuwait invasion": a place in front of a deed says where it was done, and only an adjective
 * ("Russian shelling") or a short form ("US air strikes") by whom.
 */
function isPlaceOfDeed({doc, covers, places}: Scene, token: TokenId): boolean {
  const kind = covers.get(token)?.kind
  if (kind === 'demonym' || kind === 'organization' || kind === 'group') return false
  return (kind === 'place' || places.at(token) !== null) && !/^(?:\p{Lu}\.?)+$/u.test(doc.form(token))
}

/**
 * Of each "of", "for", "in", "from", "at" phrase after the noun the head, with its conjuncts and what names its owner; those that
 * say most of whose one is first: "the parents of a British boy at the Vatican", "workers at a Volkswagen plant in Mexico".
 */
function ownersAfter(scene: Scene, mention: Mention): TokenId[][] {
  const {doc} = scene
  const found: {tokens: TokenId[]; rank: number}[] = []
  const role = mention.role!
  // What follows a deed names whom it hits and where; "30 African countries in Washington" are not of Washington.
  const owning = role.kind === 'event' ? NOT_OWNING : scene.atlas.words.isA(role.noun, 'state') ? OF : OWNING
  for (const child of doc.childrenBy(mention.head, 'nmod')) {
    // "in and around Miami": one of several prepositions will do.
    if (child < mention.head) continue
    // The parse may hang the preposition on the noun itself.
    const marks = [
      ...doc.childrenBy(child, 'case'),
      ...(doc.relation(child - 1) === 'conj' ? [doc.head(child - 1)] : []),
    ]
    if (!marks.some(mark => owning.has(doc.lower(mark)))) continue
    const below = doc.childrenBy(child, 'nmod:poss', 'amod', 'compound', 'nmod').filter(t => !isGoal(doc, t))
    const isBelonging = BELONGING.has(caseOf(doc, child) ?? '')
    const rank = isBelonging ? 0 : scene.places.at(child) ? 1 : 2
    found.push({tokens: [child, ...doc.childrenBy(child, 'conj', 'appos'), ...below], rank})
  }
  const possessor = doc.child(mention.head, 'nmod:poss')
  if (possessor >= 0 && possessor < mention.first) found.push({tokens: [possessor], rank: 3})
  return found.sort((a, b) => a.rank - b.rank).map(({tokens}) => tokens)
}

/** "The delegation to the OPCW", "the mission in Tehran": where somebody is sent is not whose he is. */
const isGoal = (doc: ParsedText, t: TokenId): boolean => /^(?:to|in|at|with|on)$/.test(caseOf(doc, t) ?? '')

const BELONGING: ReadonlySet<string> = new Set(['of', 'for', 'from'])
const NOT_OWNING: ReadonlySet<string> = new Set()
const OF: ReadonlySet<string> = new Set(['of'])
const OWNING: ReadonlySet<string> = new Set(['of', 'for', 'in', 'from', 'at', 'within', 'on', 'behind'])

function countriesOf(scene: Scene, tokens: readonly TokenId[]): string[] {
  const found = new Set<string>()
  for (const token of tokens) {
    const drafts = scene.refs.get(token)
    // "their foreign ministers": one a state, where the possessor is several.
    const countries = drafts ? drafts.map(draft => draft.country) : [scene.places.at(token)?.country]
    for (const country of countries) if (country) found.add(country)
  }
  return [...found]
}

/** Sectors of bodies whose officers are theirs: "the Senate president". */
const OF_BODY = new Set(['OPP', 'REB', 'LEG', 'JUD', 'PTY'])

/** Sectors of those who serve an international body when it owns them: "U.N. troops", "EU monitors". */
const SERVING = new Set(['MIL', 'COP', 'NGO'])

/** The noun's own sector, unless it takes that of the body it belongs to or of the word before it. */
function sectorOf(scene: Scene, mention: Mention, owner: Draft | null): string | null {
  const role = mention.role!
  const {atlas} = scene
  const modifier = mention.modifiers?.findLast(word => word.sector !== null)?.sector ?? null
  const body = owner && owner.kind !== 'state' && owner.kind !== 'population' ? owner.sector : null
  // "A spokesman for the relatives" holds no office, and of whom an unknown body's leaders are is unknown.
  if (role.isTransparent && owner?.kind === 'population' && owner.roles.size > 0) return modifier ?? owner.sector
  // "The inspector's team": of a person of whom nothing is known.
  const holder = owner === null && role.isTransparent ? personBefore(scene, mention) : null
  if (holder) return holder.sector ?? modifier
  const isOfBody = owner?.kind === 'organization' || (owner === null && isOfUnknownBody(scene, mention))
  if (role.isTransparent && isOfBody && !atlas.words.isA(role.noun, 'official')) return body ?? modifier
  if (role.isTransparent || role.kind === 'facility' || role.kind === 'place') return body ?? modifier ?? role.sector
  if (role.isHead || role.sector === 'GOV')
    return body && body !== 'GOV' && body !== 'CVL'
      ? body
      : modifier !== null && OF_BODY.has(modifier)
        ? modifier
        : role.sector
  if ((body === 'UNO' || body === 'IGO') && SERVING.has(role.sector ?? '')) return body
  if (body === 'REB' && (role.sector === 'MIL' || role.sector === null)) return 'REB'
  if (role.sector === null) return body ?? modifier
  if (role.sector === 'MIL' && (modifier === 'REB' || modifier === 'OPP')) return 'REB'
  return role.sector
}

/** The person who owns those of the phrase: Ritter of "Ritter's team"; null when nobody does. */
function personBefore({doc, refs}: Scene, {head}: Mention): Draft | null {
  const owner = doc.child(head, 'nmod:poss')
  const [draft, other] = owner < 0 || doc.upos(owner) === 'PRON' ? [] : (refs.get(owner) ?? [])
  return draft && !other && draft.kind === 'person' ? draft : null
}

/** "Six members of the JVP": of a name or acronym that is no place and that nobody knows. */
const isOfUnknownBody = ({doc, refs, places}: Scene, {head}: Mention): boolean =>
  doc
    .childrenBy(head, 'nmod')
    .some(
      t =>
        t > head &&
        BELONGING.has(caseOf(doc, t) ?? '') &&
        !refs.has(t) &&
        places.at(t) === null &&
        (doc.upos(t) === 'PROPN' || /^\p{Lu}{2,}$/u.test(doc.form(t))),
    )
