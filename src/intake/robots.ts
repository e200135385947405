import robotsParser, {type Robot} from 'robots-parser'
import {ROBOT_NAME} from './fetch-page.ts'

/** What a host's robots.txt says. */
export interface RobotRules {
  readonly allows: (url: string) => boolean
  /** The pause it asks for between two requests, 0 when none. */
  readonly crawlDelayMs: number
}

/** Bytes of a robots.txt that count (RFC 9309 asks for at least 500 KiB). */
export const ROBOTS_LIMIT = 512_000
const LONGEST_CRAWL_DELAY_MS = 30_000
/** Longer lines, and lines of more wildcards, are no rules of a real host; they would cost time without end. */
const LONGEST_LINE = 2048
const MOST_WILDCARDS = 8
/** So many rules with wildcards are obeyed, the first ones. */
const MOST_PATTERNS = 2000

/** The package's types and its module disagree: the module is the function itself. */
const parseRobots = robotsParser as unknown as (url: string, text: string) => Robot

export const ALL_ALLOWED: RobotRules = {allows: () => true, crawlDelayMs: 0}

/** The rules of a robots.txt for this program, after RFC 9309. A Crawl-delay is obeyed up to 30 seconds. */
export function parseRobotRules(url: string, text: string): RobotRules {
  let patterns = 0
  const lines = text
    .replace(/\*{2,}/g, '*')
    .split(/[\r\n]+/)
    .filter(line => {
      const wildcards = line.split('*').length - 1
      if (wildcards > 0) patterns++
      return (
        line.length <= LONGEST_LINE && wildcards <= MOST_WILDCARDS && (wildcards === 0 || patterns <= MOST_PATTERNS)
      )
    })
  const robots = parseRobots(url, lines.join('\n'))
  const delay = robots.getCrawlDelay(ROBOT_NAME)
  return {
    allows: address => robots.isAllowed(address, ROBOT_NAME) !== false,
    crawlDelayMs:
      delay !== undefined && Number.isFinite(delay) ? Math.min(Math.max(0, delay * 1000), LONGEST_CRAWL_DELAY_MS) : 0,
  }
}
