import type {ActorEntry} from '../record/entry.ts'
import type {EventAnswer} from '../record/record.ts'

/** One actor and one recipient of an event, as data of the CAMEO family have them. */
export interface Dyad {
  readonly source: ActorEntry
  /** Null where nobody is acted upon. */
  readonly target: ActorEntry | null
  readonly cameo: string
}

/** Roots of CAMEO that say of themselves that something is asked, meant, demanded, refused or threatened. */
const SAYS_SO = new Set(['02', '03', '10', '12', '13'])

/**
 * The pairs of an event with a CAMEO code: every actor with every recipient; of a symmetric act every party with every
 * other, both ways; of a visit also the host (043) with who came (042). Empty where the code would tell as done what was only
 * planned, possible or denied, where there is no code, and where nobody acts.
 */
export function findDyads(event: EventAnswer): Dyad[] {
  const {cameo, factuality, actors, recipients, symmetric} = event
  if (cameo === null) return []
  const isDone = factuality === 'occurred' || factuality === 'ongoing'
  if (!isDone && !SAYS_SO.has(cameo.slice(0, 2))) return []
  if (symmetric) {
    const parties = [...actors, ...recipients]
    const pairs = parties.flatMap(source =>
      parties.filter(target => target.key !== source.key).map(target => ({source, target, cameo})),
    )
    return pairs.length > 0 ? pairs : actors.map(source => ({source, target: null, cameo}))
  }
  if (recipients.length === 0) return actors.map(source => ({source, target: null, cameo}))
  const pairs = actors.flatMap(source => recipients.map(target => ({source, target, cameo})))
  if (cameo !== '042' && cameo !== '043') return pairs
  return pairs.flatMap(({source, target}) => [
    {source, target, cameo: '042'},
    {source: target, target: source, cameo: '043'},
  ])
}
