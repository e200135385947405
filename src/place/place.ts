import type {TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import type {Span} from '../span.ts'

/** A place that the text names, resolved as far as it can be. Unknown stays null. */
export interface Place {
  readonly id: string
  readonly name: string
  readonly kind: 'country' | 'admin' | 'city' | 'region' | 'water' | 'island' | 'facility' | 'other'
  /** ISO 3166-1 alpha-3. */
  readonly country: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly geonames: string | null
  readonly mentions: readonly Mention[]
  /** Where the dateline names it, outside of all sentences; empty when it does not. */
  readonly dateline: readonly Span[]
  /** Why this place and not another of the name. */
  readonly why: string
}

/** All places of a text, with look-up by token. */
export interface PlaceIndex {
  readonly places: readonly Place[]
  /** The capital cities that the text names, by the country's ISO 3166-1 alpha-3 code. */
  readonly capitals: ReadonlyMap<string, Place>
  /** Where the dateline says that the report was written, null when it does not say or no list knows it. */
  readonly dateline: Place | null
  /** The place whose mention covers the token, null when none does. */
  at(token: TokenId): Place | null
}
