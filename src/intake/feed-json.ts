import type {Feed, FeedContent, FeedItem} from './feed.ts'
import {parseFeedDate} from './feed-date.ts'
import {resolveAddress} from './web-address.ts'

type JsonObject = Readonly<Record<string, unknown>>

/** Reads a JSON Feed (jsonfeed.org, versions 1 and 1.1); null when the text is none. */
export function parseJsonFeed(text: string, address: string | null): Feed | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!isObject(value) || !(Array.isArray(value.items) || String(value.version ?? '').includes('jsonfeed.org')))
    return null
  const bases = [address, string(value.feed_url), string(value.home_page_url)]
  const items = Array.isArray(value.items) ? value.items : []
  return {
    title: string(value.title),
    items: items.filter(isObject).map(item => normalizeItem(item, bases)),
    pauseMinutes: null,
  }
}

function normalizeItem(item: JsonObject, bases: readonly (string | null)[]): FeedItem {
  const link = string(item.url) ?? string(item.external_url)
  return {
    id: typeof item.id === 'number' ? String(item.id) : string(item.id),
    url: link === null ? null : resolveAddress(link, bases),
    title: string(item.title),
    published: parseFeedDate(string(item.date_published)),
    updated: parseFeedDate(string(item.date_modified)),
    outlet: null,
    content: findContent(item),
  }
}

function findContent(item: JsonObject): FeedContent | null {
  const html = string(item.content_html)
  if (html) return {format: 'html', text: html}
  const text = string(item.content_text) ?? string(item.summary)
  return text ? {format: 'text', text} : null
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const string = (value: unknown): string | null => (typeof value === 'string' ? value.trim() || null : null)
