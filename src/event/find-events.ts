import type {Actor} from '../actor/actor.ts'
import {attributionsHolding} from '../attribution/holding.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {cameoCode} from './cameo-code.ts'
import {agents, clauseHead} from './clause.ts'
import {contextsOf, spokenContexts} from './context.ts'
import type {Count, EventMention, EventType, Factuality, Skipped} from './event.ts'
import {type FactualityReading, readFactuality} from './factuality.ts'
import {type FigureMention, findFigures} from './magnitude.ts'
import {type EventDraft, groupTellings} from './merge.ts'
import {reasonAgainst, sceneOf} from './negative.ts'
import {findParties, locationOf, partiesIn} from './parties.ts'
import {ploverCode} from './plover-code.ts'
import {type EventInput, type ReportView, viewReport} from './report-view.ts'
import type {EventRules} from './rules.ts'
import {salienceOf} from './salience.ts'
import {whenOf, whereOf} from './setting.ts'
import {type Candidate, matchTrigger} from './trigger.ts'

/**
 * The political acts that a report tells, each once with all passages that tell it, in text order; and the candidates that
 * were considered and not coded, with the reason. Types after PLOVER (openeventdata, 2024 manual); both lists may be empty.
 */
export function findEvents(input: EventInput, rules: EventRules): {events: EventMention[]; skipped: Skipped[]} {
  const view = viewReport(input, rules)
  const skipped: Skipped[] = []
  const drafts: EventDraft[] = []
  for (let sentence = 0; sentence < view.doc.sentenceCount; sentence++) {
    if (isFurniture(view, sentence)) continue
    drafts.push(...draftSentence(view, sentence, skipped))
  }
  const events = groupTellings(drafts).map((tellings, i) => joinTellings(view, tellings, `e${i + 1}`))
  return {events, skipped}
}

function isFurniture(view: ReportView, sentence: number): boolean {
  const {start, end} = view.doc.sentenceSpan(sentence)
  return view.article.furniture.some(f => f.kind !== 'dateline' && f.start <= start && end <= f.end)
}

function draftSentence(view: ReportView, sentence: number, skipped: Skipped[]): EventDraft[] {
  const {doc} = view
  const candidates: Candidate[] = []
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) {
    const candidate = matchTrigger(view, t)
    if (candidate) candidates.push(candidate)
  }
  if (candidates.length === 0) return []
  const scene = sceneOf(view, sentence)
  const spoken = spokenContexts(view, sentence)
  const figures = findFigures(doc, sentence, view.rules)
  const consumed = consumedNouns(candidates)
  const drafts: EventDraft[] = []
  for (const candidate of candidates) {
    if (consumed.has(candidate.token)) continue
    if (isPurposeOfTalks(view, candidate, candidates)) continue
    const reason = reasonAgainst(view, candidate, scene)
    const draft = reason ? null : draftEvent(view, candidate, sentence, spoken, figures)
    if (draft && typeof draft !== 'string') drafts.push(draft)
    else skipped.push({...doc.span(candidate.token), reason: reason ?? (draft as string)})
  }
  return drafts
}

/** Nouns that a verb's frame has taken up ("lifted sanctions": the sanctions are no act of their own here). */
function consumedNouns(candidates: readonly Candidate[]): Set<TokenId> {
  const consumed = new Set<TokenId>()
  for (const {object, part, frame} of candidates)
    if (part === 'verb' && object >= 0 && !(frame.type === 'REQUEST' || frame.type === 'ACCUSE' || frame.type === 'SUPPORT')) consumed.add(object)
  return consumed
}

/** "Met to discuss trade", "visited Cairo for talks": the same meeting told twice in one clause. */
function isPurposeOfTalks(view: ReportView, candidate: Candidate, candidates: readonly Candidate[]): boolean {
  const {doc} = view
  if (candidate.frame.type !== 'CONSULT' || candidate.frame.mode === 'visit') return false
  const head = doc.head(candidate.token)
  if (head < 0 || !['advcl', 'xcomp', 'acl', 'obl', 'nmod'].includes(doc.relation(candidate.token))) return false
  const isFor = ['to', 'for'].some(word => doc.children(candidate.token).some(c => doc.lower(c) === word))
  return isFor && candidates.some(other => other.frame.type === 'CONSULT' && (other.token === head || other.object === head || (doc.head(other.token) === head && other.token < candidate.token)))
}

