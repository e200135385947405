import type {Actor} from '../actor/actor.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {patients, phrasesWith} from './clause.ts'
import {partiesIn} from './party-phrases.ts'
import type {ReportView} from './report-view.ts'

/** A motion, resolution or vote that blames somebody, and whom; `blamed` is empty where the report names nobody. */
export interface BlamingMotion {
  readonly blamed: readonly Actor[]
}

/** How far a report is searched for what "the motion" is. */
const REACH = 1500

/**
 * The motion of no confidence, censure or impeachment that somebody tables or votes on ("voted against the motion"): what its
 * words say, or those of another mention where it stands alone. Null when the verb has no such motion.
 */
export function findBlamingMotion(view: ReportView, verb: TokenId): BlamingMotion | null {
  for (const noun of motionsOf(view, verb)) {
    const own = readMotion(view, noun)
    if (own) return own.blamed.length > 0 ? own : (otherMotion(view, noun) ?? own)
    const other = isBare(view, noun) ? otherMotion(view, noun) : null
    if (other) return other
  }
  return null
}

/** What is voted on: the object, or what the verb is for, against or in favour of. */
function motionsOf({doc, rules}: ReportView, verb: TokenId): TokenId[] {
  const favour = phrasesWith(doc, verb, 'in').flatMap(t => phrasesWith(doc, t, 'of'))
  const named = ['for', 'against', 'on'].flatMap(preposition => phrasesWith(doc, verb, preposition))
  const motions = rules.classes.get('motion')!
  return [...patients(doc, verb), ...named, ...favour].filter(t => motions.has(doc.lemma(t).toLowerCase()))
}

const isBare = ({doc}: ReportView, noun: TokenId): boolean => doc.child(noun, 'amod', 'compound', 'nmod', 'acl') < 0

/** The nearest other mention that says whom it blames, before the noun or else behind it. */
function otherMotion(view: ReportView, noun: TokenId): BlamingMotion | null {
  const {doc} = view
  const lemma = doc.lemma(noun).toLowerCase()
  for (const step of [-1, 1])
    for (let t = noun + step; t >= 0 && t < doc.tokenCount && Math.abs(t - noun) < REACH; t += step) {
      if (doc.lemma(t).toLowerCase() !== lemma || isBare(view, t)) continue
      const found = readMotion(view, t)
      if (found && found.blamed.length > 0) return found
    }
  return null
}

function readMotion(view: ReportView, noun: TokenId): BlamingMotion | null {
  const {doc} = view
  const kind = [...doc.childrenBy(noun, 'compound', 'amod'), ...phrasesWith(doc, noun, 'of')].find(t =>
    isBlame(view, t),
  )
  if (kind === undefined) return null
  const blamed = [
    ...phrasesWith(doc, noun, 'against'),
    ...[kind, noun].flatMap(t => ['in', 'of'].flatMap(preposition => phrasesWith(doc, t, preposition))),
  ].filter(t => t !== kind)
  return {blamed: partiesIn(view, blamed.slice(0, 2))}
}

/** "Censure", "no confidence", "no-confidence": of confidence alone a motion is for somebody. */
function isBlame({doc, rules}: ReportView, t: TokenId): boolean {
  const words = rules.classes.get('blame motion')!
  if (words.has(doc.lower(t))) return true
  if (doc.lower(t) !== 'confidence' || t === 0) return false
  const before = doc.form(t - 1) === '-' ? t - 2 : t - 1
  return before >= 0 && doc.lower(before) === 'no'
}
