import type {MentionDigest} from '../record/digest.ts'
import type {Link} from '../record/merged.ts'
import {averageLink} from './average-link.ts'
import {isApart} from './match-mentions.ts'

const LEAST_MEAN = 0.4

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
  const joined = new Set(said.join.map(([a, b]) => pairKey(a, b)))
  const pairs = links.map(({a, b, score}) => ({a, b, value: score}))
  return averageLink([...digests.keys()], pairs, {
    least: LEAST_MEAN,
    absent: 0,
    join: said.join.filter(([a, b]) => digests.has(a) && digests.has(b) && !parted.has(pairKey(a, b))),
    isApart: (a, b) =>
      parted.has(pairKey(a, b)) || (!joined.has(pairKey(a, b)) && isApart(digests.get(a)!, digests.get(b)!)),
  })
}
