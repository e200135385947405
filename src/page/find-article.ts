import type {RawPage} from '../intake/raw-page.ts'
import type {Article} from './article.ts'
import {findHtmlArticle} from './html-article.ts'
import type {PageTables} from './page-tables.ts'
import {findReadingEnd, readUpTo} from './reading-limit.ts'
import {findTextArticle} from './text-article.ts'

/**
 * The article of a page: its words without furniture (HTML), or its words with their furniture marked (plain text), with
 * title, byline, outlet, day of publication and language as far as the page states them. Never throws for what a page
 * holds; a page without an article has no blocks and says so in `notes`, as does one that is too long to be read whole.
 */
export function findArticle(page: RawPage, tables: PageTables): Article {
  if (page.format === 'html') {
    const article = findHtmlArticle(page, tables)
    return readUpTo(article, article.text, findReadingEnd(article.text))
  }
  const end = findReadingEnd(page.content)
  return readUpTo(findTextArticle({...page, content: page.content.slice(0, end)}, tables), page.content, end)
}
