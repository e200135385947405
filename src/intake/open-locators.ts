import {collect, splitLines} from './byte-stream.ts'
import {decodeText} from './decode-text.ts'
import {CannotRead, renderError} from './intake-failure.ts'
import {type IntakeEffects, systemEffects} from './intake-options.ts'
import {type GivenFacts, isBlankLine, parseDocumentLine} from './json-lines.ts'
import {type Locator, parseLocator} from './locator.ts'
import {hashOf, type Intake, joinFacts, makeItem, type Offer, type Opened, openPage, startIntake} from './offer.ts'
import {findFeedItem, renderItem} from './offer-feed.ts'
import {openFile} from './offer-source.ts'
import {openWarcPage} from './offer-warc.ts'
import {openAnswer, openLocal} from './open-source.ts'
import type {RawPage} from './raw-page.ts'
import type {StreamOptions} from './stream-item.ts'
import {findWarcPages} from './warc.ts'
import {isWebAddress} from './web-address.ts'

/** A locator to be opened again, with what its offerer said of it. */
export interface KnownLocator {
  readonly locator: string
  readonly given?: GivenFacts
}

/** Opens one report by its locator alone: the page, or why it cannot be read. */
export async function openLocator(
  locator: string,
  options: StreamOptions = {},
  effects: IntakeEffects = systemEffects,
): Promise<Opened> {
  for await (const offer of openLocators([{locator}], options, effects)) return 'open' in offer ? offer.open() : offer
  return {source: locator, failure: 'There is nothing to open.'}
}

type LineLocator = Extract<Locator, {kind: 'line'}>

/**
 * Offers reports again by their locators alone, as after a failure; pauses between requests to a host are kept among them.
 * Lines of one file come together, read in one pass. What cannot be opened again is a failure.
 */
export async function* openLocators(
  locators: Iterable<KnownLocator>,
  options: StreamOptions = {},
  effects: IntakeEffects = systemEffects,
): AsyncGenerator<Offer> {
  const intake = startIntake(options, effects)
  const lines = new Map<string, Map<number, KnownLocator>>()
  for (const known of locators) {
    const locator = parseLocator(known.locator)
    if (locator?.kind === 'line') {
      const ofSource = lines.get(locator.source) ?? new Map<number, KnownLocator>()
      lines.set(locator.source, ofSource.set(locator.number, known))
    } else if (locator === null) yield {source: known.locator, failure: 'This names no report that was ever offered.'}
    else
      yield makeItem({
        locator: known.locator,
        fingerprint: null,
        offeredBy: known.locator,
        given: known.given,
        open: validators => openOne(locator, {given: joinFacts(intake.given, known.given ?? {}), validators, intake}),
      })
  }
  for (const [source, wanted] of lines) yield* offerLinesAgain(source, wanted, intake)
}

interface OpenOptions {
  readonly given: GivenFacts
  readonly validators: RawPage['validators'] | null
  readonly intake: Intake
}

function openOne(locator: Exclude<Locator, LineLocator>, {given, validators = null, intake}: OpenOptions) {
  switch (locator.kind) {
    case 'file':
      return openFile(locator.source, {...intake, given})
    case 'page':
      return openPage(locator.url, {intake, given, known: validators})
    case 'record':
      return openRecord(locator, {...intake, given})
    case 'item':
      return openFeedItem(locator, {given, intake})
    case 'stdin':
      throw new CannotRead('It came on standard input, which cannot be opened again. Give it once more.')
  }
}

async function openRecord(
  {source, offset, inside}: Extract<Locator, {kind: 'record'}>,
  intake: Intake,
): Promise<RawPage> {
  const {sizeLimit} = intake
  const find = async (chunks: AsyncIterable<Uint8Array>, start: number): Promise<RawPage> => {
    for await (const found of findWarcPages(chunks, {sizeLimit, start})) {
      if (found.place.offset !== offset || found.place.inside > inside) break
      if (found.place.inside < inside) continue
      if ('failure' in found) throw new CannotRead(found.failure)
      return openWarcPage(found, intake)
    }
    throw new CannotRead('No page begins at this place of the file any more.')
  }
  if (!isWebAddress(source)) return find(await intake.effects.openFile(source, offset), offset)
  const headers = {range: `bytes=${offset}-`, 'accept-encoding': 'identity'}
  return intake.web.visit(source, {isNamed: true, headers}, async page => {
    page.lengthen()
    try {
      // A server that knows no ranges gives the file from its beginning.
      return page.status === 206 ? await find(page.body, offset) : await find(skipBytes(page.body, offset), offset)
    } finally {
      page.close()
    }
  })
}

async function* skipBytes(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let left = size
  for await (const chunk of chunks) {
    const rest = chunk.subarray(Math.min(left, chunk.length))
    left -= chunk.length - rest.length
    if (rest.length > 0) yield rest
  }
}

async function openFeedItem(
  {source, id}: Extract<Locator, {kind: 'item'}>,
  {given, intake}: {given: GivenFacts; intake: Intake},
): Promise<RawPage> {
  const load = async (chunks: AsyncIterable<Uint8Array>, charset: string | null, address: string | null) => {
    const {text} = decodeText(await collect(chunks, intake.sizeLimit), charset)
    const item = findFeedItem(text, {id, address})
    const {title, published, outlet, url} = item
    return renderItem(item, joinFacts(given, {title, published, outlet, url}))
  }
  if (!isWebAddress(source)) {
    const {chunks, charset} = await openLocal(source, intake.options, intake.effects)
    return load(chunks, charset, null)
  }
  return intake.web.visit(source, {isNamed: true}, async page => {
    const {chunks, charset} = await openAnswer(page, intake.options)
    return load(chunks, charset, page.url)
  })
}

async function* offerLinesAgain(
  source: string,
  wanted: ReadonlyMap<number, KnownLocator>,
  intake: Intake,
): AsyncGenerator<Offer> {
  const missing = new Map(wanted)
  let reason = 'The file does not have this line any more.'
  try {
    let number = 0
    for await (const line of splitLines(await openLines(source, intake), intake.sizeLimit)) {
      const known = missing.get(++number)
      if (!known || line === null || isBlankLine(line)) continue
      missing.delete(number)
      yield makeItem({
        locator: known.locator,
        fingerprint: hashOf(line),
        offeredBy: source,
        given: known.given,
        open: async () => parseDocumentLine(line, joinFacts(intake.given, known.given ?? {})),
      })
      if (missing.size === 0) return
    }
  } catch (error) {
    reason = renderError(error)
  }
  for (const {locator} of missing.values()) yield {source: locator, failure: reason}
}

async function openLines(source: string, intake: Intake): Promise<AsyncIterable<Uint8Array>> {
  if (!isWebAddress(source)) return (await openLocal(source, {from: 'jsonl'}, intake.effects)).chunks
  const opened = await intake.web.visit(source, {isNamed: true}, page =>
    openAnswer(page, {...intake.options, from: 'jsonl'}),
  )
  return opened.chunks
}
