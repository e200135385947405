import type {TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import type {ActorKind} from './actor.ts'
import type {AtlasEntry} from './atlas.ts'

/** An actor while the report is read: what is known of it grows from mention to mention. */
export interface Draft {
  name: string
  kind: ActorKind
  country: string | null
  sector: string | null
  entry: AtlasEntry | null
  gender: 'm' | 'f' | null
  number: 'singular' | 'plural'
  /** Folded words of the fullest name, for people. */
  nameWords: string[]
  /** Role nouns that the text gives: `president`, `spokesman`. */
  roles: Set<string>
  mentions: Mention[]
  /** The place whose people it stands for, for an actor that is only a place. */
  place: string | null
  why: string[]
}

/** What a position of the text says, before actors have ids. */
export interface DraftFact {
  readonly kind: 'position' | 'membership' | 'candidacy'
  readonly subject: Draft
  readonly object: Draft | null
  readonly role: string | null
  readonly from: string | null
  readonly first: TokenId
  readonly last: TokenId
}

export function newDraft(given: Pick<Draft, 'name' | 'kind'> & Partial<Draft>): Draft {
  // Written out: objects that are spread together have a shape each, and every look at them takes the slow way.
  return {
    name: given.name,
    kind: given.kind,
    country: given.country ?? null,
    sector: given.sector ?? null,
    entry: given.entry ?? null,
    gender: given.gender ?? null,
    number: given.number ?? 'singular',
    nameWords: given.nameWords ?? [],
    roles: given.roles ?? new Set(),
    mentions: given.mentions ?? [],
    place: given.place ?? null,
    why: given.why ?? [],
  }
}

/** A draft of someone in the atlas. */
export function draftOf(entry: AtlasEntry, why: string): Draft {
  const {name, kind, country, sector, gender} = entry
  return newDraft({
    name,
    kind,
    country,
    sector,
    entry,
    gender,
    number: kind === 'population' ? 'plural' : 'singular',
    why: [why],
  })
}
