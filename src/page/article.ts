import type {Span} from '../span.ts'

/** Furniture: text of a page that is not the article. The kinds are those of the contract. */
export const FURNITURE_KINDS = [
  'navigation',
  'byline',
  'dateline',
  'image-alt',
  'image-caption',
  'comment-form',
  'related',
  'advert',
  'notice',
  'other',
] as const

export type FurnitureKind = (typeof FURNITURE_KINDS)[number]

export interface Furniture extends Span {
  readonly kind: FurnitureKind
}

/** How a date is known. `why` is a sentence for people. */
export interface PublishedDate {
  /** ISO day, null when unknown. */
  readonly date: string | null
  readonly basis: 'given' | 'stated' | 'inferred' | 'unknown'
  readonly why: string
}

/** A stretch of the article's text that is read as a unit: no sentence runs over its edge. */
export interface Block extends Span {
  readonly kind: 'headline' | 'heading' | 'paragraph' | 'list-item'
}

/** A page after its furniture is told from its text. */
export interface Article {
  /** HTML: the article alone, blocks parted by an empty line. Plain text: exactly the input. */
  readonly text: string
  readonly title: string | null
  readonly byline: string | null
  readonly outlet: string | null
  readonly url: string | null
  readonly published: PublishedDate
  /** Place (and day) that a dateline names: "TEHRAN, Sept. 3 (AP) —". Its span is furniture of kind `dateline`. */
  readonly dateline: (Span & {readonly place: string | null}) | null
  /** BCP 47, `und` when it can't be told. */
  readonly language: string
  /** In reading order, never overlapping each other nor the furniture. */
  readonly blocks: readonly Block[]
  readonly furniture: readonly Furniture[]
  /** Words for the user on what could not be read and why, e.g. that no article was found; empty or missing when all is well. */
  readonly notes: readonly string[]
}
