import ipaddr from 'ipaddr.js'
import {type FetchOptions, type NetworkEffects, openAgent, systemNetwork} from './fetch-page.ts'
import {type CannotRead, CannotReadNow} from './intake-failure.ts'
import {PrivateAddress, parseRetryAfter, renderNetworkError} from './network-error.ts'

export interface PostAnswer {
  readonly status: number
  readonly retryAfterMs: number | null
}

/** The sender of a message could not reach its receiver; `isPassing` when a later attempt may do better. */
export class CannotPost extends Error {
  readonly isPassing: boolean
  constructor(message: string, options: {readonly isPassing: boolean; readonly cause?: unknown}) {
    super(message, {cause: options.cause})
    this.name = 'CannotPost'
    this.isPassing = options.isPassing
  }
}

/**
 * Posts a body to a web address and tells what it answered; the text of the answer is not read. No redirect is followed.
 * Where the connection goes is checked after name resolution, as for pages (see fetchPage). Throws CannotPost.
 */
export async function postJson(
  address: string,
  {body, headers, ...options}: Pick<FetchOptions, 'timeoutMs' | 'allowPrivate' | 'headers'> & {readonly body: string},
  network: NetworkEffects = systemNetwork,
): Promise<PostAnswer> {
  const {fetch} = await import('undici')
  const agent = await openAgent(options, network)
  try {
    const host = new URL(address).hostname.replace(/^\[|\]$/g, '')
    if (!options.allowPrivate && ipaddr.isValid(host) && network.isPrivate(host)) throw new PrivateAddress(host)
    const response = await fetch(address, {
      method: 'POST',
      dispatcher: agent,
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeoutMs),
      headers: {'content-type': 'application/json', ...headers},
      body,
    })
    await response.body?.cancel()
    return {status: response.status, retryAfterMs: parseRetryAfter(response.headers.get('retry-after'))}
  } catch (error) {
    const told: CannotRead = renderNetworkError(error, options.timeoutMs)
    throw new CannotPost(told.message, {isPassing: told instanceof CannotReadNow, cause: error})
  } finally {
    await agent.destroy().catch(() => {})
  }
}
