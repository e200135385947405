import type {Actor} from '../actor/actor.ts'
import {attributionsHolding} from '../attribution/holding.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {cameoCode} from './cameo-code.ts'
import {agents, clauseHead, isPassive, phrasesWith} from './clause.ts'
import {contextsOf, spokenContexts} from './context.ts'
import type {Count, EventMention, EventType, Factuality, Skipped} from './event.ts'
import {type FactualityReading, readFactuality} from './factuality.ts'
import {addImpliedParties} from './implied-parties.ts'
import {type FigureMention, findFigures} from './magnitude.ts'
import {type EventDraft, groupTellings} from './merge.ts'
import {reasonAgainst, sceneOf} from './negative.ts'
import {findParties} from './parties.ts'
import {partiesIn} from './party-phrases.ts'
import {actsForState, locationOf} from './party-places.ts'
import {ploverCode} from './plover-code.ts'
import {reasonIrrelevant} from './relevance.ts'
import {type EventInput, type ReportView, stateAt, viewReport} from './report-view.ts'
import {resumeParties} from './resumed-parties.ts'
import {resumeSetting} from './resumed-setting.ts'
import type {EventRules} from './rules.ts'
import {salienceOf} from './salience.ts'
import {findSetting} from './setting.ts'
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
    for (const draft of draftSentence(view, sentence, skipped))
      drafts.push(resumeSetting(resumeParties(draft, drafts), drafts))
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
  const consumed = consumedNouns(view, candidates)
  const drafts: EventDraft[] = []
  for (const candidate of candidates) {
    if (consumed.has(candidate.token)) continue
    if (
      isPurposeOfTalks(view, candidate, candidates) ||
      isAimOfProtest(view, candidate, candidates) ||
      isToldByDemand(view, candidate, candidates)
    )
      continue
    const reason = reasonAgainst(view, candidate, scene)
    const draft = reason ? null : draftEvent(view, candidate, sentence, spoken, figures)
    if (draft && typeof draft !== 'string') drafts.push(draft)
    else skipped.push({...doc.span(candidate.token), reason: reason ?? (draft as string)})
  }
  return drafts
}

/**
 * Nouns that another word's frame has taken up: "lifted sanctions", "lifted the state of emergency", "the suspension of
 * aid" are one act each. What is demanded, condemned or praised stays an act of its own.
 */
function consumedNouns({doc, rules}: ReportView, candidates: readonly Candidate[]): Set<TokenId> {
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

/** Acts that, when nobody is named who does them, the state does in whose country they happen ("was arrested in Libya"). */
const ABROAD = new Set<EventType>(['COERCE', 'RETREAT'])

function holderAbroad(view: ReportView, token: TokenId, recipients: readonly Actor[]): Actor[] {
  const {doc} = view
  for (const preposition of ['in', 'from', 'by'])
    for (const phrase of phrasesWith(doc, token, preposition)) {
      const place = view.places.at(phrase)
      if (place?.kind !== 'country') continue
      const state = stateAt(view, phrase)
      if (state.length > 0 && recipients.some(actor => actor.country !== place.country)) return [...state]
    }
  return []
}

/** Acts that several actors without a recipient do with each other. */
const MUTUAL = new Set<EventType>(['AGREE', 'COOPERATE'])

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
  let actors = parties.actors
  let recipients = parties.recipients
  const steps = [`frame: ${frame.name}`, ...parties.steps, ...reading.steps]
  if (frame.type === 'ASSAULT' && recipients.length === 0 && !frame.roles.symmetric) {
    const here = locationOf(view, token).filter(state => !actors.some(actor => actsForState(actor, state)))
    if (here.length > 0) {
      recipients = here
      steps.push('recipients: the state of the place')
    }
  }
  if (actors.length === 0 && ABROAD.has(frame.type!)) {
    actors = holderAbroad(view, token, recipients)
    if (actors.length > 0) steps.push('actors: the state where it happens')
  }
  const implied = addImpliedParties(view, candidate, actors, recipients)
  actors = [...implied.actors]
  recipients = [...implied.recipients]
  steps.push(...implied.steps)
  if (actors.length === 0 && DEEDS.has(frame.type!) && isDoneByThing(view, candidate))
    return `what acts is no party (${doc.form(token)})`
  const reason = reasonIrrelevant(candidate, actors, recipients, reading.factuality)
  if (reason) return `${reason} (${doc.form(token)})`
  const setting = findSetting(view, candidate, {actors, recipients})
  const {when} = setting
  steps.push(...setting.steps)
  const factuality = withTime(view, ownPlan(view, reading, actors), when, candidate)
  const plover = ploverCode(frame, {...reading, factuality}, actors.length > 0)
  return {
    candidate,
    type: frame.type!,
    mode: frame.mode,
    plover,
    cameo: cameoCode(frame, factuality, plover.type),
    factuality,
    chain: chainOf(view, token),
    isToll: false,
    isReference: reading.isReference && when === null,
    actors,
    recipients,
    symmetric: parties.symmetric || (MUTUAL.has(frame.type!) && recipients.length === 0 && actors.length > 1),
    when,
    where: setting.where,
    saidBy: attributionsHolding(view.claims, doc.span(token)).map(a => a.id),
    contexts: contextsOf(candidate, spoken),
    magnitude: magnitudeOf(candidate, figures),
    evidence: {...doc.sentenceSpan(sentence), trigger: doc.span(token), triggerToken: token},
    sentence,
    steps,
  }
}

