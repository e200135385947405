import {isNear} from './containment.ts'
import type {GazetteerEntry} from './gazetteer.ts'
import {normalizeName} from './place-name.ts'
import {groupSenses, type Option, type Sense} from './sense.ts'
import type {Toponym} from './toponym.ts'
import {Votes} from './votes.ts'

/** What a toponym was resolved to; null when no list knows it and the text does not say where it is. */
export interface Resolution {
  readonly entry: GazetteerEntry | null
  /** `entry` is the place that holds it, not the place itself: only the point and the country are known from it. */
  readonly isContainer: boolean
  readonly why: string
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
  // "The city of Salisbury" and "Salisbury" are two senses of one name, and no evidence for each other.
  const ownVotes = new Map<string, Votes>()
  for (const {toponyms, options} of senses) {
    const name = normalizeName(toponyms[0]!.name)
    const own = ownVotes.get(name) ?? new Votes()
    ownVotes.set(name, own)
    for (const option of options) if (option.share > LEAST_SHARE) own.add(option.entry, option.share)
  }
  for (const {toponyms, options, peers} of senses) {
    const own = ownVotes.get(normalizeName(toponyms[0]!.name))!
    for (const option of options) {
      scoreOption(option, votes, own)
      option.score += peerSupport(option.entry, peers)
    }
  }
  for (const {options} of senses) shareOut(options)
}

/** Support is what the other names of the text give: all votes without those of the sense's own name. */
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
