import {type CameoScale, quadOfPlover} from '../event/cameo-scale.ts'
import type {Factuality} from '../event/event.ts'
import {findVoices} from '../origin/count-independent.ts'
import type {ActorEntry} from '../record/entry.ts'
import type {MergedEvent} from '../record/merged.ts'
import type {RecordedMention} from '../record/record.ts'
import {findDisagreements} from './disagreement.ts'
import {mergeFactuality} from './factuality.ts'
import {mergeMagnitudes} from './figures.ts'
import {mostTold, type Told} from './told.ts'

/**
 * The event that the given mentions tell, at least one. Each value is the one that most independent voices give; where voices differ, all values are
 * kept under `disagreements`. The same mentions in any order give the same event. Without a `scale` the Goldstein value is null.
 */
export function mergeEvent(
  mentions: readonly RecordedMention[],
  copyGroupOf: (report: RecordedMention['report']) => string,
  scale: CameoScale | null = null,
): MergedEvent {
  const told = tellByVoice(mentions, copyGroupOf)
  const days = told.flatMap(({mention}) => mention.digest.published ?? []).sort()
  const factuality = mergeFactuality(told)
  const first = told[0]!.mention
  const telling = bestTelling(told, factuality)
  const when = mostTold(
    told,
    ({digest}) => (digest.from || digest.to ? {from: digest.from, to: digest.to} : null),
    widthOfDays,
  )
  const place = mostTold(
    told,
    ({digest}) => digest.place,
    ({kind}) => PLACE_ORDER.indexOf(kind),
  )
  const {plover} = telling.event
  const cameo = telling.digest.cameo ?? mostTold(told, ({digest}) => digest.cameo)
  return {
    id: first.id,
    type: telling.event.type,
    mode: mostTold(told, ({digest}) => digest.mode),
    contexts: [...new Set(told.flatMap(({mention}) => mention.event.contexts))].sort(),
    factuality,
    plover,
    cameo,
    quad: quadOfPlover(plover.type),
    goldstein: cameo === null ? null : (scale?.goldstein(cameo) ?? null),
    actors: mergeParties(told, 'actors'),
    recipients: mergeParties(told, 'recipients'),
    symmetric: telling.digest.symmetric,
    from: when?.from ?? null,
    to: when?.to ?? null,
    place,
    magnitude: mergeMagnitudes(told),
    mentions: told.map(({mention}) => ({id: mention.id, report: mention.report.hash})),
    reports: new Set(told.map(({mention}) => mention.report.hash)).size,
    independent: new Set(told.map(({voice}) => voice)).size,
    firstPublished: days[0] ?? null,
    lastPublished: days.at(-1) ?? null,
    salience: told.some(({mention}) => mention.digest.salience === 'main') ? 'main' : 'background',
    confidence: mergeConfidence(told),
    disagreements: findDisagreements(told),
    isStated: told.some(({mention}) => mention.event.saidBy.length === 0),
    claimants: findClaimants(told),
  }
}

const PLACE_ORDER = ['facility', 'city', 'island', 'other', 'admin', 'water', 'region', 'country']

const widthOfDays = ({from, to}: {from: string | null; to: string | null}): number =>
  from === null || to === null ? 1e6 : (Date.parse(to) - Date.parse(from)) / 86_400_000

/** Mentions in order of publication, the undated last, each with the number of its voice. */
function tellByVoice(
  mentions: readonly RecordedMention[],
  copyGroupOf: (report: RecordedMention['report']) => string,
): Told[] {
  const inOrder = [...mentions].sort(
    (a, b) =>
      compare(a.digest.published ?? '9999', b.digest.published ?? '9999') ||
      compare(a.report.hash, b.report.hash) ||
      compare(a.id, b.id),
  )
  const voices = findVoices(inOrder.map(({report}) => ({digest: report.digest, copyGroup: copyGroupOf(report)})))
  return inOrder.map((mention, i) => ({mention, voice: voices[i]!}))
}

/** The fullest telling in the factuality that holds: main before background, the more confident, the earlier. */
function bestTelling(told: readonly Told[], factuality: Factuality): RecordedMention {
  const fullness = ({digest, event}: RecordedMention): number =>
    (digest.factuality === factuality ? 8 : 0) +
    (digest.salience === 'main' ? 1 : 0) +
    Math.min(2, digest.actors.length) +
    Math.min(2, digest.recipients.length) +
    event.confidence
  return told.reduce((best, {mention}) => (fullness(mention) > fullness(best) ? mention : best), told[0]!.mention)
}

/** A party that fewer voices than this share of them name is left to its mention. */
const LEAST_SHARE = 0.25

/** The parties of one side, those first that most voices name; unnamed people only where nobody of their country is named. */
function mergeParties(told: readonly Told[], side: 'actors' | 'recipients'): ActorEntry[] {
  const voices = new Map<string, Set<number>>()
  const entries = new Map<string, ActorEntry>()
  for (const {mention, voice} of told)
    for (const key of mention.digest[side]) {
      const party = mention.digest.parties[key]
      if (!party) continue
      const {name, kind, country, sector, wikidata} = party
      if (!entries.has(key)) entries.set(key, {key, name, kind, country, sector, wikidata})
      voices.set(key, (voices.get(key) ?? new Set()).add(voice))
    }
  const all = new Set(told.map(({voice}) => voice)).size
  const kept = [...entries.values()].filter(({key}) => voices.get(key)!.size >= all * LEAST_SHARE)
  const isNamed = ({kind}: ActorEntry): boolean => kind !== 'role' && kind !== 'population'
  return kept
    .filter(party => isNamed(party) || !kept.some(other => isNamed(other) && other.country === party.country))
    .sort((a, b) => voices.get(b.key)!.size - voices.get(a.key)!.size || compare(a.key, b.key))
}

/** The chance that at least one voice is right, were they independent. */
function mergeConfidence(told: readonly Told[]): number {
  const best = new Map<number, number>()
  for (const {mention, voice} of told) best.set(voice, Math.max(best.get(voice) ?? 0, mention.event.confidence))
  const doubt = [...best.values()].sort().reduce((product, confidence) => product * (1 - confidence), 1)
  return Math.round((1 - doubt) * 1000) / 1000
}

function findClaimants(told: readonly Told[]): MergedEvent['claimants'] {
  const claimants = new Map<string, MergedEvent['claimants'][number]>()
  for (const {mention} of told)
    for (const {name, actor} of mention.sources) {
      const {factuality} = mention.event
      const key = `${actor ?? name.toLowerCase()} ${factuality}`
      if (!claimants.has(key)) claimants.set(key, {name, actor, factuality})
    }
  return [...claimants.values()]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
