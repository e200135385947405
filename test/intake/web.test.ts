import {describe, expect, it} from 'vitest'
import {HostTurns} from '../../src/intake/host-turns.ts'
import {CannotReadNow} from '../../src/intake/intake-failure.ts'
import {type IntakeEffects, systemEffects} from '../../src/intake/intake-options.ts'
import {interleave} from '../../src/intake/interleave.ts'
import {parseRetryAfter} from '../../src/intake/network-error.ts'
import {openStream} from '../../src/intake/open-stream.ts'
import {parseRobotRules} from '../../src/intake/robots.ts'
import type {StreamOptions} from '../../src/intake/stream-item.ts'
import {failureOf, fastClock, makeFolder, makeServers, pageOf, take} from './streams.ts'

const serve = makeServers()
const {write} = makeFolder()
const page = '<html><body><p>Talks ended.</p></body></html>'

/** The items of a list of addresses: followed by the program itself, so robots.txt counts. */
const listed = async (urls: readonly string[], options: StreamOptions = {}, effects: IntakeEffects = systemEffects) =>
  (await take(write('list.txt', `${urls.join('\n')}\n`), options, effects)).items

describe('robots.txt', () => {
  const rules: [robots: string, path: string, allowed: boolean][] = [
    ['User-agent: *\nDisallow: /private/', '/private/a', false],
    ['User-agent: *\nDisallow: /private/', '/a', true],
    ['User-agent: *\nDisallow: /\nAllow: /news/', '/news/a', true],
    ['User-agent: rapporteur\nDisallow: /\n\nUser-agent: *\nDisallow:', '/a', false],
    ['User-agent: otherbot\nDisallow: /', '/a', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x', true],
    ['<html>No such page</html>', '/a', true],
    ['', '/a', true],
  ]
  it.each(rules)('%j and %s: %s', (robots, path, allowed) => {
    expect(parseRobotRules('https://news.example/robots.txt', robots).allows(`https://news.example${path}`)).toBe(
      allowed,
    )
  })

  it('takes bounded time, whatever is in it', () => {
    const started = performance.now()
    for (const line of [
      '/*a'.repeat(100_000),
      '*'.repeat(500_000),
      Array.from({length: 30_000}, () => '/*a*b*c*d\nDisallow: ').join(''),
    ]) {
      const {allows} = parseRobotRules('https://news.example/robots.txt', `User-agent: *\nDisallow: ${line}`)
      allows(`https://news.example/${'a'.repeat(2000)}`)
    }
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it('closes pages that the program goes to by itself, not those that the user names; asked for once', async () => {
    const asked: string[] = []
    const {url} = await serve((request, response) => {
      asked.push(request.url ?? '')
      if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /closed')
      else response.end(page)
    })
    const [open, closed] = await listed([`${url}/open`, `${url}/closed`])
    expect((await pageOf(open)).content).toBe(page)
    expect(await failureOf(closed)).toMatch(/robots\.txt .*closes.*--ignore-robots/)
    expect(asked).toEqual(['/robots.txt', '/open'])
    expect((await pageOf((await take(`${url}/closed`)).items[0])).content).toBe(page)
    expect((await pageOf((await listed([`${url}/closed`], {ignoreRobots: true}))[0])).content).toBe(page)
  })

  it('counts behind a redirect too', async () => {
    const other = await serve((request, response) => {
      if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /')
      else response.end(page)
    })
    const {url} = await serve((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end()
      else response.writeHead(302, {location: `${other.url}/a`}).end()
    })
    expect(await failureOf((await listed([`${url}/a`]))[0])).toMatch(
      new RegExp(`robots\\.txt of 127\\.0\\.0\\.1:${other.port}`),
    )
  })

  it('lets nothing be asked while the server fails to give it, and asks again later', async () => {
    let isBroken = true
    const asked: string[] = []
    const {url} = await serve((request, response) => {
      asked.push(request.url ?? '')
      if (request.url === '/robots.txt' && isBroken) response.writeHead(503).end()
      else response.end(request.url === '/robots.txt' ? '' : page)
    })
    const [first, second] = await listed([`${url}/a`, `${url}/b`], {retries: 0})
    expect(await failureOf(first)).toMatch(/robots\.txt .*could not be had/)
    isBroken = false
    expect((await pageOf(second)).content).toBe(page)
    expect(asked).toEqual(['/robots.txt', '/robots.txt', '/b'])
  })

  it('obeys its pause up to a limit', async () => {
    const {url} = await serve((request, response) => {
      response.end(request.url === '/robots.txt' ? 'User-agent: *\nCrawl-delay: 7' : page)
    })
    const {clock, sleeps} = fastClock()
    for (const item of await listed([`${url}/a`, `${url}/b`], {}, {...systemEffects, clock})) await pageOf(item)
    expect(sleeps).toEqual([7000])
    expect(parseRobotRules('https://a.example/robots.txt', 'User-agent: *\nCrawl-delay: 86400').crawlDelayMs).toBe(
      30_000,
    )
    expect(parseRobotRules('https://a.example/robots.txt', 'User-agent: *\nCrawl-delay: -5').crawlDelayMs).toBe(0)
  })
})

describe('pauses', () => {
  it('asks a host one page at a time with a pause between, and several hosts at once', async () => {
    const times: Record<string, number[]> = {}
    let running = 0
    let most = 0
    const host = async (name: string) => {
      let own = 0
      const {url} = await serve((request, response) => {
        if (request.url === '/robots.txt') return void response.writeHead(404).end()
        times[name] = [...(times[name] ?? []), performance.now()]
        expect(++own).toBe(1)
        most = Math.max(most, ++running)
        setTimeout(() => {
          own--
          running--
          response.end(page)
        }, 30)
      })
      return url
    }
    const [a, b] = [await host('a'), await host('b')]
    const items = await listed(
      [1, 2, 3].flatMap(n => [`${a}/${n}`, `${b}/${n}`]),
      {hostPauseMs: 120},
    )
    await Promise.all(items.map(pageOf))
    for (const name of ['a', 'b']) {
      const [first, second, third] = times[name]!
      // A timer may be a few milliseconds early.
      expect(second! - first!).toBeGreaterThan(110)
      expect(third! - second!).toBeGreaterThan(110)
      expect(times[name]).toHaveLength(3)
    }
    expect(most).toBe(2)
  })

  it('remembers what a host was put off to, and lets nobody wait for long', async () => {
    const {clock, sleeps} = fastClock()
    const turns = new HostTurns(clock)
    ;(await turns.enter('a.example'))()
    turns.putOff('a.example', 1000)
    ;(await turns.enter('b.example'))()
    expect(sleeps).toEqual([])
    ;(await turns.enter('a.example'))()
    expect(sleeps).toEqual([1000])
    turns.putOff('a.example', 600_000)
    await expect(turns.enter('a.example')).rejects.toThrow(/not to be visited before 2022-09-15T12:10/)
    await clock.sleep(600_000)
    ;(await turns.enter('a.example'))()
  })
})

describe('second attempts', () => {
  it('tries again what fails for the moment, with growing pauses', async () => {
    let asked = 0
    const {url} = await serve((_, response) => {
      asked++
      if (asked === 1) response.writeHead(503).end()
      else if (asked === 2) response.destroy()
      else response.end(page)
    })
    const {clock, sleeps} = fastClock()
    const {items} = await take(`${url}/a`, {retries: 2}, {...systemEffects, clock})
    expect((await pageOf(items[0])).content).toBe(page)
    expect(sleeps).toEqual([1000, 2000])
  })

  it('tries again when the body breaks off', async () => {
    let asked = 0
    const {url} = await serve((_, response) => {
      if (++asked > 1) return void response.end(page)
      response.writeHead(200, {'content-length': '1000'}).write('<html>')
      setTimeout(() => response.destroy(), 20)
    })
    const {clock} = fastClock()
    expect((await pageOf((await take(`${url}/a`, {}, {...systemEffects, clock})).items[0])).content).toBe(page)
    expect(asked).toBe(2)
  })

  it('waits as long as the server asks, and not at all when that is too long', async () => {
    let asked = 0
    let wait = '30'
    const {url} = await serve((_, response) => {
      if (++asked % 2 === 1) response.writeHead(429, {'retry-after': wait}).end()
      else response.end(page)
    })
    const {clock, sleeps} = fastClock()
    await pageOf((await take(`${url}/a`, {}, {...systemEffects, clock})).items[0])
    expect(sleeps).toEqual([30_000])
    wait = '86400'
    const {failures} = await take([`${url}/b`, `${url}/c`], {}, {...systemEffects, clock})
    expect(failures.map(f => f.failure).sort()).toEqual([
      expect.stringMatching(/asks not to be visited before 2022-09-16T12:00/),
      expect.stringMatching(/429/),
    ])
    expect(asked).toBe(3)
  })

  it('does not try again what will not pass, and leaves a host alone that fails all the time', async () => {
    const asked: string[] = []
    const {url} = await serve((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(request.url?.startsWith('/gone') ? 404 : 500).end()
    })
    const {clock} = fastClock()
    const effects = {...systemEffects, clock}
    expect((await take(`${url}/gone`, {}, effects)).failures).toHaveLength(1)
    expect(asked).toEqual(['/gone'])
    const {failures} = await take(
      [1, 2, 3, 4, 5].map(n => `${url}/${n}`),
      {retries: 0},
      effects,
    )
    expect(failures).toHaveLength(5)
    expect(asked).toEqual(['/gone', '/1', '/2', '/3'])
    expect(failures.at(-1)?.failure).toMatch(/not to be visited/)
  })

  it('reads how long to wait', () => {
    expect(parseRetryAfter('120')).toBe(120_000)
    expect(parseRetryAfter('Thu, 15 Sep 2022 12:00:30 GMT', Date.parse('2022-09-15T12:00:00Z'))).toBe(30_000)
    expect(parseRetryAfter('Thu, 15 Sep 2022 11:00:00 GMT', Date.parse('2022-09-15T12:00:00Z'))).toBe(0)
    expect(parseRetryAfter('soon')).toBeNull()
    expect(parseRetryAfter(null)).toBeNull()
    expect(new CannotReadNow('x').retryAfterMs).toBeNull()
  })
})

describe('limits', () => {
  it('refuses pages of feeds and lists that lead into a private network', async () => {
    const {url, port} = await serve((request, response) => {
      if (request.url === '/out') response.writeHead(302, {location: `http://inside.example:${port}/secret`}).end()
      else response.end(request.url === '/robots.txt' ? '' : 'secret')
    })
    const network = {
      lookup: async (host: string) => [{address: host === 'inside.example' ? '127.0.0.2' : '127.0.0.1', family: 4}],
      isPrivate: (address: string) => address === '127.0.0.2' || address === '127.0.0.1',
    }
    const feed = write(
      'inner.xml',
      `<rss><channel><item><link>${url}/a</link></item><item><link>http://inside.example:${port}/</link></item></channel></rss>`,
    )
    const {items} = await take(feed, {allowPrivate: false}, {...systemEffects, network})
    for (const item of items) expect(await failureOf(item)).toMatch(/not on the public internet.*--allow-private/)
    const half = {...network, isPrivate: (address: string) => address === '127.0.0.2'}
    const [out] = await listed(
      [`http://outside.example:${port}/out`],
      {allowPrivate: false},
      {...systemEffects, network: half},
    )
    expect(await failureOf(out)).toMatch(/127\.0\.0\.2/)
  })

  it('keeps to the size and the time for a page, and not for a long stream that keeps coming', async () => {
    const {url} = await serve((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end()
      else if (request.url === '/huge') response.end('x'.repeat(100_000))
      else if (request.url === '/slow') response.write('<html>')
      else {
        response.writeHead(200, {'content-type': 'application/x-ndjson'})
        let line = 0
        const timer = setInterval(() => {
          response.write(`{"text":"Report ${++line}."}\n`)
          if (line < 20) return
          clearInterval(timer)
          response.end()
        }, 50)
      }
    })
    const [huge, slow] = await listed([`${url}/huge`, `${url}/slow`], {sizeLimit: 50_000, timeoutMs: 300, retries: 0})
    expect(await failureOf(huge)).toMatch(/larger than 49 kB/)
    expect(await failureOf(slow)).toMatch(/within 0.3 seconds/)
    const lines = openStream([`${url}/lines`], {timeoutMs: 800, allowPrivate: true})
    let found = 0
    for await (const offer of lines) {
      expect(offer).toHaveProperty('open')
      // Whoever takes the items may be slower than the limit.
      if (++found === 2) await new Promise(resolve => setTimeout(resolve, 1000))
    }
    expect(found).toBe(20)
  })

  it('stops when it is told to', async () => {
    const {url} = await serve(() => {})
    const controller = new AbortController()
    const [item] = await listed([`${url}/a`], {signal: controller.signal})
    setTimeout(() => controller.abort(), 50)
    expect(await failureOf(item)).toMatch(/stopped/)
    expect((await take(`${url}/b`, {signal: controller.signal})).items).toEqual([])
  })
})

describe('interleave', () => {
  const stream = (name: string, waits: readonly number[], left: string[] = []) =>
    async function* () {
      try {
        for (const [i, wait] of waits.entries()) {
          await new Promise(resolve => setTimeout(resolve, wait))
          yield `${name}${i}`
        }
      } finally {
        left.push(name)
      }
    }
  it('gives what comes first, from so many at once', async () => {
    const found: string[] = []
    for await (const item of interleave([stream('a', [60, 1]), stream('b', [5, 5]), stream('c', [1])], 2))
      found.push(item)
    expect(found).toEqual(['b0', 'b1', 'c0', 'a0', 'a1'])
  })
  it('leaves all when it is left, and fails when one fails', async () => {
    const left: string[] = []
    const merged = interleave([stream('a', [1, 1, 1], left), stream('b', [1, 1, 1], left)], 2)
    await merged.next()
    await merged.return(undefined)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(left.sort()).toEqual(['a', 'b'])
    const broken = async function* () {
      yield 'x'
      throw new Error('broken')
    }
    const failing = interleave([broken], 2)
    await failing.next()
    await expect(failing.next()).rejects.toThrow('broken')
  })
})
