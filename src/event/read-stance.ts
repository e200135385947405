import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {byPhrase, isPassive, isVerb, patients, phrasesWith, surfaceSubjects} from './clause.ts'
import {isNegated} from './clause-modality.ts'
import {hyphenated} from './frame-conditions.ts'
import {RELATIVES} from './grammar-words.ts'
import type {Sense, Stance, StanceWords} from './stance-tables.ts'

/** What a clause of somebody's words does: the stance, the word that tells it, and the phrases that may name of whom it is said, the likeliest first. */
export interface StanceReading {
  readonly stance: Stance
  readonly token: TokenId
  readonly about: readonly TokenId[]
}

/** A clause as the readings ask it. */
interface Clause {
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
  readonly modals: readonly string[]
  readonly isDirect: boolean
}

/** What the reader of stances is told of the words around a clause. */
export interface StanceSetting {
  readonly words: StanceWords
  /** Whether these phrases name the speaker or those he speaks for. */
  readonly isOwn: (phrases: readonly TokenId[]) => boolean
  /** Who speaks (all stances, direct when quoted word for word), or a report that tells what its subject feels, wants and refuses. */
  readonly voice: 'quoted' | 'indirect' | 'told'
}

/**
 * Reads what a speaker does by a clause: judges, alleges, demands, refuses, threatens. From the grammar of the clause (modal,
 * mood, person, negation) and the words of data/event/stance-words.tsv. Null when it only tells something.
 */
export function readStance(doc: ParsedText, head: TokenId, {words, isOwn, voice}: StanceSetting): StanceReading | null {
  const complement = isLinking(doc, words, head)
    ? doc.childrenBy(head, 'xcomp').find(t => !isInfinitive(doc, t))
    : undefined
  const subjects = surfaceSubjects(doc, head)
  const clause: Clause = {
    doc,
    words,
    head,
    predicate: complement ?? head,
    subjects,
    isNegated: isNegated(doc, head),
    isOwn: subjects.length > 0 && (subjects.some(t => FIRST_PERSON.has(doc.lower(t))) || isOwn(subjects)),
    modals: doc.childrenBy(head, 'aux').map(t => doc.lower(t)),
    isDirect: voice === 'quoted',
  }
  for (const read of voice === 'told' ? TOLD : SPOKEN) {
    const found = read(clause)
    if (found) return found
  }
  return null
}

type Reader = (clause: Clause) => StanceReading | null
/** What a report tells of others by itself. */
const TOLD: readonly Reader[] = [c => wish(c), c => refusal(c), c => feeling(c)]
const SPOKEN: readonly Reader[] = [
  c => hindsight(c),
  c => duty(c),
  c => command(c),
  ...TOLD,
  c => threat(c),
  c => lack(c),
  c => verdict(c),
  c => deed(c),
]

const FIRST_PERSON = new Set(['i', 'we'])

/** Whether the token is a word of the sense, alone or with its neighbour ("step down", "death sentence", "co-operate"). */
function isWord(doc: ParsedText, words: StanceWords, sense: Sense, t: TokenId): boolean {
  const known = words[sense]
  const lemma = doc.lemma(t).toLowerCase()
  const particle = doc.child(t, 'compound:prt')
  if (particle >= 0) return known.has(`${lemma} ${doc.lower(particle)}`)
  if (known.has(lemma) || known.has(doc.lower(t))) return true
  if (t + 1 < doc.tokenCount && known.has(`${lemma} ${doc.lower(t + 1)}`)) return true
  if (t > 0 && known.has(`${doc.lower(t - 1)} ${lemma}`)) return true
  return hyphenated(doc, t).some(word => known.has(word))
}

const isLinking = (doc: ParsedText, words: StanceWords, t: TokenId): boolean =>
  isVerb(doc, t) && isWord(doc, words, 'linking verb', t)

const isRelative = (doc: ParsedText, t: TokenId): boolean => doc.deprel(t) === 'acl:relcl'

/** A relative clause whose noun does what it tells: "who lies", not "whom he ignored". */
const isOfSubject = (doc: ParsedText, t: TokenId): boolean =>
  doc.childrenBy(t, 'nsubj').every(subject => RELATIVES.has(doc.lower(subject)))

const isInfinitive = (doc: ParsedText, t: TokenId): boolean =>
  isVerb(doc, t) && doc.childrenBy(t, 'mark').some(mark => doc.lower(mark) === 'to')

const hasModal = ({modals}: Clause, among: ReadonlySet<string>): boolean => modals.some(modal => among.has(modal))

