import type {Actor} from '../actor/actor.ts'
import {attributionsHolding, indexClaims} from '../attribution/holding.ts'
import type {TokenId} from '../language/parsed-text.ts'
import type {Place} from '../place/place.ts'
import {findEventTime} from '../time/event-time.ts'
import {findStoryDay, isPlainPast, namesTime} from '../time/story-day.ts'
import type {TimeExpression} from '../time/time-expression.ts'
import {type DatedDeed, deedNoun, findDatedDeeds, findDeedDay, isKnown} from './deed-day.ts'
import type {EventMention} from './event.ts'
import {VERBAL_TYPES} from './event.ts'
import {cueOfSpeaker, placeSpokenAt} from './event-place.ts'
import {latelyTold} from './lately-told.ts'
import type {EventDraft} from './merge.ts'
import {type ReportView, sourceActors} from './report-view.ts'
import {daysOf} from './setting.ts'

/** A day on which somebody is told to have spoken or acted, and where, when that is told. */
export interface Occasion {
  readonly sentence: number
  readonly people: readonly Actor[]
  readonly when: NonNullable<EventMention['when']>
  readonly where: Place | null
}

/** How many sentences a report stays on one occasion without saying so again. */
const REACH = 12

/** What dates the undated acts of a report. */
export interface Storyline {
  /** The statements that name their day ("said in Moscow on Thursday"), in text order. */
  readonly statements: readonly Occasion[]
  /** The times that the report tells in its own words: those of a quotation are its speaker's. */
  readonly times: readonly TimeExpression[]
  /** The deeds that it dates by their nouns. */
  readonly deeds: readonly DatedDeed[]
}

export function findStoryline(view: ReportView): Storyline {
  const {times, attributions} = view
  const quoted = indexClaims(attributions.filter(({quotation}) => quotation === 'direct'))
  return {
    statements: findStatements(view),
    times: times.filter(time => attributionsHolding(quoted, time).length === 0),
    deeds: findDatedDeeds(view),
  }
}

function findStatements(view: ReportView): Occasion[] {
  const {doc, times, attributions} = view
  if (times.length === 0) return []
  return attributions.flatMap(attribution => {
    const {head} = attribution.cue
    const people = isPlainPast(doc, head) ? sourceActors(view, attribution) : []
    const time = people.length > 0 ? findEventTime(doc, times, head, view.article.published.date) : null
    if (!time || time.from === null || time.from !== time.to) return []
    return {
      sentence: doc.sentenceOf(head),
      people,
      when: daysOf(view, time.time, time),
      where: placeSpokenAt(view, head),
    }
  })
}

/**
 * The occasion on which an undated act goes on: of words, the last dated statement or act of the same speaker; of what is
 * told as the next thing that happened, the day that the story has reached; of a known attack or protest, the day that its noun
 * has elsewhere. Null for perfects, presents, what is said to be
 * so by a quotation, and where the sentence has a time of its own. `before`: the drafts told so far, in text order.
 */
export function findOccasion(
  view: ReportView,
  draft: EventDraft,
  before: readonly EventDraft[],
  storyline: Storyline,
): (Occasion & {readonly step: string}) | null {
  if (draft.factuality !== 'occurred') return null
  const speech = VERBAL_TYPES.has(draft.type) ? speechOf(view, draft) : null
  if (speech) {
    if (!isPlainPast(view.doc, speech.verb) || namesTime(view.doc, view.times, draft.sentence)) return null
    const occasion = latestOf(draft, before, storyline.statements, speech.speakers)
    if (occasion) return {...occasion, step: 'of what the same speaker is told to have said or done before'}
    if (speech.isReported) return null
  }
  const noun = deedNoun(view, draft)
  const deed = noun < 0 ? null : findDeedDay(view, noun, draft.type, storyline.deeds)
  if (deed && !namesTime(view.doc, view.times, draft.sentence))
    return {sentence: draft.sentence, people: [], when: deed.when, where: null, step: 'of the same deed elsewhere'}
  const verb = draft.candidate.part === 'verb' ? draft.candidate.token : (draft.candidate.light?.verb ?? -1)
  if (verb < 0 || isQuoted(view, draft) || isAnotherMatter(draft, before)) return null
  const time = findStoryDay(view.doc, storyline.times, verb, view.article.published.date)
  if (!time) return null
  const when = daysOf(view, time)
  const distance = draft.sentence - view.doc.sentenceOf(time.first)
  // "The bombing killed ten": what is known was told of before, and is not what happened next.
  if (distance > 1 && noun >= 0 && isKnown(view, noun)) return null
  if (distance > NEAR && !goesOn(draft, before, when)) return null
  const scene = latelyTold(before, draft.sentence, REACH).findLast(
    other => other.where !== null && isSameDay(other.when, when) && draft.actors.some(actor => isOfScene(actor, other)),
  )
  return {
    sentence: view.doc.sentenceOf(time.first),
    people: [],
    when,
    where: scene?.where ?? null,
    step: `the day that the story has reached, "${view.doc.textOf(time.first, time.last)}"`,
  }
}

