import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {
  agents,
  byPhrase,
  contentHead,
  isPassive,
  isVerb,
  patients,
  phrasesAfter,
  phrasesWith,
  prepositionOf,
  surfaceSubjects,
} from './clause.ts'
import type {Factuality} from './event.ts'
import {isFiniteTakenForParticiple} from './misread-verb.ts'
import {partiesIn} from './party-phrases.ts'
import {actorsOf, type ReportView} from './report-view.ts'
import type {Constraint, Filter, Frame} from './rules.ts'
import {isDeniedOfOthers, isSaidOfOthers, isSpoken, judgedParties} from './said-of-others.ts'

/** A verb that lends a nominal act its subject, as found in the text. */
export interface LightVerbUse {
  readonly verb: TokenId
  readonly subject: 'actor' | 'recipient' | 'event'
  readonly factuality: Factuality | null
}

/** A word of the text and the frame that fits it. */
export interface Candidate {
  readonly token: TokenId
  readonly part: 'verb' | 'noun' | 'adjective' | 'modal'
  readonly frame: Frame
  /** The object that a class of the frame was met by ("talks" of "held talks"); -1 when none. */
  readonly object: TokenId
  readonly light: LightVerbUse | null
}

/** The first frame of the tables that fits the word; null when it is no trigger, or is said to be none. */
export function matchTrigger(view: ReportView, t: TokenId): Candidate | null {
  const {doc, rules} = view
  const upos = doc.upos(t)
  if (upos === 'VERB') {
    // "life-threatening", "so-called": part of an adjective.
    if (t > 0 && /[-–]$/.test(doc.form(t - 1)) && doc.end(t - 1) === doc.start(t)) return null
    const written = hyphenated(doc, t).find(word => rules.verbs.has(word)) ?? doc.lemma(t)
    const frames = rules.verbs.get(written) ?? rules.verbs.get(`${written}e`)
    if (isGerundNoun(doc, t)) return firstFit(view, t, 'noun', rules.nouns.get(doc.lower(t)) ?? [])
    if (
      frames &&
      ((doc.relation(t) !== 'amod' && doc.relation(t) !== 'compound') || isFiniteTakenForParticiple(doc, t))
    ) {
      const found = firstFit(view, t, 'verb', frames)
      if (found) return found
    }
    return isNounTakenForVerb(doc, t) ? firstFit(view, t, 'noun', rules.nouns.get(doc.lemma(t)) ?? []) : null
  }
  if (upos === 'NOUN' || upos === 'PROPN') {
    if (doc.relation(t) === 'compound') return null
    const written = hyphenated(doc, t).find(word => rules.nouns.has(word)) ?? doc.lemma(t).toLowerCase()
    const frames = rules.nouns.get(written)
    return frames ? firstFit(view, t, 'noun', frames) : null
  }
  if (upos === 'ADJ') {
    const frames = rules.adjectives.get(doc.lemma(t))
    return frames ? firstFit(view, t, 'adjective', frames) : null
  }
  if (upos === 'AUX' && doc.deprel(t) === 'aux') {
    const frames = rules.modals.get(doc.lemma(t))
    return frames ? firstFit(view, t, 'modal', frames) : null
  }
  return null
}

/** "Over the Skripal poisoning", "by the shelling": a form in -ing behind a preposition with an article or a name before it. */
const isGerundNoun = (doc: ParsedText, t: TokenId): boolean =>
  doc.xpos(t) === 'VBG' &&
  t > 0 &&
  doc.child(t, 'obj', 'aux', 'xcomp', 'ccomp') < 0 &&
  doc.children(t).some(c => c < t && ['case', 'mark'].includes(doc.relation(c)) && doc.lower(c) !== 'to') &&
  (doc.lower(t - 1) === 'the' || (['PROPN', 'ADJ'].includes(doc.upos(t - 1)) && doc.head(t - 1) === t))

