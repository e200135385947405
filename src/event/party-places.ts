import type {Actor} from '../actor/actor.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {clauseHead, conjuncts, phrasesWith} from './clause.ts'
import {isScene, unique} from './party-phrases.ts'
import {actorsOf, type ReportView, stateAt} from './report-view.ts'
import type {Candidate} from './trigger.ts'

/** The state in whose place the act happens, told by "in", "at", "near" around the trigger; for acts of force without another victim. */
export function locationOf(view: ReportView, t: TokenId): Actor[] {
  const {doc} = view
  const scene = doc.children(t).find(c => c < t && doc.relation(c) === 'compound' && isScene(view, t, c))
  const named = scene === undefined ? [] : stateAt(view, scene)
  if (named.length > 0) return [...named]
  const clause = clauseHead(doc, t)
  for (const head of clause === t || clause < 0 ? [t] : [t, clause])
    for (const preposition of ['in', 'at', 'near', 'outside', 'on', 'across', 'inside', 'into', 'around'])
      for (const phrase of phrasesWith(doc, head, preposition))
        for (const token of conjuncts(doc, phrase)) {
          const state = stateAt(view, token)
          if (state.length > 0) return [...state]
          const below = [...doc.childrenBy(token, 'nmod', 'compound', 'amod', 'appos')].flatMap(c => [
            ...stateAt(view, c),
          ])
          if (below.length > 0) return unique(below).slice(0, 1)
        }
  return []
}

/** Whether an actor is the state itself or a force of it: what it does at home is not done to the state. */
export const actsForState = (actor: Actor, state: Actor): boolean =>
  actor === state || (actor.country === state.country && AT_ITS_WORD.has(actor.sector ?? ''))

const AT_ITS_WORD = new Set(['GOV', 'MIL', 'COP', 'SPY'])

/** "A blockade of Taiwan after Pelosi's visit": a visit without a goal goes to the foreign state of its sentence that does not act there. */
export function hostNearby(view: ReportView, {token}: Candidate, visitors: readonly Actor[]): Actor[] {
  const {doc} = view
  const home = new Set(visitors.map(visitor => visitor.country))
  if (visitors.length === 0 || home.has(null)) return []
  const sentence = doc.sentenceOf(token)
  for (let distance = 1; distance < 20; distance++)
    for (const t of [token - distance, token + distance]) {
      if (t < doc.firstToken(sentence) || t >= doc.endToken(sentence)) continue
      const found = actorsOf(view, t).filter(actor => actor.kind === 'state' || actor.kind === 'population')
      const relation = doc.relation(t)
      if (
        found.length === 1 &&
        found[0]!.country &&
        !home.has(found[0]!.country) &&
        relation !== 'nsubj' &&
        relation !== 'amod' &&
        relation !== 'compound' &&
        doc.upos(t) !== 'ADJ'
      )
        return found
    }
  return []
}
