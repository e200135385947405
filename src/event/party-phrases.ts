import type {Actor} from '../actor/actor.ts'
import {isDirectional} from '../actor/directional.ts'
import {attributionsHolding} from '../attribution/holding.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {spanHolds} from '../span.ts'
import {
  agents,
  byPhrase,
  companions,
  conjuncts,
  contentHead,
  isVerb,
  phrasesAfter,
  phrasesWith,
  prepositionOf,
} from './clause.ts'
import {actorsOf, actsNamed, type ReportView} from './report-view.ts'

/** Parties of these phrases and of what is coordinated with them; a phrase that is no actor is asked for those inside it. */
export function partiesIn(view: ReportView, heads: readonly TokenId[]): Actor[] {
  const found: Actor[] = []
  for (const head of heads) {
    found.push(...misreadConjunct(view, head))
    for (const t of members(view, head)) {
      const direct = namedActors(view, t)
      found.push(...(direct.length > 0 ? direct : inside(view, [t])))
    }
  }
  return unique(found)
}

/**
 * "President Moon Jae-in and North Korean leader Kim Jong Un met": where the parse took the first of two for a part of the
 * second, an "and" stands before the head that joins nothing to what is before it. Who stands right before that "and".
 */
function misreadConjunct({doc, actors}: ReportView, head: TokenId): readonly Actor[] {
  if (doc.relation(head) === 'conj') return []
  const first = doc.subtree(head).first
  let and = head - 1
  while (and > first && and > head - 8 && doc.lower(and) !== 'and' && IN_PHRASE.has(doc.upos(and))) and--
  if (and <= first || doc.lower(and) !== 'and' || doc.relation(and) !== 'cc' || doc.relation(doc.head(and)) === 'conj')
    return []
  return actors.covering(and - 1).filter(({kind}) => kind === 'person' || kind === 'state' || kind === 'organization')
}

/** Words that may stand between an "and" and the head of the phrase behind it. */
const IN_PHRASE = new Set(['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM', 'PART'])

/**
 * Coordinated phrases and those who lead them ("parties led by A and B"); of "two members, Mali and Niger", read as three, the general
 * word is dropped. "Killing five people, activists and a monitor said": who says it is none of them.
 */
function members(view: ReportView, head: TokenId): readonly TokenId[] {
  const {doc} = view
  const counted = contentHead(doc, head, view.rules.transparent)
  // "Six members of the JVP": of a body that nobody knows, its members.
  const content = counted === head || actorsOf(view, counted).length > 0 ? counted : head
  const named = headOfName(view, head)
  const joined =
    content === head
      ? named === head
        ? conjuncts(doc, head)
        : [head, ...conjuncts(doc, named).filter(t => t !== named)]
      : [...new Set([...conjuncts(doc, head), ...conjuncts(doc, content)])].filter(t => t !== head)
  const beside = (t: TokenId): TokenId[] => [...companions(doc, t), ...leaders(doc, t)].flatMap(c => conjuncts(doc, c))
  const all = [...new Set([...joined.flatMap(t => [t, ...beside(t)]), ...listedNames(view, head)])].filter(
    t => t === head || !(isSayingIt(view, head, t) || isOwning(doc, t)),
  )
  const first = all[0]
  if (
    all.length < 3 ||
    first === undefined ||
    !view.rules.classes.get('general_noun')!.has(doc.lemma(first)) ||
    doc.form(first + 1) !== ','
  )
    return all
  return all.slice(1)
}

/** "The former agent Sergei Skripal and his daughter": the name behind a title, on which the parse hung what is joined to both. */
function headOfName({doc, actors}: ReportView, title: TokenId): TokenId {
  if (doc.child(title, 'conj') >= 0) return title
  for (const {mentions} of actors.at(title))
    for (const {head, first, last} of mentions)
      if (first <= title && title < head && head <= last && doc.child(head, 'conj') >= 0) return head
  return title
}

/** "Kosovo's prime minister and Serbia's president": an owner that the parser took for one of those joined. */
const isOwning = (doc: ParsedText, t: TokenId): boolean =>
  doc.childrenBy(t, 'case').some(mark => doc.xpos(mark) === 'POS')

/** "A delegation headed by the finance minister": those who lead, behind a participle. */
const leaders = (doc: ParsedText, t: TokenId): TokenId[] =>
  doc
    .childrenBy(t, 'acl')
    .filter(clause => doc.xpos(clause) === 'VBN' && (doc.lemma(clause) === 'lead' || doc.lemma(clause) === 'head'))
    .flatMap(clause => [...doc.childrenBy(clause, 'obl:agent'), ...byPhrase(doc, clause)])

/**
 * "Secretary of State Mike Pompeo, spokesman Hogan Gidley and the CIA": of a list of names that the parser took for one phrase, those
 * behind a comma or "and". Empty for what is no list.
 */
