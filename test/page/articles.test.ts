import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {RawPage} from '../../src/intake/raw-page.ts'
import {findArticle as findArticleWith} from '../../src/page/find-article.ts'
import {loadPageTables} from '../../src/page/page-tables.ts'

const pageTables = loadPageTables()
const findArticle = (page: RawPage) => findArticleWith(page, pageTables)

/**
 * Whole pages of our own words, with invented outlets, countries and people. A folder holds `page.html` or `page.txt` and
 * `expected.json`; RENEW_EXPECTED=1 writes the latter anew, and the difference is for a person to read.
 */
const folder = join(import.meta.dirname, 'articles')

describe('whole pages', () => {
  it.each(readdirSync(folder))('%s', slug => {
    const format = existsSync(join(folder, slug, 'page.html')) ? 'html' : 'text'
    const content = readFileSync(join(folder, slug, format === 'html' ? 'page.html' : 'page.txt'), 'utf8')
    const article = findArticle({id: null, format, content, url: null, title: null, outlet: null, published: null})
    const {text, title, byline, outlet, url, published, dateline, language, notes = []} = article
    const found = {
      title,
      byline,
      outlet,
      url,
      published: [published.date, published.basis],
      dateline: dateline?.place ?? null,
      language,
      notes,
      furniture: article.furniture.map(f => `${f.kind}: ${text.slice(f.start, f.end)}`),
      blocks: article.blocks.map(b => `${b.kind}: ${text.slice(b.start, b.end)}`),
    }
    const path = join(folder, slug, 'expected.json')
    if (process.env.RENEW_EXPECTED) writeFileSync(path, `${JSON.stringify(found, null, 1)}\n`)
    expect(found).toEqual(JSON.parse(readFileSync(path, 'utf8')))
  })
})
