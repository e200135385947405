import type {Actor} from '../actor/actor.ts'
import {firstOfJoined} from '../language/first-of-joined.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {cameoCode} from './cameo-code.ts'
import {claimedBy} from './claimed-by.ts'
import {agents, clauseHead, patients, phrasesWith} from './clause.ts'
import {contextsOf, spokenContexts} from './context.ts'
import {findDenialBeside} from './denied-beside.ts'
import {type Count, type EventMention, type EventType, type Factuality, type Skipped, VERBAL_TYPES} from './event.ts'
import {type FactualityReading, readFactuality} from './factuality.ts'
import {addImpliedParties} from './implied-parties.ts'
import {joinTellings} from './join-tellings.ts'
import {type FigureMention, findFigures} from './magnitude.ts'
import {type EventDraft, groupTellings} from './merge.ts'
import {reasonNatural} from './natural-harm.ts'
import {reasonAgainst, reasonOfScene, sceneOf} from './negative.ts'
import {findStoryline} from './occasion.ts'
import {findParties} from './parties.ts'
import {partiesIn} from './party-phrases.ts'
import {actsForState, locationOf} from './party-places.ts'
import {ploverCode} from './plover-code.ts'
import {reasonIrrelevant} from './relevance.ts'
import {type EventInput, type ReportView, stateAt, viewReport} from './report-view.ts'
import {resumeParties} from './resumed-parties.ts'
import {resumeSetting} from './resumed-setting.ts'
import type {EventRules} from './rules.ts'
import {findSetting} from './setting.ts'
import {findStances} from './stance.ts'
import {actorsTold, partnersTold} from './told-parties.ts'
import {consumedNouns, isToldWithAnother} from './told-with.ts'
import {type Candidate, matchTrigger} from './trigger.ts'

/**
 * The political acts that a report tells, each once with all passages that tell it, in text order; and the candidates that
 * were considered and not coded, with the reason. Types after PLOVER (openeventdata, 2024 manual); both lists may be empty.
 */
export function findEvents(input: EventInput, rules: EventRules): {events: EventMention[]; skipped: Skipped[]} {
  const view = viewReport(input, rules)
  const skipped: Skipped[] = []
  const drafts: EventDraft[] = []
  const storyline = findStoryline(view)
  for (let sentence = 0; sentence < view.doc.sentenceCount; sentence++) {
    if (isFurniture(view, sentence)) continue
    const told = draftSentence(view, sentence, skipped)
    const stances = findStances(view, sentence, {drafts: told, before: drafts}, skipped)
    for (const draft of [...told, ...stances])
      drafts.push(resumeSetting(view, resumeParties(view, draft, drafts, told), drafts, storyline))
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
    if (isToldWithAnother(view, candidate, candidates)) continue
    const draft = reasonAgainst(view, candidate) ?? draftEvent(view, candidate, sentence, spoken, figures, drafts)
    const reason =
      typeof draft === 'string' ? draft : scene && reasonOfScene(scene, [...draft.actors, ...draft.recipients])
    if (typeof draft !== 'string' && !reason) drafts.push(draft)
    else skipped.push({...doc.span(candidate.token), reason: reason as string})
  }
  return drafts
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
  earlier: readonly EventDraft[],
): EventDraft | string {
  const {doc} = view
  const {frame, token} = candidate
  const reading = readFactuality(view, candidate)
  if (reading.isGoverned) return `told by the word that governs it (${reading.steps.at(-1) ?? ''})`
  const parties = findParties(view, candidate)
  let actors = parties.actors.filter(actor => !isWeapon(view, actor))
  // The court that a suit is filed with is not accused.
  let recipients = parties.recipients.filter(({sector}) => frame.cameo !== '115' || sector !== 'JUD')
  const steps = [`frame: ${frame.name}`, ...parties.steps, ...reading.steps]
  if (frame.type === 'ASSAULT' && recipients.length === 0 && !frame.roles.symmetric) {
    const here = locationOf(view, token).filter(state => !actors.some(actor => actsForState(actor, state)))
    if (here.length > 0) {
      recipients = here
      steps.push('recipients: the state of the place')
    }
  }
  const implied = addImpliedParties(view, candidate, actors, recipients)
  actors = [...implied.actors]
  recipients = [...implied.recipients]
  steps.push(...implied.steps)
  if (actors.length === 0 && ABROAD.has(frame.type!)) {
    actors = holderAbroad(view, token, recipients)
    if (actors.length > 0) steps.push('actors: the state where it happens')
  }
  const told = actors.length > 0 ? [] : actorsTold(view, candidate, reading, earlier)
  if (told.length > 0) {
    actors = told
    recipients = recipients.filter(actor => !told.includes(actor))
    steps.push('actors: those who are asked, or deny it')
  }
  const partners = partnersTold(view, candidate, [...actors, ...recipients])
  if (partners.length > 0) {
    actors = [...actors, ...partners]
    steps.push('actors: who speaks of the talks')
  }
  if (
    actors.length === 0 &&
    frame.roles.actors.includes('subj') &&
    DEEDS.has(frame.type!) &&
    isDoneByThing(view, candidate)
  )
    return `what acts is no party (${doc.form(token)})`
  const reason =
    reasonNatural(view, candidate, actors) ??
    reasonIrrelevant(candidate, actors, recipients, reading, isByWeapon(view, candidate))
  if (reason) return `${reason} (${doc.form(token)})`
  const setting = findSetting(view, candidate, {actors, recipients})
  const {when} = setting
  steps.push(...setting.steps)
  const certainty = told.length > 0 ? reading.factuality : ownPlan(view, reading, actors)
  const denial = VERBAL_TYPES.has(frame.type!) ? null : findDenialBeside(view, candidate, actors)
  if (denial) steps.push('denied: by those who are said to have done it')
  const factuality = denial ? 'denied' : withTime(view, certainty, when, candidate)
  const plover = ploverCode(frame, {...reading, factuality}, actors.length > 0)
  return {
    candidate,
    type: frame.type!,
    mode: frame.mode,
    plover,
    cameo: cameoCode(frame, factuality, plover.type),
    factuality,
    chain: firstOfJoined(doc, token),
    isToll: false,
    isReference: reading.isReference && when === null,
    actors,
    recipients,
    symmetric: parties.symmetric || (MUTUAL.has(frame.type!) && recipients.length === 0 && actors.length > 1),
    when,
    where: setting.where,
    saidBy: claimedBy(view, candidate, actors, factuality),
    contexts: contextsOf(candidate, spoken),
    magnitude: magnitudeOf(candidate, figures),
    evidence: {...doc.sentenceSpan(sentence), trigger: doc.span(token), triggerToken: token},
    sentence,
    steps,
  }
}

