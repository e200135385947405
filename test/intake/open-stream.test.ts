import {symlinkSync} from 'node:fs'
import {deflateRawSync, gzipSync} from 'node:zlib'
import {describe, expect, it} from 'vitest'
import {isFailure} from '../../src/intake/intake-failure.ts'
import {systemEffects} from '../../src/intake/intake-options.ts'
import {openLocator, openLocators} from '../../src/intake/open-locators.ts'
import {openStream} from '../../src/intake/open-stream.ts'
import {isNotModified, memoryFeedState} from '../../src/intake/stream-item.ts'
import {failureOf, fastClock, makeFolder, makeServers, pageOf, take} from './streams.ts'

const {folder, write} = makeFolder()
const serve = makeServers()
const html = (words: string) => `<!doctype html><html><body><p>${words}</p></body></html>`

describe('files and folders', () => {
  it('offers the files of a folder by name, whatever they hold', async () => {
    write('f/b.html', html('Second.'))
    write('f/a.txt', 'First.')
    write('f/c/deep.txt.gz', gzipSync('Third.'))
    write('f/d.jsonl', '{"id": "x", "text": "Fourth."}\n\n{"id": "y", "text": "Fifth."}\n')
    write('f/.hidden.txt', 'No.')
    write('f/.git/config.txt', 'No.')
    write('f/picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47]))
    write('f/b_files/frame.html', html('No.'))
    symlinkSync(`${folder}/f`, `${folder}/f/c/loop`)
    symlinkSync(`${folder}/nowhere`, `${folder}/f/e-broken.txt`)
    const {items, failures} = await take(`${folder}/f`)
    const pages = await Promise.all(items.map(pageOf))
    expect(pages.map(page => page.content.replace(/<[^>]*>/g, ''))).toEqual([
      'First.',
      'Second.',
      'Third.',
      'Fourth.',
      'Fifth.',
    ])
    expect(items.map(item => item.locator)).toEqual([
      `file:${folder}/f/a.txt`,
      `file:${folder}/f/b.html`,
      `file:${folder}/f/c/deep.txt.gz`,
      `file:${folder}/f/d.jsonl#1`,
      `file:${folder}/f/d.jsonl#3`,
    ])
    expect(new Set(items.map(item => item.offeredBy))).toEqual(new Set([`${folder}/f`]))
    expect(failures.map(({source}) => source)).toEqual([`${folder}/f/e-broken.txt`])
    for (const [i, item] of items.entries()) expect(await openLocator(item.locator)).toEqual(pages[i])
  })

  it('tells by the fingerprint whether anything changed', async () => {
    const path = write('g/a.txt', 'First.')
    const lines = write('g/b.jsonl', '{"text": "One."}\n{"text": "Two."}\n')
    const before = (await take(`${folder}/g`)).items.map(item => item.fingerprint)
    expect((await take(`${folder}/g`)).items.map(item => item.fingerprint)).toEqual(before)
    write('g/a.txt', 'First, longer.')
    write('g/b.jsonl', '{"text": "One."}\n{"text": "Two, changed."}\n')
    const after = (await take([path, lines])).items.map(item => item.fingerprint)
    expect(after[0]).not.toBe(before[0])
    expect(after[1]).toBe(before[1])
    expect(after[2]).not.toBe(before[2])
  })

  it('says what is wrong in its place and goes on', async () => {
    const bad = write('bad.jsonl', '{"text": ""}\n{"text": "Good."}\n')
    const {items, failures} = await take([`${folder}/none.txt`, bad, write('empty.txt', '')], {allowPrivate: false})
    expect(failures.map(f => f.failure)).toEqual([expect.stringMatching(/no such file/)])
    // A file that is there is kept with its reason, so that it can be tried again when it has been mended.
    expect(items[2]?.locator).toBe(`file:${folder}/empty.txt`)
    expect(await failureOf(items[2])).toMatch(/empty/)
    expect(await failureOf(items[0])).toMatch(/"text" is empty/)
    expect((await pageOf(items[1])).content).toBe('Good.')
    expect(await openLocator(`file:${bad}#9`)).toMatchObject({failure: expect.stringMatching(/not have this line/)})
    expect(await openLocator('nonsense')).toMatchObject({failure: expect.stringMatching(/no report/)})
    expect(await openLocator('stdin:00')).toMatchObject({failure: expect.stringMatching(/standard input/)})
  })

  it('takes no data for a text', async () => {
    const sources: [name: string, content: string, reason: RegExp][] = [
      ['data.json', '{\n  "a": 1\n}\n', /neither a feed nor JSON Lines/],
      ['data.csv', 'a,b\n1,2\n', /without a column/],
      ['memo.rtf', '{\\rtf1\\ansi The ministers met.}', /an RTF file/],
      ['scan.pdf', '%PDF-1.4 1 0 obj', /a PDF file/],
    ]
    for (const [name, content, reason] of sources) {
      const {items, failures} = await take(write(name, content))
      expect(failures).toEqual([])
      expect(await failureOf(items[0])).toMatch(reason)
    }
    expect((await take(write('lines.json', '{"text": "One."}\n'))).items).toHaveLength(1)
    expect((await pageOf((await take(write('headline.txt', 'MZUZU MAYOR RESIGNS'))).items[0])).content).toMatch(
      /^MZUZU/,
    )
  })

  it('a file that comes to hold many reports is no longer taken for one', async () => {
    const {items} = await take(write('one.txt', 'The ministers met.'))
    write('one.txt', '{"text": "One."}\n{"text": "Two."}\n')
    expect(await failureOf(items[0])).toMatch(/now holds many/)
  })

  it('reads standard input, documents and lines', async () => {
    const stdin = (text: string) => ({
      ...systemEffects,
      stdin: async function* () {
        yield Buffer.from(text)
      },
    })
    const {items} = await take('-', {}, stdin('Talks ended.'))
    expect((await pageOf(items[0])).content).toBe('Talks ended.')
    expect(items[0]?.locator).toMatch(/^stdin:[0-9a-f]{32}$/)
    const lines = await take('-', {}, stdin('{"text":"One."}\n{"text":"Two."}\n'))
    expect(await Promise.all(lines.items.map(async item => (await pageOf(item)).content))).toEqual(['One.', 'Two.'])
  })

  it('ends after so many items, and gives what the user says of all', async () => {
    const path = write('many.jsonl', '{"text":"One."}\n{"text":"Two.","outlet":"Other"}\n{"text":"Three."}\n')
    const {items} = await take(path, {maxItems: 2, outlet: 'Example', published: '2022-09-15'})
    expect(await Promise.all(items.map(pageOf))).toMatchObject([
      {outlet: 'Example', published: '2022-09-15'},
      {outlet: 'Other', published: '2022-09-15'},
    ])
    await expect(take(path, {published: 'soon'})).rejects.toThrow(/Write it as/)
  })

  it('has one line in memory at a time', async () => {
    let given = 0
    const stdin = async function* () {
      for (; given < 1000; given++) yield Buffer.from(`{"id":"${given}","text":"Report."}\n`)
    }
    const stream = openStream(['-'], {}, {...systemEffects, stdin})
    await stream.next()
    expect(given).toBeLessThan(5)
    await stream.return(undefined)
  })

  it('opens lines again in one pass', async () => {
    const path = write('again.jsonl', Array.from({length: 50}, (_, i) => `{"text":"Report ${i + 1}."}`).join('\n'))
    const offers = []
    const wanted = [40, 7, 99].map(n => ({locator: `file:${path}#${n}`, given: {outlet: 'Example'}}))
    for await (const offer of openLocators(wanted)) offers.push(isFailure(offer) ? offer : await offer.open())
    expect(offers).toMatchObject([
      {content: 'Report 7.', outlet: 'Example'},
      {content: 'Report 40.'},
      {source: `file:${path}#99`, failure: expect.stringMatching(/not have this line/)},
    ])
  })
})

const rss = (items: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Example News</title>${channel}${items}</channel></rss>`

describe('feeds', () => {
  it('offers the pages of a feed with what it says of them, and its own text when a page cannot be had', async () => {
    const {url} = await serve((request, response) => {
      if (request.url === '/feed')
        response.end(
          rss(`<item><guid>1</guid><title>Talks end</title><link>/a?utm_source=rss</link><pubDate>Thu, 15 Sep 2022 23:30:00 -0500</pubDate></item>
          <item><title>War ends</title><link>/gone</link><description>&lt;p&gt;The war ended.&lt;/p&gt;</description></item>
          <item><title>Peace</title><link>/gone-too</link></item>
          <item><guid isPermaLink="false">n4</guid><title>Note</title><description>A note without a page.</description></item>
          <item><title>Again</title><link>/a</link></item>`),
        )
      else if (request.url === '/a')
        response.writeHead(200, {'content-type': 'text/html', etag: '"1"'}).end(html('Talks ended.'))
      else response.writeHead(404).end()
    })
    const {items, failures} = await take(`${url}/feed`)
    expect(failures).toEqual([])
    expect(items.map(item => item.locator)).toEqual([
      `${url}/a`,
      `${url}/gone`,
      `${url}/gone-too`,
      `feed:${url}/feed#n4`,
    ])
    expect(items[0]).toMatchObject({offeredBy: `${url}/feed`, given: {title: 'Talks end', outlet: 'Example News'}})
    expect(await pageOf(items[0])).toMatchObject({
      title: 'Talks end',
      published: '2022-09-15T23:30:00-05:00',
      outlet: null,
      url: `${url}/a`,
      validators: {etag: '"1"'},
    })
    expect(await pageOf(items[1])).toMatchObject({
      format: 'html',
      outlet: 'Example News',
      content: expect.stringContaining('<p>The war ended.</p>'),
    })
    expect(await failureOf(items[2])).toMatch(/404/)
    expect(await pageOf(items[3])).toMatchObject({format: 'text', content: 'A note without a page.'})
    expect(await openLocator(items[3]!.locator, {allowPrivate: true})).toMatchObject({
      content: 'A note without a page.',
    })
    expect(await openLocator(`feed:${url}/feed#n5`, {allowPrivate: true})).toMatchObject({
      failure: expect.stringMatching(/any more/),
    })
  })

  it('takes the text of the feed alone when asked to', async () => {
    const asked: string[] = []
    const {url} = await serve((request, response) => {
      asked.push(request.url ?? '')
      response.end(
        rss('<item><link>/a</link><description>From the feed.</description></item><item><link>/b</link></item>'),
      )
    })
    const {items} = await take(`${url}/feed`, {feedText: true})
    expect((await pageOf(items[0])).content).toBe('From the feed.')
    expect(asked).toEqual(['/feed'])
    expect(items[0]?.locator).toBe(`${url}/a`)
  })

  it('saves the state of a feed when all its items are settled, and asks by it the next time', async () => {
    let answers = 0
    const {url} = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
      else {
        answers++
        response
          .writeHead(200, {etag: '"v1"', 'cache-control': 'max-age=7200'})
          .end(rss('<item><link>/a</link></item><item><link>/b</link></item>'))
      }
    })
    const feedState = memoryFeedState()
    const {clock} = fastClock()
    const effects = {...systemEffects, clock}
    const first = await take(`${url}/feed`, {feedState}, effects)
    await first.items[0]?.settle()
    await first.items[0]?.settle()
    expect(await feedState.load(`${url}/feed`)).toBeNull()
    await first.items[1]?.settle()
    expect(await feedState.load(`${url}/feed`)).toEqual({
      etag: '"v1"',
      lastModified: null,
      polledAt: '2022-09-15T12:00:00.000Z',
      nextPollAt: '2022-09-15T14:00:00.000Z',
      failures: 0,
    })
    await clock.sleep(7_200_000)
    expect(await take(`${url}/feed`, {feedState, onlyDue: true}, effects)).toEqual({items: [], failures: []})
    expect(answers).toBe(1)
    expect(await feedState.load(`${url}/feed`)).toMatchObject({
      etag: '"v1"',
      polledAt: '2022-09-15T14:00:00.000Z',
      nextPollAt: '2022-09-15T16:00:00.000Z',
    })
    await take(`${url}/feed`, {feedState: memoryFeedState()}, effects)
    expect(answers).toBe(2)
  })

  it('does not take a feed for read when the work was broken off', async () => {
    const {url} = await serve((_, response) => response.end(rss('<item><link>/a</link></item>')))
    const feedState = memoryFeedState()
    const controller = new AbortController()
    const {items} = await take(`${url}/feed`, {feedState, signal: controller.signal})
    controller.abort()
    expect(await failureOf(items[0])).toMatch(/stopped/)
    await items[0]?.settle()
    expect(await feedState.load(`${url}/feed`)).toBeNull()
  })

  it('names a page by where its redirects end', async () => {
    const {url} = await serve((request, response) => {
      if (request.url === '/feed') response.end(rss('<item><link>/go?1</link></item>'))
      else if (request.url === '/go?1') response.writeHead(302, {location: '/a?utm_medium=x'}).end()
      else response.writeHead(200, {'content-type': 'text/html'}).end(html('x'))
    })
    const {items} = await take(`${url}/feed`)
    expect(items[0]?.locator).toBe(`${url}/go?1`)
    expect((await pageOf(items[0])).url).toBe(`${url}/a`)
  })

  it('leaves a feed alone that is not due, and longer each time it fails', async () => {
    let asked = 0
    const {url} = await serve((request, response) => {
      if (request.url === '/feed') asked++
      response
        .writeHead(request.url === '/feed' ? 404 : 200)
        .end(request.url === '/feed' ? '' : `<opml><body><outline xmlUrl="/feed"/></body></opml>`)
    })
    const feedState = memoryFeedState()
    const {clock} = fastClock()
    const effects = {...systemEffects, clock}
    const watch = () => take(`${url}/list.opml`, {feedState, onlyDue: true}, effects)
    expect((await watch()).failures).toHaveLength(1)
    expect(await watch()).toEqual({items: [], failures: []})
    await clock.sleep(3_600_001)
    expect((await watch()).failures).toHaveLength(1)
    expect(asked).toBe(2)
    expect(await feedState.load(`${url}/feed`)).toMatchObject({failures: 2, nextPollAt: '2022-09-15T15:00:00.001Z'})
  })

  it('asks whether a page changed', async () => {
    const {url} = await serve((request, response) => {
      if (request.url === '/feed') response.end(rss('<item><link>/a</link></item>'))
      else if (request.headers['if-modified-since']) response.writeHead(304).end()
      else
        response
          .writeHead(200, {'content-type': 'text/html', 'last-modified': 'Thu, 15 Sep 2022 10:00:00 GMT'})
          .end(html('x'))
    })
    const {items} = await take(`${url}/feed`)
    const {validators} = await pageOf(items[0])
    const again = await items[0]!.open(validators)
    expect(isNotModified(again)).toBe(true)
  })

  it('reads a feed from a file, in its own encoding', async () => {
    const text = `<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><link>https://news.example/a</link><title>\u041a\u0438\u0435\u0432</title></item></channel></rss>`
    const bytes = Buffer.from(text.replace(/[\u0400-\u04ff]/g, '?'), 'latin1')
    bytes.set([0xca, 0xe8, 0xe5, 0xe2], bytes.indexOf('????'))
    const {items} = await take(write('feed.xml', bytes))
    expect(items[0]).toMatchObject({locator: 'https://news.example/a', given: {title: 'Киев'}})
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(text.replace('windows-1251', 'utf-16'), 'utf16le'),
    ])
    expect((await take(write('feed16.xml', utf16))).items[0]?.given.title).toBe('Киев')
    expect(
      (
        await take(
          write(
            'feed.json',
            '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "content_text": "Note."}]}',
          ),
        )
      ).items[0]?.locator,
    ).toBe(`feed:${folder}/feed.json#1`)
  })
})

