const DAY_MS = 86_400_000

/** Day of what has no known day: before all others, so that it stands last where the newest come first. */
export const UNKNOWN_DAY = -1_000_000

/** Whole days since 1970-01-01 of an ISO day or moment; null when there is none or it is no date. */
export function dayNumber(iso: string | null): number | null {
  if (!iso) return null
  const ms = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(ms) ? null : Math.floor(ms / DAY_MS)
}

export interface DayRange {
  readonly day: number
  readonly lastDay: number
}

/**
 * The days on which something falls, for ordering and searching. A side that the text leaves open reaches to the day of its report
 * ("since March", told in June: March to June); what has no day at all is taken by the days of its reports.
 */
export function dayRange(
  {from, to}: {readonly from: string | null; readonly to: string | null},
  published: {readonly first: string | null; readonly last: string | null},
): DayRange {
  const start = dayNumber(from)
  const end = dayNumber(to)
  const first = dayNumber(published.first)
  const last = dayNumber(published.last) ?? first
  if (start === null && end === null) return {day: first ?? UNKNOWN_DAY, lastDay: last ?? UNKNOWN_DAY}
  if (start !== null && end !== null) return {day: start, lastDay: Math.max(start, end)}
  if (start !== null) return {day: start, lastDay: Math.max(start, last ?? start)}
  return {day: Math.min(end!, first ?? end!), lastDay: end!}
}

/**
 * Longest difference of first and last day in each class of length. A search for days walks each class by itself and need not look
 * further back than the class is long, so that events of a day are not sought among those of a year.
 */
export const SPAN_DAYS = [0, 7, 62, 800, 4_000_000] as const

export const spanClass = ({day, lastDay}: DayRange): number => SPAN_DAYS.findIndex(days => lastDay - day <= days)
