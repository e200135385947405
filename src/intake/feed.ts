import {parseJsonFeed} from './feed-json.ts'
import {parseXmlFeed} from './feed-xml.ts'

/** A news feed: RSS 0.9 to 2.0, RSS 1.1, RDF, Atom 0.3 and 1.0, CDF or JSON Feed, all in one shape. */
export interface Feed {
  readonly title: string | null
  /** In the order of the feed, the newest usually first. */
  readonly items: readonly FeedItem[]
  /** How long the feed says that it need not be asked again; null when it does not say. */
  readonly pauseMinutes: number | null
}

export interface FeedItem {
  /** The feed's own name for the item; null when it gives none. */
  readonly id: string | null
  /** The item's page, whole; null when there is none or it is no web page. */
  readonly url: string | null
  readonly title: string | null
  /** ISO 8601 with the feed's own offset, so that the day is the outlet's; null when none is given or it cannot be read. */
  readonly published: string | null
  readonly updated: string | null
  /** Whom the feed names as the item's publisher when it is not the feed itself. */
  readonly outlet: string | null
  /** The longest text that the feed carries of it. */
  readonly content: FeedContent | null
}

export interface FeedContent {
  readonly format: 'html' | 'text'
  readonly text: string
}

/**
 * Reads a feed, however badly it is written; null when the text is none. Linear time; no entity is expanded but those of
 * XML and HTML. Relative links are resolved against xml:base, then `address`, then the feed's own link.
 */
export function parseFeed(text: string, address: string | null = null): Feed | null {
  return /^\s*\{/.test(text) ? parseJsonFeed(text, address) : parseXmlFeed(text, address)
}
