import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {type Locator, parseLocator, renderLocator} from '../../src/intake/locator.ts'
import {normalizeAddress, resolveAddress} from '../../src/intake/web-address.ts'

const kept: [text: string, locator: Locator][] = [
  ['file:/data/a.html', {kind: 'file', source: '/data/a.html'}],
  ['file:/data/100%25 sure%23.txt', {kind: 'file', source: '/data/100% sure#.txt'}],
  ['file:/data/list.jsonl#42', {kind: 'line', source: '/data/list.jsonl', number: 42}],
  ['https://news.example/list.jsonl#7', {kind: 'line', source: 'https://news.example/list.jsonl', number: 7}],
  ['https://news.example/a?b=%23', {kind: 'page', url: 'https://news.example/a?b=%23'}],
  ['warc:/data/x.warc.gz#1024', {kind: 'record', source: '/data/x.warc.gz', offset: 1024, inside: 0}],
  [
    'warc:https://crawl.example/x.warc.gz#0+99',
    {kind: 'record', source: 'https://crawl.example/x.warc.gz', offset: 0, inside: 99},
  ],
  [
    'feed:https://news.example/rss#tag%3Aa%2C1%232',
    {kind: 'item', source: 'https://news.example/rss', id: 'tag:a,1#2'},
  ],
  ['stdin:0f', {kind: 'stdin', hash: '0f'}],
]
it.each(kept)('%s', (text, locator) => {
  expect(renderLocator(locator)).toBe(text)
  expect(parseLocator(text)).toEqual(locator)
})

it('reads nothing into other texts', () => {
  for (const text of [
    '',
    'a.html',
    'file:/a#b',
    'warc:/a',
    'warc:/a#x',
    'https://news.example/a#top',
    'feed:https://x.example/',
  ])
    expect(parseLocator(text), text).toBeNull()
})

it('comes back from any path and any name', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300)), fc.nat(), (codes, number) => {
      const source = `/${String.fromCharCode(...codes)}`
      for (const locator of [
        {kind: 'file', source},
        {kind: 'line', source, number},
        {kind: 'record', source, offset: number, inside: 0},
      ] satisfies Locator[])
        expect(parseLocator(renderLocator(locator))).toEqual(locator)
    }),
  )
})

describe('addresses', () => {
  const spellings: [given: string, normal: string | null][] = [
    ['https://News.Example:443/a#top', 'https://news.example/a'],
    ['https://news.example/a?utm_source=rss&id=3&fbclid=x', 'https://news.example/a?id=3'],
    ['https://news.example/a?b=%20x', 'https://news.example/a?b=%20x'],
    ['ftp://news.example/a', null],
    ['news.example/a', null],
    ['http://', null],
  ]
  it.each(spellings)('%s is kept as %s', (given, normal) => {
    expect(normalizeAddress(given)).toBe(normal)
  })

  it('keeps out what is no web page', () => {
    expect(resolveAddress('javascript:alert(1)', ['https://news.example/'])).toBeNull()
    expect(resolveAddress('//cdn.example/a', ['https://news.example/'])).toBe('https://cdn.example/a')
    expect(resolveAddress('a', [null, 'no base', 'https://news.example/b/c'])).toBe('https://news.example/b/a')
    expect(resolveAddress('a', [])).toBeNull()
  })
})
