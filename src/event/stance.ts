import type {Actor} from '../actor/actor.ts'
import {attributionsHolding} from '../attribution/holding.ts'
import {firstOfJoined} from '../language/first-of-joined.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {clauseHead, surfaceSubjects} from './clause.ts'
import {isNegated} from './clause-modality.ts'
import {contextsOf, spokenContexts} from './context.ts'
import type {Skipped} from './event.ts'
import {VERBAL_TYPES} from './event.ts'
import type {EventDraft} from './merge.ts'
import {isDoneByNature} from './natural-harm.ts'
import {partiesIn} from './party-phrases.ts'
import {actsForState} from './party-places.ts'
import {readStance} from './read-stance.ts'
import {reasonIrrelevant} from './relevance.ts'
import {type ReportView, sourceActors} from './report-view.ts'
import {isAsserted, speaksFor} from './said-of-others.ts'
import {findSetting} from './setting.ts'
import type {StanceReading} from './stance-clause.ts'
import {hasSense} from './stance-tables.ts'
import {findStanceTarget} from './stance-target.ts'
import {readReproach} from './stance-verdicts.ts'
import type {Candidate} from './trigger.ts'

/**
 * The acts that people do by what they are quoted with in a sentence, where no word names the act: "critics say the vote is a
 * sham" is an accusation, "we will not surrender" a refusal. Of a clause that a frame has coded as an act of the speaker,
 * none. `drafts`: what the sentence tells by frames; `before`: all drafts of the report up to here, in text order.
 */
export function findStances(
  view: ReportView,
  sentence: number,
  {drafts, before}: {readonly drafts: readonly EventDraft[]; readonly before: readonly EventDraft[]},
  skipped: Skipped[],
): EventDraft[] {
  const {doc} = view
  if (doc.form(doc.endToken(sentence) - 1) === '?' || doc.form(doc.endToken(sentence) - 2) === '?') return []
  const {words} = view.rules.stances
  const found: EventDraft[] = []
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) {
    const isNoun = doc.upos(t) === 'NOUN' && hasSense(words, doc.lemma(t), 'reproach noun')
    if ((!isNoun && !mayTellStance(view, t)) || isDoneByNature(view, t)) continue
    const voice = voiceOf(view, t)
    const reading = voice && readVoice(view, t, voice)
    if (!voice || !reading) continue
    const speaking = voice.speaking ?? partiesIn(view, surfaceSubjects(doc, t)).filter(isVoice)
    if (speaking.length === 0 || isCoded(view, t, {cue: voice.cue, speaking}, drafts)) continue
    const told = [...before, ...drafts, ...found]
    const draft = draftStance(view, reading, {...voice, speaking}, told)
    if (typeof draft === 'string') skipped.push({...doc.span(t), reason: draft})
    else if (!told.some(other => tellsAlready(other, draft))) found.push(draft)
  }
  return found
}

/** Those who speak, and the word that reports it. */
interface Speech {
  readonly speaking: readonly Actor[]
  readonly cue: TokenId
}

/** Whose stance a clause tells: who is quoted with it, or, in the report's own words, its subject. */
interface Voice {
  /** Null: the subject of the clause, whoever that is. */
  readonly speaking: readonly Actor[] | null
  /** The words that report it, the clause's own where the report tells it. */
  readonly cue: TokenId
  readonly kind: 'quoted' | 'indirect' | 'told'
}

function voiceOf(view: ReportView, clause: TokenId): Voice | null {
  const {doc} = view
  const held = attributionsHolding(view.claims, doc.span(clause))[0]
  if (held && !held.isDenial && held.cue.head !== clause) {
    const speaking = sourceActors(view, held).filter(isVoice)
    if (speaking.length > 0 && isSaidByAnother(view, clause, {cue: held.cue.head, speaking})) return null
    if (speaking.length > 0)
      return {speaking, cue: held.cue.head, kind: held.quotation === 'direct' ? 'quoted' : 'indirect'}
  }
  return isSaidByAnother(view, clause, {cue: -1, speaking: []}) ? null : {speaking: null, cue: clause, kind: 'told'}
}

function readVoice(view: ReportView, clause: TokenId, {speaking, kind}: Voice): StanceReading | null {
  const {words} = view.rules.stances
  // Who feels, wants and refuses in the report's own words is the subject.
  if (!speaking) return readStance(view.doc, clause, {words, isOwn: () => true, voice: kind})
  const isOwn = (phrases: readonly TokenId[]): boolean => {
    const meant = partiesIn(view, phrases)
    return meant.length > 0 && meant.every(actor => isOnSide(speaking, actor))
  }
  return readReproach(view.doc, clause, words) ?? readStance(view.doc, clause, {words, isOwn, voice: kind})
}

/** Whether an actor is one of those who speak, or one they speak for. */
const isOnSide = (speaking: readonly Actor[], actor: Actor): boolean =>
  speaking.some(speaker => speaker === actor || actsForState(speaker, actor) || speaksFor(speaker, actor))

