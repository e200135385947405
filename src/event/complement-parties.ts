import type {Actor} from '../actor/actor.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {agents, conjuncts, isVerb, patients, phrasesWith, surfaceSubjects} from './clause.ts'
import {inside, partiesIn, unique} from './party-phrases.ts'
import {actorsOf, type ReportView} from './report-view.ts'

/**
 * To whom the act in the complement is done: "agreed to help Lebanon" → Lebanon; of a that-clause its subject. What the
 * subject only moves ("withdraw its troops from Syria") is a means, and taken when nobody else is named.
 */
export function complementParties(view: ReportView, verb: TokenId, relation: string, depth = 0): Actor[] {
  const {doc} = view
  const named = (heads: readonly TokenId[]): Actor[] =>
    heads.filter(t => !isVerb(doc, t)).flatMap(t => conjuncts(doc, t).flatMap(x => actorsOf(view, x)))
  for (const complement of doc.childrenBy(verb, relation)) {
    if (relation === 'ccomp') {
      const subjects = partiesIn(view, surfaceSubjects(doc, complement))
      // "Warned that it would attack Kenya": whoever speaks does it himself, to another.
      const speaking = new Set(partiesIn(view, agents(doc, verb)))
      if (subjects.some(actor => !speaking.has(actor))) return subjects
    }
    const objects = patients(doc, complement)
    const means = objects.filter(t => isMeans(view, complement, t))
    // "Agreed to form a unity government": what is made is nobody yet.
    const isMade = view.rules.classes.get('makes')!.has(doc.lemma(complement))
    const direct = isMade ? [] : objects.filter(t => !means.includes(t)).flatMap(t => named([t]))
    if (direct.length > 0) return unique(direct)
    for (const preposition of ['with', 'to', 'against', 'on', 'for', 'from', 'in', 'into', 'of']) {
      const near = preposition === 'of' ? objects : [complement, ...objects]
      const found = named(near.flatMap(t => phrasesWith(doc, t, preposition)))
      if (found.length > 0) return unique(found)
    }
    if (means.length > 0)
      for (const purpose of doc.childrenBy(complement, 'advcl', 'xcomp')) {
        const found = named(patients(doc, purpose))
        if (found.length > 0) return unique(found)
      }
    const made = new Set(isMade ? named(objects) : [])
    // "Willing to withdraw its troops": own means are no other side.
    const others = objects.filter(t => !means.includes(t) || doc.child(t, 'nmod:poss') < 0)
    const drilled = isMade ? inside(view, objects).filter(actor => !made.has(actor)) : partiesIn(view, others)
    if (drilled.length > 0) return drilled
    const deeper: Actor[] = depth < 3 ? complementParties(view, complement, 'xcomp', depth + 1) : []
    if (deeper.length > 0) return deeper
  }
  return []
}

/** "Its troops", "two field hospitals": own, or unowned forces and goods, as object of a verb that moves or gives them. */
function isMeans({doc, actors, rules}: ReportView, verb: TokenId, object: TokenId): boolean {
  if (!rules.classes.get('moves_means')!.has(doc.lemma(verb))) return false
  const owner = doc.child(object, 'nmod:poss')
  if (owner >= 0) return doc.upos(owner) === 'PRON'
  return actors.at(object).every(actor => actor.kind !== 'state' && actor.kind !== 'person' && actor.basis === 'text')
}
