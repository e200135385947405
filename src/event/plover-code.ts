import type {EventType, Factuality} from './event.ts'
import type {FactualityReading} from './factuality.ts'
import type {Frame} from './rules.ts'

/** Cooperation whose future is a promise to cooperate. */
const PROMISED = new Set<EventType>(['CONSULT', 'SUPPORT', 'COOPERATE', 'AID'])
/** Conflict in deeds: its future is a threat. */
const FORCE = new Set<EventType>(['ASSAULT', 'COERCE', 'SANCTION', 'MOBILIZE', 'PROTEST'])
const YIELDING = new Set<EventType>(['CONCEDE', 'RETREAT'])

const THREAT_MODE: Partial<Record<EventType, string>> = {
  ASSAULT: 'violence',
  MOBILIZE: 'violence',
  COERCE: 'restrict',
  SANCTION: 'relations',
}

/**
 * The code by the PLOVER manual: its future is told in the type. A meeting, support, cooperation or aid to come is AGREE, a
 * retreat to come CONCEDE, force to come THREATEN; what is refused or called off is REJECT; what is called for is REQUEST.
 * The mode is null where the manual gives the type none.
 */
export function ploverCode(
  frame: Frame,
  reading: FactualityReading,
  isByItself: boolean,
): {type: EventType; mode: string | null} {
  const type = frame.plover ?? frame.type!
  const {factuality} = reading
  const cooperates = PROMISED.has(type) || YIELDING.has(type) || type === 'AGREE'
  // "Did not give permission" is a refusal, "did not meet" is none.
  const isWithheld = type === 'CONCEDE' && isByItself
  if (factuality === 'denied' && cooperates && (reading.isRefused || isWithheld || isCalledOff(reading)))
    return {
      type: 'REJECT',
      mode: type === 'CONSULT' ? 'meet' : type === 'AID' ? 'assist' : YIELDING.has(type) ? 'yield' : null,
    }
  if (factuality === 'called-for' && type !== 'REQUEST')
    return {
      type: 'REQUEST',
      mode: type === 'CONSULT' ? 'meet' : type === 'AID' ? 'assist' : YIELDING.has(type) ? 'yield' : null,
    }
  if (isToCome(factuality)) {
    if (PROMISED.has(type)) return {type: 'AGREE', mode: null}
    // The manual: a retreat to come is CONCEDE, a concession to come stays one.
    if (type === 'RETREAT') return {type: 'CONCEDE', mode: null}
    if (FORCE.has(type) && factuality !== 'possible' && isByItself)
      return {type: 'THREATEN', mode: THREAT_MODE[type] ?? null}
  }
  return {type, mode: type === frame.type ? frame.mode : defaultMode(type, frame)}
}

const isToCome = (factuality: Factuality): boolean =>
  factuality === 'planned' || factuality === 'possible' || factuality === 'conditional'

const isCalledOff = (reading: FactualityReading): boolean =>
  reading.steps.some(step => /cancel|postpone|call off|scrap|shelve|put off|refus|declin|reject/.test(step))

/** Sanctions are restrictions in the manual, jail terms arrests. */
function defaultMode(type: EventType, frame: Frame): string | null {
  if (type === 'COERCE') return frame.cameo === '173' ? 'arrest' : 'restrict'
  if (type === 'ACCUSE') return 'allege'
  return null
}
