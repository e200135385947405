import {absoluteSource, renderLocator} from './locator.ts'
import {type Intake, joinFacts, makeItem, type Offer} from './offer.ts'
import {decodeWarcPage, findWarcPages, type WarcPage} from './warc.ts'

/** Offers the HTML pages of a WARC file, by where their records stand. Standard input has no places to come back to. */
export async function* offerWarc(
  chunks: AsyncIterable<Uint8Array>,
  {source, intake}: {source: string; intake: Intake},
): AsyncGenerator<Offer> {
  const {sizeLimit} = intake
  let isEmpty = true
  for await (const found of findWarcPages(chunks, {sizeLimit})) {
    isEmpty = false
    if ('failure' in found) yield {source: `${source}, offset ${found.place.offset}`, failure: found.failure}
    else
      yield makeItem({
        locator: renderLocator(
          source === '-'
            ? {kind: 'stdin', hash: found.id}
            : {kind: 'record', source: absoluteSource(source), ...found.place},
        ),
        fingerprint: found.id,
        offeredBy: source,
        given: {url: found.url},
        open: async () => openWarcPage(found, intake),
      })
  }
  if (isEmpty) yield {source, failure: 'It holds no HTML page: no answer of a server with status 200 and text/html.'}
}

/** The page of a record, with what the user says of all documents. */
export function openWarcPage(page: WarcPage, {sizeLimit, given}: Intake) {
  const raw = decodeWarcPage(page, {sizeLimit})
  const {url, outlet, published} = joinFacts({...given, url: page.url}, raw)
  return {...raw, url: url ?? null, outlet: outlet ?? null, published: published ?? null}
}
