import {createHash} from 'node:crypto'
import type {EventType, Factuality} from '../../src/event/event.ts'
import type {Reading, ReadingEvent} from '../../src/reading.ts'
import type {MentionPlace} from '../../src/record/digest.ts'
import type {ActorEntry, ReportEntry} from '../../src/record/entry.ts'
import {mentionIds} from '../../src/record/mention-id.ts'
import type {Link, MergedEvent, Story} from '../../src/record/merged.ts'
import type {Grouping, Offer, WriteBatch} from '../../src/record/record.ts'

/** Small made-up reports, entries and groupings for the tests of the record. */

export const MOMENT = '2023-05-01T10:00:00.000Z'

const ACTORS: Record<string, Omit<ActorEntry, 'key'>> = {
  Q1: {name: 'Norland', kind: 'state', country: 'NOL', sector: 'GOV', wikidata: 'Q1'},
  Q2: {name: 'Sudreach', kind: 'state', country: 'SUD', sector: 'GOV', wikidata: 'Q2'},
  Q3: {name: 'Ada Brønsted', kind: 'person', country: 'NOL', sector: 'GOV', wikidata: 'Q3'},
  Q4: {name: 'Council of the Isles', kind: 'organization', country: null, sector: 'IGO', wikidata: 'Q4'},
  'role:border guard:SUD': {name: 'border guard', kind: 'role', country: 'SUD', sector: 'MIL', wikidata: null},
}

export const actor = (key: string): ActorEntry => ({
  key,
  ...(ACTORS[key] ?? {name: key, kind: 'group', country: null, sector: null, wikidata: null}),
})

export const PLACES: Record<string, MentionPlace> = {
  Harbourtown: {name: 'Harbourtown', kind: 'city', country: 'NOL', lat: 60, lon: 10, geonames: '11'},
  Millbridge: {name: 'Millbridge', kind: 'city', country: 'NOL', lat: 60.5, lon: 10.2, geonames: '12'},
  Farpoint: {name: 'Farpoint', kind: 'city', country: 'SUD', lat: -33, lon: 151, geonames: '13'},
  'The Shallows': {name: 'The Shallows', kind: 'sea', country: null, lat: null, lon: null, geonames: null},
}

export interface SampleMention {
  readonly type?: EventType
  readonly factuality?: Factuality
  readonly actors?: readonly string[]
  readonly recipients?: readonly string[]
  readonly from?: string | null
  readonly to?: string | null
  readonly place?: keyof typeof PLACES
  readonly sources?: readonly string[]
  readonly keys?: readonly string[]
  readonly at?: number
}

export interface SampleReport {
  readonly text: string
  readonly title?: string | null
  readonly published?: string | null
  readonly outlet?: string | null
  readonly language?: string
  readonly reader?: string
  readonly copyKeys?: readonly string[]
  readonly storyKeys?: readonly string[]
  readonly mentions?: readonly SampleMention[]
}

export function report(sample: SampleReport): ReportEntry {
  const {text, title = 'A title', published = '2023-04-30', outlet = 'The Harbour Post', mentions = []} = sample
  const hash = createHash('sha256').update(text).digest('hex')
  const events = mentions.map((mention, i) => readingEvent(mention, i))
  const reading: Reading = {
    document: {
      id: `sha256:${hash}`,
      url: null,
      outlet,
      title,
      byline: null,
      published: {date: published, basis: published ? 'given' : 'unknown', why: 'given with the report'},
      language: sample.language ?? 'en',
      text,
      furniture: [],
      blocks: [],
      dateline: null,
      notes: [],
    },
    sentences: [{start: 0, end: text.length}],
    actors: [],
    places: [],
    times: [],
    attributions: [],
    events,
    facts: [],
    skipped: [],
  }
  const ids = mentionIds(hash, reading)
  const keys = new Set(mentions.flatMap(m => [...(m.actors ?? []), ...(m.recipients ?? []), ...(m.sources ?? [])]))
  return {
    hash,
    reading,
    reader: sample.reader ?? '1.0.0',
    digest: {
      report: hash,
      published,
      outlet,
      wires: ['Wire of the Isles'],
      owner: null,
      terms: [
        ['harbour', 0.8],
        ['talks', 0.6],
      ],
      sketch: [0, 7, 4_294_967_295],
      traits: {
        kinds: 'wW',
        people: [['brønsted', 2]],
        places: [],
        countries: [['NOL', 1]],
        words: 12,
        nameSketch: [5],
      },
      copyKeys: sample.copyKeys ?? [`copy ${hash}`],
      storyKeys: sample.storyKeys ?? [`story ${hash}`],
    },
    mentions: mentions.map((mention, i) => {
      const event = events[i]!
      const parties = [...(mention.actors ?? []), ...(mention.recipients ?? [])]
      return {
        event,
        sources: (mention.sources ?? []).map(key => ({name: actor(key).name, actor: key})),
        digest: {
          mention: ids[i]!,
          report: hash,
          published,
          type: event.type,
          mode: null,
          factuality: event.factuality,
          cameo: '040',
          actors: mention.actors ?? [],
          recipients: mention.recipients ?? [],
          parties: Object.fromEntries(parties.map(key => [key, {...actor(key), words: ['norland']}])),
          symmetric: false,
          from: mention.from ?? null,
          to: mention.to ?? mention.from ?? null,
          place: mention.place === undefined ? null : PLACES[mention.place]!,
          terms: [['met', 1]],
          trigger: 'meet',
          magnitude: {killed: {min: 1, max: null}, injured: null},
          salience: 'main',
          keys: mention.keys ?? [`event ${ids[i]}`],
        },
      }
    }),
    actors: [...keys].map(actor),
  }
}

