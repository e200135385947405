import type {Actor} from '../actor/actor.ts'
import type {Place} from '../place/place.ts'
import {daysBetween} from '../time/calendar.ts'
import type {Count, EventMention, EventType, Evidence, Factuality} from './event.ts'
import type {Candidate} from './trigger.ts'

/** One telling of an act, before tellings of the same act are joined. */
export interface EventDraft {
  readonly candidate: Candidate
  readonly type: EventType
  readonly mode: string | null
  readonly plover: {readonly type: EventType; readonly mode: string | null}
  readonly cameo: string | null
  readonly factuality: Factuality
  /** The first of the coordinated verbs that the trigger belongs to ("welcomed and praised"). */
  readonly chain: number
  /** The toll of a fight that the sentence before tells: an event of its own. */
  readonly isToll: boolean
  /** A noun that only refers to the act: its factuality is open. */
  readonly isReference: boolean
  readonly actors: readonly Actor[]
  readonly recipients: readonly Actor[]
  readonly symmetric: boolean
  readonly when: EventMention['when']
  readonly where: Place | null
  /** What the sentence does not tell and the story line adds; missing when it adds nothing. */
  readonly resumed?: readonly ('when' | 'where')[]
  readonly saidBy: readonly string[]
  readonly contexts: readonly string[]
  readonly magnitude: ReadonlyMap<string, Count>
  readonly evidence: Evidence
  readonly sentence: number
  readonly steps: readonly string[]
}

/**
 * Joins tellings of one act: same type, parties that do not contradict, days that meet, and a factuality of one kind. The
 * first member of each group is its best telling. Order: by the first telling.
 */
export function groupTellings(drafts: readonly EventDraft[]): EventDraft[][] {
  const groups: EventDraft[][] = []
  const byType = new Map<EventType, EventDraft[][]>()
  for (const draft of drafts) {
    const alike = byType.get(draft.type) ?? []
    // Only the latest groups: a report comes back to what it told, not to what it told hundreds of acts ago.
    const home = alike.slice(-MAX_OPEN_GROUPS).find(group => joins(group.slice(0, MAX_COMPARED), draft))
    if (home) {
      home.push(draft)
      continue
    }
    const group = [draft]
    groups.push(group)
    alike.push(group)
    byType.set(draft.type, alike)
  }
  // The tellings are sorted by how much they say; equal ones keep the order of the text.
  for (const group of groups) group.sort((a, b) => fullness(b) - fullness(a))
  return groups
}

const MAX_OPEN_GROUPS = 60
const MAX_COMPARED = 8

const joins = (group: readonly EventDraft[], draft: EventDraft): boolean =>
  group.some(member => isSameAct(member, draft)) && group.every(member => !contradicts(member, draft))

/** How much a telling says of its act. */
function fullness(draft: EventDraft): number {
  let score = Math.min(3, draft.actors.length + draft.recipients.length) * 2
  if (draft.actors.length > 0) score += 1
  if (draft.when) score += 2
  if (draft.where) score += 1
  if (draft.candidate.part === 'verb') score += 1
  if (draft.isReference) score -= 3
  if (draft.magnitude.size > 0) score += 1
  return score
}

const KIND: Record<Factuality, string> = {
  occurred: 'real',
  ongoing: 'real',
  planned: 'ahead',
  possible: 'ahead',
  conditional: 'ahead',
  'called-for': 'called-for',
  denied: 'denied',
}

/** Types of which one speaker may do many in one report: without the same other side they are not the same act. */
const VERBAL = new Set<EventType>(['REQUEST', 'ACCUSE', 'SUPPORT', 'AGREE', 'REJECT', 'THREATEN', 'CONCEDE'])
const CASUALTY = new Set(['kill', 'injure', 'wound', 'die', 'perish', 'hurt', 'murder', 'slay'])

function isSameAct(a: EventDraft, b: EventDraft): boolean {
  if (a.type !== b.type || a.isToll !== b.isToll || contradicts(a, b)) return false
  if (a.sentence === b.sentence && a.type === 'ASSAULT') {
    // "stormed the building, killing five": one act and its toll.
    const toll = CASUALTY.has(a.candidate.frame.lemma) || CASUALTY.has(b.candidate.frame.lemma)
    if (toll && (a.actors.length === 0 || b.actors.length === 0 || overlaps(a.actors, b.actors))) return true
  }
  if (areBesideEachOther(a, b) || takeObjectsOfTheirOwn(a, b)) return false
  const all = (draft: EventDraft): Actor[] => [...draft.actors, ...draft.recipients]
  // "Expelled each other's diplomats" is more than one side's expulsion.
  if (a.symmetric !== b.symmetric && !a.candidate.frame.roles.symmetric && !b.candidate.frame.roles.symmetric)
    return a.isToll
  if (a.symmetric || b.symmetric) {
    const isFull = all(a).length > 1 && all(b).length > 1
    const isNear = b.sentence - a.sentence <= 1 && all(a).length > 0 && all(b).length > 0
    return (isFull || isNear) && within(all(a), all(b))
  }
  const actorsFit = a.actors.length > 0 && b.actors.length > 0 && within(a.actors, b.actors)
  const recipientsFit = a.recipients.length > 0 && b.recipients.length > 0 && within(a.recipients, b.recipients)
  const sameWord = a.candidate.frame.lemma === b.candidate.frame.lemma || a.chain === b.chain
  if (actorsFit && recipientsFit) return sameWord || !VERBAL.has(a.type) || a.type === 'ACCUSE' || a.type === 'SUPPORT'
  if (VERBAL.has(a.type))
    return (
      sameWord && actorsFit && a.sentence === b.sentence && (a.recipients.length === 0 || b.recipients.length === 0)
    )
  const oneSided = (a.actors.length === 0 || b.actors.length === 0) && recipientsFit
  const otherSided = actorsFit && (a.recipients.length === 0 || b.recipients.length === 0)
  return oneSided || otherSided
}

