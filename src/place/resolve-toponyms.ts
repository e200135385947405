import {isInside, isNear} from './containment.ts'
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
  /** Senses of names that stand in one list with this one: "Georgia, Florida and Alabama". */
  readonly peers: Set<Sense>
}

interface Option {
  readonly entry: GazetteerEntry
  readonly prior: number
  score: number
  share: number
  support: string
}

const ROUNDS = 3
/** Options with less are not counted. */
const LEAST_SHARE = 0.02

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
  linkPeers(senses)
  for (let round = 0; round < ROUNDS; round++) scoreSenses(senses, dateline)
  const resolved = new Map<Toponym, Resolution>()
  for (const {toponyms, options} of senses) {
    const best = bestOption(options)
    const why = best ? reason(best, options) : 'no list knows this name'
    for (const toponym of toponyms) resolved.set(toponym, {entry: best?.entry ?? null, isContainer: false, why})
  }
  const focus = findFocus(resolved)
  for (const toponym of toponyms) {
    if (resolved.get(toponym)?.entry) continue
    const holder = toponym.container && resolved.get(toponym.container)?.entry
    if (holder) {
      resolved.set(toponym, {
        entry: holder,
        isContainer: true,
        why: `no list knows this name; the text places it in ${holder.name}`,
      })
    } else if (focus && toponym.kind === 'facility') {
      resolved.set(toponym, {
        entry: focus,
        isContainer: true,
        why: `no list knows this name; the towns of the text lie around ${focus.name}`,
      })
    }
  }
  return resolved
}

const FOCUS_DEGREES = 1
const FOCUS_SHARE = 0.8

/** The town around which nearly all towns of the text lie, each mention counted; null when they lie apart or there is none. */
function findFocus(resolved: ReadonlyMap<Toponym, Resolution>): GazetteerEntry | null {
  const counts = new Map<string, {entry: GazetteerEntry; count: number}>()
  let all = 0
  for (const [toponym, {entry}] of resolved) {
    if (!entry || toponym.isDemonym || (entry.kind !== 'city' && entry.feature !== 'admin2')) continue
    const seen = counts.get(entry.key)
    if (seen) seen.count++
    else counts.set(entry.key, {entry, count: 1})
    all++
  }
  const towns = [...counts.values()].sort((a, b) => b.count - a.count)
  const top = towns[0]
  if (!top) return null
  const near = towns.reduce((sum, {entry, count}) => sum + (isNear(entry, top.entry, FOCUS_DEGREES) ? count : 0), 0)
  return near >= FOCUS_SHARE * all ? top.entry : null
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
    const hosts = new Set(
      parts
        .filter(part => part[0]!.container === null)
        .flatMap(part => [...(heldCandidates(part[0]!) ?? [])].map(({entry}) => entry.key)),
    )
    const inners = parts.filter(part => part[0]!.container !== null)
    for (const part of parts) {
      // a mention that says nothing of where it lies takes the sense of the first that does
      if (part === inners[0]) senses.push(newSense([...part, ...free], heldCandidates(part[0]!)!))
      else senses.push(newSense(part, heldCandidates(part[0]!)!))
    }
    if (free.length > 0 && inners.length === 0) senses.push(newSense(free, candidatesOf(free[0]!), hosts))
  }
  return senses
}

/** Links the senses of names that the text lists side by side. */
function linkPeers(senses: readonly Sense[]): void {
  const senseOf = new Map(senses.flatMap(sense => sense.toponyms.map(toponym => [toponym, sense] as const)))
  for (const sense of senses) {
    for (const {listedAfter} of sense.toponyms) {
      const peer = listedAfter && senseOf.get(listedAfter)
      if (!peer || peer === sense) continue
      sense.peers.add(peer)
      peer.peers.add(sense)
    }
  }
}

/** Mentions whose place words ask for different things are apart from the start. */
function levelOf({word, isWordInside}: Toponym): string {
  if (!word) return ''
  if (word.level === 'own') return isWordInside ? `own ${word.kind}` : word.kind
  return word.level
}

/** Candidates that lie in the named container, or that hold the contained name; null when there is none. */
function heldCandidates(toponym: Toponym): readonly Candidate[] | null {
  const {container, contained} = toponym
  if (!container && !contained) return null
  const held = candidatesOf(toponym).filter(
    a =>
      (!container || container.candidates.some(b => isInside(a.entry, b.entry))) &&
      (!contained || contained.candidates.length === 0 || contained.candidates.some(b => isInside(b.entry, a.entry))),
  )
  return held.length > 0 ? held : null
}

/** Candidates of the level or kind that the place word asks for; all when none is of it, unless the word is part of the name. */
function candidatesOf({candidates, word, isWordInside}: Toponym): readonly Candidate[] {
  if (!word) return candidates
  const fits = candidates.filter(({entry}) =>
    word.level === 'own' ? entry.kind === word.kind : fitsLevel(entry, word.level),
  )
  return fits.length > 0 || (word.level === 'own' && isWordInside) ? fits : candidates
}

