import {stat} from 'node:fs/promises'
import {collect} from './byte-stream.ts'
import {decodeText} from './decode-text.ts'
import type {FetchedPage} from './fetch-page.ts'
import {listFiles} from './folder.ts'
import {CannotRead, renderError} from './intake-failure.ts'
import {interleave} from './interleave.ts'
import {absoluteSource, renderLocator} from './locator.ts'
import {hashOf, type Intake, joinFacts, makeItem, type Offer} from './offer.ts'
import {type FeedAnswer, offerFeed, parseMaxAge, saveFeedFailure, saveUnchangedFeed} from './offer-feed.ts'
import {offerLines} from './offer-lines.ts'
import {isListedSource, listAddresses, offerListed} from './offer-list.ts'
import {offerWarc} from './offer-warc.ts'
import {
  decodeDocument,
  fileNameOf,
  isAddress,
  type OpenedSource,
  openAnswer,
  openDocument,
  openLocal,
  tellPacked,
} from './open-source.ts'
import {parseOpml} from './opml.ts'
import {validatorsOf} from './web.ts'
import {normalizeAddress} from './web-address.ts'
import {openZipMember} from './zip.ts'

/** Addresses asked at once. Each host still has its pauses. */
const ADDRESSES_AT_ONCE = 8
/** Lists may name lists; no deeper than this. */
const DEEPEST = 4

interface OfferOptions {
  readonly intake: Intake
  /** How many lists stand between the user and the source. */
  readonly depth: number
}

/** Offers what sources hold: files and folders one after the other, addresses several at once. */
export async function* offerSources(sources: readonly string[], options: OfferOptions): AsyncGenerator<Offer> {
  for (let i = 0; i < sources.length; ) {
    let end = i
    while (end < sources.length && isAddress(sources[end]!)) end++
    if (end === i) yield* offerLocal(sources[i++]!, options)
    else {
      const addresses = sources.slice(i, end)
      yield* interleave(
        addresses.map(address => () => offerAddress(address, options)),
        ADDRESSES_AT_ONCE,
      )
      i = end
    }
  }
}

async function* offerLocal(source: string, options: OfferOptions): AsyncGenerator<Offer> {
  if (source === '-' || !(await isFolder(source))) {
    yield* offerFile(source, options)
    return
  }
  for await (const found of listFiles(source)) {
    if (typeof found !== 'string') yield found
    else
      for await (const offer of offerFile(found, options)) yield 'open' in offer ? {...offer, offeredBy: source} : offer
  }
}

const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    found => found.isDirectory(),
    () => false,
  )

async function* offerFile(source: string, options: OfferOptions): AsyncGenerator<Offer> {
  const {intake} = options
  let opened: OpenedSource
  try {
    opened = await openLocal(source, intake.options, intake.effects)
  } catch (error) {
    // A file that is there and cannot be read is an item, so that it is kept with its reason and can be tried again.
    const isThere = source !== '-' && (await fingerprintOf(source)) !== null
    yield isThere ? await offerOneReport(source, intake) : {source, failure: renderError(error)}
    return
  }
  try {
    if (opened.kind !== 'html' && opened.kind !== 'text')
      yield* offerContainer(opened, {...options, source, url: null, answer: null})
    else if (source === '-') yield await offerStdin(opened, intake)
    else {
      await opened.chunks[Symbol.asyncIterator]().return?.()
      yield await offerOneReport(source, intake)
    }
  } catch (error) {
    yield {source, failure: renderError(error)}
  }
}

const offerOneReport = async (path: string, intake: Intake): Promise<Offer> =>
  makeItem({
    locator: renderLocator({kind: 'file', source: absoluteSource(path)}),
    fingerprint: await fingerprintOf(path),
    offeredBy: path,
    open: () => openFile(path, intake),
  })

/** Opens a file that is one report. Throws CannotRead when it has come to hold many. */
export async function openFile(path: string, intake: Intake) {
  const opened = await openLocal(path, intake.options, intake.effects)
  if (opened.kind !== 'html' && opened.kind !== 'text') {
    await opened.chunks[Symbol.asyncIterator]().return?.()
    throw new CannotRead('It now holds many reports, or a list. Name it as a source by itself.')
  }
  return openDocument(opened, {sizeLimit: intake.sizeLimit, given: {...intake.given, fileName: fileNameOf(path)}})
}

const fingerprintOf = async (path: string): Promise<string | null> =>
  stat(path).then(
    ({size, mtimeMs}) => `${size}-${Math.round(mtimeMs)}`,
    () => null,
  )

async function offerStdin({kind, chunks, charset}: OpenedSource, {sizeLimit, given}: Intake): Promise<Offer> {
  const bytes = await collect(chunks, sizeLimit)
  const hash = hashOf(bytes)
  return makeItem({
    locator: renderLocator({kind: 'stdin', hash}),
    fingerprint: hash,
    offeredBy: '-',
    open: async () => decodeDocument(bytes, {format: kind === 'html' ? 'html' : 'text', charset, given}),
  })
}