/** Types that only an act between political actors makes; force and protest are coded whoever suffers or marches. */
const OF_FORCE = new Set<EventType>(['ASSAULT', 'PROTEST', 'COERCE'])

/** Acts that several actors without a recipient do with each other. */
const MUTUAL = new Set<EventType>(['AGREE', 'COOPERATE'])

/** Types whose passive often leaves the one who acts unsaid ("was released", "were accused"). */
const AGENTLESS = new Set<EventType>(['ACCUSE', 'RETREAT', 'CONCEDE', 'SANCTION', 'AID'])

/** The draft of an event, or the reason why there is none. */
function draftEvent(
  view: ReportView,
  candidate: Candidate,
  sentence: number,
  spoken: ReadonlyMap<string, number>,
  figures: readonly FigureMention[],
): EventDraft | string {
  const {doc} = view
  const {frame, token} = candidate
  const reading = readFactuality(view, candidate)
  if (reading.isGoverned) return `told by the word that governs it (${reading.steps.at(-1) ?? ''})`
  const parties = findParties(view, candidate)
  const actors = parties.actors
  let recipients = parties.recipients
  const steps = [`frame: ${frame.name}`, ...parties.steps, ...reading.steps]
  if (frame.type === 'ASSAULT' && recipients.length === 0 && !frame.roles.symmetric) {
    const here = locationOf(view, token).filter(state => !actors.includes(state))
    if (here.length > 0) {
      recipients = here
      steps.push('recipients: the state of the place')
    }
  }
  const reason = reasonWithoutParties(frame.type!, frame.mode, actors, recipients, reading.factuality === 'occurred' || reading.factuality === 'ongoing')
  if (reason) return `${reason} (${doc.form(token)})`
  const when = whenOf(view, candidate)
  const factuality = withTime(view, ownPlan(view, reading, actors), when, candidate)
  const plover = ploverCode(frame, {...reading, factuality}, actors.length > 0)
  return {
    candidate,
    type: frame.type!,
    mode: frame.mode,
    plover,
    cameo: cameoCode(frame, factuality, plover.type),
    factuality,
    isReference: reading.isReference && when === null,
    actors,
    recipients,
    symmetric: frame.roles.symmetric || (MUTUAL.has(frame.type!) && recipients.length === 0 && actors.length > 1),
    when,
    where: whereOf(view, candidate),
    saidBy: attributionsHolding(view.attributions, doc.span(token)).map(a => a.id),
    contexts: contextsOf(view, candidate, spoken),
    magnitude: magnitudeOf(view, candidate, figures),
    evidence: {...doc.sentenceSpan(sentence), trigger: doc.span(token), triggerToken: token},
    sentence,
    steps,
  }
}

function reasonWithoutParties(type: EventType, mode: string | null, actors: readonly Actor[], recipients: readonly Actor[], isReal: boolean): string | null {
  const parties = [...actors, ...recipients]
  if (parties.length === 0) return 'no party is named'
  if (OF_FORCE.has(type)) return null
  if (actors.length === 0 && !(AGENTLESS.has(type) && isReal)) return 'nobody is named who acts'
  if (actors.length > 0 && parties.length > 1 && parties.every(actor => actor.sector === 'BUS')) return 'between companies'
  if (parties.every(actor => actor.kind === 'person' && !actor.sector && !actor.country)) return 'no political actor among the parties'
  if (type === 'CONSULT' && actors.every(actor => actor.kind === 'population' || (actor.sector === 'CVL' && actor.kind !== 'organization'))) return 'no political actor among those who meet'
  if (mode === 'visit' && recipients.length === 0) return 'a visit to nobody that is named'
  return null
}

/** Who pushes for an act of his own plans it. */
function ownPlan(view: ReportView, {factuality, governor}: FactualityReading, actors: readonly Actor[]): Factuality {
  if (factuality !== 'called-for' || governor < 0 || actors.length === 0) return factuality
  const asking = partiesIn(view, agents(view.doc, governor))
  return asking.length > 0 && actors.every(actor => asking.includes(actor)) ? 'planned' : factuality
}

