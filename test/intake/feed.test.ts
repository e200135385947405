import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parseFeed} from '../../src/intake/feed.ts'
import {parseFeedDate} from '../../src/intake/feed-date.ts'

const one = (text: string, address: string | null = 'https://news.example/feeds/world.xml') =>
  parseFeed(text, address)?.items[0]

describe('feeds of every family', () => {
  const feeds: [family: string, text: string][] = [
    [
      'RSS 2.0',
      `<rss version="2.0"><channel><title>Example</title><link>https://news.example/</link><item><title>Talks end</title>
       <link>https://news.example/a</link><pubDate>Thu, 15 Sep 2022 10:00:00 GMT</pubDate></item></channel></rss>`,
    ],
    [
      'RSS 1.0 (RDF)',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
       <channel><title>Example</title></channel><item rdf:about="https://news.example/a"><title>Talks end</title>
       <link>https://news.example/a</link><dc:date>2022-09-15T10:00:00Z</dc:date></item></rdf:RDF>`,
    ],
    [
      'RSS 1.1',
      `<Channel xmlns="http://purl.org/net/rss1.1#"><title>Example</title><items><item><title>Talks end</title>
       <link>https://news.example/a</link><pubDate>15 Sep 2022 10:00 UT</pubDate></item></items></Channel>`,
    ],
    [
      'Atom 1.0',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title><entry><title>Talks end</title>
       <link rel="self" href="https://news.example/self"/><link href="https://news.example/a"/>
       <published>2022-09-15T10:00:00Z</published><updated>2022-09-16T10:00:00Z</updated></entry></feed>`,
    ],
    [
      'Atom with a prefix of its own',
      `<x:feed xmlns:x="http://www.w3.org/2005/Atom"><x:title>Example</x:title><x:entry><x:title>Talks end</x:title>
       <x:link href="https://news.example/a"/><x:published>2022-09-15T10:00:00Z</x:published></x:entry></x:feed>`,
    ],
    [
      'Atom 0.3',
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Example</title><entry><title mode="escaped">Talks end</title>
       <link rel="alternate" type="text/html" href="https://news.example/a"/><issued>2022-09-15T10:00:00Z</issued></entry></feed>`,
    ],
    [
      'CDF',
      `<CHANNEL HREF="https://news.example/"><TITLE>Example</TITLE><ITEM HREF="https://news.example/a" LASTMOD="2022-09-15T10:00:00Z">
       <TITLE>Talks end</TITLE></ITEM></CHANNEL>`,
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Example',
        items: [{id: 1, url: 'https://news.example/a', title: 'Talks end', date_published: '2022-09-15T10:00:00Z'}],
      }),
    ],
  ]
  it.each(feeds)('%s', (_, text) => {
    expect(parseFeed(text)?.title).toBe('Example')
    expect(one(text)).toMatchObject({
      title: 'Talks end',
      url: 'https://news.example/a',
      published: '2022-09-15T10:00:00Z',
    })
  })

  it('is null for what is no feed', () => {
    for (const text of ['', 'Talks ended.', '<html><body><p>x</p></body></html>', '{"a": 1}', '[]', '{'])
      expect(parseFeed(text), text).toBeNull()
  })
})

