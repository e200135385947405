import type {Atlas, AtlasEntry, Membership, Office} from './atlas.ts'
import {type Tenure, tenureOn} from './office.ts'

/** What the atlas knows under a name: one entry each, with what it says of the day asked for. */
export interface AtlasFinding {
  readonly entry: AtlasEntry
  /** How the name led here. */
  readonly by: 'name' | 'family name' | 'adjective' | 'capital' | 'seat of government'
  /** Offices with their state on the day; without a day the tenure is null. Newest first. */
  readonly offices: readonly {readonly office: Office; readonly tenure: Tenure | null}[]
  /** Bodies of a state, or states of a body, on the day (all that are known, without a day). */
  readonly memberships: readonly Membership[]
}

/**
 * Looks a name up as reading does: full name or alias, then family name, adjective of a state, capital or seat. With an
 * ISO day each office says whether it was held then; after the day to which its source reaches the answer is `unknown`,
 * never "still". Empty when the name is not known.
 */
export function findInAtlas(atlas: Atlas, name: string, day: string | null = null): AtlasFinding[] {
  const found = new Map<AtlasEntry, AtlasFinding['by']>()
  const add = (entry: AtlasEntry | null, by: AtlasFinding['by']): void => {
    if (entry && !found.has(entry)) found.set(entry, by)
  }
  for (const entry of atlas.byName(name)) add(entry, 'name')
  for (const entry of atlas.byFamilyName(name)) add(entry, 'family name')
  for (const country of atlas.demonym(name)) add(atlas.state(country), 'adjective')
  const capitalOf = atlas.capital(name)
  if (capitalOf) add(atlas.state(capitalOf), 'capital')
  const seatOf = atlas.seat(name)
  if (seatOf) add(atlas.state(seatOf), 'seat of government')
  return [...found].map(([entry, by]) => ({
    entry,
    by,
    offices: [...entry.offices]
      .sort((a, b) => (a.from > b.from ? -1 : a.from < b.from ? 1 : 0))
      .map(office => ({office, tenure: day ? tenureOn(office, day) : null})),
    memberships: atlas.memberships.filter(
      member =>
        (member.state === entry.country && entry.kind === 'state') ||
        (member.body === entry.id && (!day || lastsOn(member, day))),
    ),
  }))
}

/** Whether a membership is known to last on a day. */
function lastsOn(member: Membership, day: string): boolean {
  return member.from <= day && (member.to === '' ? day <= member.asOf : day <= member.to)
}
