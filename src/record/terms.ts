import {sql} from 'kysely'
import {among, type Writing} from './sqlite-store.ts'
import type {Facet} from './tables.ts'

/** Something by which events are looked up: a party, a country, an outlet … */
export interface Term {
  readonly facet: Facet
  readonly value: string
}

/** Numbers of terms, which are written where they are not there yet. */
export async function termNumbers(writing: Writing, terms: readonly Term[]): Promise<(term: Term) => number> {
  const numbers = new Map<string, number>()
  const wanted = new Map(terms.map(term => [`${term.facet} ${term.value}`, term]))
  const find = async () => {
    for (const [facet, values] of byFacet(wanted.values())) {
      const rows = await writing.trx
        .selectFrom('term')
        .select(['nr', 'value'])
        .where('facet', '=', facet)
        .where(among(sql.ref('value'), values))
        .execute()
      for (const {nr, value} of rows) numbers.set(`${facet} ${value}`, nr)
    }
  }
  await find()
  const missing = [...wanted].filter(([id]) => !numbers.has(id))
  writing.insert(
    'term',
    missing.map(([, {facet, value}]) => ({facet, value, events: 0})),
  )
  if (missing.length > 0) await find()
  return ({facet, value}) => numbers.get(`${facet} ${value}`)!
}

function byFacet(terms: Iterable<Term>): Map<Facet, string[]> {
  const facets = new Map<Facet, string[]>()
  for (const {facet, value} of terms) {
    const values = facets.get(facet)
    if (values) values.push(value)
    else facets.set(facet, [value])
  }
  return facets
}
