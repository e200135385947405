import type {Actor, ActorIndex} from '../actor/actor.ts'
import type {Attribution} from '../attribution/attribution.ts'
import {attributionsHolding, type Claims, indexClaims} from '../attribution/holding.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Article} from '../page/article.ts'
import type {PlaceIndex} from '../place/place.ts'
import type {TimeExpression} from '../time/time-expression.ts'
import {contentHead} from './clause.ts'
import type {EventType} from './event.ts'
import type {EventRules} from './rules.ts'

/** What the rooms before have found in one report. */
export interface EventInput {
  readonly doc: ParsedText
  readonly article: Article
  readonly actors: ActorIndex
  readonly places: PlaceIndex
  readonly times: readonly TimeExpression[]
  readonly attributions: readonly Attribution[]
}

/** The report with the look-ups that all steps of event coding share. */
export interface ReportView extends EventInput {
  readonly rules: EventRules
  /** The actor that stands for each country of the report. */
  readonly states: ReadonlyMap<string, Actor>
  readonly byId: ReadonlyMap<string, Actor>
  readonly claims: Claims
  /** All lemmas of the report. */
  readonly lemmas: ReadonlySet<string>
  /** Whether the report is on an earthquake, a flood or the like. */
  readonly isOnCatastrophe: boolean
}

/** How often a report speaks of a catastrophe when it is on one. */
const LEAST_TOLD = 3

export function viewReport(input: EventInput, rules: EventRules): ReportView {
  const states = new Map<string, Actor>()
  const byId = new Map<string, Actor>()
  for (const actor of input.actors.actors) {
    byId.set(actor.id, actor)
    if (actor.kind === 'state' && actor.country && !states.has(actor.country)) states.set(actor.country, actor)
  }
  const lemmas = new Set<string>()
  let catastrophe = 0
  for (let t = 0; t < input.doc.tokenCount; t++) {
    const lemma = input.doc.lemma(t)
    lemmas.add(lemma)
    if (rules.scenes.get(lemma) === 'catastrophe') catastrophe++
  }
  const {doc, article, actors, places, times, attributions} = input
  const claims = indexClaims(attributions)
  const isOnCatastrophe = catastrophe >= LEAST_TOLD
  // Written out: an object that is spread gets a shape of its own each time, and every look at it takes the slow way.
  return {doc, article, actors, places, times, attributions, rules, states, byId, claims, lemmas, isOnCatastrophe}
}

/**
 * The actors that the noun phrase headed by `t` itself stands for; a place that is no actor stands for its country.
 * "Hundreds of protesters" stands for the protesters. Empty when it stands for nobody.
 */
export function actorsOf(view: ReportView, t: TokenId): readonly Actor[] {
  const direct = view.actors.at(t)
  if (direct.length > 0) return direct
  if (FIRST_PERSON.has(view.doc.lower(t)) && view.doc.upos(t) === 'PRON') return speakerAt(view, t)
  const content = contentHead(view.doc, t, view.rules.transparent)
  if (content !== t) {
    const inner = view.actors.at(content)
    if (inner.length > 0) return inner
  }
  return stateAt(view, content)
}

const FIRST_PERSON = new Set(['i', 'me', 'my', 'myself', 'we', 'us', 'our', 'ourselves'])

/** "We condemn it," the minister said: who says what holds the word; the source of the innermost attribution. */
function speakerAt(view: ReportView, t: TokenId): readonly Actor[] {
  const sources = attributionsHolding(view.claims, view.doc.span(t)).filter(held => held.source !== null)
  return sources[0] ? sourceActors(view, sources[0]) : []
}

/** Those who are said to say it; empty where nobody is named or known. */
export const sourceActors = (view: ReportView, {source}: Attribution): Actor[] =>
  (source?.actors ?? []).flatMap(id => view.byId.get(id) ?? [])

/** The types of act that a noun can name by the tables ("bombing": ASSAULT); empty for other words. */
export const actsNamed = ({doc, rules}: ReportView, t: TokenId): EventType[] =>
  (rules.nouns.get(doc.lemma(t)) ?? []).flatMap(({type}) => type ?? [])

/** The state whose place the token names, as a list of one; empty for other tokens and for places of states that the report has no actor for. */
export function stateAt(view: ReportView, t: TokenId): readonly Actor[] {
  const country = view.places.at(t)?.country
  const state = country ? view.states.get(country) : undefined
  return state ? [state] : []
}
