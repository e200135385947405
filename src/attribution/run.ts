import type {TokenId} from '../language/parsed-text.ts'

/** Tokens from `first` to `last`, both included. */
export interface Run {
  readonly first: TokenId
  readonly last: TokenId
}
