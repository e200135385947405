import type {TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'

export type ActorKind = 'person' | 'state' | 'organization' | 'group' | 'population' | 'role'

/** Someone who can act: one entry a real-world actor, with all mentions in the text. */
export interface Actor {
  readonly id: string
  /** Canonical name; for unnamed actors the words of the text ("Kyrgyz border guards"). */
  readonly name: string
  readonly kind: ActorKind
  /** ISO 3166-1 alpha-3; null for international bodies and where unknown. */
  readonly country: string | null
  /** PLOVER sector code; null where unknown. */
  readonly sector: string | null
  readonly wikidata: string | null
  readonly basis: 'atlas' | 'text'
  /** For an actor that is only a place ("shelling of Kobani"): those who are there. Id of the place, or its name. */
  readonly place?: string
  readonly mentions: readonly Mention[]
  /** The steps that made and resolved the actor, for people. */
  readonly why: string
}

/** What the text says of someone's office: "Yuri Ushakov, a Kremlin spokesman". */
export interface PositionFact {
  readonly kind: 'position' | 'membership' | 'candidacy'
  readonly subject: string
  readonly object: string | null
  readonly role: string | null
  readonly from: string | null
  readonly to: string | null
  readonly first: TokenId
  readonly last: TokenId
}

/** All actors of a text, with look-up by token. */
export interface ActorIndex {
  readonly actors: readonly Actor[]
  readonly facts: readonly PositionFact[]
  /**
   * The actors that the noun phrase headed by this token stands for: one for "Mr. Xi", two for "the two leaders",
   * none when it stands for nobody. Coordinated phrases are not joined: ask for each conjunct.
   */
  at(token: TokenId): readonly Actor[]
  /** A metonym or possessor counts too: the actor whose mention covers the token, though it is not the head. */
  covering(token: TokenId): readonly Actor[]
  /**
   * Who is behind what the phrase names: the possessor, adjective or "of", "by" and "in" phrase of a noun that itself is
   * no actor ("Netanyahu's decision", "Russian tanks", "the shelling of Aleppo").
   */
  behind(token: TokenId): readonly Actor[]
  /**
   * The country that at least half of the report's country names speak of, or half of them and of the people and bodies that the
   * atlas knows; null when there is none.
   */
  readonly mainCountry: string | null
  /**
   * The police (COP), courts (JUD), authorities (GOV) or protesters (CVL) of a state of the report, for acts that leave them unsaid
   * ("was arrested", "protests erupted"); without mentions when the report never speaks of them. Null for other countries and sectors.
   */
  understood(country: string, sector: string): Actor | null
}
