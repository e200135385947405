import {brotliCompressSync, deflateRawSync, deflateSync, gzipSync} from 'node:zlib'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {WARCRecord, WARCSerializer} from 'warcio'
import {openLocator} from '../../src/intake/open-locators.ts'
import {decodeWarcPage, findWarcPages} from '../../src/intake/warc.ts'
import {failureOf, makeFolder, makeServers, pageOf, take} from './streams.ts'

const page = (n: number) => `<html><body><p>Report ${n}: the talks ended – “well”.</p></body></html>`

interface RecordOptions {
  readonly url?: string
  readonly status?: string
  readonly headers?: Record<string, string>
  readonly body?: Uint8Array
  readonly type?: 'response' | 'request' | 'resource' | 'revisit' | 'metadata'
  readonly gzip?: boolean
}

/** A record as warcio writes it: another program than the one that reads. */
async function record(n: number, options: RecordOptions = {}): Promise<Uint8Array> {
  const {url = `https://news.example/${n}`, status = '200 OK', type = 'response', gzip = false} = options
  const body = options.body ?? Buffer.from(page(n))
  const made = WARCRecord.create(
    {
      url,
      type,
      date: '2022-09-15T10:00:00Z',
      httpHeaders: {'Content-Type': 'text/html; charset=utf-8', ...options.headers},
      statusline: `HTTP/1.1 ${status}`,
      warcHeaders: {'WARC-Record-ID': `<urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}>`},
    },
    (async function* () {
      yield body
    })(),
  )
  return WARCSerializer.serialize(made, {gzip})
}

const {write} = makeFolder()
const serve = makeServers()

const records = async (gzip: boolean): Promise<Uint8Array[]> => [
  await record(1, {gzip}),
  await record(2, {gzip, type: 'request'}),
  await record(3, {gzip, status: '404 Not Found'}),
  await record(4, {gzip, headers: {'Content-Type': 'image/png'}}),
  await record(5, {gzip}),
]

describe.each([
  ['plain', false],
  ['packed record by record', true],
])('a file that is %s', (name, gzip) => {
  it('offers its HTML pages, each by its place, and opens them again from there', async () => {
    const path = write(`${name}/a.warc`, Buffer.concat(await records(gzip)))
    const {items, failures} = await take(path)
    expect(failures).toEqual([])
    const pages = await Promise.all(items.map(pageOf))
    expect(pages.map(p => p.content)).toEqual([page(1), page(5)])
    expect(pages.map(p => p.url)).toEqual(['https://news.example/1', 'https://news.example/5'])
    expect(items[0]?.locator).toBe(`warc:${path}#0`)
    expect(items[1]?.fingerprint).toMatch(/000000000005/)
    for (const [i, item] of items.entries()) expect(await openLocator(item.locator)).toEqual(pages[i])
  })
})