/** Acts that take somebody who does them; harm may come from a bomb, and a report may blame. */
const DEEDS = new Set<EventType>(['COERCE', 'SANCTION', 'RETREAT', 'CONCEDE', 'AID', 'MOBILIZE'])

/** "Rain prevented the rally": the clause names what acts, and it is no party. */
function isDoneByThing(view: ReportView, {part, token}: Candidate): boolean {
  if (part !== 'verb' || isPassive(view.doc, token)) return false
  const acting = agents(view.doc, token)
  return acting.length > 0 && acting.every(t => view.doc.upos(t) === 'NOUN')
}

/** The first of the coordinated words that the token belongs to. */
function chainOf(view: ReportView, token: TokenId): TokenId {
  let node = token
  while (view.doc.relation(node) === 'conj' && view.doc.head(node) >= 0) node = view.doc.head(node)
  return node
}

/** Who pushes for an act of his own plans it. */
function ownPlan(view: ReportView, {factuality, governor}: FactualityReading, actors: readonly Actor[]): Factuality {
  if (factuality !== 'called-for' || governor < 0 || actors.length === 0) return factuality
  const asking = partiesIn(view, agents(view.doc, governor))
  return asking.length > 0 && actors.every(actor => asking.includes(actor)) ? 'planned' : factuality
}

/** An act whose day is after the publication is still to come, whatever its tense ("leaves on Monday"). */
function withTime(
  view: ReportView,
  factuality: Factuality,
  when: EventMention['when'],
  candidate: Candidate,
): Factuality {
  const published = view.article.published.date
  if (!published || !when?.from || !when.to || when.to <= published) return factuality
  if (when.from <= published && !(candidate.part === 'noun' && isFutureClause(view, candidate))) return factuality
  if (factuality !== 'occurred' && factuality !== 'ongoing') return factuality
  const clause = clauseHead(view.doc, candidate.token)
  const isPast = clause >= 0 && ['VBD', 'VBN'].includes(view.doc.xpos(clause)) && candidate.part === 'verb'
  return isPast ? factuality : 'planned'
}

/** A noun in a clause of the future ("will discuss it at their meeting this week"). */
function isFutureClause(view: ReportView, {token}: Candidate): boolean {
  const clause = clauseHead(view.doc, token)
  return (
    clause >= 0 &&
    view.doc.childrenBy(clause, 'aux').some(aux => view.rules.auxiliaries.get(view.doc.lower(aux)) === 'planned')
  )
}

/** Figures of the sentence that belong to the trigger: those of its own verb, and for acts of force those of the clauses beside it. */
function magnitudeOf(candidate: Candidate, figures: readonly FigureMention[]): Map<string, Count> {
  const found = new Map<string, Count>()
  const {type, mode} = candidate.frame
  for (const {figure, count} of figures) {
    if (figure === 'detained' ? mode !== 'arrest' && type !== 'PROTEST' : type !== 'ASSAULT' && type !== 'PROTEST')
      continue
    const known = found.get(figure)
    // "killed two soldiers and three civilians" adds up.
    found.set(figure, known ? {min: sum(known.min, count.min), max: sum(known.max, count.max)} : count)
  }
  return found
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)

/** The official through whom a state did an act, told in another passage: "Britain blamed Russia … Mrs May accused it". */
function officialsOf(tellings: readonly EventDraft[]): string[] {
  const states = new Set(tellings[0]!.actors.filter(actor => actor.kind === 'state').map(actor => actor.country))
  return tellings
    .flatMap(telling => telling.actors)
    .filter(actor => actor.kind === 'person' && actor.sector === 'GOV' && states.has(actor.country))
    .slice(0, 1)
    .map(actor => actor.id)
}

function joinTellings(view: ReportView, tellings: readonly EventDraft[], id: string): EventMention {
  const best = tellings[0]!
  const pick = <Value>(of: (draft: EventDraft) => Value | null): Value | null => {
    for (const telling of tellings) {
      const value = of(telling)
      if (value !== null) return value
    }
    return null
  }
  const side = (of: (draft: EventDraft) => readonly Actor[]): string[] =>
    (pick(draft => (of(draft).length > 0 ? of(draft) : null)) ?? []).map(a => a.id)
  const magnitude: Record<string, Count | null> = {killed: null, injured: null, detained: null}
  for (const telling of tellings) for (const [figure, count] of telling.magnitude) magnitude[figure] ??= count
  const where =
    pick(draft => (draft.where && draft.where.kind !== 'country' ? draft.where : null)) ?? pick(draft => draft.where)
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
    actors: [...new Set([...side(draft => draft.actors), ...officialsOf(tellings)])],
    recipients: side(draft => draft.recipients),
    symmetric: best.symmetric,
    when: narrowest(tellings.flatMap(telling => telling.when ?? [])),
    where: where?.id ?? null,
    saidBy:
      best.saidBy.length > 0 || tellings.some(telling => telling.saidBy.length === 0)
        ? best.saidBy
        : tellings.flatMap(t => t.saidBy).slice(0, 1),
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
  const length = ({from, to}: NonNullable<EventMention['when']>): number =>
    from && to ? Date.parse(to) - Date.parse(from) : Number.POSITIVE_INFINITY
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
