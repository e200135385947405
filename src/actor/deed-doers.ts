import type {Mention} from '../mention/mention.ts'
import type {RoleDescription} from './describe-role.ts'
import type {Draft} from './draft.ts'

/**
 * The armed group or arm of a state that a deed in the place of one who acts names as its doer: "an Islamic State car bombing
 * killed …", "a police raid".
 * Null when the phrase names a state's deed ("Russian airstrikes") or nobody: then the deed stands for itself.
 */
export function deedDoer(mention: Mention, {owner}: RoleDescription): Draft | null {
  if (!owner || !['group', 'organization', 'role'].includes(owner.kind) || !ARMED.has(owner.sector ?? '')) return null
  return owner.mentions.some(({head}) => mention.first <= head && head < mention.head) ? owner : null
}

const ARMED = new Set(['GOV', 'COP', 'SPY', 'MIL', 'REB', 'IMG', 'UAF', 'SEP', 'PRM'])
