import {createRequire} from 'node:module'
import type {RawPage} from '../intake/raw-page.ts'
import type {Article, Block} from './article.ts'
import {findDateline} from './dateline.ts'
import {type DraftBlock, findHtmlBlocks, layOutBlocks} from './html-blocks.ts'
import {dropFurnitureBlocks} from './html-furniture.ts'
import {findHtmlMetadata} from './html-metadata.ts'
import {type HtmlSource, parseHtmlSource} from './html-source.ts'
import {profileLine} from './line-profile.ts'
import {findLanguage} from './page-language.ts'
import type {PageTables} from './page-tables.ts'
import type {PageElement} from './page-tree.ts'
import {labelLines} from './text-furniture.ts'
import {findTitleLine} from './text-title.ts'
import {findTextUnits} from './text-units.ts'

/** A reader of plain texts need not load it: that is done with the first HTML page. */
const require = createRequire(import.meta.url)

/**
 * The article of an HTML page by Mozilla's Readability, figures left out, then without the blocks that the
 * table of furniture words and their links give away. Where Readability finds little and the page's JSON-LD holds the
 * text, that is taken.
 */
export function findHtmlArticle(page: RawPage, tables: PageTables): Article {
  const source = parseHtmlSource(page.content)
  const metadata = findHtmlMetadata(page, source, tables)
  const title = metadata.title
  let drafts = dropFurnitureBlocks(
    findReadableBlocks(page.content, source, {title, tables}),
    title,
    tables.furnitureWords,
  )
  const stated = metadata.articleBody ? splitArticleBody(metadata.articleBody) : []
  if (sizeOf(stated) > 400 && sizeOf(drafts) < sizeOf(stated) * 0.5) drafts = stated
  const {text, blocks: laidOut} = layOutBlocks(drafts)
  const dateline =
    laidOut
      .slice(0, 3)
      .map(block => findDateline(text, block, tables.months))
      .find(found => found !== null) ?? null
  const blocks = dateline ? cutDateline(text, laidOut, dateline.end) : laidOut
  const notes = [...source.notes]
  if (text === '')
    notes.push(
      'No article was found on the page: it may be a front page, a video, or filled in by scripts. Open it in a browser and give the text.',
    )
  return {
    text,
    title,
    byline: metadata.byline,
    outlet: metadata.outlet,
    url: metadata.url,
    published: metadata.published,
    dateline: dateline && {start: dateline.start, end: dateline.end, place: dateline.place},
    language: findLanguage(text, source.lang, tables.functionWords),
    blocks,
    furniture: dateline ? [{start: dateline.start, end: dateline.end, kind: 'dateline'}] : [],
    notes,
  }
}

/** An article of fewer characters may be a teaser or a caption that Readability took for one. */
const LITTLE = 900

/**
 * Blocks of the element that Readability chooses. Where it finds none, or stumbles over a broken tree, the blocks of the
 * whole page, hidden ones too, that the line classifier takes for an article; where it finds little, those of what the page
 * shows outside of boxes if they are more than twice as much. The tree is used up.
 */
function findReadableBlocks(
  content: string,
  {tree}: HtmlSource,
  {title, tables}: {readonly title: string | null; readonly tables: PageTables},
): DraftBlock[] {
  const chosen = chooseArticle(tree)
  const blocks = chosen ? findHtmlBlocks(chosen, tables.boxClasses) : []
  const size = sizeOf(blocks)
  if (size >= LITTLE) return blocks
  const isLost = blocks.length === 0
  const whole = findHtmlBlocks(parseHtmlSource(content, {withHidden: isLost}).tree.body, tables.boxClasses)
  const classified = classifyBlocks(isLost ? whole : whole.filter(({isBoxed}) => !isBoxed), title, tables)
  return sizeOf(classified) > 2 * size ? classified : blocks
}

/** Those of the page's blocks that the line classifier takes for an article's. */
function classifyBlocks(whole: DraftBlock[], title: string | null, tables: PageTables): DraftBlock[] {
  const text = whole.map(block => block.text).join('\n')
  const profiles = findTextUnits(text).map(unit => profileLine(unit, tables))
  const labels = labelLines(profiles, findTitleLine(profiles, {title, url: null}, tables.months), tables.lineWeights)
  return profiles.length === whole.length ? whole.filter((_, i) => labels[i] === null) : []
}

const sizeOf = (blocks: readonly DraftBlock[]): number => blocks.reduce((sum, block) => sum + block.text.length, 0)

/** Readability assumes a browser's DOM: what it does not find in a broken page it reads anyway, and throws TypeErrors. */
function chooseArticle(tree: HtmlSource['tree']): PageElement | null {
  const {Readability} = require('@mozilla/readability') as typeof import('@mozilla/readability')
  const reader = new Readability<PageElement>(tree as unknown as ConstructorParameters<typeof Readability>[0], {
    serializer: node => node as unknown as PageElement,
    disableJSONLD: true,
    keepClasses: true,
  })
  try {
    return reader.parse()?.content ?? null
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function splitArticleBody(body: string): DraftBlock[] {
  return body
    .split(/\n+/)
    .map(line => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .map(text => ({text, kind: 'paragraph', linked: 0, isBoxed: false}))
}

/** The block that opens with the dateline begins after it; it goes when nothing else is in it. */
function cutDateline(text: string, blocks: readonly Block[], end: number): Block[] {
  return blocks.flatMap(block => {
    if (block.start >= end || block.end < end) return [block]
    let start = end
    while (start < block.end && /\s/.test(text[start]!)) start++
    return start < block.end ? [{...block, start}] : []
  })
}
