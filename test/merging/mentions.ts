import {mentionKeys} from '../../src/merging/mention-keys.ts'
import {stem} from '../../src/origin/stem.ts'
import type {MentionDigest, MentionParty, MentionPlace} from '../../src/record/digest.ts'
import type {RecordedMention} from '../../src/record/record.ts'

/** Parties that the samples speak of, by name. */
const PARTIES: Readonly<Record<string, Omit<MentionParty, 'name' | 'words'> & {key: string}>> = {
  Norland: {key: 'Q1', kind: 'state', country: 'NOR', sector: 'GOV', wikidata: 'Q1'},
  'the government of Norland': {
    key: 'organization:government of norland:NOR',
    kind: 'organization',
    country: 'NOR',
    sector: 'GOV',
    wikidata: null,
  },
  Estmark: {key: 'Q2', kind: 'state', country: 'EST', sector: 'GOV', wikidata: 'Q2'},
  'Ilse Brandt': {key: 'person:ilse brandt:NOR', kind: 'person', country: 'NOR', sector: 'GOV', wikidata: null},
  'Teodor Varga': {key: 'person:teodor varga:EST', kind: 'person', country: 'EST', sector: 'GOV', wikidata: null},
  'Marta Lund': {key: 'person:marta lund:NOR', kind: 'person', country: 'NOR', sector: 'CVL', wikidata: null},
  gunmen: {key: 'role:gunmen', kind: 'role', country: null, sector: 'REB', wikidata: null},
  police: {key: 'role:police:NOR', kind: 'role', country: 'NOR', sector: 'COP', wikidata: null},
  'Norish soldiers': {key: 'role:soldiers:NOR', kind: 'role', country: 'NOR', sector: 'MIL', wikidata: null},
  'Estish soldiers': {key: 'role:soldiers:EST', kind: 'role', country: 'EST', sector: 'MIL', wikidata: null},
  protesters: {key: 'role:protesters:NOR', kind: 'role', country: 'NOR', sector: 'CVL', wikidata: null},
}

export const place = (name: string, country: string, lat: number, lon: number): MentionPlace => ({
  name,
  kind: 'city',
  country,
  lat,
  lon,
  geonames: `geonames ${name}`,
})
export const HALDEN = place('Halden', 'NOR', 59, 11)
export const VALMORA = place('Valmora', 'NOR', 65, 14)

export interface SampleMention {
  readonly id?: string
  readonly report?: string
  readonly type?: string
  readonly mode?: string | null
  readonly factuality?: string
  readonly actors?: readonly string[]
  readonly recipients?: readonly string[]
  readonly symmetric?: boolean
  readonly day?: string | null
  readonly published?: string | null
  readonly place?: MentionPlace | null
  readonly words?: string
  readonly trigger?: string
  readonly killed?: readonly [number | null, number | null] | null
  readonly saidBy?: readonly string[]
  readonly outlet?: string | null
  readonly wires?: readonly string[]
  readonly copyGroup?: string
}

const keyOf = (name: string): string => PARTIES[name]!.key

export function mentionOf(sample: SampleMention): MentionDigest {
  const {actors = [], recipients = [], words = '', trigger = 'attack', day = null} = sample
  const weights = [...new Set(words.split(' ').filter(Boolean).map(stem))].map(term => [term, 1] as const)
  const killed = sample.killed ? {min: sample.killed[0], max: sample.killed[1]} : null
  const mention = {
    mention: sample.id ?? 'm',
    report: sample.report ?? sample.id ?? 'm',
    published: sample.published === undefined ? '2024-03-12' : sample.published,
    type: sample.type ?? 'ASSAULT',
    mode: sample.mode ?? null,
    factuality: sample.factuality ?? 'occurred',
    cameo: '190',
    actors: actors.map(keyOf),
    recipients: recipients.map(keyOf),
    parties: Object.fromEntries(
      [...actors, ...recipients].map(name => {
        const {key, ...party} = PARTIES[name]!
        return [key, {...party, name, words: name.toLowerCase().split(' ').map(stem)}]
      }),
    ),
    symmetric: sample.symmetric ?? false,
    from: day,
    to: day,
    place: sample.place ?? null,
    terms: weights.map(([term]) => [term, 1 / Math.sqrt(weights.length)] as const),
    trigger: stem(trigger),
    magnitude: {killed, injured: null},
    salience: 'main' as const,
  }
  return {...mention, keys: mentionKeys(mention)}
}

/** The mention as the record gives it back. */
export function recordedOf(sample: SampleMention): RecordedMention {
  const digest = mentionOf(sample)
  const {type, mode, factuality} = digest
  return {
    id: digest.mention,
    digest,
    event: {
      id: 'e1',
      type,
      mode,
      contexts: [],
      factuality,
      plover: {type, mode},
      saidBy: (sample.saidBy ?? []).map((_, i) => `q${i}`),
      confidence: 0.8,
    } as unknown as RecordedMention['event'],
    sources: (sample.saidBy ?? []).map(name => ({name, actor: null})),
    report: {
      hash: digest.report,
      id: digest.report,
      url: null,
      outlet: sample.outlet ?? null,
      copyGroup: sample.copyGroup ?? digest.report,
      digest: {report: digest.report, outlet: sample.outlet ?? null, owner: null, wires: sample.wires ?? []},
    } as unknown as RecordedMention['report'],
    eventId: '',
  }
}
