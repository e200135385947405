import type {Actor} from '../actor/actor.ts'
import type {Attribution} from '../attribution/attribution.ts'
import {attributionsHolding} from '../attribution/holding.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {prepositionOf} from './clause.ts'
import type {Factuality} from './event.ts'
import type {ReportView} from './report-view.ts'
import {isDoneBySaying} from './setting.ts'
import type {Candidate} from './trigger.ts'

/**
 * The ids of the attributions by which somebody claims that the act was done. Empty where the report says so itself; where the act
 * is the speaker's own saying ("said he endorses the plan"); and where the claim takes the act for known: "the minister said
 * that the rebels who attacked the town had left", "after the invasion".
 */
export function claimedBy(
  view: ReportView,
  candidate: Candidate,
  actors: readonly Actor[],
  factuality: Factuality,
): string[] {
  const holding = attributionsHolding(view.claims, view.doc.span(candidate.token))
  const isReal = factuality === 'occurred' || factuality === 'ongoing'
  const isSaying = candidate.frame.roles.actors[0] === 'said'
  const isOwnSaying = isReal && isDoneBySaying(view, candidate) && actors.every(a => a.country === actors[0]!.country)
  return holding
    .filter(held => !((isSaying || isOwnSaying) && speaksFor(held, actors)))
    .filter(held => !(isReal && held.quotation !== 'direct' && isTakenForKnown(view, candidate.token, held)))
    .map(({id}) => id)
}

const speaksFor = ({source}: Attribution, actors: readonly Actor[]): boolean =>
  source?.actors.some(id => actors.some(actor => actor.id === id)) ?? false

/** In a relative clause of the content, or what other acts are measured by. A participle may well be the news ("found five people shot"). */
function isTakenForKnown({doc}: ReportView, token: TokenId, {content}: Attribution): boolean {
  const isNoun = doc.upos(token) === 'NOUN'
  if (isNoun && MEASURING.has(prepositionOf(doc, token))) return true
  const begin = Math.min(...content.map(({start}) => start))
  const end = Math.max(...content.map(({end}) => end))
  for (let node = token, steps = 0; node >= 0 && steps < MAX_STEPS; node = doc.head(node), steps++) {
    const {start, end: last} = doc.span(node)
    if (start < begin || last > end) return false
    if (doc.deprel(node) === 'acl:relcl') return doc.span(doc.head(node)).start >= begin
  }
  return false
}

const MAX_STEPS = 8
const MEASURING = new Set(['after', 'since', 'following', 'over', 'before', 'despite', 'amid', 'during'])