it('reads a file packed as one, and opens its records again', async () => {
  const path = write('whole.warc.gz', gzipSync(Buffer.concat(await records(false))))
  const {items} = await take(path)
  expect(items).toHaveLength(2)
  expect(items[1]?.locator).toMatch(/#0\+\d+$/)
  expect(await openLocator(items[1]!.locator)).toEqual(await pageOf(items[1]))
})

it('opens records of an address, by ranges or without', async () => {
  const bytes = Buffer.concat(await records(true))
  let ranges = true
  const {url} = await serve((request, response) => {
    const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
    if (ranges && start > 0) response.writeHead(206).end(bytes.subarray(start))
    else response.end(bytes)
  })
  const {items} = await take(`${url}/crawl.warc.gz`)
  expect(items).toHaveLength(2)
  for (const known of [true, false]) {
    ranges = known
    expect(await openLocator(items[1]!.locator, {allowPrivate: true})).toEqual(await pageOf(items[1]))
  }
})

describe('bodies', () => {
  const text = Buffer.from(page(1))
  const chunked = (body: Uint8Array) =>
    Buffer.concat([
      Buffer.from('9;note=x\r\n'),
      body.subarray(0, 9),
      Buffer.from(`\r\n${(body.length - 9).toString(16).toUpperCase()}\r\n`),
      body.subarray(9),
      Buffer.from('\r\n0\r\n\r\n'),
    ])
  const bodies: [name: string, body: Uint8Array, headers: Record<string, string>][] = [
    ['gzip', gzipSync(text), {'Content-Encoding': 'gzip'}],
    ['brotli', brotliCompressSync(text), {'Content-Encoding': 'br'}],
    ['deflate', deflateSync(text), {'Content-Encoding': 'deflate'}],
    ['deflate without its header', deflateRawSync(text), {'Content-Encoding': 'deflate'}],
    ['chunked', chunked(text), {'Transfer-Encoding': 'chunked'}],
    ['chunked gzip', chunked(gzipSync(text)), {'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip'}],
    ['said to be gzip', text, {'Content-Encoding': 'gzip'}],
    ['said to be brotli', text, {'Content-Encoding': 'br'}],
    ['said to be chunked', text, {'Transfer-Encoding': 'chunked'}],
    ['ISO-8859-2', Buffer.from([0x3c, 0x70, 0x3e, 0xb1]), {'Content-Type': 'text/html; charset=iso-8859-2'}],
  ]
  it.each(bodies)('%s', async (name, body, headers) => {
    const {items} = await take(write('body.warc', await record(1, {body, headers})))
    expect((await pageOf(items[0])).content).toBe(name === 'ISO-8859-2' ? '<p>ą' : page(1))
  })

  it('says what is wrong with one that is damaged, too large or empty', async () => {
    const path = write(
      'bad-bodies.warc',
      Buffer.concat([
        await record(1, {body: gzipSync(text).subarray(0, 30), headers: {'Content-Encoding': 'gzip'}}),
        await record(2, {body: gzipSync(Buffer.alloc(1_000_000, 97)), headers: {'Content-Encoding': 'gzip'}}),
        await record(3, {body: Buffer.from(' ')}),
        await record(4, {body: Buffer.alloc(300_000, 97)}),
        await record(5),
      ]),
    )
    const {items, failures} = await take(path, {sizeLimit: 100_000})
    expect(await failureOf(items[0])).toMatch(/packed with gzip and damaged/)
    expect(await failureOf(items[1])).toMatch(/larger than 98 kB.*--size-limit/)
    expect(await failureOf(items[2])).toMatch(/empty/)
    expect(failures).toEqual([
      {source: expect.stringMatching(/offset \d+$/), failure: expect.stringMatching(/record 4 .*larger/)},
    ])
    expect((await pageOf(items[3])).content).toBe(page(5))
  })
})

describe('damage', () => {
  const read = async (bytes: Uint8Array) => {
    const {items, failures} = await take(write('damaged.warc', bytes))
    return {
      pages: await Promise.all(items.map(async item => (await pageOf(item)).url)),
      failures: failures.map(f => f.failure),
    }
  }

  it('reads what stands before the end of a file that was cut off', async () => {
    const plain = Buffer.concat([await record(1), await record(2)])
    expect(await read(plain.subarray(0, -50))).toEqual({
      pages: ['https://news.example/1'],
      failures: [expect.stringMatching(/Record 2 ends 46 bytes early/)],
    })
    const packed = Buffer.concat([await record(1, {gzip: true}), await record(2, {gzip: true})])
    expect(await read(packed.subarray(0, -50))).toEqual({
      pages: ['https://news.example/1'],
      failures: [expect.stringMatching(/cut off/)],
    })
  })

  it('goes on behind bytes that are broken', async () => {
    const packed = await Promise.all([1, 2, 3].map(n => record(n, {gzip: true})))
    packed[1] = Buffer.from(packed[1]!).fill(0xff, 40, 120)
    expect(await read(Buffer.concat(packed))).toEqual({
      pages: ['https://news.example/1', 'https://news.example/3'],
      failures: [expect.stringMatching(/damaged/)],
    })
    const plain = await Promise.all([1, 2, 3].map(n => record(n)))
    expect(await read(Buffer.concat([plain[0]!, Buffer.from('rubbish\nand more\r\n\r\n'), plain[2]!]))).toEqual({
      pages: ['https://news.example/1', 'https://news.example/3'],
      failures: [expect.stringMatching(/no record where one should begin/)],
    })
  })

  it('goes on behind headers without end, lengths that are none and lengths beyond the file', async () => {
    const long = `WARC/1.0\r\nWARC-Type: response\r\nX-Long: ${'x'.repeat(400_000)}\r\n\r\n`
    const wordy = `WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n`
    const {pages, failures} = await read(
      Buffer.concat([
        Buffer.from(long),
        await record(1),
        Buffer.from(wordy),
        await record(2),
        Buffer.from('WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx'),
      ]),
    )
    expect(pages).toEqual(['https://news.example/1', 'https://news.example/2'])
    expect(failures).toEqual([
      expect.stringMatching(/Record 1 does not say/),
      expect.stringMatching(/Record 3 does not say/),
      expect.stringMatching(/Record 5 ends 99999999998 bytes early/),
    ])
  })

  it('goes on behind a record that is shorter than it says', async () => {
    const short = Buffer.from(await record(1)).toString('latin1')
    const longer = short.replace(/Content-Length: (\d+)/, (_, n) => `Content-Length: ${Number(n) - 20}`)
    const {pages, failures} = await read(Buffer.concat([Buffer.from(longer, 'latin1'), await record(2)]))
    expect(pages).toEqual(['https://news.example/1', 'https://news.example/2'])
    expect(failures).toHaveLength(1)
  })

  it('says so when there is no page in it', async () => {
    expect((await read(await record(1, {type: 'request'}))).failures).toEqual([expect.stringMatching(/no HTML page/)])
    const {items} = await take(write('old.arc', 'filedesc://x.arc 0.0.0.0 20220915\n'))
    expect(await items[0]!.open()).toMatchObject({failure: expect.stringMatching(/ARC file/)})
  })

  it('reads the same however the bytes come, and never throws for broken ones', async () => {
    const whole = Buffer.concat(await records(true))
    const readAll = async (bytes: Uint8Array, cuts: readonly number[]) => {
      const places = [...new Set(cuts.map(cut => cut % bytes.length))].sort((a, b) => a - b)
      const chunks = (async function* () {
        for (const [i, place] of [0, ...places].entries()) yield bytes.subarray(place, places[i] ?? bytes.length)
      })()
      const urls: string[] = []
      for await (const found of findWarcPages(chunks, {sizeLimit: 1_000_000})) {
        if ('failure' in found) continue
        try {
          decodeWarcPage(found, {sizeLimit: 1_000_000})
          urls.push(`${found.url} ${found.place.offset}`)
        } catch {}
      }
      return urls
    }
    const expected = await readAll(whole, [])
    expect(expected).toHaveLength(2)
    const cuts = fc.array(fc.nat(5000), {maxLength: 40})
    await fc.assert(
      fc.asyncProperty(cuts, async places => {
        expect(await readAll(whole, places)).toEqual(expected)
      }),
      {numRuns: 60},
    )
    await fc.assert(
      fc.asyncProperty(
        cuts,
        fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), {minLength: 1, maxLength: 20}),
        async (places, changes) => {
          const broken = Buffer.from(whole)
          for (const [at, byte] of changes) broken[at % broken.length] = byte
          expect((await readAll(broken, places)).length).toBeLessThanOrEqual(2)
        },
      ),
      {numRuns: 100},
    )
  })
})
