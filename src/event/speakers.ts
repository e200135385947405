import type {Actor} from '../actor/actor.ts'
import {attributionsHolding} from '../attribution/holding.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {agents, isVerb} from './clause.ts'
import {partiesIn} from './party-phrases.ts'
import {type ReportView, sourceActors} from './report-view.ts'

/** Who is said to say what holds the token: the source of the innermost attribution, else the subject of the verb above. */
export function speakers(view: ReportView, t: TokenId): Actor[] {
  const {doc} = view
  const span = doc.span(t)
  for (const attribution of attributionsHolding(view.claims, span)) {
    const actors = sourceActors(view, attribution)
    if (actors.length > 0) return actors
  }
  for (let node = t, steps = 0; node >= 0 && steps < 8; node = doc.head(node), steps++) {
    const head = doc.head(node)
    if (head >= 0 && ['ccomp', 'parataxis'].includes(doc.relation(node)) && isVerb(doc, head))
      return partiesIn(view, agents(doc, head))
  }
  return []
}