const OUGHT = new Set(['should', 'ought', 'must', 'need'])
const DO = new Set(['do', 'does'])
const CAN = new Set(['can', 'could', 'ca'])
const WILL = new Set(['will', "'ll", '’ll', 'wo', 'would', "'d", '’d', 'shall'])
const MAYBE = new Set(['may', 'might', 'could', 'should', 'must', 'can'])

/** "This should never have happened", "the council should have acted". */
function hindsight(clause: Clause): StanceReading | null {
  const {doc, head, subjects, isOwn} = clause
  if (isOwn || !hasModal(clause, new Set(['should', 'ought'])) || !clause.modals.includes('have')) return null
  return {stance: 'hindsight', token: head, about: [...byAgent(doc, head), ...subjects]}
}

/** "They must leave", "the council needs to act", "we have to end this war". */
function duty(clause: Clause): StanceReading | null {
  const {doc, head, words, subjects, isOwn} = clause
  if (clause.modals.includes('have') || isRelative(doc, head)) return null
  if (subjects.some(t => ['i', 'you', 'one'].includes(doc.lower(t)))) return null
  if (isOwn && !subjects.some(t => doc.lower(t) === 'we')) return null
  const isModal = hasModal(clause, OUGHT)
  const infinitive = doc.childrenBy(head, 'xcomp').find(t => isInfinitive(doc, t))
  const isLaidOn =
    infinitive !== undefined && !clause.isNegated && doc.xpos(head) !== 'VBD' && isWord(doc, words, 'oblige verb', head)
  if (!isModal && !isLaidOn) return null
  const asked = isLaidOn ? infinitive : head
  // "Must be dreaming" guesses, "should be ready" expects, "it should be noted" only stresses.
  if (isModal && !isVerb(doc, head) && senseOf(doc, words, head) !== 'good') return null
  if (isModal && clause.modals.includes('must') && doc.xpos(head) === 'VBG') return null
  if (isWord(doc, words, 'remark verb', asked)) return null
  return {stance: 'duty', token: asked, about: isPassive(doc, asked) ? byAgent(doc, asked) : subjects}
}

/** "Leave our country", "don't forget the prisoners": an imperative of somebody's own words. */
function command(clause: Clause): StanceReading | null {
  const {doc, head, words, isDirect} = clause
  // "Let them leave": a bare infinitive behind another verb commands nobody.
  if (!isDirect || doc.xpos(head) !== 'VB' || (doc.relation(head) === 'ccomp' && doc.head(head) < head)) return null
  if (doc.child(head, 'nsubj', 'nsubj:pass', 'mark', 'cop', 'expl') >= 0) return null
  if (doc.childrenBy(head, 'aux').some(t => doc.lemma(t) !== 'do')) return null
  if (isWord(doc, words, 'idle verb', head) || doc.lemma(head) === 'let') return null
  return {stance: 'command', token: head, about: [...doc.childrenBy(head, 'vocative')]}
}

/** "We want justice", "I would like the soldiers to go": what others are to do or give. */
function wish(clause: Clause): StanceReading | null {
  const {doc, head, words, isOwn} = clause
  const isWishing =
    ['want', 'demand'].includes(doc.lemma(head)) ||
    (doc.lemma(head) === 'like' && hasModal(clause, new Set(['would', "'d", '’d'])))
  if (!isOwn || !isWishing || clause.isNegated) return null
  const wanted = patients(doc, head)
  const seen = doc.childrenBy(head, 'xcomp').filter(t => doc.lemma(t) === 'see')
  const things = [...wanted, ...seen.flatMap(t => [...patients(doc, t), ...doc.childrenBy(t, 'ccomp')])]
  // "Democrats want higher taxes" is a programme; "they want the taxes raised" asks somebody.
  const isAsked = doc
    .childrenBy(head, 'xcomp', 'ccomp')
    .some(t => wanted.length > 0 || doc.child(t, 'nsubj', 'nsubj:pass') >= 0)
  if (things.length === 0 || !(isAsked || things.some(t => isWord(doc, words, 'demand noun', t)))) return null
  return {stance: 'wish', token: head, about: [...phrasesWith(doc, head, 'from'), ...things]}
}

/** "We will not surrender", "it would not lift the sanctions", "we do not recognise". */
function refusal(clause: Clause): StanceReading | null {
  const {doc, head, words, isOwn} = clause
  if (!isOwn || !clause.isNegated || !isVerb(doc, head) || clause.modals.includes('have')) return null
  const isRefused = hasModal(clause, WILL) && isWord(doc, words, 'refuse verb', head)
  const isNotDone = (hasModal(clause, CAN) || hasModal(clause, DO)) && isWord(doc, words, 'abide verb', head)
  if (!isRefused && !isNotDone) return null
  return {stance: 'refusal', token: head, about: othersIn(doc, head)}
}

