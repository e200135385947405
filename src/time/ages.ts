/** A mixture of exponentials: [weight, mean in days]. */
export type Ages = readonly (readonly [weight: number, mean: number])[]

/** Days of the years that news is dated in. */
export const ALL_DAYS = 31_000

/** The density of an age in days; 0 for none. */
export function densities(ages: Ages): (age: number) => number {
  const parts = ages.map(([weight, mean]) => [weight * (1 - Math.exp(-1 / mean)), -1 / mean] as const)
  return age => {
    let sum = 0
    if (age >= 0) for (const [weight, rate] of parts) sum += weight * Math.exp(rate * age)
    return sum
  }
}
