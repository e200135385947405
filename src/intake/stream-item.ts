import type {IntakeFailure} from './intake-failure.ts'
import type {IntakeOptions} from './intake-options.ts'
import type {GivenFacts} from './json-lines.ts'
import type {RawPage, Validators} from './raw-page.ts'

/** One report offered by a source, before it is fetched or opened. */
export interface StreamItem {
  /**
   * Names the item for ever, and opens it again (`openLocators`): `file:/abs/path`, `file:/abs/list.jsonl#42` (line 42),
   * `https://…`, `https://…/list.jsonl#42`, `warc:/abs/x.warc.gz#1024` (offset of the record), `feed:https://…#id` (an item
   * that has no page of its own). `stdin:…` alone cannot be opened again. In a path `%`, `#` and control characters are
   * written as `%25`, `%23`, `%0A`. Addresses have no fragment and no campaign parameters.
   */
  readonly locator: string
  /**
   * What tells that nothing changed since: size and time of a file, hash of a line, id and date of a feed item, id of a WARC
   * record, `listed` for an address of a list (a list tells no changes). Null when only reading can tell.
   */
  readonly fingerprint: string | null
  /** Who offered it: the source as the user named it, or the feed's address. */
  readonly offeredBy: string
  /** What the offerer says of it. The page that `open` gives has it already; keep it to open the locator again. */
  readonly given: GivenFacts
  /**
   * Opens it: the page, or why it cannot be read. Never throws. Several items may be open at once. `notModified` when
   * `known` holds validators and the server says that nothing changed.
   */
  readonly open: (known?: Validators | null) => Promise<RawPage | IntakeFailure | NotModified>
  /**
   * To be called when the item is in the record (read, failed or known before). Once all items of a feed are settled, the
   * feed's state is saved; so a kill in between costs a second poll, never an item. Calling it twice does nothing. Rejects only when the feed's state cannot be saved.
   */
  readonly settle: () => Promise<void>
}

export interface NotModified {
  readonly notModified: true
}

export const isNotModified = (opened: object): opened is NotModified => 'notModified' in opened

/** What is remembered of a feed between two polls. Times are ISO 8601 in UTC. */
export interface FeedMemory extends Validators {
  readonly polledAt: string
  /** Before this the feed need not be asked again: by its own words, the server's, or after failures. */
  readonly nextPollAt: string
  /** Polls that failed one after the other up to now. */
  readonly failures: number
}

/** Keeps the memory of feeds, by address. The archive has its own. */
export interface FeedState {
  readonly load: (feed: string) => FeedMemory | null | Promise<FeedMemory | null>
  readonly save: (feed: string, memory: FeedMemory) => void | Promise<void>
}

export interface StreamOptions extends IntakeOptions {
  readonly feedState?: FeedState
  /** Leaves out feeds whose next poll is not due. For a watch; without it every feed named is asked. */
  readonly onlyDue?: boolean
  /** From the end of one request to a host to the next (default 1000). A longer Crawl-delay of its robots.txt is obeyed. */
  readonly hostPauseMs?: number
  /** Further attempts after 429, 5xx and broken connections (default 2), with growing pauses; Retry-After is obeyed. */
  readonly retries?: number
  /** Goes to pages that robots.txt closes to programs. */
  readonly ignoreRobots?: boolean
  /** Takes the text that a feed carries and does not fetch the page. */
  readonly feedText?: boolean
  /** Ends the stream after so many items. */
  readonly maxItems?: number
  /** Ends waiting and fetching; what was being opened becomes a failure. */
  readonly signal?: AbortSignal
}

/** A memory of feeds that ends with the process. */
export function memoryFeedState(): FeedState {
  const feeds = new Map<string, FeedMemory>()
  return {load: feed => feeds.get(feed) ?? null, save: (feed, memory) => void feeds.set(feed, memory)}
}
