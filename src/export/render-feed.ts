import {generateAtomFeed, generateRssFeed} from 'feedsmith'

/** One thing to tell the readers of a feed. Text only: it is escaped where it is written. */
export interface FeedItem {
  /** Stays the same as long as it is the same thing. */
  readonly id: string
  readonly title: string
  readonly text: string
  /** An address of the web (see webAddress), or null. */
  readonly url: string | null
  /** ISO day or moment of the last change; null when unknown. */
  readonly changed: string | null
  readonly categories: readonly string[]
}

export interface FeedHead {
  readonly title: string
  readonly description: string
  /** A URI that identifies the feed, e.g. `urn:rapporteur:alert:borders`; also its link, for it has no page. */
  readonly id: string
}

/** Readers of feeds look at the newest; more would only make every poll larger. */
const MOST_ITEMS = 500
/** Atom wants a day of every item, also where none is known. */
const NO_DAY = '1970-01-01'

/** An RSS 2.0 feed of the items, the newest first, at most 500. */
export async function* renderRss(items: AsyncIterable<FeedItem>, head: FeedHead): AsyncGenerator<string> {
  const newest = await newestOf(items)
  yield generateRssFeed({
    title: xmlText(head.title),
    link: head.id,
    description: xmlText(head.description),
    language: 'en',
    ...(newest[0] ? {lastBuildDate: dateOf(newest[0])} : {}),
    items: newest.map(item => ({
      title: xmlText(item.title),
      description: asHtml(item.text),
      guid: {value: xmlText(item.id), isPermaLink: false},
      categories: item.categories.map(name => ({name: xmlText(name)})),
      ...(item.changed ? {pubDate: dateOf(item)} : {}),
      ...(item.url ? {link: item.url} : {}),
    })),
  })
}

/** An Atom feed (RFC 4287) of the items, the newest first, at most 500. */
export async function* renderAtom(items: AsyncIterable<FeedItem>, head: FeedHead): AsyncGenerator<string> {
  const newest = await newestOf(items)
  yield generateAtomFeed({
    id: head.id,
    title: {value: xmlText(head.title)},
    subtitle: {value: xmlText(head.description)},
    updated: newest[0] ? dateOf(newest[0]) : new Date(NO_DAY),
    authors: [{name: 'Rapporteur'}],
    entries: newest.map(item => ({
      id: `urn:rapporteur:${encodeURIComponent(item.id)}`,
      title: {value: xmlText(item.title)},
      updated: dateOf(item),
      links: item.url ? [{href: item.url, rel: 'alternate'}] : [],
      content: {value: xmlText(item.text), type: 'text'},
      categories: item.categories.map(term => ({term: xmlText(term)})),
    })),
  })
}

async function newestOf(items: AsyncIterable<FeedItem>): Promise<FeedItem[]> {
  let newest: FeedItem[] = []
  const cut = (): void => {
    newest.sort((a, b) => ((a.changed ?? '') > (b.changed ?? '') ? -1 : (a.changed ?? '') < (b.changed ?? '') ? 1 : 0))
    newest = newest.slice(0, MOST_ITEMS)
  }
  for await (const item of items) if (newest.push(item) >= 2 * MOST_ITEMS) cut()
  cut()
  return newest
}

const dateOf = ({changed}: FeedItem): Date => new Date(changed ?? NO_DAY)

/** Text without what XML cannot hold: control characters and halves of surrogate pairs. */
const xmlText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.replace(/[\ud800-\udfff]/gu, '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** RSS readers take a description for HTML. */
const asHtml = (text: string): string =>
  xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\r?\n/g, '<br>\n')
