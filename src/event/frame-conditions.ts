import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {findBlamingMotion} from './blaming-motion.ts'
import {
  agents,
  byPhrase,
  contentHead,
  isPassive,
  patients,
  phrasesAfter,
  phrasesWith,
  surfaceSubjects,
} from './clause.ts'
import {ASKING, INTENDING} from './grammar-words.ts'
import {partiesIn} from './party-phrases.ts'
import {actorsOf, type ReportView} from './report-view.ts'
import type {Constraint, Filter} from './rules.ts'
import {isDeniedOfOthers, isSaidOfOthers, isSpoken, judgedParties} from './said-of-others.ts'
import {isTimeWord} from './time-word.ts'
import type {Candidate} from './trigger.ts'

/**
 * Whether a word meets a condition of a frame (the slots and filters are those of data/event/README.md): false when it does
 * not, the token that met it by its word, or true. `slots` keeps what stands in a slot for the frames that ask again.
 */
export function meets(
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
  if (slot === 'blaming') return part === 'verb' && findBlamingMotion(view, t) !== null
  if (slot === 'cop') return view.doc.child(t, 'cop') >= 0
  if (slot === 'form') return filter.words.has(formOf(view.doc, predicate)) !== isNegated
  if (slot === 'mod') return hasModifier(view.doc, t, part, filter) !== isNegated
  let tokens = slots.get(slot)
  if (!tokens) {
    tokens = part === 'modal' ? slotTokens(view.doc, predicate, 'verb', slot) : slotTokens(view.doc, t, part, slot)
    // "Allows the opposition to choose": an infinitive is no phrase with "to".
    if (slot === 'to') tokens = tokens.filter(x => view.doc.xpos(x) !== 'VB' || view.doc.relation(x) === 'obl')
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
      // "Agreed on Friday" is no agreement on something.
      const own = phrasesWith(doc, t, slot).filter(x => doc.upos(x) !== 'PROPN' || !isTimeWord(doc, x))
      if (own.length > 0) return own
      return part === 'verb' ? patients(doc, t).flatMap(o => phrasesWith(doc, o, slot)) : []
    }
  }
}

/** "Ordered the government to release the files", "would like them to leave": the infinitive that is asked for, which a parser took for one of purpose. */
const controlledInfinitives = (doc: ParsedText, t: TokenId): TokenId[] =>
  INTENDING.has(doc.lemma(t)) && !isPassive(doc, t) && doc.child(t, 'obj') < 0
    ? doc.childrenBy(t, 'advcl').filter(clause => doc.xpos(clause) === 'VB' && isMarkedByTo(doc, clause, t))
    : ASKING.has(doc.lemma(t))
      ? patients(doc, t).flatMap(object =>
          [...doc.childrenBy(t, 'advcl'), ...doc.childrenBy(object, 'acl')].filter(
            clause =>
              clause > object &&
              (isMarkedByTo(doc, clause, object)
                ? ['VB', 'VBN'].includes(doc.xpos(clause))
                : // "Ordered the ministers jailed"
                  doc.lemma(t) === 'order' && doc.xpos(clause) === 'VBN' && doc.relation(clause) === 'acl'),
          ),
        )
      : []

/** "To" stands between the object and the infinitive. */
const isMarkedByTo = (doc: ParsedText, clause: TokenId, object: TokenId): boolean =>
  doc.childrenBy(clause, 'mark').some(mark => mark > object && doc.lower(mark) === 'to')

/** Sectors of those who hold or seek office. */
const POLITICS = new Set(['GOV', 'LEG', 'PTY', 'OPP'])

function fitsFilter(view: ReportView, x: TokenId, filter: Filter): boolean {
  if (filter.any) return true
  if (filter.words.size > 0 && fitsWords(view, x, filter.words)) return true
  if (!filter.actor && !filter.person && !filter.state && !filter.politician) return false
  if (filter.person && ['it', 'this', 'that'].includes(view.doc.lower(x))) return false
  const actors = actorsOf(view, x)
  if (actors.length === 0) return filter.actor && isNamedGround(view, x)
  if (filter.politician) return actors.some(({kind, sector}) => kind === 'person' && POLITICS.has(sector ?? ''))
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

const isOneOf = (doc: ParsedText, x: TokenId, words: ReadonlySet<string>): boolean =>
  namesOf(doc, x).some(name => words.has(name))

/** What each token of a text is asked by: conditions of many frames ask the same tokens. */
const namesOfTexts = new WeakMap<ParsedText, (readonly string[] | undefined)[]>()

function namesOf(doc: ParsedText, x: TokenId): readonly string[] {
  let known = namesOfTexts.get(doc)
  if (!known) {
    known = new Array<readonly string[]>(doc.tokenCount)
    namesOfTexts.set(doc, known)
  }
  const names = known[x] ?? findNames(doc, x)
  known[x] = names
  return names
}

/** The names under which a table may hold a word: lemma, form, lemma without -s, with the word before it, hyphenated. */
function findNames(doc: ParsedText, x: TokenId): readonly string[] {
  const lemma = doc.lemma(x).toLowerCase()
  const names = [lemma, doc.lower(x)]
  if (lemma.endsWith('s')) names.push(lemma.slice(0, -1))
  if (x > 0) names.push(`${doc.lower(x - 1)} ${lemma}`, ...hyphenated(doc, x))
  return names
}

/** A word of the list before a noun trigger, or anywhere right below a verb trigger and its object. */
function hasModifier(doc: ParsedText, t: TokenId, part: Candidate['part'], filter: Filter): boolean {
  const around = doc.children(t)
  const below = part === 'noun' ? around : [...around, ...patients(doc, t).flatMap(o => doc.children(o))]
  return below.some(c => isOneOf(doc, c, filter.words) || doc.children(c).some(d => filter.words.has(doc.lower(d))))
}

/** The word that ends here as it is written with and without its hyphen ("cease-fire", "ceasefire"); empty where none is. */
export function hyphenated(doc: ParsedText, t: TokenId): string[] {
  if (t < 2 || doc.form(t - 1) !== '-' || doc.start(t) - doc.end(t - 2) !== 1) return []
  const [first, last] = [doc.lower(t - 2), doc.lemma(t).toLowerCase()]
  return [`${first}-${last}`, first + last]
}
