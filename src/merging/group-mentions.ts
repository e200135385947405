import type {MentionDigest} from '../record/digest.ts'
import type {Link} from '../record/merged.ts'
import {averageLink, type Likeness} from './average-link.ts'
import {eventOdds} from './event-odds.ts'

/** Mean log-odds at which groups are joined, and how much lower the bar is for a single mention beside many. */
const LEAST_ODDS = 0
const EASE_FOR_SMALL = 1
const MOST_ODDS = 3
/** Components up to this size are compared pair by pair; in larger ones only linked pairs count, the others with these odds. */
const COMPARED_WHOLE = 120
const UNLINKED_ODDS = -1.5

/** Pairs of mentions that an analyst has spoken of. */
export interface SaidOfMentions {
  readonly join: readonly (readonly [string, string])[]
  readonly part: readonly (readonly [string, string])[]
}

/**
 * The events of one connected component: ids of the mentions of each. Mentions that contradict are never one event, unless an analyst says
 * so; what an analyst parts stays apart. The same mentions, links and words of analysts always give the same events.
 */
export function groupMentions(
  mentions: readonly MentionDigest[],
  links: readonly Link[],
  said: SaidOfMentions,
): string[][] {
  const digests = new Map(mentions.map(digest => [digest.mention, digest]))
  const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
  const parted = new Set(said.part.map(([a, b]) => pairKey(a, b)))
  const joins = said.join.filter(([a, b]) => digests.has(a) && digests.has(b) && !parted.has(pairKey(a, b)))
  const partners = new Map<string, string[]>()
  for (const [a, b] of joins) {
    partners.set(a, [...(partners.get(a) ?? []), b])
    partners.set(b, [...(partners.get(b) ?? []), a])
  }
  const contradict = (a: string, b: string): boolean => eventOdds(digests.get(a)!, digests.get(b)!) === null
  // What an analyst joined may contradict itself; a third mention has to agree with one of the two.
  const isExcused = (a: string, b: string): boolean =>
    (partners.get(a) ?? []).some(partner => partner === b || !contradict(partner, b)) ||
    (partners.get(b) ?? []).some(partner => !contradict(a, partner))
  const isApart = (a: string, b: string): boolean => parted.has(pairKey(a, b)) || (contradict(a, b) && !isExcused(a, b))
  const isWhole = mentions.length <= COMPARED_WHOLE
  return averageLink([...digests.keys()], isWhole ? allPairs(mentions) : links.map(linkedPair), {
    least: LEAST_ODDS,
    absent: isWhole ? -MOST_ODDS : UNLINKED_ODDS,
    easeForSmall: EASE_FOR_SMALL,
    join: joins,
    isApart,
  })
}

const clip = (odds: number): number => Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds))

const linkedPair = ({a, b, score}: Link): Likeness => ({a, b, value: clip(Math.log(score / (1 - score)))})

function allPairs(mentions: readonly MentionDigest[]): Likeness[] {
  const inOrder = [...mentions].sort((a, b) => (a.mention < b.mention ? -1 : 1))
  return inOrder.flatMap((a, i) =>
    inOrder.slice(i + 1).flatMap(b => {
      const told = eventOdds(a, b)
      return told ? [{a: a.mention, b: b.mention, value: clip(told.odds)}] : []
    }),
  )
}
