import {createHash} from 'node:crypto'
import {CannotRead, type IntakeFailure, renderError} from './intake-failure.ts'
import {DEFAULT_SIZE_LIMIT, DEFAULT_TIMEOUT_MS, type IntakeEffects} from './intake-options.ts'
import {type GivenFacts, normalizePublished} from './json-lines.ts'
import {openAnswer, openDocument} from './open-source.ts'
import type {RawPage, Validators} from './raw-page.ts'
import type {NotModified, StreamItem, StreamOptions} from './stream-item.ts'
import {CONTAINERS} from './tell-format.ts'
import {validatorsOf, Web} from './web.ts'
import {normalizeAddress} from './web-address.ts'

/** What all offers of one stream share. */
export interface Intake {
  readonly options: StreamOptions
  readonly sizeLimit: number
  /** What the user says of every document, unless the document is better known. */
  readonly given: GivenFacts
  readonly effects: IntakeEffects
  readonly web: Web
  /** Locators of pages offered so far: each is offered once. */
  readonly offered: Set<string>
}

const DEFAULT_HOST_PAUSE_MS = 1000
const DEFAULT_RETRIES = 2

/** Throws CannotRead when the given day of publication is none. */
export function startIntake(options: StreamOptions, effects: IntakeEffects): Intake {
  const {timeoutMs = DEFAULT_TIMEOUT_MS, allowPrivate = false, hostPauseMs = DEFAULT_HOST_PAUSE_MS} = options
  const {retries = DEFAULT_RETRIES, ignoreRobots = false, signal = null} = options
  return {
    options,
    sizeLimit: options.sizeLimit ?? DEFAULT_SIZE_LIMIT,
    given: {
      published: normalizePublished(options.published),
      outlet: options.outlet ?? null,
      url: options.url ?? null,
    },
    effects,
    web: new Web({timeoutMs, allowPrivate, hostPauseMs, retries, ignoreRobots, signal}, effects),
    offered: new Set(),
  }
}

export type Offer = StreamItem | IntakeFailure
export type Opened = RawPage | IntakeFailure | NotModified

interface ItemParts {
  readonly locator: string
  readonly fingerprint: string | null
  readonly offeredBy: string
  readonly given?: GivenFacts
  readonly settle?: () => Promise<void>
  readonly open: (known: Validators | null) => Promise<RawPage | NotModified>
}

/** An item whose `open` gives its failures instead of throwing them. */
export const makeItem = ({given = {}, settle = async () => {}, open, ...parts}: ItemParts): StreamItem => ({
  ...parts,
  given,
  settle,
  open: async (known = null) => {
    try {
      return await open(known)
    } catch (error) {
      return {source: parts.locator, failure: renderError(error)}
    }
  },
})

export const hashOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex').slice(0, 32)
}

/** What is said of a document first, what is known of it from elsewhere second. */
export const joinFacts = (first: GivenFacts, second: GivenFacts): GivenFacts => ({
  title: first.title ?? second.title ?? null,
  published: first.published ?? second.published ?? null,
  outlet: first.outlet ?? second.outlet ?? null,
  url: first.url ?? second.url ?? null,
})

/** Fetches the page of an address. */
export async function openPage(
  url: string,
  {
    intake,
    given,
    known,
    isNamed = false,
  }: {intake: Intake; given: GivenFacts; known: Validators | null; isNamed?: boolean},
): Promise<RawPage | NotModified> {
  return intake.web.visit(url, {known, isNamed}, async answer => {
    if (answer.status === 304) {
      answer.close()
      return {notModified: true} as const
    }
    const opened = await openAnswer(answer, intake.options)
    if (opened.kind !== 'html' && opened.kind !== 'text') {
      answer.close()
      throw new CannotRead(
        opened.kind === 'jsonl'
          ? 'This is a file of many reports. Name it as a source by itself.'
          : `${CONTAINERS[opened.kind]} Name it as a source by itself.`,
      )
    }
    // Where redirects end tells who published it better than a link of a feed.
    const facts = {...given, url: intake.given.url ?? normalizeAddress(answer.url) ?? answer.url}
    return {
      ...(await openDocument(opened, {sizeLimit: intake.sizeLimit, given: facts})),
      validators: validatorsOf(answer),
    }
  })
}