/** "And trade between the two": a bare form behind a conjunction or article, before "between", is a noun. */
const isNounTakenForVerb = (doc: ParsedText, t: TokenId): boolean =>
  t + 1 < doc.tokenCount &&
  doc.lower(t + 1) === 'between' &&
  doc.lemma(t) === doc.lower(t) &&
  (t === 0 || ['CCONJ', 'DET', 'ADJ', 'PUNCT', 'ADP', 'NOUN'].includes(doc.upos(t - 1)))

function firstFit(view: ReportView, t: TokenId, part: Candidate['part'], frames: readonly Frame[]): Candidate | null {
  const slots = new Map<string, readonly TokenId[]>()
  for (const frame of frames) {
    if (!hasExtraWords(view.doc, t, part, frame.extra)) continue
    let object = -1
    let fits = true
    for (const constraint of frame.constraints) {
      const met = meets(view, t, part, constraint, slots)
      if (met === false) {
        fits = false
        break
      }
      if (typeof met === 'number' && constraint.slot !== 'nsubj' && object < 0) object = met
    }
    if (!fits) continue
    if (!frame.type) return null
    return {
      token: t,
      part,
      frame,
      object,
      light: part === 'noun' ? (lightVerbOf(view, t) ?? occasionOf(view.doc, t, frame)) : null,
    }
  }
  return null
}

/** Further words of a multiword trigger: before a noun, within a few words after a verb. */
function hasExtraWords(doc: ParsedText, t: TokenId, part: Candidate['part'], extra: readonly string[]): boolean {
  if (extra.length === 0) return true
  if (part === 'noun') {
    const first = doc.firstToken(doc.sentenceOf(t))
    return extra.every((word, i) => {
      const at = t - extra.length + i
      return at >= first && (doc.lower(at) === word || doc.lemma(at) === word)
    })
  }
  const end = doc.endToken(doc.sentenceOf(t))
  let at = t
  for (const word of extra) {
    let found = -1
    for (let next = at + 1; next < end && next <= at + 5; next++)
      if ((doc.lower(next) === word || doc.lemma(next) === word) && (next === at + 1 || doc.head(next) === t)) {
        found = next
        break
      }
    if (found < 0) return false
    at = found
  }
  return true
}

/** False when the condition fails; the token that met it by its word, or true. */
function meets(
  view: ReportView,
  t: TokenId,
  part: Candidate['part'],
  constraint: Constraint,
  slots: Map<string, readonly TokenId[]>,
): boolean | TokenId {
  const {slot, filter, isNegated} = constraint
  // Whoever speaks; and of others than himself.
  const predicate = predicateAt(view.doc, t, part)
  if (slot === 'spoken') return isSpoken(view, predicate)
  if (slot === 'said') return isSaidOfOthers(view, predicate, part === 'modal')
  if (slot === 'saidnot') return isDeniedOfOthers(view, predicate)
  if (slot === 'judged') return judgedParties(view, t).length > 0
  if (slot === 'cop') return view.doc.child(t, 'cop') >= 0
  if (slot === 'form') return filter.words.has(formOf(view.doc, predicate)) !== isNegated
  if (slot === 'mod') return hasModifier(view.doc, t, part, filter) !== isNegated
  let tokens = slots.get(slot)
  if (!tokens) {
    tokens = part === 'modal' ? slotTokens(view.doc, predicate, 'verb', slot) : slotTokens(view.doc, t, part, slot)
    // "Allows the opposition to choose": an infinitive is no phrase with "to".
    if (slot === 'to') tokens = tokens.filter(x => view.doc.xpos(x) !== 'VB')
    slots.set(slot, tokens)
  }
  if (filter.none) return tokens.length === 0
  if (isNegated) {
    // "!ACTOR" wants an object that is none; other conditions are met by its absence.
    if (filter.actor || filter.person) return tokens.length > 0 && !tokens.some(x => fitsFilter(view, x, filter))
    return !tokens.some(x => fitsFilter(view, x, filter))
  }
  if (filter.any) return tokens.length > 0
  for (const x of tokens) {
    if (!fitsFilter(view, x, filter)) continue
    if (filter.words.size === 0 || !fitsWords(view, x, filter.words)) return true
    const content = contentHead(view.doc, x, view.rules.transparent)
    return isOneOf(view.doc, content, filter.words) ? content : x
  }
  return false
}

