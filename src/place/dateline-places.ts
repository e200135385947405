import type {Span} from '../span.ts'
import type {Gazetteer, GazetteerEntry} from './gazetteer.ts'
import {normalizeName} from './place-name.ts'

/** Where a dateline says that the report was written: its span, and the place as it is written ("TEHRAN, Iran"). */
export interface Dateline extends Span {
  readonly place: string | null
}

/** A name of a dateline: where it stands and which place it is. */
export interface DatelinePlace {
  readonly span: Span
  readonly entry: GazetteerEntry
}

/**
 * The places that a dateline names, the town first: "RALEIGH, N.C. (AP) —". The town is the most populous of its name within the
 * division or country behind it; a name that no list knows is left out. Empty without a dateline.
 */
export function findDatelinePlaces(text: string, dateline: Dateline | null, gazetteer: Gazetteer): DatelinePlace[] {
  if (!dateline?.place) return []
  const [town = '', ...holders] = dateline.place.split(',').map(part => part.trim())
  const outer = holders.flatMap(name => {
    const entry = largest([...gazetteer.find(name), ...gazetteer.findShort(name)].map(candidate => candidate.entry))
    return entry ? [{name, entry}] : []
  })
  const named = gazetteer.find(town).map(candidate => candidate.entry)
  const within = named.filter(entry => outer.every(holder => isWithin(entry, holder.entry)))
  const inner = largest(within.filter(({kind}) => kind === 'city')) ?? largest(within)
  const found = inner ? [{name: town, entry: inner}, ...outer] : outer
  return found.flatMap(({name, entry}) => {
    const start = text.indexOf(name, dateline.start)
    return start >= 0 && start < dateline.end ? [{span: {start, end: start + name.length}, entry}] : []
  })
}

/** Whether a name of the text is that of the dateline's town, however it is spelt there. */
export const isDatelineName = ({span}: DatelinePlace, text: string, name: string): boolean =>
  normalizeName(text.slice(span.start, span.end)) === normalizeName(name)

const isWithin = (entry: GazetteerEntry, holder: GazetteerEntry): boolean =>
  holder.kind === 'country' ? entry.country === holder.country : entry.division === holder.division

const largest = (entries: readonly GazetteerEntry[]): GazetteerEntry | null =>
  entries.reduce<GazetteerEntry | null>(
    (best, entry) => (best && best.population >= entry.population ? best : entry),
    null,
  )