/** "We will punish them", "there will be consequences". */
function threat(clause: Clause): StanceReading | null {
  const {doc, head, words, isOwn} = clause
  if (!hasModal(clause, new Set(['will', "'ll", '’ll', 'shall', 'would'])) || clause.isNegated) return null
  if (isOwn && isWord(doc, words, 'retaliate verb', head))
    return {stance: 'threat', token: head, about: othersIn(doc, head)}
  const told = existing(clause)
  if (told !== undefined && isWord(doc, words, 'consequence noun', told))
    return {stance: 'threat', token: told, about: phrasesWith(doc, told, 'for')}
  return null
}

/** "We are appalled by the law", "I am proud of Ukraine", "we do not trust the council". */
function feeling(clause: Clause): StanceReading | null {
  const {doc, head, predicate, words, isOwn} = clause
  if (!isOwn || hasModal(clause, MAYBE) || clause.modals.includes('would') || isRelative(doc, head)) return null
  const about = [...othersIn(doc, predicate), ...clausesOf(doc, predicate).flatMap(t => surfaceSubjects(doc, t))]
  for (const [sense, stance] of FEELINGS)
    if (isWord(doc, words, `${sense} adjective`, predicate) && doc.child(head, 'obj') < 0 && isState(doc, head))
      return clause.isNegated === (sense === 'displeased')
        ? null
        : {stance: clause.isNegated ? 'displeasure' : stance, token: predicate, about}
  if (!isVerb(doc, head) || doc.xpos(head) === 'VBG' || doc.child(head, 'obj') < 0) return null
  if (clause.isNegated && isWord(doc, words, 'distrust verb', head)) return {stance: 'displeasure', token: head, about}
  for (const [sense, stance] of FEELINGS)
    if (!clause.isNegated && isWord(doc, words, `${sense} verb`, head)) return {stance, token: head, about}
  return null
}

const FEELINGS: readonly (readonly ['displeased' | 'pleased', Stance])[] = [
  ['displeased', 'displeasure'],
  ['pleased', 'pleasure'],
]

/** A predicate with a form of "be", or of a linking verb. */
const isState = (doc: ParsedText, head: TokenId): boolean =>
  doc.child(head, 'cop', 'aux:pass') >= 0 || doc.child(head, 'xcomp') >= 0

/** "There is no justice", "they have no plan": a good that is missing; "there is corruption": an evil that is there. */
function lack(clause: Clause): StanceReading | null {
  const {doc, head, words} = clause
  const told = existing(clause)
  const places = [head, ...(told === undefined ? [] : [told])]
  const about = ['in', 'at', 'by', 'from', 'for'].flatMap(p => places.flatMap(t => phrasesWith(doc, t, p)))
  if (told !== undefined) {
    const sense = senseOf(doc, words, told)
    const isMissing = isNegated(doc, head) || isNo(doc, told)
    if (sense === 'good' && isMissing) return {stance: 'complaint', token: told, about: [...about, told]}
    if (sense === 'bad' && !isMissing && !hasModal(clause, MAYBE)) return {stance: 'complaint', token: told, about}
    return null
  }
  const missed = patients(doc, head)[0]
  const isWithout =
    doc.lemma(head) === 'lack' ||
    (doc.lemma(head) === 'have' && missed !== undefined && (isNo(doc, missed) || clause.isNegated))
  if (!isWithout || missed === undefined || senseOf(doc, words, missed) !== 'good') return null
  return {
    stance: 'complaint',
    token: missed,
    about: clause.isOwn ? [...about, missed] : [...clause.subjects, ...about, missed],
  }
}

/** "The vote is a sham", "it was a brave decision", "that is not fair". */
function verdict(clause: Clause): StanceReading | null {
  const {doc, head, predicate, words, subjects} = clause
  if (clause.isOwn || hasModal(clause, MAYBE) || isRelative(doc, head)) return null
  if (predicate === head && doc.child(head, 'cop') < 0) return null
  const missed = subjects.find(t => senseOf(doc, words, t) === 'good')
  if (missed !== undefined && !clause.isNegated && isWord(doc, words, 'absent adjective', predicate))
    return {stance: 'complaint', token: predicate, about: subjects}
  const tooMuch = doc.upos(predicate) === 'ADJ' && doc.childrenBy(predicate, 'advmod').some(t => doc.lower(t) === 'too')
  const sense = tooMuch ? 'bad' : senseOf(doc, words, predicate)
  if (sense === null) return null
  const about = [
    ...clausesOf(doc, predicate).flatMap(t => surfaceSubjects(doc, t)),
    ...subjects,
    ...phrasesWith(doc, predicate, 'of'),
    ...phrasesWith(doc, predicate, 'by'),
  ]
  // "Not a crime" denies; "not fair" judges.
  if (clause.isNegated || isNo(doc, predicate))
    return sense === 'good' ? {stance: 'condemnation', token: predicate, about} : null
  return {stance: sense === 'good' ? 'praise' : 'condemnation', token: predicate, about}
}