function listedNames(view: ReportView, head: TokenId): TokenId[] {
  const {doc, actors} = view
  if (doc.upos(head) !== 'PROPN') return []
  const end = Math.min(doc.subtree(head).last + 1, head + 40)
  const found: TokenId[] = []
  let isClosed = false
  for (let t = head + 1; t < end && doc.upos(t) !== 'VERB' && doc.upos(t) !== 'AUX'; t++) {
    const [actor, other] = doc.upos(t) === 'PROPN' ? actors.at(t) : []
    if (!actor || other || !NAMED.has(actor.kind)) continue
    if (doc.deprel(t) === 'nmod:poss' || doc.relation(t) === 'amod' || doc.relation(t) === 'compound') continue
    const mention = actor.mentions.find(({head: top}) => top === t)
    let before = (mention?.first ?? t) - 1
    if (doc.upos(before) === 'DET') before--
    if (before <= head || (doc.form(before) !== ',' && doc.lower(before) !== 'and')) continue
    found.push(t)
    if (doc.lower(before) === 'and') isClosed = true
  }
  return isClosed ? found : []
}

const NAMED = new Set<Actor['kind']>(['person', 'state', 'organization'])

/** Whether a conjunct behind the phrase is, or is joined to, the source of what holds the phrase. */
const isSayingIt = ({doc, claims}: ReportView, head: TokenId, conjunct: TokenId): boolean => {
  if (conjunct <= head) return false
  let next = doc.lower(conjunct + 1) === 'and' ? conjunct + 2 : conjunct
  if (next > conjunct && doc.upos(next) === 'DET') next++
  return attributionsHolding(claims, doc.span(head)).some(
    ({source, cue}) =>
      source !== null &&
      cue.head > conjunct &&
      (spanHolds(source, doc.span(conjunct)) || (next > conjunct && spanHolds(source, doc.span(next)))),
  )
}

/** The actors of a phrase; those named in an apposition go before a role: "two members, Mali and Niger". */
function namedActors(view: ReportView, t: TokenId): readonly Actor[] {
  const {doc} = view
  const own = actorsOf(view, t)
  if (own.some(actor => actor.kind !== 'role' && actor.kind !== 'population')) return own
  const heads = [t, ...phrasesWith(doc, t, 'of')]
  for (const head of heads) {
    const named = doc.childrenBy(head, 'appos').flatMap(a => conjuncts(doc, a).flatMap(x => actorsOf(view, x)))
    if (named.length > 1 || (named.length === 1 && own.length === 0)) return unique(named)
  }
  return own
}

/** Actors inside phrases that are none themselves: possessor, by-phrase, adjective of nationality, then what follows "of", "from", "in". */
export function inside(view: ReportView, heads: readonly TokenId[], depth = 0): Actor[] {
  const {doc} = view
  for (const t of heads) {
    for (const slot of ['poss', 'by', 'dem', 'between', 'of', 'from', 'with', 'against', 'on', 'in', 'to', 'for']) {
      const found = nominalSlot(view, t, slot)
      if (found.length > 0) return found
    }
    if (depth > 1) continue
    for (const slot of ['of', 'in', 'on', 'to', 'for', 'against'])
      for (const phrase of phrasesWith(doc, t, slot)) {
        const found = isVerb(doc, phrase) ? [] : inside(view, [phrase], depth + 1)
        if (found.length > 0) return found
      }
    for (const clause of doc.childrenBy(t, 'acl')) {
      // "Claims that two soldiers beat them": who is said to have done it.
      const told = saysThat(doc, clause) ? partiesIn(view, agents(doc, clause)) : []
      if (told.length > 0) return told
      // "A law that bars judges", "efforts to silence editors": whom it is about is not behind it.
      const found = [...byPhrase(doc, clause), ...['to', 'with', 'in'].flatMap(p => phrasesWith(doc, clause, p))]
        .filter(x => !isVerb(doc, x))
        .flatMap(x => members(view, x).flatMap(y => actorsOf(view, y)))
      if (found.length > 0) return unique(found)
    }
  }
  return []
}

/** A clause behind a noun that tells what the noun says ("claims that …"), with a subject of its own. */
const saysThat = (doc: ParsedText, clause: TokenId): boolean =>
  doc.childrenBy(clause, 'mark').some(mark => doc.lower(mark) === 'that') &&
  doc.child(clause, 'nsubj', 'nsubj:pass') >= 0

/** "On behalf of the envoys", "on the eve of the summit": a noun of phrases that name no other side. */
export const isSetting = ({doc, rules}: ReportView, t: TokenId): boolean =>
  rules.classes.get('setting_noun')!.has(doc.lemma(t))

/** Parties that a noun names around itself: `poss`, `dem` (Russian, US-led, police), or behind a preposition. */
export function nominalSlot(view: ReportView, noun: TokenId, slot: string, taken?: Set<TokenId>): Actor[] {
  const {doc} = view
  if (slot === 'poss') return heldBy(view, doc.childrenBy(noun, 'nmod:poss'), taken)
  if (slot === 'dem') return modifiers(view, noun)
  const phrases = phrasesWith(doc, noun, slot).filter(t => !isVerb(doc, t) && !isSetting(view, t))
  const own = heldBy(view, phrases, taken)
  if (slot === 'between' && own.length === 1)
    own.push(...otherSide(view, phrases[0]!).filter(actor => !own.includes(actor)))
  if (own.length > 0 || !STRAYING.has(slot)) return own
  // "accusations by Ukraine against Russia": a parser likes to hang the second phrase on the first.
  for (const phrase of doc.childrenBy(noun, 'nmod')) {
    const below = heldBy(
      view,
      phrasesWith(doc, phrase, slot).filter(t => !isVerb(doc, t)),
      taken,
    )
    if (below.length > 0) return below
  }
  return slot === 'by' ? [] : heldBy(view, phrasesAfter(doc, noun, slot), taken)
}

