/** Days since 1970 of an ISO day. */
export const dayNumber = (day: string): number => Math.floor(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000)

/** The two spans that a day belongs to, so that any two days less than `days` apart share one. */
export function daySpans(day: string, days: number): [string, string] {
  const span = Math.floor(dayNumber(day) / days)
  return [span.toString(36), (span + 1).toString(36)]
}

/** Days between two ISO days; null when one is unknown. */
export const daysBetween = (a: string | null, b: string | null): number | null =>
  a === null || b === null ? null : Math.abs(dayNumber(a) - dayNumber(b))