/** "were allowed": passive; "had to": past; else active. */
const formOf = (doc: ParsedText, t: TokenId): string =>
  isPassive(doc, t) ? 'passive' : doc.xpos(t) === 'VBD' ? 'past' : 'active'

/** What is asserted with the word: of a modal its verb, of "there is a need" the verb, else the word itself. */
function predicateAt(doc: ParsedText, t: TokenId, part: Candidate['part']): TokenId {
  const head = doc.head(t)
  if (part === 'modal') return head
  const isExistential = part === 'noun' && head >= 0 && doc.lemma(head) === 'be' && doc.child(head, 'expl') >= 0
  return isExistential ? head : t
}

const STRAYING = new Set(['against', 'with', 'between', 'over', 'on'])

/** Heads of what stands in a slot of the trigger, coordination included where it is cheap: direct conjuncts. */
function slotTokens(doc: ParsedText, t: TokenId, part: Candidate['part'], slot: string): readonly TokenId[] {
  if (part === 'noun') {
    if (slot === 'poss') return doc.childrenBy(t, 'nmod:poss')
    if (slot === 'case') return doc.childrenBy(t, 'case')
    if (slot === 'xcomp')
      return doc
        .childrenBy(t, 'acl')
        .filter(c => doc.deprel(c) !== 'acl:relcl' && doc.children(c).some(m => doc.lower(m) === 'to'))
    if (slot === 'ccomp')
      return doc.childrenBy(t, 'acl', 'ccomp').filter(c => doc.children(c).some(m => doc.lower(m) === 'that'))
    const own = phrasesWith(doc, t, slot)
    // "a tirade by the president against Brussels": the second phrase likes to hang on the first.
    return own.length > 0 || !STRAYING.has(slot) ? own : phrasesAfter(doc, t, slot)
  }
  switch (slot) {
    case 'obj':
      return part === 'adjective' ? [] : patients(doc, t).flatMap(o => [o, ...doc.childrenBy(o, 'conj')])
    case 'iobj': {
      const own = doc.childrenBy(t, 'iobj')
      // "gave the rebels 72 hours": of two objects, the first is the one that it is given to.
      const objects = own.length > 0 ? own : doc.childrenBy(t, 'obj').filter(o => o > t)
      return own.length > 0 || objects.length > 1 ? objects.slice(0, 1) : []
    }
    case 'nsubj': {
      const acting = part === 'adjective' ? surfaceSubjects(doc, t) : agents(doc, t)
      return acting.length > 0 ? acting : isPassive(doc, t) ? byPhrase(doc, t) : []
    }
    case 'aux':
      return doc.childrenBy(t, 'aux', 'aux:pass')
    case 'advcl':
      return doc.childrenBy(t, 'advcl')
    case 'xcomp': {
      const own = doc.childrenBy(t, 'xcomp')
      return own.length > 0 ? own : controlledInfinitives(doc, t)
    }
    case 'ccomp':
      return doc.childrenBy(t, 'ccomp')
    case 'subjunctive':
      // "suggested that they leave", "that they should leave"
      return doc.childrenBy(t, 'ccomp').filter(c => {
        const auxiliaries = doc.childrenBy(c, 'aux', 'aux:pass', 'cop').map(a => doc.lower(a))
        return (
          auxiliaries.includes('should') || auxiliaries.includes('be') || (doc.xpos(c) === 'VB' && !auxiliaries.length)
        )
      })
    default: {
      // "obj.by": a phrase of the object alone ("denied charges by the army", not "denied by the army").
      if (slot.startsWith('obj.')) return patients(doc, t).flatMap(o => phrasesWith(doc, o, slot.slice(4)))
      const own = phrasesWith(doc, t, slot)
      if (own.length > 0) return own
      return part === 'verb' ? patients(doc, t).flatMap(o => phrasesWith(doc, o, slot)) : []
    }
  }
}

