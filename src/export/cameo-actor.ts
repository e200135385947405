import {loadTable} from '../data-file.ts'
import type {ActorEntry} from '../record/entry.ts'
import {type CountryCodeTable, loadCountryCodes} from './country-codes.ts'

/** An actor in the letters of the CAMEO family: "CHNGOV", "IGOUNO", "AFGREBTAL"; '' in every part that it has not. */
export interface CameoActor {
  /** All parts together; '' for somebody of no known country, role or group. */
  readonly code: string
  readonly country: string
  readonly group: string
  /** Role: GOV, MIL, REB, … or IGO, NGO for bodies of no country. */
  readonly role: string
}

export type CameoActorCoder = (actor: ActorEntry) => CameoActor

/** Makes the coder from data/export. A state is its country's code alone; everybody else has the role of the sector behind it. */
export function loadCameoActors(countries: CountryCodeTable = loadCountryCodes()): CameoActorCoder {
  const roles = new Map(loadTable<'plover' | 'cameo'>('export/sectors.tsv').map(({plover, cameo}) => [plover, cameo]))
  const groups = new Map(
    loadTable<'wikidata' | 'group' | 'name'>('export/known-groups.tsv').map(row => [row.wikidata, row.group]),
  )
  return ({kind, country: iso3, sector, wikidata}) => {
    const country = countries(iso3).cameo
    const role = kind === 'state' ? '' : (roles.get(sector ?? '') ?? '')
    const group = groups.get(wikidata ?? '') ?? (sector === 'UNO' ? 'UNO' : '')
    return {code: `${country}${role}${group}`, country, group, role}
  }
}
