import type {RawPage} from '../intake/raw-page.ts'
import type {Article} from './article.ts'
import {findHtmlArticle} from './html-article.ts'
import type {PageTables} from './page-tables.ts'
import {findTextArticle} from './text-article.ts'

/**
 * The article of a page: its words without furniture (HTML), or its words with their furniture marked (plain text), with
 * title, byline, outlet, day of publication and language as far as the page states them. Never throws for what a page
 * holds; a page without an article has no blocks and says so in `notes`.
 */
export function findArticle(page: RawPage, tables: PageTables): Article {
  return page.format === 'html' ? findHtmlArticle(page, tables) : findTextArticle(page, tables)
}
