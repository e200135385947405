import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Place} from '../place/place.ts'
import {findEventTime} from '../time/event-time.ts'
import type {TimeExpression} from '../time/time-expression.ts'
import {clauseHead, conjuncts, isVerb, prepositionOf} from './clause.ts'
import type {EventMention} from './event.ts'
import type {ReportView} from './report-view.ts'
import type {Candidate} from './trigger.ts'

const PLACING = new Set([
  'in',
  'at',
  'near',
  'outside',
  'inside',
  'around',
  'across',
  'along',
  'on',
  'off',
  'over',
  'of',
  'from',
  'throughout',
  'within',
])
const REFERRING = new Set([
  'since',
  'after',
  'before',
  'following',
  'until',
  'despite',
  'over',
  'amid',
  'about',
  'for',
  'against',
])
const GOING = new Set(['to', 'into', 'toward', 'towards', 'in', 'at', 'of'])
const RANK: Record<Place['kind'], number> = {
  facility: 5,
  city: 5,
  island: 4,
  admin: 3,
  region: 2,
  water: 3,
  other: 2,
  country: 1,
}

/** When the act takes place, as days with the time expression that says so; null when the text does not say. */
export function whenOf(view: ReportView, candidate: Candidate): EventMention['when'] {
  const found =
    findEventTime(view.doc, view.times, candidate.token) ??
    participleTime(view, candidate) ??
    whenClauseTime(view, candidate)
  if (!found || (found.from === null && found.to === null)) return null
  // "since the invasion": the time of the clause is not the time of what it is measured by.
  if (
    candidate.part === 'noun' &&
    found.step !== 'its own clause' &&
    REFERRING.has(prepositionOf(view.doc, candidate.token))
  )
    return null
  return {from: found.from, to: found.to, time: timeId(view, found.time)}
}

/** "Began his tour in Mali, landing in Bamako on Monday": the participle dates and places the act that it unfolds. */
function participles(view: ReportView, candidate: Candidate): TokenId[] {
  const {doc} = view
  if (candidate.part !== 'verb') return []
  return doc.childrenBy(candidate.token, 'advcl').filter(c => doc.xpos(c) === 'VBG' && ARRIVING.has(doc.lemma(c)))
}

const ARRIVING = new Set(['land', 'arrive', 'touch', 'meet', 'stop', 'kill', 'hit', 'strike', 'visit'])

function participleTime(view: ReportView, candidate: Candidate): ReturnType<typeof findEventTime> {
  for (const participle of participles(view, candidate)) {
    const found = findEventTime(view.doc, view.times, participle)
    if (found) return found
  }
  return null
}

/** "In January, when he visited Mali": the time that a relative clause with "when" hangs on. */
function whenClauseTime(view: ReportView, {token}: Candidate): ReturnType<typeof findEventTime> {
  const {doc} = view
  if (!doc.childrenBy(token, 'advmod', 'mark').some(c => doc.lower(c) === 'when')) return null
  const head = doc.head(token)
  const time = head < 0 ? undefined : view.times.find(t => t.first <= head && head <= t.last)
  return time && time.from !== null ? {time, from: time.from, to: time.to, step: 'its own clause'} : null
}

/** Times are numbered in text order by the reading; an event names them by that number. */
const timeId = (view: ReportView, time: TimeExpression): string => `t${view.times.indexOf(time) + 1}`

/**
 * Where the act takes place: the narrowest place told by a place preposition around the trigger, then in its clause. Of a
 * visit it is where it goes. Null when the text does not say.
 */
export function whereOf(view: ReportView, candidate: Candidate): Place | null {
  const {doc} = view
  const isVisit = candidate.frame.mode === 'visit' && candidate.frame.cameo === '042'
  const clause = clauseHead(doc, candidate.token)
  const heads = [candidate.token]
  if (candidate.light) heads.push(candidate.light.verb)
  if (candidate.object >= 0) heads.push(candidate.object)
  heads.push(...participles(view, candidate))
  if (clause >= 0 && !heads.includes(clause) && governsPlace(doc, candidate.token, clause)) heads.push(clause)
  let best: Place | null = null
  for (const head of heads) {
    for (const place of placesBelow(view, head, isVisit ? GOING : PLACING, candidate))
      if (!best || RANK[place.kind] > RANK[best.kind]) best = place
    if (best && best.kind !== 'country') return best
  }
  if (best) return best
  if (isVisit)
    for (
      let t = candidate.token + 1;
      t < Math.min(doc.endToken(doc.sentenceOf(candidate.token)), candidate.token + 4);
      t++
    ) {
      const place = view.places.at(t)
      if (place && doc.upos(t) === 'PROPN') return place
    }
  if (isVisit || candidate.frame.type === 'ASSAULT')
    for (const object of candidate.part === 'verb' ? doc.childrenBy(candidate.token, 'obj', 'nsubj:pass') : [])
      for (const t of conjuncts(doc, object)) {
        const place = view.places.at(t)
        if (place) return place
      }
  return null
}

/** A participle or nominal shares the place of its clause unless a claim stands between. */
function governsPlace(doc: ParsedText, t: TokenId, clause: TokenId): boolean {
  let node = t
  for (let steps = 0; node !== clause && node >= 0 && steps < 4; steps++) {
    if (['ccomp', 'acl', 'advcl', 'parataxis'].includes(doc.relation(node))) return false
    node = doc.head(node)
  }
  return node === clause
}

function placesBelow(
  view: ReportView,
  head: TokenId,
  prepositions: ReadonlySet<string>,
  candidate: Candidate,
): Place[] {
  const {doc} = view
  const found: Place[] = []
  const isForce = candidate.frame.type === 'ASSAULT' || candidate.frame.type === 'PROTEST'
  for (const child of doc.children(head)) {
    const relation = doc.relation(child)
    if ((relation !== 'obl' && relation !== 'nmod') || isVerb(doc, child)) continue
    const preposition = prepositionOf(doc, child)
    if (preposition !== '' && !prepositions.has(preposition) && !(isForce && preposition === 'against')) {
      // "his meeting with the presidents in Tehran"
      for (const below of doc.childrenBy(child, 'nmod'))
        if (['in', 'at'].includes(prepositionOf(doc, below))) addPlaces(view, below, found)
      continue
    }
    if (preposition === 'of' && !isForce && candidate.frame.mode !== 'visit') continue
    if (preposition !== '') for (const t of conjuncts(doc, child)) addPlaces(view, t, found)
    // "at a hotel in Geneva"
    for (const below of doc.childrenBy(child, 'nmod', 'compound', 'appos')) {
      addPlaces(view, below, found)
      for (const deeper of doc.childrenBy(below, 'nmod', 'appos')) addPlaces(view, deeper, found)
    }
  }
  return found
}

function addPlaces(view: ReportView, t: TokenId, found: Place[]): void {
  const place = view.places.at(t)
  if (place && !['ADJ'].includes(view.doc.upos(t))) found.push(place)
}
