import type {AtlasEntry, Office} from './atlas.ts'

/** Whether an office was held on a day: `unknown` after the day to which its source reaches, or when it has no dates. */
export type Tenure = 'current' | 'former' | 'future' | 'unknown'

/** Compares an office with an ISO day. A month or year stands for its first day as a beginning and its last as an end. */
export function tenureOn(office: Office, day: string): Tenure {
  if (office.from && firstDay(office.from) > day) return 'future'
  if (office.to && lastDay(office.to) < day) return 'former'
  if (!office.to && day > office.asOf) return 'unknown'
  return office.from ? 'current' : 'unknown'
}

/**
 * The offices by which someone is known on a day: those held then, else those whose end is unknown, else the last one
 * before that day. Empty for someone without offices. Without a day, the latest office.
 */
export function officesOn(entry: AtlasEntry, day: string | null): {offices: Office[]; tenure: Tenure} {
  if (entry.offices.length === 0) return {offices: [], tenure: 'unknown'}
  if (!day) return {offices: [entry.offices.reduce((a, b) => (b.from > a.from ? b : a))], tenure: 'unknown'}
  const by = (tenure: Tenure): Office[] => entry.offices.filter(office => tenureOn(office, day) === tenure)
  const current = by('current')
  if (current.length > 0) return {offices: current, tenure: 'current'}
  const unknown = by('unknown')
  if (unknown.length > 0) return {offices: unknown, tenure: 'unknown'}
  const former = by('former').sort((a, b) => (a.to > b.to ? -1 : 1))
  if (former.length > 0) return {offices: [former[0]!], tenure: 'former'}
  return {offices: by('future').slice(0, 1), tenure: 'future'}
}

/** How much someone is likely to be meant by a bare name: heads first, then ministers and speakers, then others. */
export function prominence(offices: readonly Office[]): number {
  let best = 0
  for (const {role} of offices)
    best = Math.max(best, HEAD.test(role) ? 4 : MINISTER.test(role) ? 3 : role === '' ? 1 : 2)
  return best
}

const HEAD =
  /^(?:(?:Acting |Interim |Transitional )?(?:President|Prime Minister|Premier|Chancellor|King|Queen|Supreme Leader|Emir|Amir|Sultan|Pope|leader|paramount leader|Taoiseach|UN Secretary-General|Secretary-General of the United Nations)(?: of .*)?)$/i
const MINISTER =
  /foreign minister|defen[cs]e (?:minister|secretary)|foreign secretary|secretary of (?:state|defen[cs]e)|vice president|speaker|crown prince|leader|president$/i

const firstDay = (date: string): string =>
  date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date
const lastDay = (date: string): string =>
  date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date
