import type {TokenId} from '../language/parsed-text.ts'
import type {Pronoun, Title} from './names.ts'
import type {RoleNoun} from './role-noun.ts'

/**
 * What kind of thing a mention speaks of, before it is known who or which.
 * `place` also holds states ("Russia"), `demonym` adjectives and peoples ("Turkish", "Russians"),
 * `group` armed or political groups and peoples that act ("Taliban"), `population` unnamed people ("two civilians"),
 * `role` unnamed holders of a role ("the Chinese leader", "police").
 */
export type MentionKind = 'person' | 'organization' | 'place' | 'demonym' | 'group' | 'population' | 'role' | 'pronoun'

/** A stretch of tokens that names or points to someone or somewhere. `last` is included. */
export interface Mention {
  readonly first: TokenId
  readonly last: TokenId
  /** The token of the stretch that the rest of the sentence hangs on to. */
  readonly head: TokenId
  readonly kind: MentionKind
  /** Tables and steps that made it, for explanation: "ner", "names.tsv", "role: spokesman". */
  readonly basis: string
  /** The noun of the roles table that heads the phrase, for roles, populations and bodies named by their role. */
  readonly role?: RoleNoun
  /** Role nouns that describe the head: `police` in "police spokesman". */
  readonly modifiers?: readonly RoleNoun[]
  /** The form of address before a person's name. */
  readonly title?: Title
  readonly pronoun?: Pronoun
  /** The name without title, for names. */
  readonly nameFirst?: TokenId
}
