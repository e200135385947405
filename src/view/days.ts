const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/**
 * An interval of inclusive ISO days in a reader's words: "15 September 2022", "September 2022", "2021",
 * "15–16 September 2022", "March to May 2022", "since 24 February 2022". '' when both sides are open.
 */
export function daysInWords(from: string | null, to: string | null): string {
  if (!from && !to) return ''
  if (!from) return `until ${day(to!)}`
  if (!to) return `since ${day(from)}`
  if (from === to) return day(from)
  const [fromYear, fromMonth, fromDay] = parts(from)
  const [toYear, toMonth, toDay] = parts(to)
  if (fromYear === toYear) {
    if (from.endsWith('-01-01') && to.endsWith('-12-31')) return String(fromYear)
    const areWhole = fromDay === 1 && toDay === lastDay(toYear, toMonth)
    if (fromMonth === toMonth) return areWhole ? `${MONTHS[fromMonth - 1]} ${fromYear}` : `${fromDay}–${day(to)}`
    if (areWhole) return `${MONTHS[fromMonth - 1]} to ${MONTHS[toMonth - 1]} ${fromYear}`
    return `${fromDay} ${MONTHS[fromMonth - 1]} to ${day(to)}`
  }
  return `${day(from)} to ${day(to)}`
}

/** "15 September 2022". */
export function day(iso: string): string {
  const [year, month, dayOfMonth] = parts(iso)
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year}`
}

function parts(iso: string): [number, number, number] {
  const [year = 0, month = 1, dayOfMonth = 1] = iso.slice(0, 10).split('-').map(Number)
  return [year, month, dayOfMonth]
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