describe('lists', () => {
  it('offers the feeds of an OPML list several at once, however deep', async () => {
    let running = 0
    let most = 0
    const {url} = await serve((request, response) => {
      if (request.url === '/inner.opml')
        response.end('<opml version="2.0"><body><outline xmlUrl="/feed4"/></body></opml>')
      else if (request.url?.startsWith('/feed')) {
        most = Math.max(most, ++running)
        setTimeout(() => {
          running--
          response.end(rss(`<item><link>/page${request.url?.slice(5)}</link></item>`))
        }, 20)
      } else response.writeHead(404).end()
    })
    const other = await serve((_, response) => response.end(rss('<item><link>/elsewhere</link></item>')))
    const list = write(
      'list.opml',
      `<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body><outline text="World"><outline text="A" xmlUrl="${url}/feed1"/>
       <outline text="B"><outline type="rss" xmlUrl="feed:${url}/feed2"/></outline></outline><outline xmlURL="${url}/feed3"/><outline xmlUrl="${url}/feed1"/>
       <outline type="include" url="${url}/inner.opml"/><outline xmlUrl="${other.url}/x"/><outline type="link" url="${url}/no"/><outline text="empty" xmlUrl=""/></body></opml>`,
    )
    const {items, failures} = await take(list)
    expect(failures).toEqual([])
    expect(items.map(item => item.locator).sort()).toEqual(
      [`${other.url}/elsewhere`, ...[1, 2, 3, 4].map(n => `${url}/page${n}`)].sort(),
    )
    expect(most).toBe(1)
  })

  it('offers the addresses of lists, follows the feeds and packed tables that they name, and no list for ever', async () => {
    const table = (n: number) =>
      Array.from({length: 61}, (_, i) => (i === 60 ? `https://news.example/${n}` : i)).join('\t')
    const {url} = await serve((request, response) => {
      if (request.url === '/feed') response.end(rss('<item><link>/page</link></item>'))
      else if (request.url === '/1.export.CSV.zip')
        response.end(zip('1.export.CSV', `${table(1)}\n${table(2)}\n${table(1)}\n`))
      else if (request.url === '/doc.zip') response.end(zip('a.txt', 'Talks ended.'))
      else if (request.url === '/self.xml') response.end(`${url}/self.xml\n`)
      else response.writeHead(404).end()
    })
    const path = write(
      'list.txt',
      `https://news.example/0\n${url}/feed\n${url}/1.export.CSV.zip\n${url}/doc.zip\n${url}/self.xml\n`,
    )
    const {items, failures} = await take(path)
    expect(items.map(item => item.locator).sort()).toEqual(
      ['https://news.example/0', 'https://news.example/1', 'https://news.example/2', `${url}/page`].sort(),
    )
    expect(failures.map(f => f.failure).sort()).toEqual([
      expect.stringMatching(/lists are followed no deeper/),
      expect.stringMatching(/a ZIP archive or an Office file/),
    ])
  })
})

/** A ZIP archive of one file, as the tools of the field write it. */
function zip(name: string, text: string): Uint8Array {
  const packed = deflateRawSync(text)
  const header = Buffer.alloc(30)
  header.write('PK\x03\x04', 'latin1')
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(packed.length, 18)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, Buffer.from(name), packed, Buffer.from('PK\x01\x02 the directory that follows')])
}
