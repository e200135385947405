import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {byPhrase, isPassive, isVerb, patients, phrasesWith} from './clause.ts'
import {hyphenated} from './frame-conditions.ts'
import {RELATIVES} from './grammar-words.ts'
import {SENSE_BITS, type Sense, type Stance, type StanceWords} from './stance-tables.ts'

/** What a clause of somebody's words does: the stance, the word that tells it, and the phrases that may name of whom it is said, the likeliest first. */
export interface StanceReading {
  readonly stance: Stance
  readonly token: TokenId
  readonly about: readonly TokenId[]
}

/** A clause as the readings of stances ask it. */
export interface Clause {
  readonly doc: ParsedText
  readonly words: StanceWords
  /** The finite verb, or what stands for it. */
  readonly head: TokenId
  /** What is said of the subject: the head, or the complement of a linking verb. */
  readonly predicate: TokenId
  readonly subjects: readonly TokenId[]
  readonly isNegated: boolean
  /** The speaker speaks of himself or of his own side. */
  readonly isOwn: boolean
  /** The auxiliaries, lower case. */
  readonly modals: readonly string[]
  /** Quoted word for word. */
  readonly isDirect: boolean
}

/** Whether the token is a word of the sense, alone or with its neighbour ("step down", "death sentence", "co-operate"). */
export const isWord = (doc: ParsedText, words: StanceWords, sense: Sense, t: TokenId): boolean =>
  (sensesAt(doc, words, t) & SENSE_BITS[sense]) !== 0

/** The senses of the tokens of a text; -1 where nobody has asked. Every clause is asked for most senses. */
const sensesOfTexts = new WeakMap<ParsedText, Int32Array>()

function sensesAt(doc: ParsedText, words: StanceWords, t: TokenId): number {
  let known = sensesOfTexts.get(doc)
  if (!known) {
    known = new Int32Array(doc.tokenCount).fill(-1)
    sensesOfTexts.set(doc, known)
  }
  if (known[t] === -1) known[t] = findSenses(doc, words, t)
  return known[t]!
}

function findSenses(doc: ParsedText, words: StanceWords, t: TokenId): number {
  const lemma = doc.lemma(t).toLowerCase()
  const particle = doc.child(t, 'compound:prt')
  if (particle >= 0) return words.get(`${lemma} ${doc.lower(particle)}`) ?? 0
  const forms = [lemma, doc.lower(t), ...hyphenated(doc, t)]
  if (t + 1 < doc.tokenCount) forms.push(`${lemma} ${doc.lower(t + 1)}`)
  if (t > 0) forms.push(`${doc.lower(t - 1)} ${lemma}`)
  return forms.reduce((senses, form) => senses | (words.get(form) ?? 0), 0)
}

/** Whether a predicate or phrase is good or bad by its own word, else by its adjectives; null when it is neither. */
export function senseOf(doc: ParsedText, words: StanceWords, t: TokenId): 'good' | 'bad' | null {
  const part = ['NOUN', 'PROPN'].includes(doc.upos(t)) ? 'noun' : 'adjective'
  const modifiers = part === 'noun' && isWord(doc, words, 'plain noun', t) ? doc.childrenBy(t, 'amod', 'compound') : []
  if (
    part === 'noun' &&
    doc.childrenBy(t, 'amod').some(m => isWord(doc, words, 'good adjective', m)) &&
    isWord(doc, words, 'bad noun', t)
  )
    return null
  for (const sense of ['bad', 'good'] as const)
    if (isWord(doc, words, `${sense} ${part}`, t) || modifiers.some(m => isWord(doc, words, `${sense} adjective`, m)))
      return sense
  return null
}

export const isNo = (doc: ParsedText, t: TokenId): boolean =>
  doc.childrenBy(t, 'det', 'advmod').some(c => ['no', 'little', 'hardly'].includes(doc.lower(c)))

export const hasModal = ({modals}: Clause, among: ReadonlySet<string>): boolean =>
  modals.some(modal => among.has(modal))

export const WILL = new Set(['will', "'ll", '’ll', 'wo', 'would', "'d", '’d', 'shall'])

export const isRelative = (doc: ParsedText, t: TokenId): boolean => doc.deprel(t) === 'acl:relcl'

/** A relative clause whose noun does what it tells: "who lies", not "whom he ignored". */
export const isOfSubject = (doc: ParsedText, t: TokenId): boolean =>
  doc.childrenBy(t, 'nsubj').every(subject => RELATIVES.has(doc.lower(subject)))

export const isInfinitive = (doc: ParsedText, t: TokenId): boolean =>
  isVerb(doc, t) && doc.childrenBy(t, 'mark').some(mark => doc.lower(mark) === 'to')

/** What a clause with "there" says to be there. */
export const existing = ({doc, head}: Clause): TokenId | undefined =>
  doc.child(head, 'expl') >= 0 && doc.lemma(head) === 'be' ? doc.childrenBy(head, 'nsubj').at(-1) : undefined

export const byAgent = (doc: ParsedText, t: TokenId): TokenId[] => (isPassive(doc, t) ? byPhrase(doc, t) : [])

/** The clauses below a predicate that it judges: "unacceptable that …", "wrong to …". */
export const clausesOf = (doc: ParsedText, t: TokenId): TokenId[] =>
  doc
    .childrenBy(t, 'csubj', 'ccomp', 'xcomp', 'advcl')
    .filter(clause => doc.childrenBy(clause, 'mark').some(mark => ['that', 'for', 'to'].includes(doc.lower(mark))))

/** Object and phrases of a verb or predicate, and of its complement. */
export function othersIn(doc: ParsedText, t: TokenId): TokenId[] {
  const found = isVerb(doc, t) ? patients(doc, t) : []
  for (const preposition of ['with', 'to', 'by', 'of', 'at', 'about', 'against', 'from', 'in', 'over', 'on', 'for'])
    found.push(...phrasesWith(doc, t, preposition).filter(phrase => !isVerb(doc, phrase)))
  for (const complement of doc.childrenBy(t, 'xcomp'))
    if (isVerb(doc, complement)) found.push(...patients(doc, complement))
  return found
}