async function* offerAddress(source: string, options: OfferOptions): AsyncGenerator<Offer> {
  const {intake} = options
  const {feedState, onlyDue = false} = intake.options
  let memory = null
  try {
    memory = (await feedState?.load(source)) ?? null
    if (onlyDue && memory && Date.parse(memory.nextPollAt) > intake.effects.clock.now()) return
    const answer = await intake.web.visit(source, {isNamed: true, known: memory, headers: headersFor(source)}, page =>
      readAnswer(page, intake),
    )
    if (answer === null) {
      if (memory) await saveUnchangedFeed(source, memory, intake)
      return
    }
    const {opened, ...feedAnswer} = answer
    if (opened.kind !== 'html' && opened.kind !== 'text')
      yield* offerContainer(opened, {...options, source, url: answer.url, answer: feedAnswer})
    else {
      const offer = await offerNamedPage(source, {opened, answer: feedAnswer, intake})
      if (offer) yield offer
    }
  } catch (error) {
    if (memory || options.depth > 0) await saveFeedFailure(source, error, intake)
    yield {source, failure: renderError(error)}
  }
}

/** What the server gave; null when nothing changed. */
async function readAnswer(
  page: FetchedPage,
  {options}: Intake,
): Promise<(FeedAnswer & {readonly opened: OpenedSource}) | null> {
  if (page.status === 304) {
    page.close()
    return null
  }
  const opened = await openAnswer(page, options)
  return {opened, url: page.url, ...validatorsOf(page), maxAgeMs: parseMaxAge(page.headers.get('cache-control'))}
}

/** Packed files come as they are, so that places in them can be found again; feeds are asked for by their types. */
const headersFor = (source: string): Record<string, string> => ({
  accept:
    'application/rss+xml,application/atom+xml,application/feed+json,text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5',
  ...(/\.(?:gz|zip)(?:$|[?#])/i.test(source) ? {'accept-encoding': 'identity'} : {}),
})

async function offerNamedPage(
  source: string,
  {opened, answer, intake}: {opened: OpenedSource; answer: FeedAnswer; intake: Intake},
): Promise<Offer | null> {
  const locator = renderLocator({kind: 'page', url: normalizeAddress(source) ?? source})
  if (intake.offered.has(locator)) return null
  intake.offered.add(locator)
  const {chunks, charset, kind} = opened
  const bytes = await collect(chunks, intake.sizeLimit)
  const given = joinFacts(intake.given, {url: answer.url})
  return makeItem({
    locator,
    fingerprint: hashOf(bytes),
    offeredBy: source,
    open: async () => ({
      ...decodeDocument(bytes, {format: kind === 'html' ? 'html' : 'text', charset, given}),
      validators: {etag: answer.etag, lastModified: answer.lastModified},
    }),
  })
}

interface ContainerOptions extends OfferOptions {
  readonly source: string
  /** The address after redirects, null for what is no address. */
  readonly url: string | null
  readonly answer: FeedAnswer | null
}

async function* offerContainer(opened: OpenedSource, options: ContainerOptions): AsyncGenerator<Offer> {
  const {intake, source, url, depth} = options
  switch (opened.kind) {
    case 'jsonl':
      yield* offerLines(opened.chunks, {source, intake})
      return
    case 'warc':
      yield* offerWarc(opened.chunks, {source, intake})
      return
    case 'feed': {
      const {text} = decodeText(await collect(opened.chunks, intake.sizeLimit), opened.charset)
      yield* offerFeed(text, {source, answer: options.answer, intake})
      return
    }
    case 'opml': {
      const {text} = decodeText(await collect(opened.chunks, intake.sizeLimit), opened.charset)
      const feeds = parseOpml(text, url)
      if (feeds.length === 0) throw new CannotRead('The list names no feed: no outline of it has an xmlUrl.')
      yield* offerDeeper(feeds, options)
      return
    }
    case 'addresses': {
      const sources: string[] = []
      for await (const {url: listed, given} of listAddresses(opened.chunks, {sizeLimit: intake.sizeLimit})) {
        if (isListedSource(listed)) sources.push(listed)
        else {
          const offer = offerListed(listed, {source, given, intake})
          if (offer) yield offer
        }
      }
      yield* offerDeeper(sources, options)
      return
    }
    case 'zip': {
      const member = await tellPacked(await openZipMember(opened.chunks))
      if (member.kind !== 'addresses' || depth >= DEEPEST)
        throw new CannotRead(
          'This is a ZIP archive or an Office file. Save a document as plain text or HTML, or unpack the archive and give the folder.',
        )
      yield* offerContainer(member, {...options, depth: depth + 1})
      return
    }
    default:
      throw new CannotRead('This is one report, not a file of many.')
  }
}

async function* offerDeeper(sources: readonly string[], options: ContainerOptions): AsyncGenerator<Offer> {
  if (sources.length === 0) return
  if (options.depth >= DEEPEST)
    throw new CannotRead('Lists that name lists are followed no deeper. Give the lists it names by themselves.')
  yield* offerSources([...new Set(sources)], {...options, depth: options.depth + 1})
}