/** "Mali shelled the town as Malian troops pressed into the valley": one sentence tells two acts, each with subject and object. */
const areBesideEachOther = (a: EventDraft, b: EventDraft): boolean =>
  a.sentence === b.sentence &&
  a.candidate.part === 'verb' &&
  b.candidate.part === 'verb' &&
  a.candidate.frame.lemma !== b.candidate.frame.lemma &&
  [a, b].every(({actors, recipients}) => actors.length > 0 && recipients.length > 0) &&
  !a.actors.some(actor => b.actors.includes(actor))

/** "Expelled ten diplomats and closed the consulate": two measures of one sentence, each on something of its own. */
const takeObjectsOfTheirOwn = (a: EventDraft, b: EventDraft): boolean =>
  MEASURES.has(a.type) &&
  a.sentence === b.sentence &&
  a.candidate.frame.lemma !== b.candidate.frame.lemma &&
  Math.min(a.candidate.object, b.candidate.object) >= 0 &&
  a.candidate.object !== b.candidate.object

const MEASURES = new Set<EventType>(['SANCTION', 'COERCE'])

function contradicts(a: EventDraft, b: EventDraft): boolean {
  if (KIND[a.factuality] !== KIND[b.factuality] && !a.isReference && !b.isReference) return true
  if (!daysMeet(a.when, b.when) || isSumOf(a.when, b.when) || isSumOf(b.when, a.when) || !placesMeet(a, b)) return true
  // "Convicted him and sentenced him to three years": the manual codes both.
  if (a.type === 'SANCTION' && a.plover.type !== b.plover.type && a.candidate.part === b.candidate.part) return true
  if (a.mode !== b.mode && (a.mode === 'visit' || b.mode === 'visit')) return true
  if (a.mode && b.mode && a.mode !== b.mode && ['COERCE', 'RETREAT', 'SANCTION', 'PROTEST'].includes(a.type))
    return true
  if (a.symmetric !== b.symmetric) return false
  if (a.symmetric) return a.actors.length > 1 && b.actors.length > 1 && !within(a.actors, b.actors)
  const apart = (x: readonly Actor[], y: readonly Actor[]): boolean => x.length > 0 && y.length > 0 && !overlaps(x, y)
  const isToll = a.sentence === b.sentence && a.type === 'ASSAULT'
  return apart(a.actors, b.actors) || (!isToll && apart(a.recipients, b.recipients))
}

function daysMeet(a: EventMention['when'], b: EventMention['when']): boolean {
  if (!a || !b) return true
  return (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999')
}

/** What has gone on for weeks ("have shelled the town since May") is not the one act of a day among them. */
const isSumOf = (long: EventMention['when'], day: EventMention['when']): boolean =>
  long?.from != null &&
  long.to != null &&
  day?.from != null &&
  day.from === day.to &&
  daysBetween(long.from, long.to) >= MANY_DAYS

/** Longer than what "last month" may leave open about one act. */
const MANY_DAYS = 32

/** Whether one act can have happened in both places, as far as the tellings themselves name them: one may lie in the other. */
function placesMeet(a: EventDraft, b: EventDraft): boolean {
  if (!a.where || !b.where || a.where === b.where || VERBAL.has(a.type)) return true
  if (a.resumed?.includes('where') || b.resumed?.includes('where')) return true
  if (a.where.country && b.where.country && a.where.country !== b.where.country) return false
  return a.where.kind !== b.where.kind || a.where.kind === 'other' || a.where.name === b.where.name
}

/** One actor, or a state and its organs. */
function isAlike(a: Actor, b: Actor): boolean {
  if (a.id === b.id) return true
  if (!a.country || a.country !== b.country) return false
  const isUnnamed = (x: Actor): boolean =>
    x.kind === 'role' || x.kind === 'population' || (x.kind === 'group' && x.basis === 'text')
  if (isUnnamed(a) && isUnnamed(b) && (a.sector === b.sector || !a.sector || !b.sector)) return true
  const isPlace = (x: Actor): boolean => x.kind === 'population' && !x.sector
  if ((a.kind === 'state' && isPlace(b)) || (b.kind === 'state' && isPlace(a))) return true
  const isOrgan = (x: Actor): boolean => x.kind === 'state' || x.sector === 'GOV' || x.sector === 'MIL'
  return isOrgan(a) && isOrgan(b)
}

const overlaps = (a: readonly Actor[], b: readonly Actor[]): boolean => a.some(x => b.some(y => isAlike(x, y)))

/** Whether all parties of the shorter list are found in the longer one. */
function within(a: readonly Actor[], b: readonly Actor[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.every(x => long.some(y => isAlike(x, y)))
}
