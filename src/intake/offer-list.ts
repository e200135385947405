import {findAddressColumns, type ListedAddress, parseAddressLine} from './address-list.ts'
import {readAhead, splitLines} from './byte-stream.ts'
import {CannotRead} from './intake-failure.ts'
import {type GivenFacts, normalizePublished} from './json-lines.ts'
import {renderLocator} from './locator.ts'
import {type Intake, joinFacts, makeItem, openPage} from './offer.ts'
import type {StreamItem} from './stream-item.ts'
import {normalizeAddress} from './web-address.ts'

const SAMPLE_BYTES = 16_384

/** The addresses of a list, line by line; lines without one are passed over. */
export async function* listAddresses(
  chunks: AsyncIterable<Uint8Array>,
  {sizeLimit}: {sizeLimit: number},
): AsyncGenerator<ListedAddress> {
  const {start, all} = await readAhead(chunks, seen => seen.length >= SAMPLE_BYTES)
  const columns = findAddressColumns(
    Buffer.from(start.subarray(0, SAMPLE_BYTES))
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  )
  if (!columns) throw new CannotRead('No column of this list holds addresses.')
  for await (const line of splitLines(all, sizeLimit)) {
    if (line === null) continue
    const listed = parseAddressLine(Buffer.from(line).toString('utf8').replace(/\r$/, ''), columns)
    if (listed) yield listed
  }
}

/** Whether an address names by its look a feed, a list or an archive and not a page. */
export function isListedSource(address: string): boolean {
  const {hostname, pathname} = new URL(address)
  return (
    /\.(?:xml|rss|atom|rdf|opml|zip|gz|jsonl|ndjson|warc)$/i.test(pathname) ||
    /\/(?:feed|rss|atom|feed\.json)\/?$/i.test(pathname) ||
    /^(?:feeds?|rss)\d?\./i.test(hostname)
  )
}

/** The page of a listed address; null when it was offered before. */
export function offerListed(
  address: string,
  {source, given, intake}: {source: string; given: GivenFacts; intake: Intake},
): StreamItem | null {
  const url = normalizeAddress(address) ?? address
  const locator = renderLocator({kind: 'page', url})
  if (intake.offered.has(locator)) return null
  intake.offered.add(locator)
  const said = {...given, published: day(given.published)}
  return makeItem({
    locator,
    fingerprint: 'listed',
    offeredBy: source,
    given: said,
    open: known => openPage(url, {intake, given: joinFacts(intake.given, said), known}),
  })
}

/** A list's word for the day, null when it is no day. */
function day(published: string | null | undefined): string | null {
  try {
    return normalizePublished(published)
  } catch {
    return null
  }
}
