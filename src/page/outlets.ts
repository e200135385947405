/** A news outlet as the table knows it. */
export interface Outlet {
  readonly name: string
  /** ISO 3166-1 alpha-3, '' for an outlet of no country. */
  readonly country: string
  readonly kind: string
  readonly owner: string
}

export interface Outlets {
  readonly byDomain: ReadonlyMap<string, Outlet>
  /** By lower-case name without "the". */
  readonly byName: ReadonlyMap<string, Outlet>
}

/** Puts outlets behind look-ups by domain and name; of two with one name the first row counts. */
export function indexOutlets(rows: readonly ({domain: string} & Outlet)[]): Outlets {
  const byDomain = new Map<string, Outlet>()
  const byName = new Map<string, Outlet>()
  for (const {domain, name, country, kind, owner} of rows) {
    const outlet = {name, country, kind, owner}
    byDomain.set(domain, outlet)
    if (!byName.has(plainName(name))) byName.set(plainName(name), outlet)
  }
  return {byDomain, byName}
}

const plainName = (name: string): string => name.toLowerCase().replace(/^the /, '').replace(/\s+/g, ' ').trim()

/** The outlet of an address by its host and the hosts above it (`edition.cnn.com`, `cnn.com`), or null. */
export function findOutletByUrl(url: string | null, outlets: Outlets): Outlet | null {
  const host = /^[a-z]+:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase()
  if (!host) return null
  const labels = host.split('.')
  for (let i = 0; i < labels.length - 1; i++) {
    const known = outlets.byDomain.get(labels.slice(i).join('.'))
    if (known) return known
  }
  return null
}

export const findOutletByName = (name: string, outlets: Outlets): Outlet | null =>
  outlets.byName.get(plainName(name)) ?? null

/** Patterns of words that tell who a byline names. */
export interface BylineWords {
  readonly organisation: RegExp
  /** People, by their work. */
  readonly person: RegExp
}

/** Compiles the rows of data/page/byline-words.tsv. */
export function compileBylineWords(rows: readonly {readonly words: string; readonly names: string}[]): BylineWords {
  const pattern = (who: keyof BylineWords): RegExp => {
    const words = rows.filter(({names}) => names === who).flatMap(row => row.words.split(' '))
    return new RegExp(`\\b(?:${words.join('|')})\\b`, 'i')
  }
  return {organisation: pattern('organisation'), person: pattern('person')}
}

/** The organisation that a byline names ("By Creative Media News"): an outlet when nothing else names one. Null for people. */
export function findOutletInByline(
  byline: string | null,
  {outlets, bylineWords}: {readonly outlets: Outlets; readonly bylineWords: BylineWords},
): string | null {
  if (!byline) return null
  const name = byline.replace(/^(?:by|from)\s+/i, '').trim()
  const known = findOutletByName(name, outlets)
  if (known) return known.name
  if (!bylineWords.organisation.test(name) || bylineWords.person.test(name) || /[,;|@]|\band\b/i.test(name)) return null
  const words = name.split(/\s+/)
  return words.length <= 6 && words.every(word => /^[\p{Lu}\d&]|^(?:of|the|for|and)$/u.test(word)) ? name : null
}
