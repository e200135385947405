import type {Actor} from '../actor/actor.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {agents} from './clause.ts'
import type {EventType} from './event.ts'
import type {ReportView} from './report-view.ts'
import type {Candidate} from './trigger.ts'

/** Acts that a catastrophe may seem to do: it destroys, and people are rescued from it or flee. */
const LIKE_ITS_WORK = new Set<EventType>(['ASSAULT', 'COERCE', 'AID', 'RETREAT'])

/**
 * Why harm in a report on a catastrophe ("buildings were toppled" after an earthquake) is nobody's act: the catastrophe or an "it" does
 * it, or no one is named, and the sentence tells of no force. Null elsewhere.
 */
export function reasonNatural(view: ReportView, candidate: Candidate, actors: readonly Actor[]): string | null {
  if (!view.isOnCatastrophe) return null
  if (candidate.part === 'verb' && isDoneByNature(view, candidate.token)) return 'harm of a catastrophe'
  if (!LIKE_ITS_WORK.has(candidate.frame.type!)) return null
  if (actors.length > 0 && !isDoneByIt(view, candidate)) return null
  const force = view.rules.classes.get('attack')!
  const isForced = isInSentence(view, candidate.token, t => force.has(view.doc.lemma(t)))
  return isForced ? null : 'harm in a catastrophe, nobody’s act'
}

/** "The tremor, which destroyed houses": whether a report on a catastrophe tells with the verb what the catastrophe did. */
export function isDoneByNature({doc, rules, isOnCatastrophe}: ReportView, verb: TokenId): boolean {
  if (!isOnCatastrophe) return false
  const acting = [...agents(doc, verb), ...(doc.deprel(verb) === 'acl:relcl' ? [doc.head(verb)] : [])]
  return acting.some(t => rules.scenes.get(doc.lemma(t)) === 'catastrophe')
}

const isDoneByIt = ({doc}: ReportView, {part, token}: Candidate): boolean =>
  part === 'verb' && agents(doc, token).some(t => doc.lower(t) === 'it')

/** "Ten soldiers were killed when two helicopters crashed": harm that nobody is told to have done, in a sentence of an accident and of no violence. */
export function isByAccident(view: ReportView, {frame, part, token}: Candidate): boolean {
  const {doc, rules} = view
  if (frame.type !== 'ASSAULT' || part !== 'verb' || agents(doc, token).some(t => doc.upos(t) === 'PROPN')) return false
  const accidents = rules.classes.get('accident')!
  const violence = rules.classes.get('violence')!
  return (
    isInSentence(view, token, t => accidents.has(doc.lemma(t).toLowerCase())) &&
    !isInSentence(view, token, t => t !== token && violence.has(doc.lemma(t).toLowerCase()))
  )
}

/** Whether the sentence of a token holds a word of the kind. */
function isInSentence({doc}: ReportView, token: TokenId, isOfKind: (t: TokenId) => boolean): boolean {
  const sentence = doc.sentenceOf(token)
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) if (isOfKind(t)) return true
  return false
}
