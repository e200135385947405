import {firstOfJoined} from '../language/first-of-joined.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {isBareObject, isQuantified} from './bare-object.ts'
import {ANSWERABLE, ASKING, COMPANY, INTENT, OBJECT_CONTROL, PARTICLES, RELATIVES} from './grammar-words.ts'
import {
  describedTakenForSubject,
  hasFiniteForm,
  isActiveTakenForPassive,
  isFiniteTakenForParticiple,
  isHeadlineInfinitive,
  isHeadlinePassive,
  nounBehindParticiple,
  phraseBefore,
  subjectOfParticiple,
} from './misread-verb.ts'
import {isTimeWord} from './time-word.ts'

/**
 * Who does what to whom in a clause, as grammar has it: subjects and objects across voice, relative clauses, control,
 * raising, coordination and participles. Tokens only; which of them are actors is another room's matter.
 */

export const isVerb = (doc: ParsedText, t: TokenId): boolean => doc.upos(t) === 'VERB'

/** Whether the verb is in the passive, or is a past participle behind a noun ("men arrested in Lyon"). */
export function isPassive(doc: ParsedText, verb: TokenId): boolean {
  if (isFiniteTakenForParticiple(doc, verb) || isActiveTakenForPassive(doc, verb)) return false
  if (isHeadlinePassive(doc, verb)) return true
  for (const child of doc.children(verb)) {
    const relation = doc.deprel(child)
    if (relation === 'nsubj:pass' || relation === 'aux:pass' || relation === 'csubj:pass') return true
    if (relation === 'nsubj' || relation === 'aux') return false
  }
  if (doc.xpos(verb) !== 'VBN') return false
  const relation = doc.deprel(verb)
  if (relation === 'acl' || relation === 'amod' || relation === 'advcl') return doc.child(verb, 'obj') < 0
  if (relation === 'conj' && isVerb(doc, doc.head(verb)))
    return doc.child(verb, 'obj') < 0 && isPassive(doc, doc.head(verb))
  return relation === 'xcomp' && doc.child(verb, 'obj') < 0
}

/** Heads of a noun phrase and of those coordinated with it, in text order. */
export function conjuncts(doc: ParsedText, t: TokenId): TokenId[] {
  const found = [t]
  for (let i = 0; i < found.length && found.length < 40; i++)
    for (const child of doc.childrenBy(found[i]!, 'conj')) if (!isVerb(doc, child)) found.push(child)
  return found.sort((a, b) => a - b)
}

/** Phrases below the word that name others of its kind: "allies, including Germany", "along with Spain". */
export function companions(doc: ParsedText, t: TokenId): TokenId[] {
  const found: TokenId[] = []
  for (const child of doc.children(t)) {
    if (isVerb(doc, child) || !['nmod', 'obl', 'appos', 'acl', 'conj', 'dep'].includes(doc.relation(child))) continue
    const marks = doc
      .children(child)
      .filter(c => c < child && ['case', 'mark', 'advmod', 'cc'].includes(doc.relation(c)))
    const first = marks[0]
    if (first === undefined || first + 1 >= doc.tokenCount) continue
    if (COMPANY.has(doc.lower(first)) || COMPANY.has(`${doc.lower(first)} ${doc.lower(first + 1)}`)) found.push(child)
  }
  return found
}

/** The preposition that introduces the phrase ("against", "on"), lower case; '' when there is none. */
export function prepositionOf(doc: ParsedText, t: TokenId): string {
  const found = doc.child(t, 'case')
  if (found >= 0) return doc.lower(found)
  // "with Foreign Minister Lavrov": the preposition may hang on the title before the name.
  for (const child of doc.children(t)) {
    if (child > t || !TITLES.has(doc.relation(child))) continue
    const below = doc.child(child, 'case')
    if (below >= 0 && below < child && doc.deprel(child) !== 'nmod:poss') return doc.lower(below)
  }
  return ''
}

const TITLES = new Set(['nmod', 'compound', 'amod', 'flat', 'appos'])

