import type {Actor} from '../actor/actor.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {patients, phrasesWith} from './clause.ts'
import type {EventType} from './event.ts'
import type {EventDraft} from './merge.ts'
import {partiesIn, unique} from './party-phrases.ts'
import {actsNamed, type ReportView} from './report-view.ts'
import type {StanceReading} from './stance-clause.ts'
import {hasSense, type Sense, type Stance} from './stance-tables.ts'

/** Of whom something is said, with how that was found. */
export interface StanceTarget {
  readonly actors: readonly Actor[]
  readonly step: string
}

/** What the search for a target is told of the words around the stance. */
export interface StanceSurroundings {
  /** The word that reports it. */
  readonly cue: TokenId
  /** Whether an actor is neither the speaker nor on his side. */
  readonly isOther: (actor: Actor) => boolean
  readonly sentence: number
  /** What was told up to here. */
  readonly before: readonly EventDraft[]
}

/**
 * Of whom a speaker says what he says: those whom the judged phrase names or belongs to; those whom he says it to; of a deed,
 * or of "it" and "this", those who were told to act just before; of the election, law or government of a country that the report
 * is about, its state. Nobody, but not null, when it is said of a deed or a body of which the report does not tell whose it is. Null when it is said of nobody that can be named.
 */
export function findStanceTarget(
  view: ReportView,
  {about, stance}: StanceReading,
  {cue, isOther, sentence, before}: StanceSurroundings,
): StanceTarget | null {
  const {doc} = view
  const phrases = about.filter(t => !THINGS.has(doc.lower(t)))
  for (const phrase of phrases) {
    const named = partiesIn(view, [phrase]).filter(isOther)
    if (named.length > 0) return {actors: unique(named).slice(0, 2), step: `recipients: "${doc.textOf(phrase)}"`}
  }
  const spokenOf = partiesIn(
    view,
    ['of', 'about'].flatMap(p => phrasesWith(doc, cue, p)),
  ).filter(isOther)
  if (spokenOf.length > 0) return {actors: unique(spokenOf).slice(0, 2), step: 'recipients: who is spoken of'}
  const addressed = SPOKEN_TO.has(stance) ? addressees(view, cue).filter(isOther) : []
  if (addressed.length > 0) return {actors: unique(addressed).slice(0, 2), step: 'recipients: who is spoken to'}
  if (stance === 'praise' || stance === 'pleasure' || stance === 'command') return null
  const deeds = view.rules.classes.get('somebodys_deed')!
  const speaksOfTold = about.some(
    t =>
      (THINGS.has(doc.lower(t)) && doc.deprel(t) !== 'expl') ||
      deeds.has(doc.lemma(t)) ||
      actsNamed(view, t).length > 0,
  )
  const told = speaksOfTold
    ? before.findLast(
        draft =>
          sentence - draft.sentence <= NEAR &&
          draft.actors.length > 0 &&
          draft.actors.every(isOther) &&
          JUDGED.has(draft.type) &&
          draft.factuality !== 'denied',
      )
    : undefined
  if (told) return {actors: told.actors, step: 'recipients: who was told to act before'}
  const isOfState = about.some(t => isWordOf(view, 'of state noun', t))
  const state = isOfState && view.actors.mainCountry ? view.states.get(view.actors.mainCountry) : undefined
  if (state && isOther(state)) return {actors: [state], step: 'recipients: the state that the report is about'}
  const isOfThing =
    isOfState ||
    about.some(t => actsNamed(view, t).length > 0) ||
    (stance === 'condemnation' && about.some(t => THINGS.has(doc.lower(t)) || isWordOf(view, 'plain noun', t)))
  return isOfThing ? {actors: [], step: 'said of a deed or a body'} : null
}

const THINGS = new Set(['it', 'this', 'that', 'these', 'those'])
const NEAR = 2
/** Deeds that people find fault with. */
const JUDGED = new Set<EventType>([
  'ASSAULT',
  'COERCE',
  'SANCTION',
  'MOBILIZE',
  'PROTEST',
  'REJECT',
  'THREATEN',
  'ACCUSE',
  'RETREAT',
])
/** What is said to somebody's face; a verdict told in an interview is none on who asks. */
const SPOKEN_TO = new Set<Stance>(['duty', 'command', 'wish', 'refusal', 'threat'])

const isWordOf = ({doc, rules}: ReportView, sense: Sense, t: TokenId): boolean =>
  hasSense(rules.stances.words, doc.lemma(t).toLowerCase(), sense)

/** "Told the council", "wrote to the minister"; the press only passes it on. */
const addressees = (view: ReportView, cue: TokenId): Actor[] =>
  partiesIn(
    view,
    [...patients(view.doc, cue), ...phrasesWith(view.doc, cue, 'to')].filter(t => view.doc.upos(t) !== 'VERB'),
  ).filter(({sector}) => sector !== 'JRN')
