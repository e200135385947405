import {createHash} from 'node:crypto'
import {daySpans} from '../src/origin/day-spans.ts'
import type {Reading, ReadingEvent} from '../src/reading.ts'
import type {MentionPlace} from '../src/record/digest.ts'
import type {ActorEntry, ReportEntry} from '../src/record/entry.ts'
import type {Link, MergedEvent, Story} from '../src/record/merged.ts'
import type {Grouping, Offer} from '../src/record/record.ts'

/** Made-up reports with the shape of read ones: their sizes, the spread of their names, how often they tell the same. */
export interface SyntheticReport {
  readonly offer: Offer
  readonly entry: ReportEntry
}

const MENTIONS = 10
const WORDS = 380
const ACTORS = 20_000
const PLACES = 6_000
const OUTLETS = 400
const TYPES = [
  'CONSULT',
  'REQUEST',
  'ACCUSE',
  'AGREE',
  'ASSAULT',
  'COERCE',
  'SUPPORT',
  'REJECT',
  'AID',
  'PROTEST',
] as const
const FACTUALITIES = [
  'occurred',
  'occurred',
  'occurred',
  'occurred',
  'planned',
  'ongoing',
  'denied',
  'possible',
] as const
const COUNTRIES = Array.from({length: 190}, (_, i) =>
  String.fromCharCode(65 + (i % 26), 65 + ((i * 7) % 26), 65 + ((i * 3) % 26)),
)

/** A fixed sequence of numbers from 0 to 1 (xorshift), so that every run writes the same archive. */
function numbersFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state = (state ^ (state << 5)) >>> 0
    return state / 2 ** 32
  }
}

/** The lower the rank, the more often it comes, as with names in news (Zipf). */
const ranked = (chance: number, count: number): number => Math.min(count - 1, Math.floor(count ** chance) - 1)

const ONSETS = [
  'b',
  'd',
  'f',
  'g',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'z',
  'ch',
  'sh',
  'tr',
  'gr',
  'st',
  'br',
]
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ei', 'ou']

export function word(rank: number): string {
  let rest = rank + 20
  let made = ''
  while (rest > 0) {
    made += ONSETS[rest % ONSETS.length]! + VOWELS[Math.floor(rest / ONSETS.length) % VOWELS.length]!
    rest = Math.floor(rest / (ONSETS.length * VOWELS.length))
  }
  return made
}

const name = (rank: number): string => {
  const made = word(rank * 7 + 3)
  return made[0]!.toUpperCase() + made.slice(1)
}

export function actor(rank: number): ActorEntry {
  const isKnown = rank % 3 > 0
  const country = COUNTRIES[rank % 190]!
  const kind = rank < 190 ? 'state' : rank % 2 ? 'person' : 'organization'
  const called = `${name(rank)} ${name(rank + 31)}`
  const key = isKnown ? `Q${1000 + rank}` : `${kind}:${called.toLowerCase()}:${country}`
  return {
    key,
    name: called,
    kind,
    country,
    sector: ['GOV', 'MIL', 'OPP', 'CVL'][rank % 4]!,
    wikidata: isKnown ? `Q${1000 + rank}` : null,
  }
}

export function place(rank: number): MentionPlace {
  return {
    name: name(rank + 50_000),
    kind: 'city',
    country: COUNTRIES[rank % 190]!,
    lat: ((rank * 37) % 14_000) / 100 - 60,
    lon: ((rank * 101) % 36_000) / 100 - 180,
    geonames: String(100_000 + rank),
  }
}

export const outlet = (rank: number): string => `${name(rank + 90_000)} News`

