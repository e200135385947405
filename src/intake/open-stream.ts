import type {IntakeFailure} from './intake-failure.ts'
import type {GivenFacts} from './json-lines.ts'
import type {IntakeEffects} from './open-reports.ts'
import {openReports, systemEffects} from './open-reports.ts'
import type {StreamItem, StreamOptions} from './stream-item.ts'

/** A locator to be opened again, with what its offerer said of it. */
export interface KnownLocator {
  readonly locator: string
  readonly given?: GivenFacts
}

/**
 * Offers the reports of sources one by one: files, folders, `-`, http(s) addresses, feeds, OPML lists, WARC files, JSON Lines
 * and lists of addresses, each told by its content. What cannot be read comes as a failure in its place. An address is
 * offered once. Never throws for what a source holds.
 */
export async function* openStream(
  sources: readonly string[],
  options: StreamOptions = {},
  effects: IntakeEffects = systemEffects,
): AsyncGenerator<StreamItem | IntakeFailure> {
  for (const source of sources)
    for await (const page of openReports([source], options, effects))
      yield 'failure' in page
        ? page
        : {
            locator: `file:${source}`,
            fingerprint: null,
            offeredBy: source,
            given: {},
            open: async () => page,
            settle: () => {},
          }
}

/** Offers reports again by their locators alone, as after a failure; pauses between requests are kept among them. */
export async function* openLocators(
  locators: Iterable<KnownLocator>,
  options: StreamOptions = {},
  effects: IntakeEffects = systemEffects,
): AsyncGenerator<StreamItem | IntakeFailure> {
  for (const {locator} of locators) yield* openStream([locator.replace(/^file:/, '')], options, effects)
}
