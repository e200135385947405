import {stem} from '../origin/stem.ts'
import type {ActorEntry} from '../record/entry.ts'
import type {MergedEvent} from '../record/merged.ts'

export type Parties = Pick<MergedEvent, 'actors' | 'recipients' | 'symmetric' | 'place'>

export interface PartyMatch {
  /** Parties of the first event, each counted once. */
  readonly of: number
  /** Of these, how many the second event names too, and how many of them under the same key. */
  readonly matched: number
  readonly exact: number
  /** Parties of the second event that are no party of the first. */
  readonly strangers: number
  readonly why: readonly string[]
}

/**
 * Compares who takes part in two events. The same key is an exact match, and so are two tellings of a group without a name; a state matches its government's people and bodies,
 * and somebody told by office ("the French president") a named person of the same country; two different names never match.
 * A state or city is also matched when the other event took place there. With `bySide`, who acts is compared with who acts only.
 */
export function matchParties(a: Parties, b: Parties, {bySide}: {readonly bySide: boolean}): PartyMatch {
  const why: string[] = []
  const used = new Set<string>()
  let [matched, exact] = [0, 0]
  const sides: [readonly ActorEntry[], readonly ActorEntry[]][] = bySide
    ? [
        [a.actors, b.actors],
        [a.recipients, b.recipients],
      ]
    : [[everybody(a), everybody(b)]]
  for (const [ours, theirs] of sides)
    for (const party of unique(ours)) {
      const same = theirs.find(other => other.key === party.key) ?? theirs.find(other => isSameGroup(party, other))
      const kin = same ?? theirs.find(other => !used.has(other.key) && standsFor(party, other))
      if (kin) {
        matched++
        if (same) exact++
        used.add(kin.key)
        why.push(same ? `${party.name} takes part in both` : `${kin.name} for ${party.name} (${party.country})`)
      } else if (isWhere(party, a) && party.country !== null && b.place?.country === party.country) {
        matched++
        why.push(`took place in ${party.name}`)
      }
    }
  const all = unique(everybody(b))
  return {of: unique(everybody(a)).length, matched, exact, strangers: all.filter(p => !used.has(p.key)).length, why}
}

export const everybody = ({actors, recipients}: Pick<Parties, 'actors' | 'recipients'>): readonly ActorEntry[] => [
  ...actors,
  ...recipients,
]

/** A state that is visited is where to, and so is a city that a report names as the other party. */
const isWhere = ({kind, name}: ActorEntry, {place}: Parties): boolean => kind === 'state' || name === place?.name

const unique = (parties: readonly ActorEntry[]): ActorEntry[] => [
  ...new Map(parties.map(party => [party.key, party])).values(),
]

/** Kinds told by what they are and not by a name. */
const UNNAMED = new Set(['role', 'group', 'population'])

/** "Kenyan nurses" and "nurses" of one country: the words of the one are all among the other's. */
function isSameGroup(a: ActorEntry, b: ActorEntry): boolean {
  if (!UNNAMED.has(a.kind) || !UNNAMED.has(b.kind) || a.country === null || a.country !== b.country) return false
  const [one, other] = [wordsOf(a), wordsOf(b)]
  return isPartOf(one, other) || isPartOf(other, one)
}

const wordsOf = ({name}: ActorEntry): string[] =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(stem)
const isPartOf = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && a.every(word => b.includes(word))

/** Sectors whose people and bodies act for their state. */
const FOR_THE_STATE = new Set(['GOV', 'MIL', 'LEG', 'JUD', 'COP', 'SPY'])

function standsFor(a: ActorEntry, b: ActorEntry): boolean {
  if (a.country === null || a.country !== b.country) return false
  if (a.kind === 'person' && b.kind === 'person') return false
  const official = (actor: ActorEntry) =>
    actor.kind === 'state' || (actor.sector !== null && FOR_THE_STATE.has(actor.sector))
  if (!official(a) || !official(b)) return false
  return a.kind === 'state' || b.kind === 'state' || a.kind === 'role' || b.kind === 'role'
}
