import {lookup as dnsLookup, type LookupAddress} from 'node:dns'
import ipaddr from 'ipaddr.js'
import {CannotRead} from './intake-failure.ts'

export interface FetchOptions {
  readonly timeoutMs: number
  /** Whether addresses of this machine and of private networks may be asked. */
  readonly allowPrivate: boolean
}

/** The network as this room sees it; tests pass their own. */
export interface NetworkEffects {
  /** All addresses of a host. */
  readonly lookup: (host: string) => Promise<readonly LookupAddress[]>
  /** Whether an IP address must not be asked. */
  readonly isPrivate: (address: string) => boolean
}

export interface FetchedPage {
  /** The address after all redirects. */
  readonly url: string
  readonly contentType: string | null
  /** Closes the connection when it ends, fails or is left. */
  readonly body: AsyncIterable<Uint8Array>
  /** Closes the connection of a body that is not wanted. */
  readonly close: () => void
}

const MAX_REDIRECTS = 5
const USER_AGENT = 'Mozilla/5.0 (compatible; Rapporteur; news reader for research)'
/** Addresses in public ranges that cloud machines answer with their own secrets. */
const METADATA_ADDRESSES = new Set(['168.63.129.16', '192.0.0.192'])

/** True for every address that is not plainly public: private, loopback, link-local, carrier, reserved, tunnelled. */
export function isPrivateAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return true
  const ip = ipaddr.process(address)
  return ip.range() !== 'unicast' || METADATA_ADDRESSES.has(ip.toString())
}

export const systemNetwork: NetworkEffects = {
  lookup: host =>
    new Promise((resolve, reject) => {
      dnsLookup(host, {all: true, verbatim: true}, (error, addresses) => (error ? reject(error) : resolve(addresses)))
    }),
  isPrivate: isPrivateAddress,
}

/**
 * Asks a web address for its page. Only http and https; at most five redirects; where the connection goes is checked after
 * name resolution, at each connection and each redirect, so that a public name cannot lead into a private network. The time
 * limit holds for all of it, the body included. Throws CannotRead with what to do.
 */
export async function fetchPage(
  address: string,
  {timeoutMs, allowPrivate}: FetchOptions,
  network: NetworkEffects = systemNetwork,
): Promise<FetchedPage> {
  const {Agent, fetch} = await import('undici')
  const signal = AbortSignal.timeout(timeoutMs)
  const agent = new Agent({
    connect: {
      timeout: timeoutMs,
      lookup: (host, lookupOptions, done) => {
        network.lookup(host).then(
          addresses => {
            const closed = allowPrivate ? undefined : addresses.find(a => network.isPrivate(a.address))
            if (closed) done(new PrivateAddress(closed.address), '', 4)
            else if (addresses.length === 0) done(Object.assign(new Error('no address'), {code: 'ENOTFOUND'}), '', 4)
            else if (lookupOptions.all) (done as (e: null, a: readonly LookupAddress[]) => void)(null, addresses)
            else done(null, addresses[0]!.address, addresses[0]!.family)
          },
          error => done(error, '', 4),
        )
      },
    },
  })
  const close = () => void agent.destroy().catch(() => {})
  try {
    let url = parseAddress(address)
    for (let redirects = 0; ; redirects++) {
      const host = url.hostname.replace(/^\[|\]$/g, '')
      if (!allowPrivate && ipaddr.isValid(host) && network.isPrivate(host)) throw new PrivateAddress(host)
      const response = await fetch(url, {
        dispatcher: agent,
        redirect: 'manual',
        signal,
        headers: {
          'user-agent': USER_AGENT,
          accept: 'text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5',
          'accept-language': 'en;q=0.9,*;q=0.5',
        },
      })
      const location = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && location) {
        await response.body?.cancel()
        if (redirects >= MAX_REDIRECTS)
          throw new CannotRead(
            `The address redirects more than ${MAX_REDIRECTS} times. Open it in a browser and give the address you land on.`,
          )
        url = parseAddress(location, url)
        continue
      }
      if (!response.ok) {
        await response.body?.cancel()
        throw new CannotRead(renderStatus(response.status, response.statusText))
      }
      return {
        url: url.href,
        contentType: response.headers.get('content-type'),
        body: readBody(response.body as AsyncIterable<Uint8Array> | null, {timeoutMs, close}),
        close,
      }
    }
  } catch (error) {
    close()
    throw toCannotRead(error, timeoutMs)
  }
}

async function* readBody(
  body: AsyncIterable<Uint8Array> | null,
  {timeoutMs, close}: {timeoutMs: number; close: () => void},
): AsyncGenerator<Uint8Array> {
  try {
    if (body) yield* body
  } catch (error) {
    throw toCannotRead(error, timeoutMs)
  } finally {
    close()
  }
}

class PrivateAddress extends Error {
  readonly address: string
  constructor(address: string) {
    super(`private address ${address}`)
    this.address = address
  }
}

function parseAddress(address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : null
  if (!url) throw new CannotRead('This is no web address. Write it whole, as https://example.org/page.')
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new CannotRead(
      `${base ? 'The address redirects to' : 'The address begins with'} ${url.protocol}//; only http and https are read.`,
    )
  return url
}

function renderStatus(status: number, name: string): string {
  const answer = `The server answered ${status}${name ? ` ${name}` : ''}.`
  if (status === 404 || status === 410) return `${answer} There is no such page: check the address.`
  if (status === 401 || status === 402 || status === 403 || status === 451)
    return `${answer} It does not let programs read the page: save it in a browser and give the file.`
  if (status === 429) return `${answer} It was asked too often: wait, then try again.`
  if (status >= 500) return `${answer} The fault is on its side: try again later.`
  return `${answer} Open the address in a browser to see what it wants.`
}

const NETWORK_ERRORS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'There is no such host. Check the spelling of the address and your connection.',
  EAI_AGAIN: 'The host’s name could not be looked up. Check your connection, then try again.',
  ECONNREFUSED: 'The server refuses the connection. Check the address and its port, or try again later.',
  ECONNRESET: 'The server broke off the connection. Try again later.',
  EHOSTUNREACH: 'The host cannot be reached. Check your connection.',
  ENETUNREACH: 'The network cannot be reached. Check your connection.',
  ETIMEDOUT: 'The server did not answer in time. Try again later, or raise --timeout.',
  UND_ERR_SOCKET: 'The server broke off the connection. Try again later.',
  UND_ERR_CONNECT_TIMEOUT: 'The server did not answer in time. Try again later, or raise --timeout.',
  UND_ERR_HEADERS_OVERFLOW: 'The server sends headers without end. It cannot be read.',
}

function toCannotRead(error: unknown, timeoutMs: number): Error {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth++) {
    if (cause instanceof CannotRead) return cause
    if (cause instanceof PrivateAddress)
      return new CannotRead(
        `The address leads to ${cause.address}, which is not on the public internet. If you mean it, allow it with --allow-private.`,
      )
    if (cause.name === 'TimeoutError' || cause.name === 'AbortError')
      return new CannotRead(
        `The page did not come within ${timeoutMs / 1000} seconds. Try again later, or raise --timeout.`,
      )
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    if (NETWORK_ERRORS[code]) return new CannotRead(NETWORK_ERRORS[code])
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