/** Phrases below `t` that this preposition introduces; coordination is not followed. */
export function phrasesWith(doc: ParsedText, t: TokenId, preposition: string): TokenId[] {
  const found: TokenId[] = []
  for (const child of doc.children(t)) {
    const relation = doc.relation(child)
    if (relation !== 'obl' && relation !== 'nmod' && relation !== 'advcl' && relation !== 'acl' && relation !== 'xcomp')
      continue
    if (isMarkedBy(doc, child, preposition) || prepositionOf(doc, child) === preposition) found.push(child)
  }
  const predicate = predicateBehind(doc, t)
  return predicate !== t && isMarkedBy(doc, predicate, preposition) ? [predicate, ...found] : found
}

/** "Is due in Oslo": the place behind an adjective that the parser took for a part of its preposition, and the place for the predicate; else the word itself. */
const predicateBehind = (doc: ParsedText, t: TokenId): TokenId =>
  doc.upos(t) === 'ADJ' && doc.relation(t) === 'case' && doc.child(doc.head(t), 'cop') >= 0 ? doc.head(t) : t

/**
 * Phrases to the right of `t` that the preposition introduces, wherever the parser hung them: the nearest one before the
 * next verb, semicolon or quotation mark.
 */
export function phrasesAfter(doc: ParsedText, t: TokenId, preposition: string): TokenId[] {
  const end = Math.min(doc.endToken(doc.sentenceOf(t)), t + 16)
  for (let i = t + 1; i < end; i++) {
    const upos = doc.upos(i)
    if (upos === 'VERB' || upos === 'AUX' || upos === 'SCONJ') return []
    if (upos === 'PUNCT' && [';', ':', '“', '”', '"'].includes(doc.form(i))) return []
    if (doc.relation(i) !== 'case' || doc.lower(i) !== preposition) continue
    const head = doc.head(i)
    return head > i && !isVerb(doc, head) ? [head] : []
  }
  return []
}

function isMarkedBy(doc: ParsedText, t: TokenId, word: string): boolean {
  for (const mark of doc.children(t)) {
    const relation = doc.relation(mark)
    if ((relation === 'case' || relation === 'mark') && doc.lower(mark) === word) return true
  }
  return false
}

/**
 * The words that stand as subject of a verb or predicate, before voice is looked at. Own subject first, a relative
 * pronoun stands for its antecedent; else what coordination, control, raising or a participle lends. Empty when unsaid.
 */
