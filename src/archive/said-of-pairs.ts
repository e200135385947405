import type {SaidOfMentions} from '../merging/group-mentions.ts'
import type {Correction} from '../record/correction.ts'

/** What analysts say of pairs of mentions: which are one event, which are two. The last word on a pair counts; what was undone does not. */
export function saidOfPairs(corrections: readonly Correction[]): SaidOfMentions {
  const undone = new Set(corrections.flatMap(({change}) => (change.kind === 'undo' ? [change.correction] : [])))
  const last = new Map<string, {kind: 'join' | 'part'; pair: readonly [string, string]}>()
  for (const {id, change} of corrections) {
    if ((change.kind !== 'join' && change.kind !== 'part') || undone.has(id)) continue
    const pair = change.a < change.b ? ([change.a, change.b] as const) : ([change.b, change.a] as const)
    last.set(pair.join(' '), {kind: change.kind, pair})
  }
  const said = [...last.values()]
  return {
    join: said.filter(({kind}) => kind === 'join').map(({pair}) => pair),
    part: said.filter(({kind}) => kind === 'part').map(({pair}) => pair),
  }
}
