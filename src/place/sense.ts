import {isInside} from './containment.ts'
import type {Candidate, GazetteerEntry} from './gazetteer.ts'
import {normalizeName} from './place-name.ts'
import type {Toponym} from './toponym.ts'

/** Toponyms of one name that are taken for one place. */
export interface Sense {
  readonly toponyms: Toponym[]
  readonly options: Option[]
  /** Senses of names that stand in one list with this one: "Georgia, Florida and Alabama". */
  readonly peers: Set<Sense>
}

export interface Option {
  readonly entry: GazetteerEntry
  readonly prior: number
  score: number
  share: number
  support: string
}

/** Mentions of one name together; apart where place words or containers exclude each other. */
export function groupSenses(toponyms: readonly Toponym[]): Sense[] {
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
      const same = byOptions.get(key)
      if (same) same.push(toponym)
      else byOptions.set(key, [toponym])
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
      if (part === inners[0]) senses.push(newSense(part.concat(free), heldCandidates(part[0]!)!))
      else senses.push(newSense(part, heldCandidates(part[0]!)!))
    }
    if (free.length > 0 && inners.length === 0) senses.push(newSense(free, candidatesOf(free[0]!), hosts))
  }
  linkPeers(senses)
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
