import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import type {Server} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, afterEach, describe, expect, it} from 'vitest'
import {isPrivateAddress} from '../../src/intake/fetch-page.ts'
import {type IntakeFailure, isFailure} from '../../src/intake/intake-failure.ts'
import {type IntakeEffects, type IntakeOptions, openReports, systemEffects} from '../../src/intake/open-reports.ts'
import type {RawPage} from '../../src/intake/raw-page.ts'
import {openLocalServer} from './local-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'intake-'))
afterAll(() => rmSync(folder, {recursive: true}))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})
const serve: typeof openLocalServer = async answer => {
  const opened = await openLocalServer(answer)
  servers.push(opened.server)
  return opened
}

async function open(sources: string | string[], options: IntakeOptions = {}, effects: IntakeEffects = systemEffects) {
  const items: (RawPage | IntakeFailure)[] = []
  for await (const item of openReports([sources].flat(), options, effects)) items.push(item)
  return items
}
const pages = (items: readonly (RawPage | IntakeFailure)[]) => items.filter((i): i is RawPage => !isFailure(i))
const failures = (items: readonly (RawPage | IntakeFailure)[]) => items.filter(isFailure)

it('a document that a file holds alone keeps the name of the file, a line of many does not', async () => {
  const alone = file('2001-03-18 Nairobi.txt', 'The council met on Sunday.')
  const many = file('2001-03-18.jsonl', '{"text": "The council met on Sunday."}')
  expect(pages(await open([alone, many])).map(({fileName}) => fileName)).toEqual(['2001-03-18 Nairobi.txt', undefined])
})

