import type {TokenId} from '../language/parsed-text.ts'
import type {ReportView} from './report-view.ts'
import type {Candidate} from './trigger.ts'

/** Whether another candidate of the sentence tells the same act: its purpose, its aim or its demand. */
export function isToldWithAnother(view: ReportView, candidate: Candidate, candidates: readonly Candidate[]): boolean {
  return (
    isPurposeOfTalks(view, candidate, candidates) ||
    isAimOfProtest(view, candidate, candidates) ||
    isToldByDemand(view, candidate, candidates)
  )
}

/**
 * Nouns that another word's frame has taken up: "lifted sanctions", "lifted the state of emergency", "the suspension of
 * aid" are one act each. What is demanded, condemned or praised stays an act of its own.
 */
export function consumedNouns({doc, rules}: ReportView, candidates: readonly Candidate[]): Set<TokenId> {
  const consumed = new Set<TokenId>()
  for (const {object, frame} of candidates) {
    if (object < 0 || ['REQUEST', 'ACCUSE', 'SUPPORT'].includes(frame.type!)) continue
    consumed.add(object)
    const container = doc.head(object)
    if (container >= 0 && doc.relation(object) === 'nmod' && rules.transparent.has(doc.lemma(container)))
      consumed.add(container)
  }
  return consumed
}

/** "Met to discuss trade", "visited Cairo for talks": the same meeting told twice in one clause. */
function isPurposeOfTalks(view: ReportView, candidate: Candidate, candidates: readonly Candidate[]): boolean {
  const {doc} = view
  if (isPurposeOfAccord(view, candidate, candidates)) return true
  if (candidate.frame.type !== 'CONSULT' || candidate.frame.mode === 'visit') return false
  const head = doc.head(candidate.token)
  if (head < 0 || !['advcl', 'xcomp', 'acl', 'obl', 'nmod'].includes(doc.relation(candidate.token))) return false
  const isFor = ['to', 'for'].some(word => doc.children(candidate.token).some(c => doc.lower(c) === word))
  return (
    isFor &&
    candidates.some(
      other =>
        other.frame.type === 'CONSULT' &&
        (other.token === head ||
          other.object === head ||
          (doc.head(other.token) === head && other.token < candidate.token)),
    )
  )
}

/** "Advocates that Korea should disarm": one demand, told by its verb. */
function isToldByDemand(view: ReportView, {token, part}: Candidate, candidates: readonly Candidate[]): boolean {
  if (part !== 'modal') return false
  const verb = view.doc.head(token)
  return (
    view.doc.relation(verb) === 'ccomp' &&
    candidates.some(other => other.frame.type === 'REQUEST' && other.token === view.doc.head(verb))
  )
}

/** "Marched to demand his resignation": what the protest asks for is the protest. */
function isAimOfProtest(view: ReportView, {token, frame}: Candidate, candidates: readonly Candidate[]): boolean {
  const {doc} = view
  if (
    !['REQUEST', 'ACCUSE', 'SUPPORT', 'PROTEST'].includes(frame.type!) ||
    !['advcl', 'acl', 'xcomp'].includes(doc.relation(token))
  )
    return false
  const head = doc.head(token)
  return candidates.some(
    other =>
      other.frame.type === 'PROTEST' &&
      other.token !== token &&
      (other.token === head || other.object === head || doc.head(other.token) === head),
  )
}

/** "Signed an agreement to build a railway", "gave money to help the refugees": one act, told with its purpose. */
function isPurposeOfAccord(view: ReportView, {token, frame}: Candidate, candidates: readonly Candidate[]): boolean {
  const {doc} = view
  if (
    !['AGREE', 'COOPERATE', 'SUPPORT', 'AID'].includes(frame.type!) ||
    !['advcl', 'acl', 'xcomp'].includes(doc.relation(token))
  )
    return false
  if (!doc.children(token).some(c => doc.lower(c) === 'to')) return false
  const head = doc.head(token)
  // "Would support all efforts to help the refugees"
  if (frame.type === 'AID' && head >= 0 && doc.relation(token) === 'acl')
    if (candidates.some(other => other.frame.type === 'SUPPORT' && other.token === doc.head(head))) return true
  // "Offered to send troops to help the army"
  if (head >= 0 && doc.relation(head) === 'xcomp')
    if (candidates.some(other => other.frame.type === 'AGREE' && other.token === doc.head(head))) return true
  return candidates.some(
    other =>
      (other.frame.type === 'AGREE' || (other.frame.type === 'AID' && frame.type !== 'AGREE')) &&
      other.object >= 0 &&
      (other.token === head || other.object === head),
  )
}
