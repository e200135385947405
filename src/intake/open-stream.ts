import {type IntakeEffects, systemEffects} from './intake-options.ts'
import {type Offer, startIntake} from './offer.ts'
import {offerSources} from './offer-source.ts'
import type {StreamOptions} from './stream-item.ts'

/**
 * Offers the reports of sources one by one: files, folders, `-`, http(s) addresses, feeds, OPML lists, WARC files, JSON Lines
 * and lists of addresses, each told by its content. What cannot be read comes as a failure in its place. Files come in
 * order, addresses as they answer; a page is offered once. Never throws for what a source holds; throws when the given day
 * of publication is none.
 */
export async function* openStream(
  sources: readonly string[],
  options: StreamOptions = {},
  effects: IntakeEffects = systemEffects,
): AsyncGenerator<Offer> {
  const intake = startIntake(options, effects)
  const {maxItems = Number.POSITIVE_INFINITY, signal} = options
  let items = 0
  if (maxItems <= 0) return
  for await (const offer of offerSources(sources, {intake, depth: 0})) {
    if (signal?.aborted) return
    yield offer
    if ('open' in offer && ++items >= maxItems) return
  }
}
