/**
 * What comparing needs of a report and of an event mention, made once when the report is recorded and kept beside it. Two
 * digests are compared without opening the reports again; the same report always gives the same digest.
 */

/** Numbers of one report for finding copies of it and reports about the same happening. */
export interface ReportDigest {
  /** Text hash of the report. */
  readonly report: string
  /** Day of publication, ISO; null when unknown. */
  readonly published: string | null
  readonly outlet: string | null
  /** Names of wire services that the text credits, canonical (data/origin). */
  readonly wires: readonly string[]
  /** Owner of the outlet (data/origin), null when unknown. */
  readonly owner: string | null
  /** Weighted terms, heaviest first: words and names of the report, weights of unit length. */
  readonly terms: readonly (readonly [term: string, weight: number])[]
  /** Sample of the runs of words in the text (bottom sketch, src/origin/sketch.ts), 32-bit numbers; a copy shares most of them. */
  readonly sketch: readonly number[]
  /** What else comparing looks at; the record keeps it whole, as JSON. */
  readonly traits: ReportTraits
  /** Keys under which possible copies are looked up; copies share at least one. */
  readonly copyKeys: readonly string[]
  /** Keys under which reports of the same story are looked up; such reports share at least one. */
  readonly storyKeys: readonly string[]
}

export interface ReportTraits {
  /** A letter for each of the terms, in their order: `n` a name, `w` another word, `d` a number; a capital when it stands in the title or the opening. */
  readonly kinds: string
  /** Last names of the people, how often each is mentioned. */
  readonly people: readonly Counted[]
  /** GeoNames ids of places below the country, and countries (ISO 3166-1 alpha-3), how often each is mentioned. */
  readonly places: readonly Counted[]
  readonly countries: readonly Counted[]
  /** How many words the text has. */
  readonly words: number
  /** Sample of the pairs of names and numbers that stand in one sentence; a copy told in other words shares them still. */
  readonly nameSketch: readonly number[]
}

export type Counted = readonly [what: string, times: number]

/** What comparing needs of one event mention. Actors are archive-wide keys (actor-key.ts). */
export interface MentionDigest {
  /** Archive-wide id of the mention (mention-id.ts). */
  readonly mention: string
  /** Text hash of the report that tells it. */
  readonly report: string
  readonly published: string | null
  readonly type: string
  readonly mode: string | null
  readonly factuality: string
  readonly cameo: string | null
  readonly actors: readonly string[]
  readonly recipients: readonly string[]
  /** Who the parties are, by key: two keys may mean one party ("Moscow", "the Kremlin", "Russian officials"). */
  readonly parties: Readonly<Record<string, MentionParty>>
  readonly symmetric: boolean
  readonly from: string | null
  readonly to: string | null
  readonly place: MentionPlace | null
  /** Weighted terms of the evidence sentence. */
  readonly terms: readonly (readonly [term: string, weight: number])[]
  /** The word that the rule fired on, normalized. */
  readonly trigger: string
  readonly magnitude: Readonly<Record<string, {readonly min: number | null; readonly max: number | null} | null>>
  readonly salience: 'main' | 'background'
  /** Keys under which mentions of the same event are looked up; such mentions share at least one. */
  readonly keys: readonly string[]
}

export interface MentionParty {
  readonly name: string
  readonly kind: string
  readonly country: string | null
  readonly sector: string | null
  readonly wikidata: string | null
  /** Words of the name, without inflection. */
  readonly words: readonly string[]
}

export interface MentionPlace {
  readonly name: string
  readonly kind: string
  readonly country: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly geonames: string | null
}