function fitsLevel(entry: GazetteerEntry, level: string): boolean {
  if (level === 'admin1') return entry.feature === 'admin1' || entry.feature === 'admin2'
  if (level === 'admin2') return entry.feature === 'admin2' || entry.feature === 'admin1'
  if (level === 'city' || level === 'part') return entry.kind === 'city'
  if (level === 'country') return entry.kind === 'country'
  return true
}

const MOST_OPTIONS = 40
/** A name that holds another once in the text ("Atlanta, Georgia") is a little more likely to do so elsewhere. */
const HOST_BONUS = 0.5

function newSense(
  toponyms: Toponym[],
  candidates: readonly Candidate[],
  hosts: ReadonlySet<string> = new Set(),
): Sense {
  const options = candidates.map(({entry, match}) => ({
    entry,
    prior: prior(entry, match) + (hosts.has(entry.key) ? HOST_BONUS : 0),
    score: 0,
    share: 0,
    support: '',
  }))
  for (const option of options) if (hasSeatOfItsName(option.entry, candidates)) option.prior -= 1
  options.sort((a, b) => b.prior - a.prior)
  return {toponyms, options: options.slice(0, MOST_OPTIONS), peers: new Set()}
}

/** A division that shares its name with the town in it where a good part of its people live: without a place word the town is meant. */
const hasSeatOfItsName = (division: GazetteerEntry, candidates: readonly Candidate[]): boolean =>
  division.feature === 'admin1' &&
  candidates.some(
    ({entry}) =>
      entry.kind === 'city' && entry.division === division.division && entry.population > 0.1 * division.population,
  )

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
    minor: 2,
  }[entry.feature]
  return (
    level -
    (match === 'alternate' && entry.feature !== 'country' && entry.feature !== 'region' ? 1.5 : 0) -
    (match === 'former' ? 0.3 : 0)
  )
}

/** Set on the even documents of LGL and GWN by trying values; flat around these. */
export const WEIGHTS = {
  sharpness: 1.6,
  division: 1.6,
  country: 1.1,
  near: 1.5,
  half: 0.6,
  dateline: 1.5,
  peerLevel: 0.5,
  peerCountry: 1.2,
}

function scoreSenses(senses: readonly Sense[], dateline: GazetteerEntry | null): void {
  const votes = collectVotes(senses)
  if (dateline) votes.add(dateline, WEIGHTS.dateline)
  for (const {options, peers} of senses) {
    const own = new Votes()
    for (const option of options) if (option.share > LEAST_SHARE) own.add(option.entry, option.share)
    for (const option of options) {
      scoreOption(option, votes, own)
      option.score += peerSupport(option.entry, peers)
    }
  }
  for (const {options} of senses) shareOut(options)
}

/** Support is what the other names of the text give: all votes without the sense's own. */
function scoreOption(option: Option, votes: Votes, own: Votes): void {
  const {entry} = option
  const country = entry.country ? saturate(votes.country(entry.country) - own.country(entry.country)) : 0
  if (entry.feature === 'country') {
    option.score = option.prior + (WEIGHTS.country + WEIGHTS.near) * country
    option.support = country > 0.3 ? 'other names of this country' : ''
    return
  }
  const isCapital = entry.feature === 'capital'
  const division = entry.division ? saturate(votes.division(entry.division) - own.division(entry.division)) : 0
  const near = entry.feature === 'admin1' ? division : saturate(votes.near(entry) - own.near(entry))
  option.score =
    option.prior + WEIGHTS.division * division + WEIGHTS.country * country * (isCapital ? 2 : 1) + WEIGHTS.near * near
  option.support =
    division > 0.3
      ? 'other places of the same division'
      : near > 0.3
        ? 'places nearby'
        : country > 0.3
          ? 'other names of the same country'
          : ''
}

/** Names in one list are of one level, and mostly of one country. */
function peerSupport(entry: GazetteerEntry, peers: ReadonlySet<Sense>): number {
  let level = 0
  let country = 0
  for (const {options} of peers) {
    for (const option of options) {
      if (option.entry.kind !== entry.kind) continue
      level += option.share
      if (option.entry.country !== null && option.entry.country === entry.country) country += option.share
    }
  }
  return WEIGHTS.peerLevel * Math.min(1, level) + WEIGHTS.peerCountry * Math.min(1, country)
}

/** 0 without votes, a half at `half` votes, near 1 for many. */
const saturate = (votes: number): number => (votes <= 0.01 ? 0 : votes / (votes + WEIGHTS.half))

/** Shares of a sense's options, adding up to 1. */
function shareOut(options: readonly Option[]): void {
  const top = Math.max(...options.map(option => option.score))
  let sum = 0
  for (const option of options) {
    option.share = Math.exp(WEIGHTS.sharpness * (option.score - top))
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
    for (const option of options) if (option.share > LEAST_SHARE) votes.add(option.entry, option.share)
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
