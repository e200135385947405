import {describe, expect, it} from 'vitest'
import {findArticle} from '../../src/page/find-article.ts'
import {loadPageTables} from '../../src/page/page-tables.ts'

const tables = loadPageTables()
const PARAGRAPHS = [
  'The ferry line between the two islands will close in June, the harbour office said on Monday, as repairs to its only ship cost too much.',
  'Some four hundred people, most of them pupils and workers of the cannery, cross the strait on it every day, and the next bridge is an hour away.',
  'The island council called for a meeting with the harbour office before the end of the week, and asked the ministry of transport for a loan.',
  'A spokeswoman of the ministry said that it would look at the request, but that no money was set aside for it in this year’s budget.',
  'The cannery said it would hire two buses, if the road along the coast was opened to them in the evening as well.',
  'Last year the ship stood still for forty days, and the school had to close for nine of them, its head teacher recalled.',
]
const blocksOf = (body: string): string[] => {
  const content = `<html><head><title>Ferry line to close</title></head><body>${body}</body></html>`
  const article = findArticle(
    {id: null, format: 'html', content, url: null, title: null, outlet: null, published: null},
    tables,
  )
  return article.blocks.map(({start, end}) => article.text.slice(start, end))
}

describe('article of a page', () => {
  it('is put together where each paragraph stands in boxes of its own that are named like the page’s frame', () => {
    const rest = PARAGRAPHS.slice(1).map(
      (words, i) =>
        `<div class="row row-${i}"><div class="sidebar-module"><div class="text-footer">${words}</div></div></div>`,
    )
    expect(blocksOf(`<div class="stage"><p>${PARAGRAPHS[0]}</p></div>${rest.join('')}`)).toEqual(PARAGRAPHS)
  })

  it('stays short where more words stand in the comments below it', () => {
    const comments = PARAGRAPHS.slice(2).map(words => `<li class="comment"><p>${words}</p></li>`)
    expect(
      blocksOf(
        `<div class="post">${PARAGRAPHS.slice(0, 2)
          .map(words => `<p>${words}</p>`)
          .join('')}</div><ol class="comment-list">${comments.join('')}</ol>`,
      ),
    ).toEqual(PARAGRAPHS.slice(0, 2))
  })
})
