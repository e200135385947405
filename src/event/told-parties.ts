import type {Actor} from '../actor/actor.ts'
import {attributionsHolding} from '../attribution/holding.ts'
import {phrasesWith} from './clause.ts'
import type {EventType} from './event.ts'
import type {FactualityReading} from './factuality.ts'
import type {EventDraft} from './merge.ts'
import {type ReportView, sourceActors} from './report-view.ts'
import {speakers} from './speakers.ts'
import type {Candidate} from './trigger.ts'

/**
 * Who acts, where the clause leaves it to the words around it: of a deed that is called for, those who are asked ("urged the
 * Duma to back a condemnation"), else the state of a body that asks at home; of a deed that is denied, who denies it.
 * `earlier`: what the sentence has told before. Empty when the words around do not say it either.
 */
export function actorsTold(
  view: ReportView,
  candidate: Candidate,
  reading: FactualityReading,
  earlier: readonly EventDraft[],
): Actor[] {
  if (reading.factuality === 'called-for') return asked(view, reading, earlier)
  if (reading.factuality === 'denied' && HARM.has(candidate.frame.type!)) return deniers(view, candidate)
  return []
}

const HARM = new Set<EventType>(['ASSAULT', 'COERCE', 'SANCTION'])
/** Who rejects an appeal against an act has not been told to have done it; who denies the act has. */
const DENYING = new Set(['deny', 'refute', 'disavow', 'dispute', 'rebut', 'denial'])
/** Bodies of a state that ask its government for what states do. */
const AT_HOME = new Set(['LEG', 'OPP', 'PTY'])

function asked(view: ReportView, {governor}: FactualityReading, earlier: readonly EventDraft[]): Actor[] {
  const request = earlier.find(({type, candidate: {token}}) => type === 'REQUEST' && token === governor)
  if (!request) return []
  if (request.recipients.length > 0) return [...request.recipients]
  return request.actors
    .filter(({sector}) => sector !== null && AT_HOME.has(sector))
    .flatMap(({country}) => (country && view.states.get(country)) || [])
    .slice(0, 1)
}

function deniers(view: ReportView, {token}: Candidate): Actor[] {
  const denial = attributionsHolding(view.claims, view.doc.span(token)).find(
    ({isDenial, cue}) => isDenial && DENYING.has(view.doc.lemma(cue.head)),
  )
  return denial ? sourceActors(view, denial) : []
}

/** "Talks with Moscow were going well, Kyiv said": who speaks of talks that name one side is the other. Empty for other acts. */
export function partnersTold(view: ReportView, {frame, part, token}: Candidate, known: readonly Actor[]): Actor[] {
  if (frame.type !== 'CONSULT' || part !== 'noun' || known.length !== 1) return []
  if (!phrasesWith(view.doc, token, 'with').length) return []
  return speakers(view, token)
    .filter(actor => actor.sector !== 'JRN' && !known.includes(actor))
    .slice(0, 1)
}
