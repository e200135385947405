import {nameKey} from '../mention/name-key.ts'
import {type Draft, newDraft} from './draft.ts'
import type {Scene} from './scene.ts'

/** Key of the body that a state's act leaves unsaid. */
export const bodyKey = (country: string, sector: string): string => `${country} ${sector}`

/**
 * The police, the courts, the authorities and the protesters of each state of the report, by `bodyKey`: those whom the report names or
 * describes, for the authorities else the state itself, else new drafts without mentions. "Was sentenced" speaks of a court,
 * though it says none.
 */
export function understoodBodies(scene: Scene): Map<string, Draft> {
  const countries = new Set(scene.drafts.flatMap(draft => draft.country ?? []))
  for (const country of scene.countries.keys()) countries.add(country)
  const bodies = new Map<string, Draft>()
  for (const country of countries) {
    const state = scene.atlas.state(country)
    if (!state) continue
    for (const {sector, noun, names} of scene.atlas.words.understoodBodies) {
      const told = scene.drafts.find(draft => isBody(draft, country, sector, names))
      const ofState = sector === 'GOV' ? scene.byEntry.get(state.id) : undefined
      bodies.set(
        bodyKey(country, sector),
        told ??
          ofState ??
          newDraft({
            name: `${noun} of ${state.name}`,
            kind: 'group',
            country,
            sector,
            number: 'plural',
            why: [`understood: what the ${noun} of ${state.name} ${noun === 'court' ? 'does' : 'do'}`],
          }),
      )
    }
  }
  return bodies
}

/** Whether a draft is that arm of that state: by its noun ("Chinese police"), or by the only words of its name. */
const isBody = (draft: Draft, country: string, sector: string, names: ReadonlySet<string>): boolean =>
  draft.country === country &&
  draft.sector === sector &&
  draft.kind !== 'person' &&
  draft.kind !== 'role' &&
  draft.mentions.length > 0 &&
  ([...draft.roles].some(role => names.has(role)) || names.has(nameKey(draft.name)))