/** "The car bomb", "two blasts": a party in the words of the report only, named by what went off. */
const isWeapon = ({rules}: ReportView, {basis, name}: Actor): boolean => {
  const last = name.split(' ').at(-1)!.toLowerCase().replace(/s$/, '')
  return basis === 'text' && rules.classes.get('explosive')?.has(last) === true
}

/** Whether an attack or a bomb is the subject: "the blasts killed 20 people". */
const isByWeapon = ({doc, rules}: ReportView, {part, token}: Candidate): boolean =>
  part === 'verb' &&
  agents(doc, token).some(t =>
    ['explosive', 'attack'].some(name => rules.classes.get(name)?.has(doc.lemma(t).toLowerCase())),
  )

/** Acts that take somebody who does them; harm may come from a bomb, and a report may blame. */
const DEEDS = new Set<EventType>(['COERCE', 'SANCTION', 'RETREAT', 'CONCEDE', 'AID', 'MOBILIZE'])

/** "Rain prevented the rally": the clause names what acts, and it is no party. */
function isDoneByThing(view: ReportView, {part, token}: Candidate): boolean {
  if (part !== 'verb') return false
  const acting = agents(view.doc, token)
  return acting.length > 0 && acting.every(t => view.doc.upos(t) === 'NOUN')
}

/** Who pushes for an act of his own plans it. */
function ownPlan(view: ReportView, {factuality, governor}: FactualityReading, actors: readonly Actor[]): Factuality {
  if (factuality !== 'called-for' || governor < 0 || actors.length === 0) return factuality
  if (OBLIGING.has(view.doc.lemma(governor))) return factuality
  const asked = partiesIn(view, patients(view.doc, governor))
  const asking = partiesIn(view, agents(view.doc, governor)).filter(actor => !asked.includes(actor))
  return asking.length > 0 && actors.every(actor => asking.includes(actor)) ? 'planned' : factuality
}

/** "Iran has to release them" is no plan of Iran's. */
const OBLIGING = new Set(['have', 'need'])

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
  for (const {figure, count, isTotal} of figures) {
    if (figure === 'detained' ? mode !== 'arrest' && type !== 'PROTEST' : type !== 'ASSAULT' && type !== 'PROTEST')
      continue
    const known = found.get(figure)
    if (isTotal) found.set(figure, count)
    if (isTotal || figures.some(other => other.isTotal && other.figure === figure)) continue
    // "killed two soldiers and three civilians" adds up.
    found.set(figure, known ? {min: sum(known.min, count.min), max: sum(known.max, count.max)} : count)
  }
  return found
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)
