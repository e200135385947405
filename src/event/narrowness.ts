import type {Place} from '../place/place.ts'

/** How narrow a place is: 0 for what spans countries ("the Middle East"), 1 for a country, 5 for a town or a building. */
export function narrowness({kind, country}: Place): number {
  return (kind === 'region' || kind === 'other') && country === null ? 0 : RANK[kind]
}

const RANK: Record<Place['kind'], number> = {
  facility: 5,
  city: 5,
  island: 4,
  admin: 3,
  region: 2,
  water: 3,
  other: 2,
  country: 1,
}
