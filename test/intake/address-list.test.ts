import {describe, expect, it} from 'vitest'
import {findAddressColumns, parseAddressLine, splitCells} from '../../src/intake/address-list.ts'
import {makeFolder, take} from './streams.ts'

const eventRow = (url: string) => [...Array.from({length: 60}, (_, i) => String(i)), url].join('\t')

const lists: [name: string, text: string, urls: string[]][] = [
  [
    'one a line',
    '# mine\nhttps://a.example/1\n\nhttps://a.example/2\n',
    ['https://a.example/1', 'https://a.example/2'],
  ],
  ['one alone', 'https://a.example/1', ['https://a.example/1']],
  [
    'a table of events',
    `${eventRow('https://a.example/1')}\n${eventRow('https://a.example/2')}\n`,
    ['https://a.example/1', 'https://a.example/2'],
  ],
  ['a table of mentions', '1\t2\t3\t1\ta.example\thttps://a.example/1\t7\n', ['https://a.example/1']],
  ['a master list', `150383 ${'0f'.repeat(16)} https://a.example/1.page\n`, ['https://a.example/1.page']],
  [
    'a table with a header',
    'id,media_url,title,url,publish_date\n1,https://a.example,"Talks, and ""tea""",https://a.example/1,2022-09-15\n2,https://b.example,Plain,https://b.example/2,\n',
    ['https://a.example/1', 'https://b.example/2'],
  ],
  ['a table of semicolons', 'url;title\nhttps://a.example/1;One\n', ['https://a.example/1']],
]
it.each(lists)('%s', (_, text, urls) => {
  const columns = findAddressColumns(text)
  expect(columns).not.toBeNull()
  const found = text.split('\n').flatMap(line => parseAddressLine(line, columns!)?.url ?? [])
  expect(found).toEqual(urls)
})

const texts: [name: string, text: string][] = [
  ['a report that names an address', 'Talks ended.\nSee https://a.example/1\n'],
  ['a report that begins with one', 'https://a.example/1\nTalks ended on Thursday.\n'],
  ['sentences with commas', 'The talks, he said, ended.\nSo did, she said, the war.\n'],
  ['a page', '<html><a href="https://a.example/1">x</a></html>'],
  ['documents', '{"text": "x", "url": "https://a.example/1"}\n'],
  ['nothing', ''],
]
it.each(texts)('%s is no list', (_, text) => {
  expect(findAddressColumns(text)).toBeNull()
})

it('splits quoted cells', () => {
  expect(splitCells('a,"b, ""c""",,d', ',')).toEqual(['a', 'b, "c"', '', 'd'])
})

describe('as a source', () => {
  const {write} = makeFolder()

  it('offers each address once, with what the table says', async () => {
    const path = write(
      'list.csv',
      'title,url,date,outlet\nTalks,https://a.example/1?utm_source=x,2022-09-15,Example\nTalks again,https://a.example/1,2022-09-15,Example\nWar,https://a.example/2,soon,\n',
    )
    const {items, failures} = await take(path)
    expect(failures).toEqual([])
    expect(items.map(({locator, fingerprint, given}) => ({locator, fingerprint, given}))).toEqual([
      {
        locator: 'https://a.example/1',
        fingerprint: 'listed',
        given: {title: 'Talks', published: '2022-09-15', outlet: 'Example'},
      },
      {locator: 'https://a.example/2', fingerprint: 'listed', given: {title: 'War', published: null, outlet: null}},
    ])
  })
})