export function surfaceSubjects(doc: ParsedText, verb: TokenId, depth = 0): TokenId[] {
  const lent = subjectOfParticiple(doc, verb)
  if (lent >= 0) return [lent]
  const own = nearestSubjects(doc, predicateBehind(doc, verb))
  if (own.length > 0)
    return own.map(t => (RELATIVES.has(doc.lower(t)) && isRelativeClause(doc, verb) ? antecedent(doc, verb) : t))
  const misread = subjectOfTime(doc, verb)
  if (misread >= 0) return [misread]
  if (isFiniteTakenForParticiple(doc, verb)) return [phraseBefore(doc, verb)]
  if (isHeadlineInfinitive(doc, verb)) return [doc.head(verb)]
  if (doc.child(verb, 'csubj') >= 0) return []
  const head = doc.head(verb)
  const described = describedBeside(doc, verb)
  if (described >= 0) return [described]
  if (depth > 6) return []
  if (head < 0) return hasFiniteForm(doc, verb) ? strayedSubject(doc, verb) : []
  const intent = intentNoun(doc, verb)
  if (intent >= 0 && doc.relation(verb) !== 'conj') return holders(doc, intent, depth)
  switch (doc.relation(verb)) {
    case 'conj':
      if (doc.deprel(head) === 'acl:relcl' || isPredicate(doc, head)) return surfaceSubjects(doc, head, depth + 1)
      // "Said China and Russia welcome and back it": a verb that the parser took for an adjective.
      if (doc.relation(head) === 'ccomp') return surfaceSubjects(doc, head, depth + 1)
      return doc.relation(head) === 'acl' ? [doc.head(head)] : []
    case 'xcomp':
      return controllers(doc, head, depth)
    case 'ccomp': {
      // "said China and Russia will continue": a subject that the parser took for the object of the speech.
      const taken = doc.childrenBy(head, 'obj').find(t => t > head && t < verb)
      if (taken !== undefined && (doc.child(verb, 'aux') >= 0 || doc.lemma(head) === 'say')) return [taken]
      const beside = clauseBeside(doc, verb)
      if (beside >= 0) return surfaceSubjects(doc, beside, depth + 1)
      return ['VBD', 'VBZ', 'VBP'].includes(doc.xpos(verb)) ? strayedSubject(doc, verb) : controllers(doc, head, depth)
    }
    case 'advcl':
    case 'parataxis':
      if (doc.relation(verb) === 'parataxis' && doc.feat(verb, 'VerbForm') === 'Fin') {
        const beside = clauseBeside(doc, verb)
        return beside >= 0 ? surfaceSubjects(doc, beside, depth + 1) : []
      }
      if (isGovernedBy(doc, verb, ['of', 'for', 'from', 'to', 'with', 'into']) && OBJECT_CONTROL.has(doc.lemma(head)))
        return controllers(doc, head, depth)
      // "Demanding the minister to sack them": an infinitive that the parser took for a purpose.
      if (doc.xpos(verb) === 'VB' && ASKING.has(doc.lemma(head)) && doc.child(verb, 'mark') >= 0) {
        const asked = doc.child(head, 'obj', 'iobj')
        if (asked > head && asked < verb) return [asked]
      }
      if (isAnswerable(doc, verb, head)) {
        const answering = patients(doc, head)[0]
        if (answering !== undefined) return [answering]
      }
      return surfaceSubjects(doc, head, depth + 1)
    case 'acl': {
      if (isRelativeClause(doc, verb)) return [antecedent(doc, verb)]
      // "An earthquake struck eastern Turkey, killing 41": hung on the object of a verb that was taken for a participle.
      const above =
        doc.xpos(verb) === 'VBG'
          ? doc.childrenBy(head, 'amod').find(t => isFiniteTakenForParticiple(doc, t))
          : undefined
      if (above !== undefined) return surfaceSubjects(doc, above, depth + 1)
      // "forced the rebels to surrender": an infinitive hung on the object that it controls.
      if (
        doc.relation(head) === 'obj' &&
        doc.head(head) >= 0 &&
        OBJECT_CONTROL.has(doc.lemma(doc.head(head))) &&
        doc.xpos(verb) === 'VB'
      )
        return [head]
      if (doc.xpos(verb) === 'VBG' || doc.xpos(verb) === 'VBN') {
        if (!isGovernedBy(doc, verb, ['of', 'for', 'in', 'to'])) return [head]
        // "accused both of harbouring rebels": the object of the upper verb acts, though the parser hung the clause on it.
        if (doc.relation(head) === 'obj' && OBJECT_CONTROL.has(doc.lemma(doc.head(head)))) return [head]
        if (doc.relation(head) === 'obj' && isAnswerable(doc, verb, doc.head(head))) return [head]
      }
      return holders(doc, head, depth)
    }
    default:
      return hasFiniteForm(doc, verb) ? strayedSubject(doc, verb) : []
  }
}

/** "It was reported that the president took offence, reacted at once": of two clauses that are reported the first, for the second that has no subject; else -1. */
function clauseBeside(doc: ParsedText, verb: TokenId): TokenId {
  if (doc.child(verb, 'mark') >= 0 || !hasFiniteForm(doc, verb)) return -1
  const before = doc.childrenBy(doc.head(verb), 'ccomp')
  return before.find(t => t < verb && doc.child(t, 'nsubj', 'nsubj:pass') >= 0) ?? -1
}

/** The noun that a participle in front of it describes, of that participle and of the finite verb behind it; -1 when there is none. */
function describedBeside(doc: ParsedText, verb: TokenId): TokenId {
  if (doc.xpos(verb) === 'VBG') return nounBehindParticiple(doc, verb)?.noun ?? -1
  const beside = doc.relation(verb) === 'advcl' ? doc.childrenBy(doc.head(verb), 'advcl') : []
  for (const clause of [...doc.childrenBy(verb, 'advcl'), ...beside]) {
    const found = clause < verb ? nounBehindParticiple(doc, clause) : null
    if (found?.verb === verb) return found.noun
  }
  return -1
}