describe('items', () => {
  const rss = (item: string, channel = '') =>
    `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${channel}<item>${item}</item></channel></rss>`

  const links: [item: string, url: string | null][] = [
    ['<link>/a?b=1&amp;c=2</link>', 'https://news.example/a?b=1&c=2'],
    ['<link>b.html</link>', 'https://news.example/feeds/b.html'],
    ['<link xml:base="https://other.example/x/">b.html</link>', 'https://other.example/x/b.html'],
    ['<link><![CDATA[ https://news.example/a ]]></link>', 'https://news.example/a'],
    ['<atom:link rel="alternate" href="/a"/>', 'https://news.example/a'],
    ['<atom:link rel="enclosure" href="/a.mp3"/>', null],
    ['<guid>https://news.example/a</guid>', 'https://news.example/a'],
    ['<guid isPermaLink="false">https://news.example/a</guid>', null],
    ['<link>mailto:desk@news.example</link>', null],
    ['<link>javascript:alert(1)</link>', null],
    ['<link></link>', null],
    ['<image><link>https://news.example/logo</link></image>', null],
    ['<link>https://news.example/a</link><source url="https://wire.example/">Wire</source>', 'https://news.example/a'],
  ]
  it.each(links)('%s leads to %s', (item, url) => {
    expect(one(rss(item))?.url ?? null).toBe(url)
  })

  it('resolves against the link of the feed when a file has no address', () => {
    const text = rss('<link>/a</link>', '<link>https://news.example/home</link>')
    expect(one(text, null)?.url).toBe('https://news.example/a')
    expect(one(rss('<link>/a</link>'), null)?.url).toBeNull()
  })

  it('takes the longest text, with its markup when it has any', () => {
    expect(
      one(rss('<description>Short.</description><content:encoded>&lt;p&gt;The long one.&lt;/p&gt;</content:encoded>'))
        ?.content,
    ).toEqual({
      format: 'html',
      text: '<p>The long one.</p>',
    })
    expect(one(rss('<description>Talks &amp; tea.</description>'))?.content).toEqual({
      format: 'text',
      text: 'Talks & tea.',
    })
    expect(one(rss('<description><p>Not <b>escaped</b> &amp; fine.</p></description>'))?.content).toEqual({
      format: 'html',
      text: '<p>Not <b>escaped</b> &amp; fine.</p>',
    })
    expect(one(rss('<title>Only</title>'))?.content).toBeNull()
  })

  it('cleans titles and names the outlet an item was taken from', () => {
    const item = one(
      rss(
        '<title>Q&amp;amp;A: &lt;b&gt;Who&lt;/b&gt;\n met  whom?</title><source url="https://wire.example/f">Example Wire</source>',
      ),
    )
    expect(item).toMatchObject({title: 'Q&A: Who met whom?', outlet: 'Example Wire'})
    const atom = one(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="text">a &lt; b</title><source><title>Example Wire</title></source></entry></feed>',
    )
    expect(atom).toMatchObject({title: 'a < b', outlet: 'Example Wire'})
  })

  it('knows how long a feed rests', () => {
    expect(parseFeed('<rss><channel><ttl>30</ttl></channel></rss>')?.pauseMinutes).toBe(30)
    expect(
      parseFeed(
        '<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel></rss>',
      )?.pauseMinutes,
    ).toBe(360)
  })
})

describe('days', () => {
  const dates: [written: string, iso: string | null][] = [
    ['Thu, 15 Sep 2022 23:30:00 -0500', '2022-09-15T23:30:00-05:00'],
    ['Thu, 15 Sep 2022 23:30:00 EST', '2022-09-15T23:30:00-05:00'],
    ['Thu, 15 Sep 22 23:30 GMT', '2022-09-15T23:30:00Z'],
    ['15 September 2022', '2022-09-15'],
    ['15-Sep-2022 08:05:09', '2022-09-15T08:05:09'],
    ['September 15, 2022 3:05 PM', '2022-09-15T15:05:00'],
    ['September 15, 2022 12:05 am', '2022-09-15T00:05:00'],
    ['Thu Sep 15 10:00:00 EST 2022', '2022-09-15T10:00:00-05:00'],
    ['Thu Sep 15 10:00:00 2022', '2022-09-15T10:00:00'],
    ['2022-09-15T10:00:00.123+05:30', '2022-09-15T10:00:00+05:30'],
    ['2022-09-15T10:00Z', '2022-09-15T10:00:00Z'],
    ['2022-09-15 10:00:00', '2022-09-15T10:00:00'],
    ['2022-09-15', '2022-09-15'],
    ['20220915', '2022-09-15'],
    ['2022-258', '2022-09-15'],
    ['15/09/2022', '2022-09-15'],
    ['09/15/2022', '2022-09-15'],
    ['15.09.2022 10:00', '2022-09-15T10:00:00'],
    ['09/08/2022', null],
    ['2022-09', null],
    ['2022-02-30', null],
    ['Thu, 31 Feb 2022 10:00:00 GMT', null],
    ['Thu, 01 Jan 1970 00:00:00 GMT', null],
    ['2022-09-15T25:61:00Z', '2022-09-15'],
    ['yesterday', null],
    ['', null],
  ]
  it.each(dates)('%s is %s', (written, iso) => {
    expect(parseFeedDate(written)).toBe(iso)
  })

  it('is always a day or null', () => {
    fc.assert(
      fc.property(fc.string({maxLength: 60}), text => {
        const parsed = parseFeedDate(text)
        expect(parsed === null || /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?$/.test(parsed)).toBe(true)
      }),
    )
  })
})

