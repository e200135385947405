import type {Agent} from 'undici'
import {collectStart} from './byte-stream.ts'
import {type FetchedPage, fetchPage, type NetworkEffects, openAgent} from './fetch-page.ts'
import {type ClockEffects, HostTurns} from './host-turns.ts'
import {CannotRead, CannotReadNow} from './intake-failure.ts'
import type {Validators} from './raw-page.ts'
import {ALL_ALLOWED, parseRobotRules, ROBOTS_LIMIT, type RobotRules} from './robots.ts'

export interface WebOptions {
  readonly timeoutMs: number
  readonly allowPrivate: boolean
  readonly hostPauseMs: number
  readonly retries: number
  readonly ignoreRobots: boolean
  readonly signal: AbortSignal | null
}

export interface WebEffects {
  readonly network: NetworkEffects
  readonly clock: ClockEffects
}

export interface Visit {
  /** The user named the address: it is asked as a browser would, whatever robots.txt says. */
  readonly isNamed?: boolean
  /** Asks whether anything changed since. */
  readonly known?: Validators | null
  readonly headers?: Readonly<Record<string, string>>
}

const FIRST_BACKOFF_MS = 1000
/** A server that asks to wait longer than this is not asked again in this run. */
const LONGEST_BACKOFF_MS = 60_000
/** After so many failures one after the other a host is left alone for a while. */
const MOST_FAULTS = 3
const FAULTY_HOST_PAUSE_MS = 600_000
const ROBOTS_TIMEOUT_MS = 10_000
const MOST_ROBOTS = 1000

/**
 * The web, asked politely: one request to a host at a time with pauses between, several hosts at once; robots.txt obeyed;
 * what fails for the moment is tried again. Holds no connection longer than it is used.
 */
export class Web {
  private readonly options: WebOptions
  private readonly effects: WebEffects
  private readonly turns: HostTurns
  private readonly robots = new Map<string, Promise<RobotRules>>()
  private readonly faults = new Map<string, number>()
  private agent: Promise<Agent> | null = null

  constructor(options: WebOptions, effects: WebEffects) {
    this.options = options
    this.effects = effects
    this.turns = new HostTurns(effects.clock)
  }

  /**
   * Asks for an address and gives the answer to `use`, which reads of it what it wants while the host's turn lasts. Both are
   * tried again when they throw CannotReadNow. A 304 comes as an answer when `known` was given.
   */
  async visit<T>(address: string, visit: Visit, use: (page: FetchedPage) => Promise<T>): Promise<T> {
    const {retries, signal} = this.options
    for (let attempt = 0; ; attempt++) {
      let host = ''
      let leave = () => {}
      const beforeRequest = async (url: URL) => {
        leave()
        leave = () => {}
        host = url.host
        const endTurn = await this.turns.enter(host, signal)
        let pauseMs = this.options.hostPauseMs
        leave = () => {
          this.turns.putOff(url.host, pauseMs)
          endTurn()
        }
        if (signal?.aborted) throw new CannotRead('The work was stopped before the page came.')
        if (!visit.isNamed) pauseMs = Math.max(pauseMs, await this.obeyRobots(url))
      }
      try {
        const page = await fetchPage(
          address,
          {
            ...this.options,
            agent: await this.openAgent(),
            headers: {...renderConditions(visit.known), ...visit.headers},
            beforeRequest,
          },
          this.effects.network,
        )
        const used = await use(page)
        this.faults.delete(host)
        return used
      } catch (error) {
        if (!(error instanceof CannotReadNow)) throw error
        const waitMs = Math.max(FIRST_BACKOFF_MS * 2 ** attempt, error.retryAfterMs ?? 0)
        const isLast = attempt >= retries || waitMs > LONGEST_BACKOFF_MS || signal?.aborted
        this.turns.putOff(host, isLast ? this.countFault(host, error) : waitMs)
        if (isLast) throw error
      } finally {
        leave()
      }
    }
  }

  /** How long a host that failed for good is left alone. */
  private countFault(host: string, {retryAfterMs}: CannotReadNow): number {
    const faults = (this.faults.get(host) ?? 0) + 1
    this.faults.set(host, faults)
    return Math.max(retryAfterMs ?? 0, faults >= MOST_FAULTS ? FAULTY_HOST_PAUSE_MS : 0)
  }

  private openAgent(): Promise<Agent> {
    this.agent ??= openAgent(this.options, this.effects.network)
    return this.agent
  }

  /** The pause that the host asks for. Throws CannotRead when it closes the page. */
  private async obeyRobots(url: URL): Promise<number> {
    if (this.options.ignoreRobots) return 0
    const rules = await this.findRules(url)
    if (!rules.allows(url.href))
      throw new CannotRead(
        `The robots.txt of ${url.host} closes this page to programs. Save it in a browser and give the file, or use --ignore-robots if you may.`,
      )
    return rules.crawlDelayMs
  }

  private findRules(url: URL): Promise<RobotRules> {
    const known = this.robots.get(url.origin)
    if (known) return known
    if (this.robots.size >= MOST_ROBOTS) this.robots.delete(this.robots.keys().next().value!)
    const rules = this.fetchRules(url)
    this.robots.set(url.origin, rules)
    rules.catch(() => this.robots.delete(url.origin))
    return rules
  }

  private async fetchRules(url: URL): Promise<RobotRules> {
    const address = `${url.origin}/robots.txt`
    try {
      const timeoutMs = Math.min(ROBOTS_TIMEOUT_MS, this.options.timeoutMs)
      const agent = await this.openAgent()
      const page = await fetchPage(address, {...this.options, agent, timeoutMs}, this.effects.network)
      return parseRobotRules(address, Buffer.from(await collectStart(page.body, ROBOTS_LIMIT)).toString('utf8'))
    } catch (error) {
      if (!(error instanceof CannotReadNow)) return ALL_ALLOWED
      throw new CannotReadNow(
        `The robots.txt of ${url.host} could not be had, so no page was asked for. Try again later.`,
        {
          retryAfterMs: error.retryAfterMs,
        },
      )
    }
  }
}

function renderConditions(known: Validators | null | undefined): Record<string, string> {
  return {
    ...(known?.etag ? {'if-none-match': known.etag} : {}),
    ...(known?.lastModified ? {'if-modified-since': known.lastModified} : {}),
  }
}

/** The validators of an answer, for the next time. */
export const validatorsOf = ({headers}: FetchedPage): Validators => ({
  etag: headers.get('etag'),
  lastModified: headers.get('last-modified'),
})
