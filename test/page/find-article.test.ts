import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {RawPage} from '../../src/intake/raw-page.ts'
import {findArticle as findArticleWith} from '../../src/page/find-article.ts'
import {loadPageTables} from '../../src/page/page-tables.ts'
import {processorTime} from '../processor-time.ts'

const pageTables = loadPageTables()
const findArticle = (page: RawPage) => findArticleWith(page, pageTables)

const page = (content: string, more: Partial<RawPage> = {}): RawPage => ({
  id: null,
  format: 'text',
  content,
  url: null,
  title: null,
  outlet: null,
  published: null,
  ...more,
})
const html = (content: string, more: Partial<RawPage> = {}) => findArticle(page(content, {format: 'html', ...more}))
const prose = (n: number) =>
  Array.from(
    {length: n},
    (_, i) =>
      `<p>Delegation number ${i} came to the talks in the old town hall, and its leader spoke to the press for an hour.</p>`,
  ).join('\n')

describe('plain texts', () => {
  it('keeps every word of clean prose', () => {
    const text =
      'The ministers met in Oslo on Monday.\n\nThey agreed on a treaty about fish, the hosts said.\n\nA second round is planned.'
    const article = findArticle(page(text))
    expect(article).toMatchObject({text, title: null, furniture: [], language: 'en'})
    expect(article.blocks.map(b => b.kind)).toEqual(['paragraph', 'paragraph', 'paragraph'])
  })

  it('takes a day from the file’s name where the text states none', () => {
    const body = 'The ministers met in Oslo on Monday.\n\nThey agreed on a treaty about fish, the hosts said.'
    const fileName = '2001-03-18 Oslo.txt'
    expect(findArticle(page(body, {fileName})).published).toMatchObject({date: '2001-03-18', basis: 'stated'})
    const dated = `Talks end\n\nPublished 19 March 2001\n\n${body}`
    expect(findArticle(page(dated, {fileName})).published.date).toBe('2001-03-19')
    expect(html(`<body>${prose(3)}</body>`, {fileName}).published.date).toBe('2001-03-18')
  })

  it('takes the title that came with the text, and its line as the headline', () => {
    const article = findArticle(
      page('Talks end\n\nThe ministers left Oslo on Monday without a word to the press.', {title: 'Talks end'}),
    )
    expect(article.title).toBe('Talks end')
    expect(article.blocks[0]).toEqual({start: 0, end: 9, kind: 'headline'})
  })

  const outlets: [byline: string, outlet: string | null][] = [
    ['By Creative Coast News', 'Creative Coast News'],
    ['By Reuters', 'Reuters'],
    ['By The Associated Press', 'The Associated Press'],
    ['By Jane Doe', null],
    ['By Our Foreign Desk', null],
  ]
  it.each(outlets)('%s names the outlet %s', (byline, outlet) => {
    const text = `Talks end without result\n\n${byline}\n\nThe ministers left Oslo on Monday without a word to the press.\n\nA second round is planned for May, the hosts said in a short statement.`
    expect(findArticle(page(text)).outlet).toBe(outlet)
  })

  it('knows outlets by their address, and lets the given one stand', () => {
    expect(findArticle(page('Talks end.', {url: 'https://edition.cnn.com/x'})).outlet).toBe('CNN')
    expect(findArticle(page('Talks end.', {url: 'https://edition.cnn.com/x', outlet: 'Given'})).outlet).toBe('Given')
    expect(findArticle(page('Talks end.', {url: 'https://notcnn.com/x'})).outlet).toBeNull()
  })

  const languages: [text: string, language: string][] = [
    ['The ministers of the two countries met on Monday and agreed that they would meet again in the spring.', 'en'],
    [
      'Die Minister der beiden Länder haben sich am Montag getroffen und wollen im Frühjahr wieder zusammenkommen.',
      'de',
    ],
    ['Les ministres des deux pays se sont rencontrés lundi et ont décidé de se revoir au printemps.', 'fr'],
    ['Los ministros de los dos países se reunieron el lunes y acordaron que se verán de nuevo en la primavera.', 'es'],
    ['Министры двух стран встретились в понедельник и договорились, что они встретятся снова весной.', 'ru'],
    ['Міністри двох країн зустрілися в понеділок і домовилися, що вони зустрінуться знову навесні.', 'uk'],
    ['两国部长星期一在北京会面，并同意春天再次会谈，双方都没有透露更多细节。', 'zh'],
    ['両国の大臣は月曜日に会談し、春に再び会うことで合意しました。', 'ja'],
    ['التقى وزيرا البلدين يوم الاثنين في العاصمة واتفقا على أن يلتقيا مرة أخرى في الربيع.', 'ar'],
  ]
  it.each(languages)('%s is %s', (text, language) => expect(findArticle(page(text)).language).toBe(language))

  it('says when there is nothing', () => {
    expect(findArticle(page('')).notes).toEqual(['The text is empty.'])
    expect(findArticle(page('Home\nNews\nSport\nSubscribe\n')).blocks).toEqual([])
  })
})

