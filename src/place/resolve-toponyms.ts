import {isInside} from './containment.ts'
import type {Candidate, GazetteerEntry} from './gazetteer.ts'
import {normalizeName} from './place-name.ts'
import type {Toponym} from './toponym.ts'

/** What a toponym was resolved to; null when no list knows it and the text does not say where it is. */
export interface Resolution {
  readonly entry: GazetteerEntry | null
  /** `entry` is the place that holds it, not the place itself: only the point and the country are known from it. */
  readonly isContainer: boolean
  readonly why: string
}

/** Toponyms of one name that are taken for one place. */
interface Sense {
  readonly toponyms: Toponym[]
  readonly options: Option[]
}

interface Option {
  readonly entry: GazetteerEntry
  readonly prior: number
  score: number
  share: number
  support: string
}

const ROUNDS = 3

/**
 * Decides for every toponym which place it is. All mentions of a name have one sense, unless the text says otherwise
 * ("Paris, Texas" and "Paris, France"). A candidate's score is its prior (level and size, how the name matched) plus the
 * support of the other names of the text: the same division, the same country, a place nearby. Support and scores are
 * worked out in rounds, as each name's sense lends support to the others. After Leidner 2007 (minimality, one sense per
 * text) and Lieberman et al. 2010 (comma groups, local lexicon), without any home of the outlet.
 */
export function resolveToponyms(
  toponyms: readonly Toponym[],
  dateline: GazetteerEntry | null,
): Map<Toponym, Resolution> {
  const senses = groupSenses(toponyms)
  for (let round = 0; round < ROUNDS; round++) scoreSenses(senses, dateline)
  const resolved = new Map<Toponym, Resolution>()
  for (const {toponyms, options} of senses) {
    const best = bestOption(options)
    const why = best ? reason(best, options) : 'no list knows this name'
    for (const toponym of toponyms) resolved.set(toponym, {entry: best?.entry ?? null, isContainer: false, why})
  }
  for (const toponym of toponyms) {
    const {container} = toponym
    if (!container || resolved.get(toponym)?.entry) continue
    const holder = resolved.get(container)?.entry
    if (holder)
      resolved.set(toponym, {
        entry: holder,
        isContainer: true,
        why: `no list knows this name; the text places it in ${holder.name}`,
      })
  }
  return resolved
}

/** Mentions of one name together; apart where place words or containers exclude each other. */
function groupSenses(toponyms: readonly Toponym[]): Sense[] {
  const byName = new Map<string, Toponym[]>()
  for (const toponym of toponyms) {
    const key = `${toponym.isDemonym ? 'd' : 'n'} ${normalizeName(toponym.name)} ${levelOf(toponym)}`
    const list = byName.get(key)
    if (list) list.push(toponym)
    else byName.set(key, [toponym])
  }
  const senses: Sense[] = []
  for (const group of byName.values()) {
    const byOptions = new Map<string, Toponym[]>()
    const free: Toponym[] = []
    for (const toponym of group) {
      const held = heldCandidates(toponym)
      if (!held) {
        free.push(toponym)
        continue
      }
      const key = held
        .map(({entry}) => entry.key)
        .sort()
        .join(' ')
      byOptions.set(key, [...(byOptions.get(key) ?? []), toponym])
    }
    const parts = [...byOptions.values()]
    if (parts.length === 0) senses.push(newSense(free, candidatesOf(free[0]!)))
    else {
      // a mention without a container takes the sense of the first that has one
      parts[0] = [...parts[0]!, ...free]
      for (const part of parts)
        senses.push(newSense(part, heldCandidates(part[0]!) ?? heldCandidates(part.find(t => heldCandidates(t))!)!))
    }
  }
  return senses
}

const levelOf = (toponym: Toponym): string =>
  toponym.word && toponym.word.level !== 'own' && toponym.word.level !== 'part' ? toponym.word.level : ''

/** Candidates that lie in the named container; null when there is none, or none of them does. */
function heldCandidates(toponym: Toponym): readonly Candidate[] | null {
  const {container} = toponym
  if (!container) return null
  const held = candidatesOf(toponym).filter(a => container.candidates.some(b => isInside(a.entry, b.entry)))
  return held.length > 0 ? held : null
}

/** Candidates of the level that the place word asks for; all when none is of it. */
function candidatesOf(toponym: Toponym): readonly Candidate[] {
  const {candidates, word} = toponym
  if (!word) return candidates
  if (word.level === 'own' && candidates.length > 0) return candidates.filter(({entry}) => entry.kind === word.kind)
  const fits = candidates.filter(({entry}) => fitsLevel(entry, word.level))
  return fits.length > 0 ? fits : candidates
}

function fitsLevel(entry: GazetteerEntry, level: string): boolean {
  if (level === 'admin1') return entry.feature === 'admin1' || entry.feature === 'admin2'
  if (level === 'admin2') return entry.feature === 'admin2' || entry.feature === 'admin1'
  if (level === 'city' || level === 'part') return entry.kind === 'city'
  if (level === 'country') return entry.kind === 'country'
  return true
}