describe('hostile feeds take linear time', () => {
  const timed = (text: string): number => {
    const started = performance.now()
    parseFeed(text, 'https://news.example/')
    return performance.now() - started
  }
  const size = 200_000
  const hostile: [name: string, text: string][] = [
    [
      'entities within entities',
      `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from({length: 30}, (_, i) => `<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`).join('')}]><rss><channel><item><title>&a29;</title></item></channel></rss>`,
    ],
    ['one tag of ten megabytes', `<rss><channel><item ${'a="b" '.repeat(10_000_000 / 6)}/>`],
    ['a tag that never ends', `<rss><channel><item${'x'.repeat(10_000_000)}`],
    ['elements within elements', `<rss><channel><item>${'<a>'.repeat(size)}${'</b>'.repeat(size)}`],
    ['items within items', `<rss><channel>${'<item>'.repeat(size)}`],
    ['ends without beginnings', `<rss><channel>${'</item>'.repeat(size)}`],
    ['a text that never ends', `<rss><channel><item><title>${'&amp;'.repeat(size)}`],
    ['half entities', `<rss><channel><item><title>${'&#'.repeat(size)}</title></item></channel></rss>`],
    ['sections that never end', `<rss><channel><item><title>${'<![CDATA['.repeat(size)}`],
    ['comments that never end', `<rss><channel>${'<!--'.repeat(size)}`],
    [
      'namespaces on every element',
      `<rss><channel>${'<item xmlns:a="x" xmlns:b="y"><a:b/></item>'.repeat(size / 40)}</channel></rss>`,
    ],
    ['a title of tags', `<rss><channel><item><title>${'&lt;a '.repeat(size)}</title></item></channel></rss>`],
    ['deep JSON', `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(size)}`],
  ]
  it.each(hostile)('%s', (_, text) => {
    expect(timed(text)).toBeLessThan(4000)
  })

  it('keeps what stands before the harm', () => {
    const text = `<rss><channel><item><link>https://news.example/a</link></item><item>${'<a>'.repeat(5000)}`
    expect(parseFeed(text)?.items[0]?.url).toBe('https://news.example/a')
  })
})

it('reads any bytes as a feed or none', () => {
  const pieces = fc.constantFrom(
    '<rss>',
    '<item>',
    '</item>',
    '<title>',
    '<![CDATA[',
    ']]>',
    '&amp;',
    '&',
    '<',
    '<a b="c',
    '">',
    'x',
    '<link>',
    'xml:base="/',
    '<?xml',
    '<!DOCTYPE',
    '</',
    '\0',
  )
  fc.assert(
    fc.property(fc.array(pieces, {maxLength: 60}), parts => {
      const feed = parseFeed(`<rss><channel>${parts.join('')}`, 'https://news.example/')
      expect(feed === null || Array.isArray(feed.items)).toBe(true)
    }),
  )
})