/** "Between A and B" where the parser left B alone: the phrase right behind the "and". */
function otherSide(view: ReportView, first: TokenId): readonly Actor[] {
  const {doc} = view
  let and = first + 1
  while (and < doc.endToken(doc.sentenceOf(first)) && and < first + 6 && doc.lower(and) !== 'and') and++
  if (and >= doc.endToken(doc.sentenceOf(first)) || doc.lower(and) !== 'and') return []
  for (let t = and + 1; t < Math.min(and + 5, doc.endToken(doc.sentenceOf(first))); t++) {
    if (doc.upos(t) === 'VERB') return []
    const found = view.actors.at(t)
    if (found.length > 0) return found
  }
  return []
}

const STRAYING = new Set(['by', 'against', 'on', 'to', 'with', 'from'])

function heldBy(view: ReportView, heads: readonly TokenId[], taken?: Set<TokenId>): Actor[] {
  const found: Actor[] = []
  for (const head of heads)
    for (const t of members(view, head)) {
      if (taken?.has(t)) continue
      const actors = namedActors(view, t)
      if (actors.length > 0) taken?.add(t)
      found.push(...actors)
      if (actors.length === 0) found.push(...modifiersOrPossessors(view, t))
    }
  return unique(found)
}

const modifiersOrPossessors = (view: ReportView, t: TokenId): Actor[] => {
  const possessors = view.doc.childrenBy(t, 'nmod:poss').flatMap(p => actorsOf(view, p))
  return possessors.length > 0 ? possessors : modifiers(view, t)
}

/** Adjectives of nationality and compounds before a noun: "Russian shelling", "Iran-Iraq war", "police raid". */
function modifiers(view: ReportView, noun: TokenId): Actor[] {
  const {doc, actors} = view
  const found: Actor[] = []
  for (const child of doc.children(noun)) {
    const relation = doc.relation(child)
    if (child > noun || !['amod', 'compound', 'nmod', 'det'].includes(relation)) continue
    if (doc.deprel(child) === 'nmod:poss' || prepositionOf(doc, child)) continue
    if (isScene(view, noun, child)) continue
    for (const t of conjuncts(doc, child)) {
      const direct = actorsOf(view, t)
      const named = direct.length > 0 ? direct : actors.covering(t)
      if (named.length > 0 && !isDirectional(doc, t)) found.push(...named)
      // "the Iran-Iraq war": the first name hangs on the second.
      for (const first of doc
        .childrenBy(t, 'compound', 'nmod', 'amod', 'dep', 'punct')
        .filter(c => c < t && isHyphen(doc, c + 1) && !isDirectional(doc, c)))
        found.push(...view.actors.covering(first))
    }
  }
  // "A fire-bomb attack": a phrase is not its own modifier.
  const own = new Set(actors.at(noun))
  const others = found.filter(actor => !own.has(actor))
  if (found.length > 0) return unique(others)
  // A modifier that the parser hung elsewhere: the name right before the noun, or before its bracket.
  let before = noun - 1
  if (before >= 0 && doc.form(before) === ')') while (before > 0 && doc.form(before) !== '(') before--
  if (before >= 0 && doc.form(before) === '(') before--
  if (before < doc.firstToken(doc.sentenceOf(noun)) || doc.upos(before) !== 'PROPN') return []
  if (isScene(view, noun, before)) return []
  return [...view.actors.covering(before)]
}

/**
 * "The Nairobi bombing", "the Kuwait invasion": a place in front of a deed of force is where it is done. Adjectives ("Russian
 * shelling") and short forms ("US air strikes") say by whom.
 */
export function isScene(view: ReportView, noun: TokenId, modifier: TokenId): boolean {
  const {doc, places, actors} = view
  if (places.at(modifier) === null || /^(?:\p{Lu}\.?)+$/u.test(doc.form(modifier))) return false
  if (!actsNamed(view, noun).includes('ASSAULT')) return false
  // "The Iran-Iraq war" names both who fight.
  if (isHyphen(doc, modifier - 1) || isHyphen(doc, modifier + 1)) return false
  const isAdjective = (actor: Actor): boolean =>
    actor.mentions.some(({kind, first, last}) => kind === 'demonym' && first <= modifier && modifier <= last)
  return !actors.covering(modifier).some(isAdjective)
}

const isHyphen = (doc: ParsedText, t: TokenId): boolean => /^[-–—/]$/.test(doc.form(t))

/** Each actor once, in order. */
export const unique = (actors: readonly Actor[]): Actor[] => [
  ...new Map(actors.map(actor => [actor.id, actor])).values(),
]