/** "Assailed Ukraine for holding exercises": a gerund that tells what for. */
const isAnswerable = (doc: ParsedText, gerund: TokenId, verb: TokenId): boolean =>
  doc.xpos(gerund) === 'VBG' && isGovernedBy(doc, gerund, ['for', 'over']) && ANSWERABLE.has(doc.lemma(verb))

/**
 * The subject of a finite verb that the parser gave none: the nearest noun before it that is head of its phrase and hangs
 * on no preposition, with no other verb between. Empty when there is none.
 */
function strayedSubject(doc: ParsedText, verb: TokenId): TokenId[] {
  const first = Math.max(doc.firstToken(doc.sentenceOf(verb)), verb - 12)
  for (let t = verb - 1; t >= first; t--) {
    const upos = doc.upos(t)
    if (upos === 'VERB' || upos === 'SCONJ') return []
    if (!['NOUN', 'PROPN', 'PRON'].includes(upos) || isTimeWord(doc, t)) continue
    const relation = doc.relation(t)
    if (['compound', 'flat', 'nmod', 'appos', 'conj'].includes(relation) || prepositionOf(doc, t)) continue
    // "In recent months Syria and Israel have fired": a name without a preposition is no adverbial.
    if (relation === 'obl' && doc.upos(t) !== 'PROPN') continue
    return [t]
  }
  return []
}

/** The subject next to the verb; of several, those that stand together (a name that the parser took apart). */
function nearestSubjects(doc: ParsedText, verb: TokenId): TokenId[] {
  const described = describedTakenForSubject(doc, verb)
  const all = doc.childrenBy(verb, 'nsubj').filter(t => !isTimeWord(doc, t) && t !== described)
  if (all.length < 2) return all
  // "A governor whose house was under water was dining": of several, neither the house nor what is under water.
  const bare = all.filter(
    t => doc.child(t, 'case') < 0 && !doc.childrenBy(t, 'nmod').some(c => doc.lower(c) === 'whose'),
  )
  const own = bare.length > 0 ? bare : all
  if (own.length < 2) return own
  const before = own.filter(t => t < verb)
  if (before.length === 0) return own.slice(0, 1)
  const kept = [before.at(-1)!]
  for (let i = before.length - 2; i >= 0; i--) {
    let isTogether = kept[0]! - before[i]! <= 8
    for (let t = before[i]! + 1; t < kept[0]!; t++)
      if (['PUNCT', 'VERB', 'ADP'].includes(doc.upos(t))) isTogether = false
    if (!isTogether) break
    kept.unshift(before[i]!)
  }
  return kept
}

const TEMPORAL = new Set(['after', 'before', 'since', 'until', 'as'])

/** "After Britain accused": a finite verb right behind what a parser took for a phrase of time; -1 when there is none. */
function subjectOfTime(doc: ParsedText, verb: TokenId): TokenId {
  if (!['VBD', 'VBZ', 'VBP'].includes(doc.xpos(verb))) return -1
  let before = verb - 1
  while (before > 0 && (doc.upos(before) === 'ADV' || doc.upos(before) === 'AUX')) before--
  if (before < 1 || !['NOUN', 'PROPN'].includes(doc.upos(before))) return -1
  let noun = doc.relation(before) === 'conj' ? doc.head(before) : before
  // "As tens of thousands of workers rallied"
  while (doc.relation(noun) === 'nmod' && prepositionOf(doc, noun) === 'of') noun = doc.head(noun)
  return TEMPORAL.has(prepositionOf(doc, noun)) && !isTimeWord(doc, noun) ? noun : -1
}

const isPredicate = (doc: ParsedText, t: TokenId): boolean =>
  isVerb(doc, t) || doc.child(t, 'cop') >= 0 || doc.child(t, 'nsubj', 'nsubj:pass') >= 0

const isGovernedBy = (doc: ParsedText, verb: TokenId, marks: readonly string[]): boolean =>
  doc.children(verb).some(c => ['mark', 'case'].includes(doc.relation(c)) && marks.includes(doc.lower(c)))

/** The noun that a relative clause hangs on to. */
function antecedent(doc: ParsedText, verb: TokenId): TokenId {
  const first = firstOfJoined(doc, verb)
  return doc.head(first) >= 0 ? doc.head(first) : verb
}

