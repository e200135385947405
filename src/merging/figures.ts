import type {Count} from '../event/event.ts'
import {type Told, valuesTold} from './told.ts'

/** The figures of an act, each as most voices give it; where voices are even, as it was told last, for tolls rise. Null where nobody gives one. */
export function mergeMagnitudes(told: readonly Told[]): Record<string, Count | null> {
  return Object.fromEntries(
    figureNames(told).map(name => {
      const values = valuesTold(told, ({digest}) => digest.magnitude[name] ?? null)
      const best = values.reduceRight<(typeof values)[number] | null>(
        (kept, value) => (!kept || value.voices.size > kept.voices.size ? value : kept),
        null,
      )
      return [name, best?.value ?? null]
    }),
  )
}

/** Names of all figures that mentions may give, in alphabetical order. */
export const figureNames = (told: readonly Told[]): string[] =>
  [...new Set(told.flatMap(({mention}) => Object.keys(mention.digest.magnitude)))].sort()

/** A count in words: `3`, `2–3`, `at least 5`, `up to 9`. */
export function renderCount({min, max}: Count): string {
  if (min === null) return max === null ? 'some' : `up to ${max}`
  if (max === null) return `at least ${min}`
  return min === max ? `${min}` : `${min}–${max}`
}
