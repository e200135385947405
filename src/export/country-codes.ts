import {loadTable} from '../data-file.ts'

/** Codes that other data sets have for a country; '' where one has none. */
export interface CountryCodes {
  readonly fips: string
  readonly cow: string
  readonly cameo: string
  readonly name: string
}

const NONE: CountryCodes = {fips: '', cow: '', cameo: '', name: ''}

/** By ISO 3166-1 alpha-3; all codes are '' for null and for what is no country. */
export type CountryCodeTable = (iso3: string | null) => CountryCodes

/** Opens data/export/countries.tsv. */
export function loadCountryCodes(): CountryCodeTable {
  const rows = loadTable<'iso3' | keyof CountryCodes>('export/countries.tsv')
  const table = new Map(rows.map(row => [row.iso3, row]))
  return iso3 => (iso3 === null ? NONE : (table.get(iso3) ?? NONE))
}
