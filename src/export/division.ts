import type {Gazetteer} from '../place/gazetteer.ts'
import type {MentionPlace} from '../record/digest.ts'

/** First-level division of a place: GeoNames code without the country ("11" of FR.11), and name. */
export interface Division {
  readonly code: string
  readonly name: string
}

/** The division that a place lies in or is; null above that level and where it is not known. */
export type DivisionOf = (place: MentionPlace | null) => Division | null

/** Looks divisions up in the gazetteer by the place's GeoNames id. */
export function openDivisions(gazetteer: Pick<Gazetteer, 'find' | 'division'>): DivisionOf {
  const known = new Map<string, Division | null>()
  return place => {
    if (!place?.geonames) return null
    const {geonames, name} = place
    const found = known.get(geonames)
    if (found !== undefined) return found
    const entry = gazetteer.find(name).find(candidate => candidate.entry.geonames === geonames)?.entry
    const code = entry?.division ?? null
    const division = code === null ? null : {code: code.slice(3), name: gazetteer.division(code)?.name ?? ''}
    known.set(geonames, division)
    return division
  }
}