describe('spans', () => {
  const line = fc.constantFrom(
    'Home',
    'By Ann Lee',
    'Talks end in Oslo',
    '',
    '  ',
    'Advertisement',
    '© 2022 Example',
    'OSLO (AP) — The talks ended, the hosts said on Monday.',
    'The ministers left the town on Monday, and they said that they would return.',
    '\tA second round is planned.',
    '会談は終わりました。',
    '•',
    '...',
  )
  it('lie in the text, in order, apart from each other, with no space at their edges', () => {
    fc.assert(
      fc.property(fc.array(line, {maxLength: 30}), lines => {
        const article = findArticle(page(lines.join('\n')))
        const spans = [...article.blocks, ...article.furniture].sort((a, b) => a.start - b.start)
        let end = 0
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(span.end).toBeGreaterThan(span.start)
          const words = article.text.slice(span.start, span.end)
          expect(words).toBe(words.trim())
          end = span.end
        }
        expect(end).toBeLessThanOrEqual(article.text.length)
      }),
      {numRuns: 200, seed: 1},
    )
  })
})

describe('hostile pages', () => {
  const pages: [name: string, content: string][] = [
    ['100,000 nested elements', `${'<div>'.repeat(100_000)}${prose(6)}${'</div>'.repeat(100_000)}`],
    ['100,000 elements that never close', `${prose(6)}${'<b>'.repeat(100_000)}`],
    ['end tags of nothing', `${'<div>'.repeat(2000)}${'</span>'.repeat(100_000)}${prose(6)}`],
    ['1,000 nested elements', `${prose(6)}${'<div>'.repeat(1000)}x`],
    ['a tag that never ends', `${prose(6)}<div ${'a=b '.repeat(200_000)}`],
    ['brackets alone', `${prose(6)}${'<'.repeat(300_000)}`],
    ['nested lists', `${prose(6)}${'<ul><li>'.repeat(1400)}x`],
    ['broken JSON-LD', `<script type="application/ld+json">${'[{"@graph":'.repeat(5000)}</script>${prose(6)}`],
    ['zeros', `\0\0${prose(6)}`],
  ]
  it.each(pages)(
    'reads %s in bounded time',
    (_, content) => {
      expect(processorTime(() => expect(html(content).text).toContain('Delegation number 2'))).toBeLessThan(10)
    },
    60_000,
  )

  it('says what it could not read', () => {
    expect(html('<html><body></body></html>').notes?.[0]).toMatch(/No article was found.*Open it in a browser/)
    expect(html(`${'<div>'.repeat(5000)}${prose(3)}`).notes?.[0]).toMatch(/too deeply/)
  })
})

describe('metadata of pages', () => {
  const published: [name: string, head: string, url: string | null, date: string | null, why: RegExp][] = [
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-09-14T08:00:00Z"}</script>',
      null,
      '2022-09-14',
      /JSON-LD/,
    ],
    [
      'a meta element',
      '<meta property="article:published_time" content="2022-09-14">',
      null,
      '2022-09-14',
      /article:published_time/,
    ],
    [
      'a time element',
      '<time class="published" datetime="2022-09-14">Wednesday</time>',
      null,
      '2022-09-14',
      /Wednesday/,
    ],
    ['the address', '', 'https://example.org/2022/09/14/x', '2022-09-14', /address/],
    ['nothing', '', null, null, /does not state/],
    [
      'JSON-LD before the address',
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-09-14"}</script>',
      'https://example.org/2021/01/01/x',
      '2022-09-14',
      /JSON-LD/,
    ],
  ]
  it.each(published)('takes the day of publication from %s', (_, head, url, date, why) => {
    const article = html(`<html><head>${head}</head><body>${prose(5)}</body></html>`, {url})
    expect(article.published).toMatchObject({date, basis: date ? 'stated' : 'unknown', why: expect.stringMatching(why)})
  })
  it('lets the given day stand', () => {
    expect(
      html(`<meta name="date" content="2020-01-01">${prose(5)}`, {published: '2022-09-14'}).published,
    ).toMatchObject({date: '2022-09-14', basis: 'given'})
  })
})