const newSense = (toponyms: Toponym[], candidates: readonly Candidate[]): Sense => ({
  toponyms,
  options: candidates.map(({entry, match}) => ({entry, prior: prior(entry, match), score: 0, share: 0, support: ''})),
})

/** In units of a tenfold population. */
function prior(entry: GazetteerEntry, match: Candidate['match']): number {
  const size = Math.log10(Math.max(100, entry.population))
  const level = {
    country: 9,
    region: 7.5,
    capital: size + 1.5,
    admin1: Math.max(5.5, size - 0.2),
    'admin1-seat': size + 0.4,
    'admin2-seat': size + 0.2,
    admin2: size - 0.6,
    town: size,
    quarter: size - 0.5,
  }[entry.feature]
  return (
    level -
    (match === 'alternate' && entry.feature !== 'country' && entry.feature !== 'region' ? 0.8 : 0) -
    (match === 'former' ? 0.3 : 0)
  )
}

const SHARPNESS = 1.6
const DIVISION_WEIGHT = 1.6
const COUNTRY_WEIGHT = 1.1
const NEAR_WEIGHT = 1.5

function scoreSenses(senses: readonly Sense[], dateline: GazetteerEntry | null): void {
  const votes = collectVotes(senses)
  if (dateline) votes.add(dateline, 0.7)
  for (const sense of senses) {
    for (const option of sense.options) scoreOption(option, votes)
  }
  for (const {options} of senses) shareOut(options)
}

function scoreOption(option: Option, votes: Votes): void {
  const {entry} = option
  const own = option.share
  const division = entry.division ? saturate(votes.division(entry.division) - own) : 0
  const country = entry.country ? saturate(votes.country(entry.country) - own) : 0
  const near = saturate(votes.near(entry) - own)
  option.score = option.prior + DIVISION_WEIGHT * division + COUNTRY_WEIGHT * country + NEAR_WEIGHT * near
  option.support =
    division > 0.3 && entry.feature !== 'admin1'
      ? 'other places of the same division'
      : near > 0.3
        ? 'places nearby'
        : country > 0.3
          ? 'other names of the same country'
          : ''
}

const saturate = (votes: number): number => (votes <= 0 ? 0 : votes / (votes + 1))

/** Shares of a sense's options, adding up to 1. */
function shareOut(options: readonly Option[]): void {
  const top = Math.max(...options.map(option => option.score))
  let sum = 0
  for (const option of options) {
    option.share = Math.exp(SHARPNESS * (option.score - top))
    sum += option.share
  }
  for (const option of options) option.share /= sum
}

/** The support of all names of the text for divisions, countries and cells of two degrees. */
class Votes {
  readonly #divisions = new Map<string, number>()
  readonly #countries = new Map<string, number>()
  readonly #cells = new Map<number, number>()

  add(entry: GazetteerEntry, weight: number): void {
    if (entry.division) bump(this.#divisions, entry.division, weight)
    if (entry.country) bump(this.#countries, entry.country, weight)
    if (entry.lat !== null && entry.lon !== null && entry.feature !== 'country')
      bump(this.#cells, cellOf(entry.lat, entry.lon), weight)
  }
  division(code: string): number {
    return this.#divisions.get(code) ?? 0
  }
  country(code: string): number {
    return this.#countries.get(code) ?? 0
  }
  near(entry: GazetteerEntry): number {
    if (entry.lat === null || entry.lon === null || entry.feature === 'country') return 0
    let sum = 0
    for (let row = -1; row <= 1; row++) {
      for (let column = -1; column <= 1; column++)
        sum += this.#cells.get(cellOf(entry.lat + 2 * row, entry.lon + 2 * column)) ?? 0
    }
    return sum
  }
}

const cellOf = (lat: number, lon: number): number =>
  Math.floor((lat + 90) / 2) * 200 + Math.floor(((lon + 540) % 360) / 2)

function bump<Key>(sums: Map<Key, number>, key: Key, weight: number): void {
  sums.set(key, (sums.get(key) ?? 0) + weight)
}

/** In the first round, before there are shares, each sense votes by its priors alone. */
function collectVotes(senses: readonly Sense[]): Votes {
  const votes = new Votes()
  for (const {options} of senses) {
    if (options.length > 0 && options[0]!.share === 0) {
      for (const option of options) option.score = option.prior
      shareOut(options)
    }
    for (const option of options) if (option.share > 0.02) votes.add(option.entry, option.share)
  }
  return votes
}

function bestOption(options: readonly Option[]): Option | null {
  let best: Option | null = null
  for (const option of options) if (!best || option.score > best.score) best = option
  return best
}

function reason(best: Option, options: readonly Option[]): string {
  if (options.length === 1) return 'the only place of this name'
  const isLargest = options.every(option => option.prior <= best.prior)
  if (isLargest)
    return best.support
      ? `the largest of ${options.length} places of this name, with ${best.support}`
      : `the largest of ${options.length} places of this name`
  return `${best.support || 'the text'} speaks for it among ${options.length} places of this name`
}