/** An act whose day is after the publication is still to come, whatever its tense ("leaves on Monday"). */
function withTime(view: ReportView, factuality: Factuality, when: EventMention['when'], candidate: Candidate): Factuality {
  const published = view.article.published.date
  if (!published || !when?.from || when.from <= published) return factuality
  if (factuality !== 'occurred' && factuality !== 'ongoing') return factuality
  const clause = clauseHead(view.doc, candidate.token)
  const isPast = clause >= 0 && ['VBD', 'VBN'].includes(view.doc.xpos(clause)) && candidate.part === 'verb'
  return isPast ? factuality : 'planned'
}

/** Figures of the sentence that belong to the trigger: those of its own verb, and for acts of force those of the clauses beside it. */
function magnitudeOf(view: ReportView, candidate: Candidate, figures: readonly FigureMention[]): Map<string, Count> {
  const found = new Map<string, Count>()
  const {type, mode} = candidate.frame
  for (const {figure, count} of figures) {
    if (figure === 'detained' ? mode !== 'arrest' && type !== 'PROTEST' : type !== 'ASSAULT' && type !== 'PROTEST') continue
    const known = found.get(figure)
    // "killed two soldiers and three civilians" adds up.
    found.set(figure, known ? {min: sum(known.min, count.min), max: sum(known.max, count.max)} : count)
  }
  return found
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)

function joinTellings(view: ReportView, tellings: readonly EventDraft[], id: string): EventMention {
  const best = tellings[0]!
  const pick = <Value>(of: (draft: EventDraft) => Value | null): Value | null => {
    for (const telling of tellings) {
      const value = of(telling)
      if (value !== null) return value
    }
    return null
  }
  const side = (of: (draft: EventDraft) => readonly Actor[]): string[] => (pick(draft => (of(draft).length > 0 ? of(draft) : null)) ?? []).map(a => a.id)
  const magnitude: Record<string, Count | null> = {killed: null, injured: null, detained: null}
  for (const telling of tellings)
    for (const [figure, count] of telling.magnitude) magnitude[figure] ??= count
  const where = pick(draft => (draft.where && draft.where.kind !== 'country' ? draft.where : null)) ?? pick(draft => draft.where)
  const evidence = new Map(tellings.map(telling => [telling.sentence, telling.evidence]))
  for (const telling of [...tellings].reverse()) evidence.set(telling.sentence, telling.evidence)
  return {
    id,
    type: best.type,
    mode: best.mode ?? pick(draft => draft.mode),
    contexts: [...new Set(tellings.flatMap(telling => telling.contexts))].sort(),
    factuality: best.factuality,
    plover: best.plover,
    cameo: best.cameo,
    actors: side(draft => draft.actors),
    recipients: side(draft => draft.recipients),
    symmetric: best.symmetric,
    when: narrowest(tellings.flatMap(telling => telling.when ?? [])),
    where: where?.id ?? null,
    saidBy: best.saidBy.length > 0 || tellings.some(telling => telling.saidBy.length === 0) ? best.saidBy : tellings.flatMap(t => t.saidBy).slice(0, 1),
    magnitude: magnitude as EventMention['magnitude'],
    evidence: [...new Map(tellings.map(t => [t.sentence, evidence.get(t.sentence)!])).values()],
    salience: salienceOf(view, tellings),
    rule: best.candidate.frame.name,
    confidence: confidenceOf(best),
    steps: best.steps,
  }
}

/** The shortest of the intervals that tell one act's time; null when none does. */
function narrowest(intervals: readonly NonNullable<EventMention['when']>[]): EventMention['when'] {
  const length = ({from, to}: NonNullable<EventMention['when']>): number => (from && to ? Date.parse(to) - Date.parse(from) : Number.POSITIVE_INFINITY)
  let best: EventMention['when'] = null
  for (const interval of intervals) if (!best || length(interval) < length(best)) best = interval
  return best
}

/** Higher with both sides named, a verb and a plain assertion; lower for one-sided, nominal or uncertain ones. */
function confidenceOf(draft: EventDraft): number {
  let confidence = 0.6
  if (draft.actors.length > 0) confidence += 0.1
  if (draft.recipients.length > 0 || (draft.symmetric && draft.actors.length > 1)) confidence += 0.15
  if (draft.candidate.part === 'verb' || draft.candidate.light) confidence += 0.05
  if (draft.candidate.object >= 0) confidence += 0.05
  return Math.round(confidence * 100) / 100
}
