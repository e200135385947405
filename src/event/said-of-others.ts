import type {Actor} from '../actor/actor.ts'
import {firstOfJoined} from '../language/first-of-joined.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {surfaceSubjects} from './clause.ts'
import {isConditionalClause, isNegated} from './clause-modality.ts'
import {partiesIn} from './party-phrases.ts'
import type {ReportView} from './report-view.ts'
import {speakers} from './speakers.ts'

/**
 * Whether a speaker says what the predicate tells: somebody who is no news outlet, and not as a mere condition. A saying
 * like this is an act by itself ("Ankara said that it was unacceptable for Cyprus to drill" is a criticism of Cyprus).
 */
export function isSpoken(view: ReportView, predicate: TokenId, mayBeNegated = false): boolean {
  const {doc} = view
  if (!isAsserted(doc, predicate) || (!mayBeNegated && isNegated(doc, predicate))) return false
  return voicesOf(view, predicate).length > 0
}

/** What a sentence says, rather than takes for granted or supposes: no relative or adverbial clause, no condition. */
export function isAsserted(doc: ParsedText, predicate: TokenId): boolean {
  const node = firstOfJoined(doc, predicate)
  return ['root', 'ccomp', 'parataxis'].includes(doc.relation(node)) && !isConditionalClause(doc, node)
}

/** "He must be dreaming", "they should have waited": a modal that guesses or looks back, and asks nobody for anything. */
const isGuessed = (doc: ParsedText, predicate: TokenId): boolean =>
  doc.childrenBy(predicate, 'aux').some(t => ['should', 'must', 'ought'].includes(doc.lower(t))) &&
  (doc.xpos(predicate) === 'VBG' || doc.childrenBy(predicate, 'aux').some(t => doc.lower(t) === 'have'))

/**
 * Whether a speaker says it of others than himself or the body that he speaks for: its subject is or names a party that is
 * another one ("Ankara said that Greece had lied"). Negated, it is no saying of that kind, but a demand may be negative.
 */
export function isSaidOfOthers(view: ReportView, predicate: TokenId, mayBeNegated = false): boolean {
  if (!isSpoken(view, predicate, mayBeNegated) || isGuessed(view.doc, predicate)) return false
  const speaking = voicesOf(view, predicate)
  // "It undermines peace": in words about a deed, *it* is the deed.
  const subjects = surfaceSubjects(view.doc, predicate).filter(t => !THINGS.has(view.doc.lower(t)))
  const meant = partiesIn(view, subjects)
  return (
    meant.some(actor => actor.country !== null || actor.sector !== null) &&
    !meant.some(actor => speaking.some(speaker => speaker === actor || speaksFor(speaker, actor)))
  )
}

const THINGS = new Set(['it', 'this', 'that'])

/** Whether a speaker says of others that they do not: "Iran does not respect human rights, the minister said". */
export const isDeniedOfOthers = (view: ReportView, predicate: TokenId): boolean =>
  isNegated(view.doc, predicate) && isSaidOfOthers(view, predicate, true)

const voicesOf = (view: ReportView, predicate: TokenId): Actor[] =>
  speakers(view, predicate).filter(actor => actor.sector !== 'JRN')

/** A spokesman or official and his own ministry, army or party. */
export const speaksFor = (speaker: Actor, actor: Actor): boolean =>
  (speaker.kind === 'person' || speaker.kind === 'role') &&
  actor.kind === 'organization' &&
  speaker.country !== null &&
  speaker.country === actor.country &&
  speaker.sector === actor.sector

/**
 * Those whom the clause that a predicate judges names as its subject: "unacceptable for Cyprus to drill", "a shame that
 * France had waited". Empty when it judges no clause.
 */
export function judgedParties(view: ReportView, predicate: TokenId): Actor[] {
  const {doc} = view
  for (const clause of doc.childrenBy(predicate, 'csubj', 'ccomp', 'xcomp', 'advcl', 'acl')) {
    const marks = doc.childrenBy(clause, 'mark')
    if (!marks.some(mark => ['for', 'that', 'to'].includes(doc.lower(mark)))) continue
    const subjects = doc.childrenBy(clause, 'nsubj', 'nsubj:pass')
    // "for the government to": a parser likes to hang the subject on the predicate.
    const stray = doc.childrenBy(predicate, 'obl').filter(t => t > predicate && t < clause)
    const found = partiesIn(view, subjects.length > 0 ? subjects : stray)
    if (found.length > 0) return found
  }
  return []
}
