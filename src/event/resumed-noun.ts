import type {Actor} from '../actor/actor.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {isVerb, patients, phrasesWith} from './clause.ts'
import type {EventType} from './event.ts'
import {DEFINITE} from './grammar-words.ts'
import {nominalSlot} from './party-phrases.ts'
import type {ReportView} from './report-view.ts'
import type {Candidate} from './trigger.ts'

/** How the noun's phrase names the other side of an act on it, best first: of a judgement who owns it, of a measure whom it hits. */
const SIDES = new Map<EventType, readonly string[]>([
  ['ACCUSE', ['poss', 'by', 'of', 'dem', 'against']],
  ['REJECT', ['poss', 'by', 'from', 'dem', 'of']],
  ['SUPPORT', ['poss', 'by', 'from', 'dem', 'of']],
  ['THREATEN', ['poss', 'by', 'dem', 'of']],
  ['CONCEDE', ['on', 'against']],
  ['SANCTION', ['on', 'against', 'with', 'to']],
])

/** How many tokens a report may be past the full phrase when it comes back with the bare noun. */
const REACH = 600

/**
 * The other side of an act on something that the report has described before: "the mayor's remarks … criticised the remarks" → the mayor.
 * Looks for the last phrase with the same noun that names a party in the place that such an act asks for. `actors` are left out.
 * Empty when the object is no definite bare noun or no earlier phrase names anybody.
 */
export function partiesOfResumedNoun(view: ReportView, candidate: Candidate, actors: readonly Actor[]): Actor[] {
  const {doc} = view
  const {part, token, frame} = candidate
  const sides = SIDES.get(frame.type!)
  if (!sides || part !== 'verb') return []
  const objects = [
    ...patients(doc, token),
    ...['against', 'to', 'of', 'at'].flatMap(p => phrasesWith(doc, token, p).filter(t => !isVerb(doc, t))),
  ]
  const noun = objects.find(t => isBareDefinite(view, t))
  if (noun === undefined) return []
  const lemma = doc.lemma(noun).toLowerCase()
  for (let t = noun - 1; t >= 0 && noun - t <= REACH; t--) {
    if (doc.upos(t) !== 'NOUN' || doc.lemma(t).toLowerCase() !== lemma) continue
    for (const side of sides) {
      const found = nominalSlot(view, t, side).filter(actor => !actors.includes(actor))
      if (found.length > 0) return found.slice(0, 2)
    }
  }
  return []
}

/** "The remarks", "these accusations": nothing else in the phrase says whose. */
function isBareDefinite({doc, actors}: ReportView, t: TokenId): boolean {
  if (doc.upos(t) !== 'NOUN' || actors.at(t).length > 0) return false
  const determiner = doc.child(t, 'det')
  return determiner >= 0 && DEFINITE.has(doc.lower(determiner)) && doc.child(t, 'nmod', 'acl', 'compound') < 0
}