const ASKING = new Set([
  'order',
  'urge',
  'ask',
  'tell',
  'instruct',
  'command',
  'direct',
  'advise',
  'request',
  'require',
  'beg',
])

/** "Ordered the government to release the files": the infinitive that is asked for, which a parser took for one of purpose. */
const controlledInfinitives = (doc: ParsedText, t: TokenId): TokenId[] =>
  ASKING.has(doc.lemma(t))
    ? patients(doc, t).flatMap(object =>
        [...doc.childrenBy(t, 'advcl'), ...doc.childrenBy(object, 'acl')].filter(
          clause => clause > object && ['VB', 'VBN'].includes(doc.xpos(clause)) && doc.lower(object + 1) === 'to',
        ),
      )
    : []

function fitsFilter(view: ReportView, x: TokenId, filter: Filter): boolean {
  if (filter.any) return true
  if (filter.words.size > 0 && fitsWords(view, x, filter.words)) return true
  if (!filter.actor && !filter.person && !filter.state) return false
  if (filter.person && ['it', 'this', 'that'].includes(view.doc.lower(x))) return false
  const actors = actorsOf(view, x)
  if (actors.length === 0) return filter.actor && isNamedGround(view, x)
  if (filter.state) return actors.some(actor => actor.kind === 'state' || actor.sector === 'GOV')
  return true
}

/** "The island of Grenada", "Namibian territory": ground of somebody that is named. */
const isNamedGround = (view: ReportView, x: TokenId): boolean =>
  view.rules.classes.get('territory')?.has(view.doc.lemma(x).toLowerCase()) === true && partiesIn(view, [x]).length > 0

/** By lemma, by two words ("joint statement"), or by the noun inside ("a round of talks"). */
function fitsWords(view: ReportView, x: TokenId, words: ReadonlySet<string>): boolean {
  const {doc} = view
  if (isOneOf(doc, x, words)) return true
  if (words.has('money') && isMoney(doc, x)) return true
  const content = contentHead(doc, x, view.rules.transparent)
  if (content !== x && isOneOf(doc, content, words)) return true
  return false
}

/** "$340 million", "€28m": the head is the sign or the number. */
const isMoney = (doc: ParsedText, x: TokenId): boolean =>
  /^[$€£¥₹]|^(US\$|USD|EUR|GBP)$/.test(doc.form(x)) ||
  (doc.upos(x) === 'NUM' && doc.children(x).some(c => /^[$€£¥₹]/.test(doc.form(c))))

function isOneOf(doc: ParsedText, x: TokenId, words: ReadonlySet<string>): boolean {
  const lemma = doc.lemma(x).toLowerCase()
  if (words.has(lemma) || words.has(doc.lower(x)) || (lemma.endsWith('s') && words.has(lemma.slice(0, -1)))) return true
  if (x === 0) return false
  return words.has(`${doc.lower(x - 1)} ${lemma}`) || hyphenated(doc, x).some(word => words.has(word))
}

/** A word of the list before a noun trigger, or anywhere right below a verb trigger and its object. */
function hasModifier(doc: ParsedText, t: TokenId, part: Candidate['part'], filter: Filter): boolean {
  const around = doc.children(t)
  const below = part === 'noun' ? around : [...around, ...patients(doc, t).flatMap(o => doc.children(o))]
  return below.some(c => isOneOf(doc, c, filter.words) || doc.children(c).some(d => filter.words.has(doc.lower(d))))
}

/** The word that ends here as it is written with and without its hyphen ("cease-fire", "ceasefire"); empty where none is. */
function hyphenated(doc: ParsedText, t: TokenId): string[] {
  if (t < 2 || doc.form(t - 1) !== '-' || doc.start(t) - doc.end(t - 2) !== 1) return []
  const [first, last] = [doc.lower(t - 2), doc.lemma(t).toLowerCase()]
  return [`${first}-${last}`, first + last]
}

