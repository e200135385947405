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
  /** Name of the file that holds this document alone; missing where there is none. */
  readonly fileName?: string
  /** What the server of a fetched page gave to ask by the next time; missing where no server was asked. */
  readonly validators?: Validators
}

/** To ask a server with: "has it changed since?". */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}
