import {daysBetween} from '../origin/day-spans.ts'
import type {Disagreement} from '../record/merged.ts'
import type {RecordedMention} from '../record/record.ts'
import {comparePlaces} from './compare.ts'
import {isAhead} from './factuality.ts'
import {figureNames, renderCount} from './figures.ts'
import {type Told, tellersOf, valuesTold} from './told.ts'

/**
 * In what the tellings of an act differ: figures, days, places, and whether it happened. Every value with the sources or outlets that give
 * it, in the order in which they were first told. A plan does not contradict its outcome, nor a country its city. Empty when all agree.
 */
export function findDisagreements(told: readonly Told[]): Disagreement[] {
  const found: Disagreement[] = []
  for (const name of figureNames(told))
    add(found, name, told, ({digest}) => {
      const count = digest.magnitude[name]
      return count ? renderCount(count) : null
    })
  if (
    haveTwo(
      told,
      ({digest}) => (digest.from && digest.to ? digest : null),
      (a, b) => (daysBetween(a.from, b.from) ?? 0) > 0 && (a.to! < b.from! || b.to! < a.from!),
    )
  )
    add(found, 'when', told, ({digest: {from, to}}) => (from && to ? (from === to ? from : `${from} to ${to}`) : null))
  if (
    haveTwo(
      told,
      ({digest}) => digest.place,
      (a, b) => a.name !== b.name && comparePlaces(a, b).score !== 0.6,
    )
  )
    add(found, 'where', told, ({digest}) => digest.place?.name ?? null)
  const settled = told.filter(({mention}) => !isAhead(mention.event.factuality))
  add(found, 'factuality', settled, ({event}) => (event.factuality === 'ongoing' ? 'occurred' : event.factuality))
  return found
}

function haveTwo<T>(
  told: readonly Told[],
  value: (mention: RecordedMention) => T | null,
  differ: (a: T, b: T) => boolean,
): boolean {
  const values = told.flatMap(({mention}) => value(mention) ?? [])
  return values.some((a, i) => values.slice(i + 1).some(b => differ(a, b)))
}

/** Adds a disagreement when more than one value is given. */
function add(
  found: Disagreement[],
  about: string,
  told: readonly Told[],
  value: (mention: RecordedMention) => string | null,
): void {
  const values = valuesTold(told, value)
  if (values.length < 2) return
  found.push({
    about,
    values: values.map(({value: given, mentions}) => ({value: given, by: [...new Set(mentions.flatMap(tellersOf))]})),
  })
}