/** Sentences over which whatever happens next happens on the same day. */
const NEAR = 10

/** Whether the same people were told to act on that day not long before. */
const goesOn = (draft: EventDraft, before: readonly EventDraft[], when: NonNullable<EventMention['when']>): boolean =>
  latelyTold(before, draft.sentence, NEAR).some(
    other => isSameDay(other.when, when) && draft.actors.some(actor => other.actors.includes(actor)),
  )

interface Speech {
  readonly verb: TokenId
  readonly speakers: readonly Actor[]
  /** Whether the act is the saying of something that the report gives. */
  readonly isReported: boolean
}

/** The word by which an act of words is done, and who speaks: the trigger, or the verb of the saying that holds it. */
function speechOf(view: ReportView, {candidate, actors}: EventDraft): Speech {
  const verb = cueOfSpeaker(view, candidate, actors)
  if (verb >= 0) {
    const holding = attributionsHolding(view.claims, view.doc.span(candidate.token))[0]
    return {verb, speakers: holding ? sourceActors(view, holding) : actors, isReported: true}
  }
  const isReported = view.claims.pieces.some(({attribution}) => attribution.cue.head === candidate.token)
  return {verb: candidate.token, speakers: actors, isReported}
}

/** The last occasion of one of the speakers. States and bodies speak on many; of them only statements and the words just before count. */
function latestOf(
  draft: EventDraft,
  before: readonly EventDraft[],
  statements: readonly Occasion[],
  speakers: readonly Actor[],
): Occasion | null {
  const isNear = (sentence: number): boolean => sentence <= draft.sentence && draft.sentence - sentence <= REACH
  const isVoice = (actor: Actor): boolean => speakers.some(speaker => isSameVoice(actor, speaker))
  const said = statements.findLast(({sentence, people}) => isNear(sentence) && people.some(isVoice))
  const done = latelyTold(before, draft.sentence, REACH).findLast(
    ({when, factuality, actors, type, sentence}) =>
      factuality === 'occurred' &&
      when !== null &&
      when.from !== null &&
      when.from === when.to &&
      actors.some(
        actor =>
          isVoice(actor) &&
          (actor.kind === 'person' || (VERBAL_TYPES.has(type) && draft.sentence - sentence <= STATEMENT_REACH)),
      ),
  )
  if (!done || (said && said.sentence >= done.sentence)) return said ?? null
  return {sentence: done.sentence, people: done.actors, when: done.when!, where: done.where ?? said?.where ?? null}
}

/** Sentences over which a report goes on with what a government or a body said on one day. */
const STATEMENT_REACH = 3

/** One speaker, or a state and its government: "Mali deplored … The foreign ministry called". */
const isSameVoice = (a: Actor, b: Actor): boolean =>
  a === b || (a.country !== null && a.country === b.country && speaksForState(a) && speaksForState(b))

const speaksForState = ({kind, sector}: Actor): boolean =>
  kind === 'state' || (kind === 'organization' && sector === 'GOV')

/** Whether somebody who acts was there: he himself, or people without a name of the same state and arm. */
const isOfScene = (actor: Actor, {actors, recipients}: EventDraft): boolean =>
  [...actors, ...recipients].some(
    other =>
      other === actor ||
      (actor.basis === 'text' &&
        other.country !== null &&
        other.country === actor.country &&
        other.sector === actor.sector),
  )

/** Whether all that was told just before concerns other countries and other people. */
function isAnotherMatter(draft: EventDraft, before: readonly EventDraft[]): boolean {
  const parties = [...draft.actors, ...draft.recipients]
  const told = latelyTold(before, draft.sentence, REACH).flatMap(({actors, recipients}) => [...actors, ...recipients])
  if (told.length === 0 || parties.every(({country}) => country === null)) return false
  return !parties.some(x => told.some(y => x === y || (x.country !== null && x.country === y.country)))
}

const isQuoted = ({claims, doc}: ReportView, {candidate}: EventDraft): boolean =>
  attributionsHolding(claims, doc.span(candidate.token)).some(({quotation}) => quotation === 'direct')

const isSameDay = (a: EventMention['when'], b: NonNullable<EventMention['when']>): boolean =>
  a !== null && a.from === b.from && a.to === b.to