const isRelativeClause = (doc: ParsedText, verb: TokenId): boolean =>
  doc.deprel(firstOfJoined(doc, verb)) === 'acl:relcl'

/** Understood subject of a complement: the object of the governing verb where it controls, else its subject. */
function controllers(doc: ParsedText, governor: TokenId, depth: number): TokenId[] {
  if (isVerb(doc, governor) && OBJECT_CONTROL.has(doc.lemma(governor))) {
    const controlling = doc.child(governor, 'obj', 'iobj', 'nsubj:pass')
    if (controlling >= 0 && !['self', 'itself'].includes(doc.lower(controlling))) return [controlling]
    if (isPassive(doc, governor)) return surfaceSubjects(doc, governor, depth + 1)
    for (const preposition of ['on', 'upon', 'for', 'to', 'with']) {
      const phrase = phrasesWith(doc, governor, preposition)[0]
      if (phrase !== undefined && !isVerb(doc, phrase)) return [phrase]
    }
    // "urged to leave" without an object: the one who is urged is not said.
    return ['order', 'urge', 'ask', 'call', 'demand', 'request'].includes(doc.lemma(governor))
      ? []
      : surfaceSubjects(doc, governor, depth + 1)
  }
  return surfaceSubjects(doc, governor, depth + 1)
}

/** The noun right before an infinitive that it holds ("a request to meet"), wherever the parser hung the verb; -1 when none. */
export function intentNoun(doc: ParsedText, verb: TokenId): TokenId {
  const mark = doc.childrenBy(verb, 'mark').find(c => doc.lower(c) === 'to')
  if (mark === undefined || mark < 1 || verb - mark > 2 || doc.upos(mark - 1) !== 'NOUN') return -1
  return INTENT.has(doc.lemma(mark - 1)) ? mark - 1 : -1
}

/** "its decision to deploy": the possessor of the noun, its by- or of-phrase, or the subject of the verb that governs it. */
function holders(doc: ParsedText, noun: TokenId, depth: number): TokenId[] {
  const possessor = doc.child(noun, 'nmod:poss')
  if (possessor >= 0) return [possessor]
  const by = phrasesWith(doc, noun, 'by')[0] ?? phrasesWith(doc, noun, 'from')[0]
  if (by !== undefined && !isVerb(doc, by)) return [by]
  const modifier = doc
    .childrenBy(noun, 'amod', 'compound')
    .find(c => doc.upos(c) === 'PROPN' || /^[A-Z]/.test(doc.form(c)))
  if (modifier !== undefined) return [modifier]
  const head = doc.head(noun)
  if (head < 0) return []
  if (isVerb(doc, head) && ['obj', 'obl'].includes(doc.relation(noun))) return surfaceSubjects(doc, head, depth + 1)
  if (doc.child(noun, 'cop') >= 0) return surfaceSubjects(doc, noun, depth + 1)
  return []
}

/** Those who act: the subject of an active verb, the by-phrase of a passive one. */
export function agents(doc: ParsedText, verb: TokenId): TokenId[] {
  if (!isPassive(doc, verb)) return surfaceSubjects(doc, verb)
  return byPhrase(doc, verb)
}

/** The by-phrase of a passive. Gerunds ("by shelling") are left out. */
export function byPhrase(doc: ParsedText, verb: TokenId, depth = 0): TokenId[] {
  const agent = doc.child(verb, 'obl:agent')
  if (agent >= 0) return [agent]
  const own = phrasesWith(doc, verb, 'by')
    .filter(t => !isVerb(doc, t))
    .slice(0, 1)
  if (own.length > 0) return own
  // "neither criticized nor supported by China": the last of several passives has the phrase for all.
  for (const next of doc.childrenBy(verb, 'conj'))
    if (depth < 4 && doc.xpos(next) === 'VBN' && doc.child(next, 'nsubj') < 0) return byPhrase(doc, next, depth + 1)
  return []
}

