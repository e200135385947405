import type {Actor} from '../actor/actor.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {agents, conjuncts, contentHead, isPassive, patients, phrasesWith, surfaceSubjects} from './clause.ts'
import {isByAccident} from './natural-harm.ts'
import type {ReportView} from './report-view.ts'
import type {Frame} from './rules.ts'
import type {Candidate} from './trigger.ts'

/**
 * Why a candidate is no political act after all: the company of its word (`negative.tsv`), a commemoration, a title or a
 * law's name. Null when nothing speaks against it.
 */
export function reasonAgainst(view: ReportView, candidate: Candidate): string | null {
  const {doc, rules} = view
  const t = candidate.token
  for (const rule of rules.negatives.get(doc.lemma(t).toLowerCase()) ?? []) {
    // A frame that asked for this very object knows it.
    if (
      rule.slot === 'obj' &&
      candidate.object >= 0 &&
      candidate.frame.type !== 'ASSAULT' &&
      candidate.frame.type !== 'COERCE'
    )
      continue
    const tokens = companyOf(doc, candidate, rule.slot)
    for (const token of tokens) {
      const head = contentHead(doc, token, rules.transparent)
      if (!rule.words.has(doc.lemma(head).toLowerCase()) && !rule.words.has(doc.lower(head))) continue
      if (!asksFor(candidate.frame, rule.slot, doc.lemma(head)))
        return `${rule.reason} (${doc.form(t)} … ${doc.form(head)})`
    }
  }
  const memorial = commemorated(view, t)
  if (memorial) return `looks back at an old act (${memorial})`
  if (isInTitle(doc, t)) return 'inside a title in quotation marks'
  if (candidate.part === 'verb' && isHabit(view, t)) return 'a habit, no act'
  if (isStandingRule(view, candidate)) return 'a standing rule, no act'
  if (isByAccident(view, candidate)) return 'an accident or a natural disaster'
  if (candidate.part === 'verb' && doc.childrenBy(t, 'nsubj').some(subject => isIndefinite(doc, subject)))
    return 'of nobody in particular'
  return null
}

/** Whether the frame asked for this very word in the slot. */
const asksFor = ({constraints}: Frame, wanted: string, lemma: string): boolean =>
  constraints.some(({slot, isNegated, filter}) => slot === wanted && !isNegated && filter.words.has(lemma))

/** "Lawmakers traditionally do not meet on Fridays": a plain present with an adverb of custom. */
function isHabit({doc, rules}: ReportView, verb: TokenId): boolean {
  const finite = [verb, ...doc.childrenBy(verb, 'aux')]
  return (
    doc.xpos(verb) !== 'VBG' &&
    finite.some(t => ['VBP', 'VBZ'].includes(doc.xpos(t)) && doc.lemma(t) !== 'have') &&
    doc.childrenBy(verb, 'advmod').some(t => rules.habits.has(doc.lower(t)))
  )
}

/** "Asylum seekers are allowed to work": a permission in the plain present of a passive holds as a rule; nobody gives it now. */
function isStandingRule({doc}: ReportView, {frame, part, token}: Candidate): boolean {
  if (frame.type !== 'CONCEDE' || part !== 'verb' || !isPassive(doc, token)) return false
  const [be, second] = doc.childrenBy(token, 'aux', 'aux:pass')
  return be !== undefined && second === undefined && doc.lower(be) !== 'be' && ['VBZ', 'VBP'].includes(doc.xpos(be))
}

const INDEFINITE = new Set(['one', 'anyone', 'anybody', 'whoever', 'everyone', 'everybody', 'you'])

/** "One was tried for it", "whoever attacks": nobody in particular. "One of the rebels" is somebody. */
const isIndefinite = (doc: ParsedText, t: TokenId): boolean =>
  doc.upos(t) === 'PRON' && INDEFINITE.has(doc.lower(t)) && doc.child(t, 'nmod', 'acl') < 0

function companyOf(doc: ParsedText, candidate: Candidate, slot: string): readonly TokenId[] {
  const t = candidate.token
  if (slot === 'obj') return candidate.part === 'verb' ? patients(doc, t).flatMap(o => conjuncts(doc, o)) : []
  if (slot === 'mod') return doc.childrenBy(t, 'amod', 'compound')
  if (slot === 'nsubj') {
    if (candidate.part === 'noun') return doc.childrenBy(t, 'amod', 'compound', 'nmod:poss')
    const acting = agents(doc, t)
    if (acting.length > 0) return acting
    return isPassive(doc, t) ? [] : [...surfaceSubjects(doc, t), ...doc.childrenBy(t, 'compound').filter(c => c < t)]
  }
  return phrasesWith(doc, t, slot).flatMap(p => conjuncts(doc, p))
}

/** "The anniversary of the invasion", "a memorial to the massacre", "commemorating the attack". */
function commemorated(view: ReportView, t: TokenId): string | null {
  const {doc, rules} = view
  for (let node = t, steps = 0; steps < 3; steps++) {
    const head = doc.head(node)
    if (head < 0) return null
    const relation = doc.relation(node)
    if (!['nmod', 'obj', 'compound', 'conj', 'nsubj'].includes(relation)) return null
    if (relation !== 'nsubj' && rules.commemoration.has(doc.lemma(head).toLowerCase())) return doc.form(head)
    node = head
  }
  return null
}

/** A short stretch in quotation marks whose words begin in capitals: the name of a book or film. */
function isInTitle(doc: ParsedText, t: TokenId): boolean {
  if (!/^\p{Lu}/u.test(doc.form(t))) return false
  const first = doc.firstToken(doc.sentenceOf(t))
  const end = doc.endToken(doc.sentenceOf(t))
  const isMark = (x: TokenId): boolean => /^["“”'‘’]+$/.test(doc.form(x))
  let left = t - 1
  while (left >= first && left >= t - 5 && !isMark(left) && /^(\p{Lu}|of|the|and|a|in|to|for)/u.test(doc.form(left)))
    left--
  let right = t + 1
  while (right < end && right <= t + 5 && !isMark(right) && /^(\p{Lu}|of|the|and|a|in|to|for)/u.test(doc.form(right)))
    right++
  return left >= first && right < end && isMark(left) && isMark(right) && doc.xpos(t).startsWith('NNP')
}

/** Those whose deeds are politics also beside a pitch or a stage. Police and courts act in all news of crime. */
const OFFICE = new Set(['GOV', 'LEG', 'MIL', 'IGO', 'UNO', 'OPP', 'PTY', 'REB', 'SPY'])

/** Why a scene of sports or film holds no act of these parties: nobody of them is in politics. Null where somebody is. */
export function reasonOfScene(scene: string, parties: readonly Actor[]): string | null {
  const isOfPolitics = parties.some(({kind, sector}) => kind !== 'state' && sector !== null && OFFICE.has(sector))
  return isOfPolitics ? null : `a scene of ${scene}, not of politics`
}

/** The scene that two or more different words of a sentence agree on (sports, film, markets); null when there is none. */
export function sceneOf(view: ReportView, sentence: number): string | null {
  const {doc, rules} = view
  const counts = new Map<string, Set<string>>()
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) {
    const word = doc.lemma(t).toLowerCase()
    const scene = rules.scenes.get(word) ?? rules.scenes.get(doc.lower(t))
    if (!scene) continue
    const words = counts.get(scene) ?? new Set()
    words.add(word)
    counts.set(scene, words)
    if (words.size >= 2) return scene
  }
  return null
}
