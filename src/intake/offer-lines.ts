import {splitLines} from './byte-stream.ts'
import {isBlankLine, parseDocumentLine, renderLongLine} from './json-lines.ts'
import {absoluteSource, renderLocator} from './locator.ts'
import {hashOf, type Intake, makeItem, type Offer} from './offer.ts'

/** Offers the documents of a JSON Lines file, one line in memory at a time but for those not opened yet. */
export async function* offerLines(
  chunks: AsyncIterable<Uint8Array>,
  {source, intake}: {source: string; intake: Intake},
): AsyncGenerator<Offer> {
  const {sizeLimit, given} = intake
  let number = 0
  let isBlank = true
  for await (const line of splitLines(chunks, sizeLimit)) {
    number++
    if (line !== null && isBlankLine(line)) continue
    isBlank = false
    if (line === null) {
      yield {source: `${source}, line ${number}`, failure: renderLongLine(sizeLimit)}
      continue
    }
    const hash = hashOf(line)
    yield makeItem({
      locator: renderLocator(
        source === '-' ? {kind: 'stdin', hash} : {kind: 'line', source: absoluteSource(source), number},
      ),
      fingerprint: hash,
      offeredBy: source,
      open: async () => parseDocumentLine(line, given),
    })
  }
  if (isBlank) yield {source, failure: 'There is nothing in it. Give a file with one JSON document a line.'}
}