/** Those who are acted on: the object of an active verb, the subject of a passive one, the antecedent of an object relative. */
export function patients(doc: ParsedText, verb: TokenId): TokenId[] {
  if (isPassive(doc, verb)) {
    const second = doc.child(verb, 'obj')
    if (second >= 0) return [second]
    const relation = doc.relation(verb)
    if (relation === 'amod' && doc.head(verb) >= 0) return [doc.head(verb)]
    return surfaceSubjects(doc, verb)
  }
  if (nounBehindParticiple(doc, verb)) return []
  const direct = doc.childrenBy(verb, 'obj').filter(t => !isTimeWord(doc, t))
  // "told the government to pay": the one spoken to, where nothing else is the object.
  const own = direct.length > 0 ? direct : doc.childrenBy(verb, 'iobj').filter(t => t > verb)
  if (own.length === 0 && isFiniteTakenForParticiple(doc, verb)) return [doc.head(verb)]
  if (own.length > 0) {
    const after = own.filter(t => t > verb)
    return (after.length > 0 ? after : own).map(t =>
      RELATIVES.has(doc.lower(t)) && isRelativeClause(doc, verb) ? antecedent(doc, verb) : t,
    )
  }
  const described = describedTakenForSubject(doc, verb)
  if (described >= 0) return [described]
  // A second subject behind the verb is an object that the parser misread.
  const misread = doc.childrenBy(verb, 'nsubj').filter(t => t > verb && !isTimeWord(doc, t))
  if (misread.length > 0 && doc.childrenBy(verb, 'nsubj').some(t => t < verb)) return misread
  if (isRelativeClause(doc, verb)) {
    const subject = doc.child(verb, 'nsubj')
    // "to whom he spoke", "whose troops fought": what it describes is no object.
    const hasPhraseGap =
      doc.children(verb).some(c => doc.relation(c) === 'obl' && RELATIVES.has(doc.lower(c))) ||
      (subject >= 0 && doc.childrenBy(subject, 'nmod').some(c => doc.lower(c) === 'whose'))
    if (subject >= 0 && !RELATIVES.has(doc.lower(subject)) && !hasPhraseGap) return [antecedent(doc, verb)]
  }
  for (const child of doc.children(verb)) {
    const relation = doc.relation(child)
    // "helped Somalia rebuild": the object that a small clause takes for its subject.
    if (relation === 'ccomp' && OBJECT_CONTROL.has(doc.lemma(verb)) && doc.child(child, 'mark') < 0) {
      const raised = doc.child(child, 'nsubj')
      if (raised >= 0) return [raised]
    }
    // "called off the old strike": an adverbial without a preposition, behind the verb and with an article.
    if (doc.deprel(child) === 'obl' && isBareObject(doc, verb, child)) return [child]
    // "handed over power": a particle read as a preposition.
    // "kidnapped up to 16 advisers", "killing at least 12": no preposition, but a bound.
    if (relation === 'obl' && isQuantified(doc, verb, child)) return [child]
    if (
      relation === 'obl' &&
      PARTICLES.has(prepositionOf(doc, child)) &&
      child > verb &&
      doc.lower(verb + 1) === prepositionOf(doc, child)
    )
      return [child]
  }
  // "kidnapped and killed the men": an object after the last verb belongs to those before it too.
  for (const next of doc.childrenBy(verb, 'conj')) {
    if (!isVerb(doc, next) || doc.child(next, 'nsubj') >= 0 || next - verb > 4) continue
    const shared = doc.child(next, 'obj')
    if (shared >= 0 && doc.child(verb, 'obl', 'xcomp', 'ccomp') < 0) return [shared]
  }
  return []
}

/** The verb or predicate whose clause the token stands in: itself when it is one. -1 when there is none. */
export function clauseHead(doc: ParsedText, t: TokenId): TokenId {
  for (let node = t, steps = 0; node >= 0 && steps < 30; node = doc.head(node), steps++)
    if (isPredicate(doc, node) || doc.head(node) < 0) return node
  return -1
}

/** The noun that counts: "hundreds of protesters" → protesters. */
export function contentHead(doc: ParsedText, t: TokenId, transparent: ReadonlySet<string>): TokenId {
  for (let steps = 0; steps < 3; steps++) {
    if (!transparent.has(doc.lemma(t).toLowerCase()) && doc.upos(t) !== 'NUM') return t
    const of = phrasesWith(doc, t, 'of').find(p => !isVerb(doc, p))
    if (of === undefined) return t
    t = of
  }
  return t
}
