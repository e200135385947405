import type {MentionDigest} from '../record/digest.ts'
import type {Link} from '../record/merged.ts'
import {eventOdds} from './event-odds.ts'

/**
 * Whether two mentions more likely than not tell of one act: the same kind of act, parties, days and places that don't contradict, and words
 * alike. `score` is the chance that they do, `why` what was compared. Null when it is below one half. Symmetric.
 */
export function matchMentions(a: MentionDigest, b: MentionDigest): Link | null {
  const told = eventOdds(a, b)
  if (!told || told.odds < 0) return null
  const [first, second] = a.mention < b.mention ? [a, b] : [b, a]
  return {
    kind: 'event',
    a: first.mention,
    b: second.mention,
    score: 1 / (1 + Math.exp(-told.odds)),
    why: told.why,
  }
}
