import type {Factuality} from '../event/event.ts'
import {mostTold, type Told} from './told.ts'

/** The surest first. */
const SURENESS: readonly Factuality[] = [
  'occurred',
  'ongoing',
  'denied',
  'planned',
  'conditional',
  'possible',
  'called-for',
]

/** What was to come: no contradiction to its happening, or to its being denied, later. */
const AHEAD = new Set<Factuality>(['planned', 'possible', 'conditional', 'called-for'])

export const isAhead = (factuality: Factuality): boolean => AHEAD.has(factuality)

/**
 * What most voices say of an act. A plan gives way to what is told of its outcome: a meeting that nine reports announce and one reports
 * has taken place.
 */
export function mergeFactuality(told: readonly Told[]): Factuality {
  const rank = (factuality: Factuality): number => SURENESS.indexOf(factuality)
  const settled = told.filter(({mention}) => !isAhead(mention.event.factuality))
  return mostTold(settled.length > 0 ? settled : told, ({event}) => event.factuality, rank) ?? 'occurred'
}
