import {CannotRead, type IntakeFailure, renderError} from './intake-failure.ts'
import {
  DEFAULT_SIZE_LIMIT,
  DEFAULT_TIMEOUT_MS,
  type IntakeEffects,
  type IntakeOptions,
  systemEffects,
} from './intake-options.ts'
import {type GivenFacts, normalizePublished, parseJsonLines} from './json-lines.ts'
import {fileNameOf, isAddress, type OpenedSource, openAnswer, openDocument, openLocal} from './open-source.ts'
import type {RawPage} from './raw-page.ts'
import {CONTAINERS} from './tell-format.ts'
import {Web} from './web.ts'

export type {IntakeEffects, IntakeOptions} from './intake-options.ts'
export {DEFAULT_SIZE_LIMIT, DEFAULT_TIMEOUT_MS, systemEffects} from './intake-options.ts'

/**
 * Opens reports one after the other: files (`.gz` too), `-` for standard input, http(s) addresses, JSON Lines of documents.
 * What cannot be read comes as a failure in its place, and the rest is read. One document is in memory at a time. Never
 * throws for what a source holds; throws when the given day of publication is none.
 */
export async function* openReports(
  sources: readonly string[],
  options: IntakeOptions = {},
  effects: IntakeEffects = systemEffects,
): AsyncGenerator<RawPage | IntakeFailure> {
  const {sizeLimit = DEFAULT_SIZE_LIMIT, timeoutMs = DEFAULT_TIMEOUT_MS, allowPrivate = false} = options
  const published = normalizePublished(options.published)
  const web = new Web({timeoutMs, allowPrivate, hostPauseMs: 0, retries: 0, ignoreRobots: true, signal: null}, effects)
  for (const source of sources) {
    try {
      const given: GivenFacts = {published, outlet: options.outlet ?? null, url: options.url ?? null}
      if (!isAddress(source))
        yield* readReports(source, await openLocal(source, options, effects), {
          sizeLimit,
          given: {...given, fileName: fileNameOf(source)},
        })
      else {
        const {url, opened} = await web.visit(source, {isNamed: true}, async page => ({
          url: page.url,
          opened: await openAnswer(page, options),
        }))
        yield* readReports(source, opened, {sizeLimit, given: {...given, url: given.url ?? url}})
      }
    } catch (error) {
      yield {source, failure: renderError(error)}
    }
  }
}

async function* readReports(
  source: string,
  opened: OpenedSource,
  {sizeLimit, given}: {sizeLimit: number; given: GivenFacts},
): AsyncGenerator<RawPage | IntakeFailure> {
  const {kind} = opened
  if (kind === 'jsonl') yield* parseJsonLines(opened.chunks, {source, sizeLimit, given})
  else if (kind === 'html' || kind === 'text') yield await openDocument(opened, {sizeLimit, given})
  else
    throw new CannotRead(
      kind === 'zip'
        ? `${CONTAINERS.zip} Give the page as HTML or plain text.`
        : `${CONTAINERS[kind]} Record what it holds with: rapporteur add ${source} --archive FILE.db`,
    )
}