/** "They rigged everything", "the law undermines us", "he does not listen", "we were betrayed". */
function deed(clause: Clause): StanceReading | null {
  const {doc, head, words, subjects} = clause
  if (!isVerb(doc, head) || hasModal(clause, MAYBE)) return null
  if (isPassive(doc, head))
    return !clause.isNegated && isWord(doc, words, 'bad verb', head)
      ? {stance: 'allegation', token: head, about: byAgent(doc, head)}
      : null
  if (clause.isOwn || (isRelative(doc, head) && !isOfSubject(doc, head))) return null
  const fails = ['fail', 'refuse'].includes(doc.lemma(head)) && doc.child(head, 'xcomp') >= 0
  const object = patients(doc, head)[0]
  const evil = isWord(doc, words, 'against verb', head)
    ? -1
    : ([
        ...(object === undefined ? [] : [object]),
        ...['in', 'of', 'with', 'into', 'through', 'by'].flatMap(p => phrasesWith(doc, head, p)),
      ].find(t => senseOf(doc, words, t) === 'bad') ?? -1)
  const isBad = fails || evil >= 0 || isWord(doc, words, 'bad verb', head)
  const isBadly = doc.childrenBy(head, 'advmod').some(t => isWord(doc, words, 'bad adverb', t))
  if ((isBad || isBadly) && !clause.isNegated)
    return {stance: 'allegation', token: evil >= 0 ? evil : head, about: subjects}
  if (clause.isNegated && isWord(doc, words, 'good verb', head) && !hasModal(clause, new Set(['would', 'will'])))
    return {stance: 'condemnation', token: head, about: subjects}
  if (!clause.isNegated && !hasModal(clause, WILL) && isWord(doc, words, 'praise verb', head))
    return {stance: 'praise', token: head, about: subjects}
  if (!clause.isNegated && isWord(doc, words, 'decline verb', head))
    return {stance: 'complaint', token: head, about: subjects}
  return null
}

/** "China's lies", "Russian aggression": a reproach in the name that a speaker gives to what somebody does; null for other nouns. */
export function readReproach(doc: ParsedText, noun: TokenId, words: StanceWords): StanceReading | null {
  if (doc.upos(noun) !== 'NOUN' || !isWord(doc, words, 'reproach noun', noun)) return null
  const about = [
    ...doc.childrenBy(noun, 'nmod:poss'),
    ...doc.childrenBy(noun, 'amod').filter(t => /^[A-Z]/.test(doc.form(t))),
    ...phrasesWith(doc, noun, 'by'),
  ]
  return about.length > 0 ? {stance: 'allegation', token: noun, about} : null
}

/** What a clause with "there" says to be there. */
const existing = ({doc, head}: Clause): TokenId | undefined =>
  doc.child(head, 'expl') >= 0 && doc.lemma(head) === 'be' ? doc.childrenBy(head, 'nsubj').at(-1) : undefined

const isNo = (doc: ParsedText, t: TokenId): boolean =>
  doc.childrenBy(t, 'det', 'advmod').some(c => ['no', 'little', 'hardly'].includes(doc.lower(c)))

/** Whether a predicate or phrase is good or bad by its own word, else by its adjectives; null when it is neither. */
function senseOf(doc: ParsedText, words: StanceWords, t: TokenId): 'good' | 'bad' | null {
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

const byAgent = (doc: ParsedText, t: TokenId): TokenId[] => (isPassive(doc, t) ? byPhrase(doc, t) : [])

/** The clauses below a predicate that it judges: "unacceptable that …", "wrong to …". */
const clausesOf = (doc: ParsedText, t: TokenId): TokenId[] =>
  doc
    .childrenBy(t, 'csubj', 'ccomp', 'xcomp', 'advcl')
    .filter(clause => doc.childrenBy(clause, 'mark').some(mark => ['that', 'for', 'to'].includes(doc.lower(mark))))

/** Object and phrases of a verb or predicate, and of its complement. */
function othersIn(doc: ParsedText, t: TokenId): TokenId[] {
  const found = isVerb(doc, t) ? patients(doc, t) : []
  for (const preposition of ['with', 'to', 'by', 'of', 'at', 'about', 'against', 'from', 'in', 'over', 'on', 'for'])
    found.push(...phrasesWith(doc, t, preposition).filter(phrase => !isVerb(doc, phrase)))
  for (const complement of doc.childrenBy(t, 'xcomp'))
    if (isVerb(doc, complement)) found.push(...patients(doc, complement))
  return found
}