function readingEvent({type = 'CONSULT', factuality = 'occurred', at}: SampleMention, i: number): ReadingEvent {
  const start = at ?? i * 10
  return {
    id: `e${i + 1}`,
    type,
    mode: null,
    contexts: [],
    factuality,
    plover: {type, mode: null},
    cameo: '040',
    actors: ['a1'],
    recipients: [],
    symmetric: false,
    when: null,
    where: null,
    saidBy: [],
    magnitude: {killed: {min: 1, max: null}, injured: null, detained: null},
    evidence: [{start, end: start + 9, trigger: {start, end: start + 3}}],
    salience: 'main',
    rule: 'A meets B',
    confidence: 0.75,
    steps: ['frame: A meets B'],
  }
}

export const offer = (locator: string): Offer => ({
  locator,
  offeredBy: 'feed of the harbour',
  fingerprint: `print of ${locator}`,
  given: {title: 'A title'},
  validators: {etag: '"1"', lastModified: null},
})

export const batch = (entries: readonly ReportEntry[], at = MOMENT): WriteBatch => ({
  entries: entries.map(entry => ({offer: offer(`file:${entry.hash.slice(0, 8)}`), entry})),
  unread: [],
  failures: [],
  at,
})

/** One event of the first mentions of the reports, or of those of the given places in them. */
export function merge(
  told: readonly (ReportEntry | readonly [ReportEntry, number])[],
  change: Partial<MergedEvent> = {},
): MergedEvent {
  const mentions = told.map(item => {
    const [entry, index] = Array.isArray(item) ? (item as [ReportEntry, number]) : [item as ReportEntry, 0]
    return {entry, mention: entry.mentions[index]!}
  })
  const inOrder = mentions.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
  const {digest, event} = inOrder[0]!.mention
  const days = mentions.flatMap(({entry}) => entry.digest.published ?? []).sort()
  const reports = new Set(mentions.map(({entry}) => entry.hash)).size
  return {
    id: digest.mention,
    type: event.type,
    mode: null,
    contexts: ['diplomatic'],
    factuality: event.factuality,
    plover: event.plover,
    cameo: digest.cameo,
    quad: 1,
    goldstein: 1.5,
    actors: digest.actors.map(actor),
    recipients: digest.recipients.map(actor),
    symmetric: false,
    from: digest.from,
    to: digest.to,
    place: digest.place,
    magnitude: {killed: {min: 1, max: 3}},
    mentions: inOrder.map(({entry, mention}) => ({id: mention.digest.mention, report: entry.hash})),
    reports,
    independent: reports,
    firstPublished: days[0] ?? null,
    lastPublished: days.at(-1) ?? null,
    salience: 'main',
    confidence: 0.8,
    disagreements: [{about: 'killed', values: [{value: '1', by: ['The Harbour Post']}]}],
    isStated: true,
    claimants: mentions.flatMap(({mention}) =>
      mention.sources.map(source => ({...source, factuality: event.factuality})),
    ),
    ...change,
  }
}

const sortKey = ({mention: {digest}}: {mention: ReportEntry['mentions'][number]}): string =>
  `${digest.published ?? '~'} ${digest.mention}`

export function story(entries: readonly ReportEntry[], change: Partial<Story> = {}): Story {
  const days = entries.flatMap(({digest}) => digest.published ?? []).sort()
  const inOrder = entries.toSorted((a, b) =>
    `${a.digest.published ?? '~'} ${a.hash}` < `${b.digest.published ?? '~'} ${b.hash}` ? -1 : 1,
  )
  return {
    id: `s${inOrder[0]!.hash.slice(0, 12)}`,
    title: inOrder[0]!.reading.document.title ?? '',
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    reports: inOrder.map(({hash}) => hash),
    independent: entries.length,
    terms: ['harbour', 'talks'],
    ...change,
  }
}

export const grouping = (change: Partial<Grouping>): Grouping => ({
  events: [],
  goneEvents: [],
  stories: [],
  goneStories: [],
  copyGroups: new Map(),
  ...change,
})

export const link = (kind: Link['kind'], one: string, other: string, score = 0.9): Link => {
  const [a, b] = one < other ? [one, other] : [other, one]
  return {kind, a, b, score, why: ['same parties', 'same day']}
}

export const mentionOf = (entry: ReportEntry, index = 0): string => entry.mentions[index]!.digest.mention
