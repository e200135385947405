import {loadTable} from '../data-file.ts'
import type {EventType} from './event.ts'

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export type QuadClass = 1 | 2 | 3 | 4

/** What a CAMEO code is worth: the values that event data carry beside it. */
export interface CameoScale {
  /**
   * Value of Goldstein's conflict–cooperation scale, −10 to 10, of the code or of the longest code that it begins with; null
   * for a code that CAMEO has not.
   */
  goldstein(cameo: string): number | null
  /** The act in a few plain words; null for a code that CAMEO has not. */
  name(cameo: string): string | null
}

/** Reads data/event/cameo-codes.tsv once. */
export function loadCameoScale(): CameoScale {
  const codes = new Map(loadTable<'code' | 'goldstein' | 'name'>('event/cameo-codes.tsv').map(row => [row.code, row]))
  const find = (cameo: string) => {
    for (let length = cameo.length; length >= 2; length--) {
      const row = codes.get(cameo.slice(0, length))
      if (row) return row
    }
    return null
  }
  return {
    goldstein: cameo => {
      const row = find(cameo)
      return row && Number(row.goldstein)
    },
    name: cameo => find(cameo)?.name ?? null,
  }
}

/** Quad class of a CAMEO code by its root, as ICEWS and GDELT have it: 01–05, 06–08, 09–13, 14–20. */
export function quadOfCameo(cameo: string): QuadClass {
  const root = Number(cameo.slice(0, 2))
  if (root <= 5) return 1
  if (root <= 8) return 2
  return root <= 13 ? 3 : 4
}

/** Quad class of a PLOVER type, by the PLOVER manual. */
export const quadOfPlover = (type: EventType): QuadClass => PLOVER_QUAD[type]

const PLOVER_QUAD: Readonly<Record<EventType, QuadClass>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
}
