import {
  type NetworkEffects,
  openAgent,
  parseAddress,
  refusePrivateHost,
  systemNetwork,
  USER_AGENT,
} from './fetch-page.ts'
import {CannotReadNow} from './intake-failure.ts'
import {parseRetryAfter, renderNetworkError} from './network-error.ts'

export interface PostOptions {
  readonly timeoutMs: number
  readonly allowPrivate: boolean
  readonly headers: Readonly<Record<string, string>>
}

/** Why a message did not reach a server, in whole sentences. */
export class CannotPost extends Error {
  /** Whether a later attempt may do better. */
  readonly isPassing: boolean
  constructor(message: string, isPassing: boolean) {
    super(message)
    this.isPassing = isPassing
  }
}

/**
 * Sends a body to a web address by HTTP POST under the same rules as a page is fetched: http and https only, nowhere private
 * unless allowed; redirects are not followed. Gives what the server answered, whatever its status; throws CannotPost when none did.
 */
export async function postJson(
  address: string,
  body: string,
  {timeoutMs, allowPrivate, headers}: PostOptions,
  network: NetworkEffects = systemNetwork,
): Promise<{status: number; retryAfterMs: number | null}> {
  const {fetch} = await import('undici')
  const agent = await openAgent({timeoutMs, allowPrivate}, network)
  try {
    const url = parseAddress(address)
    if (!allowPrivate) refusePrivateHost(url, network)
    const response = await fetch(url, {
      method: 'POST',
      dispatcher: agent,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {'user-agent': USER_AGENT, ...headers},
      body,
    })
    await response.body?.cancel()
    return {status: response.status, retryAfterMs: parseRetryAfter(response.headers.get('retry-after'))}
  } catch (error) {
    const told = renderNetworkError(error, timeoutMs)
    throw new CannotPost(told.message, told instanceof CannotReadNow)
  } finally {
    await agent.destroy().catch(() => {})
  }
}