describe('files and standard input', () => {
  it('gives a text exactly as it is', async () => {
    const text = 'Line one.\r\n\r\n\tLine two — “quoted”.\n'
    expect(await open(file('a.txt', text))).toEqual([
      {
        id: null,
        format: 'text',
        content: text,
        url: null,
        title: null,
        outlet: null,
        published: null,
        fileName: 'a.txt',
      },
    ])
  })

  it('tells a page by its content, whatever its name', async () => {
    const [page] = pages(await open(file('page', '\n<!-- saved --><!DOCTYPE html><html><body><p>Hi</p></body></html>')))
    expect(page?.format).toBe('html')
    const [quote] = pages(await open(file('b.txt', 'He wrote "<p>" on the board.')))
    expect(quote?.format).toBe('text')
  })

  it('takes what the user says before what it tells', async () => {
    const [page] = pages(
      await open(file('c.txt', '<html><p>x</p></html>'), {
        from: 'text',
        published: '2022-09-14',
        outlet: 'Example News',
        url: 'https://example.org/a',
      }),
    )
    expect(page).toMatchObject({
      format: 'text',
      published: '2022-09-14',
      outlet: 'Example News',
      url: 'https://example.org/a',
    })
  })

  it('unpacks gzip', async () => {
    expect(pages(await open(file('d.txt.gz', gzipSync('The talks ended.'))))[0]?.content).toBe('The talks ended.')
  })

  it('reads standard input', async () => {
    const stdin = async function* () {
      yield Buffer.from('The talks ')
      yield Buffer.from('ended.')
    }
    expect(pages(await open('-', {}, {...systemEffects, stdin}))[0]?.content).toBe('The talks ended.')
  })

  const bad: [name: string, path: () => string, failure: RegExp][] = [
    ['an empty file', () => file('empty.txt', ''), /empty/],
    ['a file of white space', () => file('white.txt', ' \n\n '), /empty/],
    ['a missing file', () => join(folder, 'none.txt'), /no such file/],
    ['a folder', () => folder, /folder.*Name the files/],
    ['a picture', () => file('p.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])), /JPEG/],
    [
      'a damaged archive',
      () => file('e.gz', Buffer.concat([gzipSync('x'.repeat(5000)).subarray(0, 12), Buffer.from('damage')])),
      /gzip file/,
    ],
    [
      'an archive cut off',
      () => file('f.gz', gzipSync(Buffer.from('The talks ended without a word to the press.')).subarray(0, 30)),
      /cut off/,
    ],
    [
      'a feed',
      () => file('feed.xml', '<?xml version="1.0"?><rss version="2.0"><channel/></rss>'),
      /feed.*rapporteur add/,
    ],
    ['a file beyond the limit', () => file('big.txt', 'x'.repeat(3000)), /larger than 1 kB.*--size-limit/],
    [
      'an archive that unpacks beyond the limit',
      () => file('bomb.gz', gzipSync(Buffer.alloc(5_000_000, 97))),
      /larger than/,
    ],
  ]
  it.each(bad)('says what is wrong with %s, and reads the next', async (_, path, failure) => {
    const items = await open([path(), file('good.txt', 'Good.')], {sizeLimit: 1024})
    expect(failures(items)).toHaveLength(1)
    expect(failures(items)[0]?.failure).toMatch(failure)
    expect(pages(items)[0]?.content).toBe('Good.')
  })

  it('throws for a given day that is none', async () => {
    await expect(open(file('g.txt', 'x'), {published: 'yesterday'})).rejects.toThrow(/Write it as/)
  })
})

describe('JSON Lines', () => {
  const lines = [
    '{"id": "a", "text": "One.", "title": "T", "published": "2022-09-14", "outlet": "Example News", "url": "https://example.org/1"}',
    '{"id": 7, "html": "<p>Two.</p>"}',
    '',
    '{"id": "c", "text": ',
    '{"id": "d", "body": "Four."}',
    '[1]',
    '{"id": "e", "text": ""}',
    '{"id": "f", "text": "Six.", "published": "soon"}',
    '{"text": "Seven."}',
  ]

  it('reads the good lines and tells the number of the bad ones', async () => {
    const path = file('docs.jsonl', `\ufeff${lines.join('\n')}`)
    const items = await open(path, {outlet: 'Given News'})
    expect(pages(items)).toEqual([
      {
        id: 'a',
        format: 'text',
        content: 'One.',
        url: 'https://example.org/1',
        title: 'T',
        outlet: 'Example News',
        published: '2022-09-14',
      },
      {id: '7', format: 'html', content: '<p>Two.</p>', url: null, title: null, outlet: 'Given News', published: null},
      {id: null, format: 'text', content: 'Seven.', url: null, title: null, outlet: 'Given News', published: null},
    ])
    expect(failures(items).map(f => f.source.replace(path, ''))).toEqual([
      ', line 4',
      ', line 5',
      ', line 6',
      ', line 7',
      ', line 8',
    ])
    expect(failures(items)[1]?.failure).toMatch(/no "text" and no "html" \(its keys: id, body\)/)
  })

  it('is told by content', async () => {
    expect(pages(await open(file('docs', `${lines[0]}\n`)))[0]?.id).toBe('a')
  })

  it('keeps none of a line that is too long', async () => {
    const items = await open(file('long.jsonl', `{"text":"${'x'.repeat(5000)}"}\n{"text":"Short."}\n`), {
      sizeLimit: 1024,
    })
    expect(failures(items)[0]).toMatchObject({
      source: expect.stringMatching(/line 1$/),
      failure: expect.stringMatching(/longer than/),
    })
    expect(pages(items)[0]?.content).toBe('Short.')
  })

  it('has one document in memory at a time', async () => {
    let given = 0
    const stdin = async function* () {
      for (; given < 1000; given++) yield Buffer.from(`{"id":"${given}","text":"Report."}\n`)
    }
    const stream = openReports(['-'], {}, {...systemEffects, stdin})
    await stream.next()
    expect(given).toBeLessThan(5)
    await stream.return(undefined)
  })

  it('says so when there is nothing in it', async () => {
    expect(failures(await open(file('blank.jsonl', '\n\n')))).toHaveLength(1)
  })
})

describe('web addresses', () => {
  const local = {allowPrivate: true, timeoutMs: 2000}

  it('reads a page in its encoding, with the address after redirects', async () => {
    const {url} = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, {location: '/new'}).end()
      else
        response
          .writeHead(200, {'content-type': 'text/html; charset=windows-1251'})
          .end(Buffer.from([0xca, 0xe8, 0xe5, 0xe2]))
    })
    expect(pages(await open(`${url}/old`, local))[0]).toMatchObject({
      format: 'html',
      content: 'Киев',
      url: `${url}/new`,
    })
  })

  it('unpacks what comes packed', async () => {
    const {url} = await serve((_, response) => {
      response
        .writeHead(200, {'content-type': 'text/plain', 'content-encoding': 'gzip'})
        .end(gzipSync('The talks ended.'))
    })
    expect(pages(await open(url, local))[0]).toMatchObject({format: 'text', content: 'The talks ended.'})
  })

  const answers: [name: string, path: string, failure: RegExp][] = [
    ['a missing page', '/404', /404 Not Found.*check the address/],
    ['a page that is not for programs', '/403', /403.*save it in a browser/],
    ['a broken server', '/503', /503.*try again later/],
    ['redirects without end', '/loop', /more than 5 times/],
    ['a redirect to another protocol', '/file', /file:\/\/; only http/],
    ['a server that never answers', '/hang', /within 0.4 seconds.*--timeout/],
    ['a body that never ends', '/drip', /within 0.4 seconds/],
    ['a body beyond the limit', '/huge', /larger than 64 kB/],
    ['a picture', '/image', /image\/png, not a page/],
    ['a broken connection', '/cut', /broke off/],
  ]
  it.each(answers)('says what is wrong with %s', async (_, path, failure) => {
    const {url} = await serve((request, response) => {
      if (request.url === '/loop') response.writeHead(302, {location: '/loop'}).end()
      else if (request.url === '/file') response.writeHead(302, {location: 'file:///etc/passwd'}).end()
      else if (request.url === '/drip') {
        response.writeHead(200, {'content-type': 'text/html'}).write('<p>')
        const timer = setInterval(() => response.write('x'), 50)
        response.on('close', () => clearInterval(timer))
      } else if (request.url === '/huge') {
        response.writeHead(200, {'content-type': 'text/html'})
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(16_384)));
        }
        response.on('drain', more)
        more()
      } else if (request.url === '/image') response.writeHead(200, {'content-type': 'image/png'}).end('x')
      else if (request.url === '/cut') response.destroy()
      else if (request.url !== '/hang') response.writeHead(Number(request.url?.slice(1))).end('no')
    })
    const started = performance.now()
    const [found] = failures(await open(url + path, {...local, timeoutMs: 400, sizeLimit: 65_536}))
    expect(found?.failure).toMatch(failure)
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it('says what is wrong with an unknown host and with no address', async () => {
    expect(failures(await open('https://nowhere.invalid/', {timeoutMs: 3000}))[0]?.failure).toMatch(/host/)
    expect(failures(await open('ftp://example.org/a'))[0]?.failure).toMatch(/only http and https/)
    expect(failures(await open('http://'))[0]?.failure).toMatch(/no web address/)
  })

  it('refuses the machine itself and private networks, by number and by name', async () => {
    const {port} = await serve((_, response) => response.end('secret'))
    for (const host of [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      'localhost',
      '169.254.169.254',
      '10.0.0.1',
    ]) {
      const [found] = failures(await open(`http://${host}:${port}/`, {timeoutMs: 2000}))
      expect(found?.failure, host).toMatch(/not on the public internet.*--allow-private/)
    }
  })

  it('refuses a public name that leads to a private address, at first and after a redirect', async () => {
    const {port} = await serve((request, response) => {
      if (request.url === '/out') response.writeHead(302, {location: `http://inside.example:${port}/`}).end()
      else response.end('secret')
    })
    const network = {
      lookup: async (host: string) => [{address: host === 'inside.example' ? '127.0.0.2' : '127.0.0.1', family: 4}],
      isPrivate: (address: string) => address === '127.0.0.2',
    }
    const effects = {...systemEffects, network}
    expect(failures(await open(`http://inside.example:${port}/`, {timeoutMs: 2000}, effects))[0]?.failure).toMatch(
      /127\.0\.0\.2/,
    )
    expect(failures(await open(`http://outside.example:${port}/out`, {timeoutMs: 2000}, effects))[0]?.failure).toMatch(
      /127\.0\.0\.2/,
    )
    expect(pages(await open(`http://outside.example:${port}/`, {timeoutMs: 2000}, effects))[0]?.content).toBe('secret')
  })

  const addresses: [address: string, isPrivate: boolean][] = [
    ['8.8.8.8', false],
    ['2606:4700:4700::1111', false],
    ['127.0.0.1', true],
    ['10.1.2.3', true],
    ['172.16.0.1', true],
    ['192.168.1.1', true],
    ['169.254.169.254', true],
    ['100.100.100.200', true],
    ['0.0.0.0', true],
    ['255.255.255.255', true],
    ['224.0.0.1', true],
    ['168.63.129.16', true],
    ['::1', true],
    ['::', true],
    ['fe80::1', true],
    ['fd00:ec2::254', true],
    ['::ffff:10.0.0.1', true],
    ['64:ff9b::a00:1', true],
    ['2002:a00:1::', true],
    ['nonsense', true],
  ]
  it.each(addresses)('%s is private: %s', (address, isPrivate) => {
    expect(isPrivateAddress(address)).toBe(isPrivate)
  })
})
