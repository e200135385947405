/** One document as it came in, decoded to text, before anything is read. What is null was not given. */
export interface RawPage {
  readonly id: string | null
  readonly format: 'html' | 'text'
  readonly content: string
  readonly url: string | null
  readonly title: string | null
  readonly outlet: string | null
  /** ISO day (or date and time) that the user or the record gave. */
  readonly published: string | null
}