export const day = (offset: number): string =>
  new Date(Date.UTC(2015, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10)

/** About how many reports there are a day. */
const REPORTS_A_DAY = 60

/** The n-th report. Two out of three tell happenings of the days before anew. */
export function syntheticReport(n: number): SyntheticReport {
  const next = numbersFrom(n + 1)
  const published = day(Math.floor(n / REPORTS_A_DAY))
  const words = Array.from({length: WORDS}, () => word(ranked(next(), 60_000)))
  const text = words
    .map((w, i) => (i % 19 === 0 ? `${w[0]!.toUpperCase()}${w.slice(1)}` : i % 19 === 18 ? `${w}.` : w))
    .join(' ')
  const hash = createHash('sha256').update(text).digest('hex')
  const title = words.slice(0, 8).join(' ')
  const told = Array.from({length: MENTIONS}, (_, i) => {
    const happening = next() < 0.6 ? n * MENTIONS + i : Math.max(0, (n - 1 - Math.floor(next() * 90)) * MENTIONS + i)
    return mention({hash, published, happening, at: Math.floor((i * text.length) / MENTIONS), next})
  })
  const actors = new Map(told.flatMap(({parties}) => parties).map(party => [party.key, party]))
  const entry: ReportEntry = {
    hash,
    reading: reading({text, title, published, n, told}),
    reader: '0.1.0',
    digest: {
      report: hash,
      published,
      outlet: outlet(ranked(next(), OUTLETS)),
      wires: [],
      owner: null,
      terms: words.slice(0, 60).map((w, i) => [w, 0.3 - i / 400]),
      sketch: Array.from({length: 96}, () => Math.floor(next() * 2 ** 32)),
      traits: {kinds: 'w'.repeat(60), people: [], places: [], countries: [], words: WORDS, nameSketch: []},
      copyKeys: copyKeys(published, next),
      storyKeys: storyKeys(published, next),
    },
    mentions: told.map(({entry}) => entry),
    actors: [...actors.values()],
  }
  const locator = `https://example.org/${n}/${words[0]}`
  return {offer: {locator, offeredBy: 'bench', fingerprint: hash.slice(0, 16), given: {}, validators: null}, entry}
}

/** Keys in number and form as read reports have them: most begin with the span of days that they hold for. */
function copyKeys(published: string, next: () => number): string[] {
  const hashes = (count: number) => Array.from({length: count}, () => Math.floor(next() * 2 ** 32).toString(36))
  return [
    ...hashes(5).map(hash => `l.${hash}`),
    ...daySpans(published, 14).flatMap(span => hashes(14).map(hash => `r${span}.${hash}`)),
  ]
}

function storyKeys(published: string, next: () => number): string[] {
  const pairs = Array.from({length: 36}, () => `${word(ranked(next(), 60_000))} ${word(ranked(next(), 60_000))}`)
  return daySpans(published, 4).flatMap(span => pairs.map(pair => `${span} ${pair}`))
}

interface ToldMention {
  readonly entry: ReportEntry['mentions'][number]
  readonly parties: readonly ActorEntry[]
}

function mention(told: {
  readonly hash: string
  readonly published: string
  readonly happening: number
  readonly at: number
  readonly next: () => number
}): ToldMention {
  const {hash, published, happening, at, next} = told
  const fixed = numbersFrom(happening * 31 + 7)
  const parties = [actor(ranked(fixed(), ACTORS)), actor(ranked(fixed(), ACTORS))]
  const type = TYPES[ranked(fixed(), TYPES.length)]!
  const factuality = FACTUALITIES[Math.floor(fixed() * FACTUALITIES.length)]!
  const where = fixed() < 0.6 ? place(ranked(fixed(), PLACES)) : null
  const offset = Math.floor(happening / MENTIONS / REPORTS_A_DAY) - Math.floor(fixed() * 3)
  const isLong = fixed() < 0.05
  const from = fixed() < 0.8 ? day(offset - (isLong ? 300 : 0)) : null
  const to = from && day(offset)
  const source = next() < 0.4 ? actor(ranked(next(), ACTORS)) : null
  const id = `${hash.slice(0, 12)}.${at}`
  const event: ReadingEvent = {
    id: `e${at}`,
    type,
    mode: null,
    contexts: ['diplomatic'],
    factuality,
    plover: {type, mode: null},
    cameo: '036',
    actors: ['a1'],
    recipients: ['a2'],
    symmetric: false,
    when: from ? {from, to, time: 't1'} : null,
    where: where && 'p1',
    saidBy: source ? ['q1'] : [],
    magnitude: {killed: null, injured: null, detained: null},
    evidence: [{start: at, end: at + 120, trigger: {start: at + 20, end: at + 27}}],
    salience: at === 0 ? 'main' : 'background',
    rule: 'A meets B',
    confidence: 0.8,
    steps: ['frame: A meets B', 'parties: subject and object of the verb', 'time: the day that stands beside the verb'],
  }
  return {
    parties: source ? [...parties, source] : parties,
    entry: {
      event,
      sources: source ? [{name: source.name, actor: source.key}] : [],
      digest: {
        mention: id,
        report: hash,
        published,
        type,
        mode: null,
        factuality,
        cameo: '036',
        actors: [parties[0]!.key],
        recipients: [parties[1]!.key],
        parties: Object.fromEntries(
          parties.map(({key, name, kind, country, sector, wikidata}) => [
            key,
            {name, kind, country, sector, wikidata, words: name.toLowerCase().split(' ')},
          ]),
        ),
        symmetric: false,
        from,
        to,
        place: where,
        terms: Array.from({length: 14}, (_, i) => [word(ranked(next(), 60_000)), 0.4 - i / 50]),
        trigger: 'meet',
        magnitude: {killed: null, injured: null, detained: null},
        salience: event.salience,
        keys: [
          `happening ${happening}`,
          ...daySpans(from ?? published, 4).flatMap(span =>
            Array.from(
              {length: 6},
              (_, i) => `${span} ${type} ${parties[i % 2]!.key} ${word((happening + i) % 60_000)}`,
            ),
          ),
        ],
      },
    },
  }
}

function reading(of: {
  readonly text: string
  readonly title: string
  readonly published: string
  readonly n: number
  readonly told: readonly ToldMention[]
}): Reading {
  const {text, title, published, n, told} = of
  const sentences = Array.from({length: 20}, (_, i) => ({start: i * 120, end: i * 120 + 119}))
  return {
    document: {
      id: `sha256:${n}`,
      url: `https://example.org/${n}`,
      outlet: outlet(n % OUTLETS),
      title,
      byline: null,
      published: {date: published, basis: 'given', why: 'given with the report'},
      language: 'en',
      text,
      furniture: [],
      blocks: sentences.slice(0, 8).map(span => ({...span, kind: 'paragraph'})),
      dateline: null,
      notes: [],
    },
    sentences,
    actors: told
      .flatMap(({parties}) => parties)
      .map(({name, kind, country, sector, wikidata}, i) => ({
        id: `a${i}`,
        name,
        kind,
        country,
        sector,
        wikidata,
        basis: 'atlas',
        why: 'name in the atlas',
        mentions: [{start: i * 50, end: i * 50 + 12}],
      })),
    places: [],
    times: sentences.slice(0, 10).map((span, i) => ({
      ...span,
      id: `t${i}`,
      type: 'date',
      value: published,
      from: published,
      to: published,
      basis: 'stated',
      why: 'weekday before publication',
    })),
    attributions: sentences.slice(0, 8).map((span, i) => ({
      id: `q${i}`,
      source: {...span, actor: 'a1'},
      cue: span,
      content: [span],
      quotation: 'indirect',
      rule: 'complement clause',
    })),
    events: told.map(({entry}) => entry.event),
    facts: [],
    skipped: sentences.map(span => ({...span, reason: 'no party found'})),
  } as unknown as Reading
}

/**
 * Groups a batch as grouping would: mentions of one happening are one event. `known` holds the mentions of earlier batches, by
 * happening.
 */
export function syntheticGrouping(
  batch: readonly SyntheticReport[],
  known: Map<string, {readonly entry: ReportEntry; readonly index: number}[]>,
): {readonly links: readonly Link[]; readonly grouping: Grouping} {
  const links: Link[] = []
  const events: MergedEvent[] = []
  const stories: Story[] = []
  const touched = new Set<string>()
  for (const {entry} of batch) {
    entry.mentions.forEach(({digest}, index) => {
      const happening = digest.keys[0]!
      const told = known.get(happening) ?? []
      if (told.length > 0) {
        const [a, b] = [told[0]!.entry.mentions[told[0]!.index]!.digest.mention, digest.mention].sort()
        links.push({kind: 'event', a: a!, b: b!, score: 0.9, why: ['same type', 'same parties', 'same day']})
      }
      known.set(happening, [...told, {entry, index}])
      touched.add(happening)
    })
    const {title} = entry.reading.document
    stories.push({
      id: `s${entry.hash.slice(0, 12)}`,
      title: title!,
      from: entry.digest.published,
      to: entry.digest.published,
      reports: [entry.hash],
      independent: 1,
      terms: entry.digest.terms.slice(0, 8).map(([term]) => term),
    })
  }
  for (const happening of touched) events.push(merged(known.get(happening)!))
  const copyGroups = new Map(batch.map(({entry}) => [entry.hash, entry.hash]))
  return {links, grouping: {events, goneEvents: [], stories, goneStories: [], copyGroups}}
}

function merged(told: readonly {readonly entry: ReportEntry; readonly index: number}[]): MergedEvent {
  const [first] = told
  const {digest, event} = first!.entry.mentions[first!.index]!
  const partyOf = (key: string) => first!.entry.actors.find(actor => actor.key === key)!
  const days = told.flatMap(({entry}) => entry.digest.published ?? []).sort()
  const reports = new Set(told.map(({entry}) => entry.hash)).size
  return {
    id: digest.mention,
    type: event.type,
    mode: null,
    contexts: event.contexts,
    factuality: event.factuality,
    plover: event.plover,
    cameo: digest.cameo,
    quad: 1,
    goldstein: 4,
    actors: digest.actors.map(partyOf),
    recipients: digest.recipients.map(partyOf),
    symmetric: false,
    from: digest.from,
    to: digest.to,
    place: digest.place,
    magnitude: event.magnitude,
    mentions: told.map(({entry, index}) => ({id: entry.mentions[index]!.digest.mention, report: entry.hash})),
    reports,
    independent: reports,
    firstPublished: days[0] ?? null,
    lastPublished: days.at(-1) ?? null,
    salience: digest.salience,
    confidence: 0.8,
    disagreements: [],
    isStated: true,
    claimants: told.flatMap(({entry, index}) =>
      entry.mentions[index]!.sources.map(source => ({...source, factuality: event.factuality})),
    ),
  }
}
