import type {Generated} from 'kysely'

/**
 * The tables of an archive; what every column means stands in docs/archive-format.md. `nr` is a table's own number, by which
 * tables refer to one another; ids and keys are what people and other programs see. Days are ISO dates in columns that say when
 * something is or was published, and whole days since 1970-01-01 in `day` and `last_day`, which order and search.
 */
export interface Tables {
  ledger: LedgerTable
  report: ReportTable
  report_group: ReportGroupTable
  report_text: ReportTextTable
  report_digest: ReportDigestTable
  report_key: ReportKeyTable
  mention: MentionTable
  mention_key: MentionKeyTable
  link: LinkTable
  place: PlaceTable
  actor: ActorTable
  actor_name: ActorNameTable
  actor_alias: ActorAliasTable
  story: StoryTable
  event: EventTable
  event_party: EventPartyTable
  event_mention: EventMentionTable
  term: TermTable
  event_term: EventTermTable
  correction: CorrectionTable
  correction_mention: CorrectionMentionTable
  state: StateTable
  tally: TallyTable
}

export interface LedgerTable {
  locator: string
  offered_by: string
  fingerprint: string | null
  given: string
  validators: string | null
  state: 'recorded' | 'unread' | 'failed'
  reason: string | null
  report_nr: number | null
  attempts: number
  at: string
}

export interface ReportTable {
  nr: Generated<number>
  hash: string
  document_id: string
  state: 'read' | 'unread'
  locator: string
  url: string | null
  outlet: string | null
  title: string | null
  byline: string | null
  published: string | null
  published_basis: string
  published_why: string
  language: string
  recorded_at: string
  reader: string
}

/** What grouping says of a report: narrow, for it changes often. */
export interface ReportGroupTable {
  report_nr: number
  copy_group: string
  story_nr: number | null
  grouped: 0 | 1
}

/** Text and reading, packed (packed-text.ts); no row where only spans are kept. */
export interface ReportTextTable {
  report_nr: number
  text: Packed
  reading: Packed
}
export type Packed = Buffer

export interface ReportDigestTable {
  report_nr: number
  published: string | null
  outlet: string | null
  owner: string | null
  wires: string
  sketch: Buffer
  comparing: string
}

export interface ReportKeyTable {
  kind: 'copy' | 'story'
  key: number
  report_nr: number
}

export interface MentionTable {
  nr: Generated<number>
  id: string
  report_nr: number
  position: number
  published: string | null
  type: string
  mode: string | null
  factuality: string
  cameo: string | null
  actors: string
  recipients: string
  symmetric: 0 | 1
  date_from: string | null
  date_to: string | null
  place_nr: number | null
  magnitude: string
  salience: 'main' | 'background'
  comparing: string
  sources: string
  as_read: Packed
}

export interface MentionKeyTable {
  key: number
  mention_nr: number
}

export interface LinkTable {
  kind: 'copy' | 'story' | 'event'
  a: string
  b: string
  score: number
  why: string
}

export interface PlaceTable {
  nr: Generated<number>
  name: string
  kind: string
  country: string | null
  lat: number | null
  lon: number | null
  geonames: string | null
  spelling: string
}

export interface ActorTable {
  nr: Generated<number>
  key: string
  name: string
  kind: string
  country: string | null
  sector: string | null
  wikidata: string | null
  seen: string
}

export interface ActorNameTable {
  actor_nr: number
  name: string
  spelling: string
}

/** What analysts say of who is who: everything under `key` is `canonical`. Made from the corrections. */
export interface ActorAliasTable {
  key: string
  canonical: string
  name: string | null
}

export interface StoryTable {
  nr: Generated<number>
  id: string
  title: string
  date_from: string | null
  date_to: string | null
  reports: number
  independent: number
  terms: string
  day: number
  last_day: number
}

export interface EventTable {
  nr: Generated<number>
  id: string
  type: string
  mode: string | null
  contexts: string
  factuality: string
  plover_type: string
  plover_mode: string | null
  cameo: string | null
  quad: number | null
  goldstein: number | null
  symmetric: 0 | 1
  date_from: string | null
  date_to: string | null
  place_nr: number | null
  magnitude: string
  reports: number
  independent: number
  first_published: string | null
  last_published: string | null
  salience: 'main' | 'background'
  confidence: number
  disagreements: string
  is_stated: 0 | 1
  claimants: string
  story_nr: number | null
  recorded_at: string
  updated_at: string
  review: 'accepted' | 'rejected' | 'corrected' | null
  as_merged: string | null
  day: number
  last_day: number
  span: number
  terms: string
}

export interface EventPartyTable {
  event_nr: number
  side: 'actor' | 'recipient'
  position: number
  key: string
  name: string
  kind: string
  country: string | null
  sector: string | null
  wikidata: string | null
}

export interface EventMentionTable {
  mention_nr: number
  event_nr: number
  report_nr: number
}

export interface TermTable {
  nr: Generated<number>
  facet: Facet
  value: string
  events: number
}
export type Facet = 'actor' | 'source' | 'country' | 'outlet' | 'type' | 'factuality' | 'place' | 'announcement'

export interface EventTermTable {
  term_nr: number
  day: number
  event_nr: number
  last_day: number
}

export interface CorrectionTable {
  nr: Generated<number>
  id: string
  who: string
  why: string
  at: string
  change: string
}

export interface CorrectionMentionTable {
  mention: string
  correction_nr: number
}

export interface StateTable {
  name: string
  value: string
}

/** How many rows there are of a kind; kept by triggers, for counting them takes longer the more there are. */
export interface TallyTable {
  name: 'read report' | 'unread report' | 'copy group' | 'mention' | 'event' | 'story' | 'actor'
  rows: number
}
