import {type FeedItem, parseFeed} from './feed.ts'
import {CannotRead, CannotReadNow} from './intake-failure.ts'
import type {GivenFacts} from './json-lines.ts'
import {absoluteSource, renderLocator} from './locator.ts'
import {escapeMarkup} from './markup.ts'
import {hashOf, type Intake, joinFacts, makeItem, type Offer, openPage} from './offer.ts'
import type {RawPage, Validators} from './raw-page.ts'
import type {FeedMemory, StreamItem} from './stream-item.ts'
import {isWebAddress, normalizeAddress} from './web-address.ts'

/** What a server said with the feed, null for a file. */
export interface FeedAnswer extends Validators {
  /** The address after redirects. */
  readonly url: string
  /** How long the server lets the feed be kept; null when it does not say. */
  readonly maxAgeMs: number | null
}

const MINUTE_MS = 60_000
const SHORTEST_PAUSE_MS = 10 * MINUTE_MS
const USUAL_PAUSE_MS = 60 * MINUTE_MS
const LONGEST_PAUSE_MS = 24 * 60 * MINUTE_MS

/**
 * Offers the items of a feed, each by its page; an item without a page by what the feed carries of it. When all are
 * settled, what the server gave for the next poll is saved. Throws CannotRead when the text is no feed.
 */
export async function* offerFeed(
  text: string,
  {source, answer, intake}: {source: string; answer: FeedAnswer | null; intake: Intake},
): AsyncGenerator<Offer> {
  const feed = parseFeed(text, answer?.url ?? null)
  if (!feed) throw new CannotRead('It looks like a news feed, but no item of it can be read.')
  const save = async () => {
    // Items that were broken off are asked for again.
    if (answer === null || intake.options.signal?.aborted) return
    const pauseMs = Math.max((feed.pauseMinutes ?? 0) * MINUTE_MS, answer.maxAgeMs ?? 0) || USUAL_PAUSE_MS
    await saveFeed(source, {intake, pauseMs, validators: answer, failures: 0})
  }
  const offers: StreamItem[] = []
  let unsettled = 0
  for (const item of feed.items) {
    const offer = offerItem(item, {feedTitle: feed.title, source, intake})
    if (offer === null || intake.offered.has(offer.locator)) continue
    intake.offered.add(offer.locator)
    unsettled++
    let isSettled = false
    offers.push({
      ...offer,
      settle: async () => {
        if (isSettled) return
        isSettled = true
        if (--unsettled === 0) await save()
      },
    })
  }
  if (unsettled === 0) await save()
  yield* offers
}

function offerItem(
  item: FeedItem,
  {feedTitle, source, intake}: {feedTitle: string | null; source: string; intake: Intake},
): StreamItem | null {
  const url = item.url === null ? null : normalizeAddress(item.url)
  const name = nameOf(item)
  const said: GivenFacts = {title: item.title, published: item.published, outlet: item.outlet, url}
  // The title of the feed is often that of a section; a page names its outlet better.
  const facts = joinFacts(intake.given, said)
  const carried = joinFacts(facts, {outlet: feedTitle})
  const isItsOwn = url === null || (intake.options.feedText === true && item.content !== null)
  if (url === null && item.content === null && item.title === null) return null
  return makeItem({
    locator: renderLocator(
      url === null ? {kind: 'item', source: absoluteSource(source), id: name} : {kind: 'page', url},
    ),
    fingerprint: hashOf(name, item.updated ?? item.published ?? '', item.title ?? ''),
    offeredBy: source,
    given: carried,
    open: async known => {
      if (isItsOwn) return renderItem(item, carried)
      try {
        return await openPage(url, {intake, given: facts, known})
      } catch (error) {
        if (!standsFor(item, error) || intake.options.signal?.aborted) throw error
        return renderItem(item, carried)
      }
    },
  })
}

/** A feed's text that is more than a teaser. */
const WHOLE_TEXT_LENGTH = 800

/** Whether what the feed carries is taken in place of the page: a teaser only when the page will not come later either. */
const standsFor = ({content}: FeedItem, error: unknown): boolean =>
  content !== null && (content.text.length >= WHOLE_TEXT_LENGTH || !(error instanceof CannotReadNow))

/** The page of an item made of what the feed carries. Throws CannotRead when that is nothing. */
export function renderItem({content, title}: FeedItem, given: GivenFacts): RawPage {
  if (content === null) throw new CannotRead('The item has neither a page nor a text in the feed.')
  const facts = {
    id: null,
    url: given.url ?? null,
    title: given.title ?? title,
    outlet: given.outlet ?? null,
    published: given.published ?? null,
  }
  if (content.format === 'text') return {...facts, format: 'text', content: content.text}
  return {
    ...facts,
    format: 'html',
    content: `<!doctype html><html><head><title>${escapeMarkup(facts.title ?? '')}</title></head><body><article>${content.text}</article></body></html>`,
  }
}

const nameOf = ({id, url, title, published, content}: FeedItem): string =>
  id ?? url ?? hashOf(title ?? '', published ?? '', content?.text ?? '')

/** Opens an item of a feed again by its name. Throws CannotRead when the feed has it no more. */
export function findFeedItem(text: string, {id, address}: {id: string; address: string | null}): FeedItem {
  const feed = parseFeed(text, address)
  const item = feed?.items.find(found => nameOf(found) === id)
  if (!item) throw new CannotRead('The feed does not hold this item any more.')
  return item
}

/** Remembers that a feed could not be had: each time it is left alone twice as long. */
export async function saveFeedFailure(address: string, error: unknown, intake: Intake): Promise<void> {
  if (!isWebAddress(address)) return
  const before = (await intake.options.feedState?.load(address)) ?? null
  const failures = (before?.failures ?? 0) + 1
  const asked = error instanceof CannotReadNow ? (error.retryAfterMs ?? 0) : 0
  const pauseMs = Math.max(asked, USUAL_PAUSE_MS * 2 ** Math.min(failures - 1, 10))
  await saveFeed(address, {intake, pauseMs, validators: before ?? {etag: null, lastModified: null}, failures})
}

/** Remembers that a feed was asked and had nothing new: it rests as long as it did before. */
export async function saveUnchangedFeed(address: string, memory: FeedMemory, intake: Intake): Promise<void> {
  const rested = Date.parse(memory.nextPollAt) - Date.parse(memory.polledAt)
  const pauseMs = memory.failures === 0 && rested > 0 ? rested : USUAL_PAUSE_MS
  await saveFeed(address, {intake, pauseMs, validators: memory, failures: 0})
}

/** Remembers that a feed was asked and what it gave. */
async function saveFeed(
  address: string,
  {intake, pauseMs, validators, failures}: {intake: Intake; pauseMs: number; validators: Validators; failures: number},
): Promise<void> {
  const now = intake.effects.clock.now()
  const memory: FeedMemory = {
    etag: validators.etag,
    lastModified: validators.lastModified,
    polledAt: new Date(now).toISOString(),
    nextPollAt: new Date(now + Math.min(Math.max(pauseMs, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS)).toISOString(),
    failures,
  }
  await intake.options.feedState?.save(address, memory)
}

/** The seconds of a Cache-Control header as milliseconds; null when it gives none. */
export function parseMaxAge(cacheControl: string | null): number | null {
  const seconds = /\bmax-age\s*=\s*"?(\d{1,9})/i.exec(cacheControl ?? '')?.[1]
  return seconds === undefined ? null : Number(seconds) * 1000
}
