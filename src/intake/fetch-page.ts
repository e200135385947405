import {lookup as dnsLookup, type LookupAddress} from 'node:dns'
import ipaddr from 'ipaddr.js'
import type {Agent} from 'undici'
import {type Deadline, startDeadline} from './deadline.ts'
import {CannotRead} from './intake-failure.ts'
import {PrivateAddress, renderNetworkError, renderStatus} from './network-error.ts'

export interface FetchOptions {
  readonly timeoutMs: number
  /** Whether addresses of this machine and of private networks may be asked. */
  readonly allowPrivate: boolean
  /** Sent besides the usual ones: conditions, ranges. */
  readonly headers?: Readonly<Record<string, string>>
  /** Connections that several pages share; without it the page has its own. */
  readonly agent?: Agent | null
  /** Called before each request, redirected ones too. It may wait, and the time limit waits with it; it may throw. */
  readonly beforeRequest?: (url: URL) => Promise<void>
  readonly signal?: AbortSignal | null
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
  /** 200, 206, or 304 when a condition was sent and nothing changed. */
  readonly status: number
  readonly headers: {readonly get: (name: string) => string | null}
  /** Closes the connection when it ends, fails or is left. */
  readonly body: AsyncIterable<Uint8Array>
  /** Makes the time limit one for each piece of the body: for long streams. */
  readonly lengthen: () => void
  /** Closes the connection of a body that is not wanted. */
  readonly close: () => void
}

const MAX_REDIRECTS = 5
/** The name by which robots.txt speaks of this program. */
export const ROBOT_NAME = 'Rapporteur'
export const USER_AGENT = `Mozilla/5.0 (compatible; ${ROBOT_NAME}; news reader for research)`
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

/** Connections that go nowhere private, checked after name resolution at each connection. Idle ones close by themselves. */
export async function openAgent(
  {timeoutMs, allowPrivate}: Pick<FetchOptions, 'timeoutMs' | 'allowPrivate'>,
  network: NetworkEffects,
): Promise<Agent> {
  const {Agent} = await import('undici')
  return new Agent({
    headersTimeout: 0,
    bodyTimeout: 0,
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
}

/**
 * Asks a web address for its page. Only http and https; at most five redirects; where the connection goes is checked after
 * name resolution, at each connection and each redirect, so that a public name cannot lead into a private network. The time
 * limit holds for all of it, the body included. Throws CannotRead with what to do, CannotReadNow when a later attempt may
 * succeed.
 */
export async function fetchPage(
  address: string,
  options: FetchOptions,
  network: NetworkEffects = systemNetwork,
): Promise<FetchedPage> {
  const {timeoutMs, allowPrivate} = options
  const {fetch} = await import('undici')
  const agent = options.agent ?? (await openAgent(options, network))
  const deadline = startDeadline(timeoutMs, options.signal)
  const close = () => {
    deadline.end()
    if (!options.agent) void agent.destroy().catch(() => {})
  }
  try {
    let url = parseAddress(address)
    for (let redirects = 0; ; redirects++) {
      if (options.beforeRequest) await deadline.suspend(options.beforeRequest(url))
      if (!allowPrivate) refusePrivateHost(url, network)
      const response = await fetch(url, {
        dispatcher: agent,
        redirect: 'manual',
        signal: deadline.signal,
        headers: {
          'user-agent': USER_AGENT,
          accept: 'text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5',
          'accept-language': 'en;q=0.9,*;q=0.5',
          ...options.headers,
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
      if (!response.ok && response.status !== 304) {
        await response.body?.cancel()
        throw renderStatus(response)
      }
      const stop = () => {
        deadline.abort()
        close()
      }
      return {
        url: url.href,
        status: response.status,
        headers: response.headers,
        body: readBody(response.body as AsyncIterable<Uint8Array> | null, {
          deadline,
          toError: error => renderNetworkError(error, timeoutMs),
          close: stop,
        }),
        lengthen: deadline.lengthen,
        close: stop,
      }
    }
  } catch (error) {
    deadline.abort()
    close()
    throw renderNetworkError(error, timeoutMs)
  }
}

async function* readBody(
  body: AsyncIterable<Uint8Array> | null,
  {deadline, toError, close}: {deadline: Deadline; toError: (error: unknown) => Error; close: () => void},
): AsyncGenerator<Uint8Array> {
  try {
    if (!body) return
    for await (const chunk of body) {
      deadline.hold()
      yield chunk
      deadline.go()
    }
  } catch (error) {
    throw toError(error)
  } finally {
    close()
  }
}

/** Throws when the host is written as an address that must not be asked; names are checked when they are looked up. */
export function refusePrivateHost(url: URL, network: NetworkEffects): void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(host) && network.isPrivate(host)) throw new PrivateAddress(host)
}

/** The address, also one within another page. Throws CannotRead for what is none, or neither http nor https. */
export function parseAddress(address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : null
  if (!url) throw new CannotRead('This is no web address. Write it whole, as https://example.org/page.')
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new CannotRead(
      `${base ? 'The address redirects to' : 'The address begins with'} ${url.protocol}//; only http and https are read.`,
    )
  return url
}
