import {CannotReadNow} from './intake-failure.ts'

/** The clock as this room sees it; tests pass their own. */
export interface ClockEffects {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Ends early, without an error, when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal | null) => Promise<void>
}

export const systemClock: ClockEffects = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise(resolve => {
      if (signal?.aborted) return resolve()
      const finish = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', finish)
        resolve()
      }
      const timer = setTimeout(finish, ms)
      signal?.addEventListener('abort', finish, {once: true})
    }),
}

/** A host that asks for a longer pause than this is left alone for now. */
const LONGEST_WAIT_MS = 120_000
/** So many hosts are remembered; those that wait for nothing are forgotten first. */
const MOST_HOSTS = 10_000

interface Host {
  /** The last in the line. */
  line: Promise<void>
  waiting: number
  notBefore: number
}

/**
 * Lets requests to one host pass one at a time, none before the time that the host was put off to; requests to several hosts
 * pass each other.
 */
export class HostTurns {
  private readonly hosts = new Map<string, Host>()
  private readonly clock: ClockEffects

  constructor(clock: ClockEffects = systemClock) {
    this.clock = clock
  }

  /** Waits for the host's turn; what it gives ends the turn. Throws CannotReadNow when the host was put off for long. */
  async enter(name: string, signal: AbortSignal | null = null): Promise<() => void> {
    const host = this.find(name)
    const before = host.line
    let leave = () => {}
    host.line = new Promise(resolve => {
      leave = () => {
        host.waiting--
        resolve()
      }
    })
    host.waiting++
    await before
    const waitMs = host.notBefore - this.clock.now()
    if (waitMs > LONGEST_WAIT_MS) {
      leave()
      throw new CannotReadNow(
        `${name} asks not to be visited before ${new Date(host.notBefore).toISOString()}. Try again after that.`,
        {retryAfterMs: waitMs},
      )
    }
    if (waitMs > 0) await this.clock.sleep(waitMs, signal)
    return leave
  }

  /** No request to the host before so long from now. */
  putOff(name: string, ms: number): void {
    const host = this.find(name)
    host.notBefore = Math.max(host.notBefore, this.clock.now() + ms)
  }

  private find(name: string): Host {
    const known = this.hosts.get(name)
    if (known) return known
    if (this.hosts.size >= MOST_HOSTS) this.forget()
    const host: Host = {line: Promise.resolve(), waiting: 0, notBefore: 0}
    this.hosts.set(name, host)
    return host
  }

  private forget(): void {
    const now = this.clock.now()
    for (const [name, host] of this.hosts) if (host.waiting === 0 && host.notBefore <= now) this.hosts.delete(name)
  }
}
