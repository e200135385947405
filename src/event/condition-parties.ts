import type {Actor} from '../actor/actor.ts'
import {agents} from './clause.ts'
import type {EventType} from './event.ts'
import {CONDITION} from './grammar-words.ts'
import {partiesIn, unique} from './party-phrases.ts'
import type {ReportView} from './report-view.ts'
import type {Candidate} from './trigger.ts'

/** Acts that somebody holds back, or holds out, for another to do something. */
const HELD_BACK = new Set<EventType>([
  'REJECT',
  'CONCEDE',
  'RETREAT',
  'THREATEN',
  'SANCTION',
  'COERCE',
  'ASSAULT',
  'AID',
])

/**
 * To whom an act is done that waits for somebody else's: "will not lift the embargo until Cuba frees them", "threatened to strike
 * unless the rebels withdrew". Those who are to act in the condition, without `actors`; empty where there is none.
 */
export function conditionParties(
  view: ReportView,
  {frame, token, light}: Candidate,
  actors: readonly Actor[],
): Actor[] {
  const {doc} = view
  if (!HELD_BACK.has(frame.type!)) return []
  const heads = [token, ...(light ? [light.verb] : [])]
  // "Threatened that, if Israel did not stop, it would close the strait": the condition hangs on what is threatened.
  if (frame.type === 'THREATEN') heads.push(...doc.childrenBy(token, 'ccomp', 'xcomp', 'acl'))
  for (const head of heads)
    for (const clause of doc.childrenBy(head, 'advcl')) {
      if (!doc.childrenBy(clause, 'mark').some(mark => CONDITION.has(doc.lower(mark)))) continue
      // "Until he is satisfied that Vietnam does all it can"
      const doing = [clause, ...doc.childrenBy(clause, 'ccomp')].flatMap(verb => agents(doc, verb))
      const found = partiesIn(view, doing).filter(actor => !actors.includes(actor))
      if (found.length > 0) return unique(found).slice(0, 2)
    }
  return []
}
