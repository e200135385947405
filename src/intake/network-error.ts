import {CannotRead, CannotReadNow} from './intake-failure.ts'

/** A connection that would lead into a private network. */
export class PrivateAddress extends Error {
  readonly address: string
  constructor(address: string) {
    super(`private address ${address}`)
    this.address = address
  }
}

/** What an HTTP answer other than success means, and what to do. */
export function renderStatus(response: {
  readonly status: number
  readonly statusText: string
  readonly headers: {readonly get: (name: string) => string | null}
}): CannotRead {
  const {status, statusText} = response
  const answer = `The server answered ${status}${statusText ? ` ${statusText}` : ''}.`
  if (status === 404 || status === 410) return new CannotRead(`${answer} There is no such page: check the address.`)
  if (status === 401 || status === 402 || status === 403 || status === 451)
    return new CannotRead(`${answer} It does not let programs read the page: save it in a browser and give the file.`)
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'))
  if (status === 429)
    return new CannotReadNow(`${answer} It was asked too often: wait, then try again.`, {retryAfterMs})
  if (status === 408 || status >= 500)
    return new CannotReadNow(`${answer} The fault is on its side: try again later.`, {retryAfterMs})
  return new CannotRead(`${answer} Open the address in a browser to see what it wants.`)
}

/** Seconds, or a date, as milliseconds from `now`; null when nothing is said. */
export function parseRetryAfter(value: string | null, now: number = Date.now()): number | null {
  if (!value) return null
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1000
  const time = Date.parse(value)
  return Number.isNaN(time) ? null : Math.max(0, time - now)
}

interface NetworkFault {
  readonly message: string
  /** Whether another attempt may do better. */
  readonly isPassing: boolean
}

const NETWORK_ERRORS: Readonly<Record<string, NetworkFault>> = {
  ENOTFOUND: {
    message: 'There is no such host. Check the spelling of the address and your connection.',
    isPassing: false,
  },
  EAI_AGAIN: {
    message: 'The host’s name could not be looked up. Check your connection, then try again.',
    isPassing: true,
  },
  ECONNREFUSED: {
    message: 'The server refuses the connection. Check the address and its port, or try again later.',
    isPassing: false,
  },
  ECONNRESET: {message: 'The server broke off the connection. Try again later.', isPassing: true},
  EPIPE: {message: 'The server broke off the connection. Try again later.', isPassing: true},
  EHOSTUNREACH: {message: 'The host cannot be reached. Check your connection.', isPassing: false},
  ENETUNREACH: {message: 'The network cannot be reached. Check your connection.', isPassing: false},
  ETIMEDOUT: {message: 'The server did not answer in time. Try again later, or raise --timeout.', isPassing: true},
  UND_ERR_SOCKET: {message: 'The server broke off the connection. Try again later.', isPassing: true},
  UND_ERR_CONNECT_TIMEOUT: {
    message: 'The server did not answer in time. Try again later, or raise --timeout.',
    isPassing: true,
  },
  UND_ERR_HEADERS_OVERFLOW: {message: 'The server sends headers without end. It cannot be read.', isPassing: false},
}

/** An error of a fetch in words for the user. */
export function renderNetworkError(error: unknown, timeoutMs: number): CannotRead {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth++) {
    if (cause instanceof CannotRead) return cause
    if (cause instanceof PrivateAddress)
      return new CannotRead(
        `The address leads to ${cause.address}, which is not on the public internet. If you mean it, allow it with --allow-private.`,
      )
    if (cause.name === 'TimeoutError')
      return new CannotReadNow(
        `The page did not come within ${timeoutMs / 1000} seconds. Try again later, or raise --timeout.`,
      )
    if (cause.name === 'AbortError') return new CannotRead('The work was stopped before the page came.')
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    const known = NETWORK_ERRORS[code]
    if (known) return known.isPassing ? new CannotReadNow(known.message) : new CannotRead(known.message)
    if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))
      return new CannotRead(
        `The server's certificate is not good (${code}). Open the page in a browser and save it, if you trust it.`,
      )
  }
  const reason = error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : String(error)
  return new CannotRead(
    `The page could not be fetched (${reason}). Check the address, or save the page and give the file.`,
  )
}