/** "When a candidate says that it is a hoax": what somebody else says or thinks inside the words of a speaker, or he himself does not; "I think" is his own. */
function isSaidByAnother(view: ReportView, clause: TokenId, {cue, speaking}: Speech): boolean {
  const {doc} = view
  // "The agreement was that they would not sell it"
  if (speaking.length === 0 && doc.children(clause).some(t => doc.deprel(t) === 'nsubj:outer')) return true
  const head = doc.head(clause)
  if (doc.relation(clause) !== 'ccomp' || head < 0 || head === cue) return false
  // "I don't think it is a sham"
  if (isNegated(doc, head)) return true
  const subjects = surfaceSubjects(doc, head)
  if (subjects.length === 0 || subjects.some(t => ['i', 'we'].includes(doc.lower(t)))) return false
  return speaking.length === 0 || !partiesIn(view, subjects).some(actor => speaking.includes(actor))
}

/** People and bodies that speak for themselves; outlets report. */
const isVoice = ({kind, sector}: Actor): boolean => sector !== 'JRN' || kind === 'person'

/** A clause that says something by itself, or of the noun that it describes: no adverbial clause, no condition. */
function mayTellStance(view: ReportView, t: TokenId): boolean {
  const {doc} = view
  const relation = doc.relation(t)
  if (!CLAUSES.has(relation) && doc.xpos(t) !== 'VBG') return false
  if (doc.deprel(firstOfJoined(doc, t)) === 'acl:relcl') return doc.upos(t) === 'VERB'
  if (isNaming(view, t)) return true
  if (!isAsserted(doc, t)) return false
  return relation !== 'conj' || doc.upos(t) === 'VERB' || doc.child(t, 'cop', 'nsubj') >= 0
}

/** Relations of words that may be a clause's. */
const CLAUSES = new Set(['root', 'ccomp', 'parataxis', 'conj', 'acl'])

/** "…, calling the law a disgrace": a participle tells it as well as a clause does. */
const isNaming = ({doc, rules}: ReportView, t: TokenId): boolean =>
  doc.xpos(t) === 'VBG' && hasSense(rules.stances.words, doc.lemma(t), 'name verb')

/** Whether a frame has told what the speaker does by this clause, or by the word that reports it ("warned", "urged"). */
const isCoded = ({doc}: ReportView, clause: TokenId, {cue, speaking}: Speech, drafts: readonly EventDraft[]): boolean =>
  drafts.some(({type, actors, candidate: {token}}) => {
    if (token === clause) return true
    if (token === cue) return type !== 'CONSULT'
    if (!VERBAL_TYPES.has(type) || !actors.some(actor => speaking.includes(actor))) return false
    return clauseHead(doc, token) === clause || doc.head(token) === clause
  })

/** One act a speaker, kind and other side: a speech comes back to what it has said. */
const tellsAlready = (told: EventDraft, {type, actors, recipients}: EventDraft): boolean =>
  told.type === type &&
  told.actors.some(actor => actors.includes(actor)) &&
  (recipients.length === 0 || recipients.some(actor => told.recipients.includes(actor)))

function draftStance(
  view: ReportView,
  reading: StanceReading,
  {speaking, cue, kind}: Speech & Pick<Voice, 'kind'>,
  before: readonly EventDraft[],
): EventDraft | string {
  const {doc} = view
  const {frame, needsTarget} = view.rules.stances.acts.get(reading.stance)!
  const sentence = doc.sentenceOf(reading.token)
  const target = findStanceTarget(view, reading, {cue, isOther: actor => !isOnSide(speaking, actor), sentence, before})
  if (needsTarget && !target) return `said of nobody that is named (${doc.form(reading.token)})`
  const recipients = target?.actors ?? []
  const candidate: Candidate = {token: reading.token, part: 'modal', frame, object: -1, light: null}
  const reason = reasonIrrelevant(candidate, speaking, recipients, {factuality: 'occurred', isRefused: false}, false)
  if (reason) return `${reason} (${doc.form(reading.token)})`
  const setting = findSetting(view, {...candidate, token: cue, part: 'verb'}, {actors: speaking, recipients})
  const claiming = attributionsHolding(view.claims, doc.span(cue)).filter(above => above.cue.head !== cue)
  return {
    candidate,
    type: frame.type!,
    mode: frame.mode,
    plover: {type: frame.type!, mode: frame.mode},
    cameo: frame.cameo,
    factuality: 'occurred',
    chain: reading.token,
    isToll: false,
    isReference: false,
    actors: speaking,
    recipients,
    symmetric: false,
    when: setting.when,
    where: setting.where,
    saidBy: claiming.map(({id}) => id),
    contexts: contextsOf(candidate, spokenContexts(view, sentence)),
    magnitude: new Map(),
    evidence: {...doc.sentenceSpan(sentence), trigger: doc.span(reading.token), triggerToken: reading.token},
    sentence,
    steps: [
      `frame: ${frame.name} ("${doc.form(reading.token)}")`,
      `actors: ${kind === 'told' ? 'its subject' : `who says it ("${doc.form(cue)}")`}`,
      ...(target ? [target.step] : []),
      ...setting.steps,
    ],
  }
}