/** Light verbs whose act stands in a phrase: "engaged in talks", "went on strike", "came under attack". */
const TAKES_PHRASE = new Set([
  'engage',
  'participate',
  'take',
  'enter',
  'go',
  'be',
  'come',
  'embark',
  'involve',
  'brace',
  'push',
  'press',
  'remain',
  'stay',
  'keep',
  'put',
  'place',
  'implicate',
])

const JOURNEYS = new Set(['go', 'fly', 'travel', 'come', 'return', 'arrive', 'gather', 'head', 'leave', 'be'])

/** "Is in talks", "was under attack", "is in Paris for talks", "flew to Oslo for a meeting": the subject takes part in it. */
function predicateOf(doc: ParsedText, noun: TokenId): LightVerbUse | null {
  const preposition = prepositionOf(doc, noun)
  const be = doc.child(noun, 'cop')
  if (be >= 0 && ['in', 'at', 'on', 'under'].includes(preposition)) {
    const factuality = ['VBZ', 'VBP'].includes(doc.xpos(be)) ? 'ongoing' : null
    return {verb: noun, subject: preposition === 'under' ? 'recipient' : 'actor', factuality}
  }
  const head = doc.head(noun)
  if (preposition !== 'for' || head < 0) return null
  const goes = isVerb(doc, head) ? JOURNEYS.has(doc.lemma(head)) : doc.child(head, 'cop') >= 0
  return goes && doc.child(head, 'nsubj') >= 0 ? {verb: head, subject: 'actor', factuality: null} : null
}

const DURING = new Set(['during', 'on', 'after', 'before', 'following', 'in', 'at'])
const JOINTLY = new Set(['consultation', 'cooperation', 'coordination', 'collaboration', 'partnership', 'conjunction'])

/** "During a visit to Kenya, the chancellor said", "drafted the rules in consultation with Iraq": who acts in the clause takes part. */
function occasionOf(doc: ParsedText, noun: TokenId, {type, mode}: Frame): LightVerbUse | null {
  const verb = doc.head(noun)
  if (doc.relation(noun) !== 'obl' || verb < 0 || !isVerb(doc, verb)) return null
  const preposition = prepositionOf(doc, noun)
  const isVisit = type === 'CONSULT' && mode === 'visit' && DURING.has(preposition)
  if (!isVisit && !(preposition === 'in' && JOINTLY.has(doc.lemma(noun)))) return null
  return {verb, subject: 'actor', factuality: null}
}

/** The light verb that a nominal act is the object of ("held talks", "went on strike"); null when there is none. */
export function lightVerbOf(view: ReportView, noun: TokenId): LightVerbUse | null {
  const {doc, rules} = view
  const predicate = predicateOf(doc, noun)
  if (predicate) return predicate
  let node = noun
  for (let steps = 0; steps < 3; steps++) {
    const head = doc.head(node)
    if (head < 0) return null
    if (isVerb(doc, head)) {
      const relation = doc.deprel(node)
      const particle = doc.child(head, 'compound:prt')
      const key = particle >= 0 ? `${doc.lemma(head)} ${doc.lower(particle)}` : doc.lemma(head)
      // "Riots broke out in Leeds", "the strike paralysed Greece": the act is what takes place.
      if (relation === 'nsubj' && rules.occurrence.has(key)) return {verb: head, subject: 'event', factuality: null}
      const isObject =
        relation === 'obj' ||
        relation === 'nsubj:pass' ||
        ((relation === 'obl' || relation === 'xcomp') && TAKES_PHRASE.has(doc.lemma(head)))
      if (!isObject && !(doc.relation(head) === 'acl' && doc.head(head) === node)) return null
      const found = rules.light.get(key) ?? rules.light.get(doc.lemma(head))
      // "considering Russia's request": the request is there already, and not the subject's.
      if (found?.factuality === 'planned' && doc.child(noun, 'nmod:poss') >= 0) return null
      return found ? {verb: head, ...found} : null
    }
    // "a series of attacks", "a round of talks and consultations"
    if (doc.relation(node) === 'conj' || (doc.relation(node) === 'nmod' && rules.transparent.has(doc.lemma(head))))
      node = head
    else return null
  }
  return null
}
