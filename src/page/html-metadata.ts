import type {RawPage} from '../intake/raw-page.ts'
import type {PublishedDate} from './article.ts'
import type {HtmlSource} from './html-source.ts'
import {findOutletByUrl, findOutletInByline} from './outlets.ts'
import type {PageTables} from './page-tables.ts'
import {fileNameDate, givenDate, parseStatedDay, parseUrlDay, stated, unknownDate} from './stated-date.ts'

/** What an HTML page states about itself. */
export interface HtmlMetadata {
  readonly title: string | null
  readonly byline: string | null
  readonly outlet: string | null
  readonly url: string | null
  readonly published: PublishedDate
  /** The article's text as the page's JSON-LD holds it, null when it holds none. */
  readonly articleBody: string | null
}

type JsonObject = Readonly<Record<string, unknown>>

/** Metadata of a page: JSON-LD first, then Open Graph and other meta elements, then what is shown, then the address. */
export function findHtmlMetadata(page: RawPage, source: HtmlSource, tables: PageTables): HtmlMetadata {
  const {outlets} = tables
  const objects = source.jsonLd.flatMap(parseJsonLd)
  const article = objects.find(isArticle) ?? null
  const {meta} = source
  const url = page.url ?? webAddress(source.canonical) ?? webAddress(meta.get('og:url') ?? null)
  const siteName = findSiteName(source, objects, article)
  const byline = findByline(source, article)
  const known = findOutletByUrl(url, outlets)
  return {
    title: page.title ?? findTitle(source, article, siteName),
    byline,
    outlet: page.outlet ?? known?.name ?? siteName ?? findOutletInByline(byline, tables),
    url,
    published: findPublished(page, source, {article, url, isAmerican: known?.country === 'USA', tables}),
    articleBody: article ? text(article.articleBody) : null,
  }
}

// ---- JSON-LD ----

const ARTICLE_TYPE = /(?:Article|BlogPosting|LiveBlogPosting|Report|NewsItem)$/
const MAX_OBJECTS = 2000

/** All objects of a JSON-LD script, breadth first. Broken JSON is mended where usual mistakes made it, else left out. */
function parseJsonLd(script: string): JsonObject[] {
  const clean = script
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\]\]>\*\/|\/\/\]\]>|\]\]>)\s*$/, '')
  const root = parseJson(clean) ?? parseJson(clean.replace(/\p{Cc}+/gu, ' ').replace(/,\s*([}\]])/g, '$1'))
  const queue: unknown[] = [root]
  const objects: JsonObject[] = []
  for (let i = 0; i < queue.length && queue.length < MAX_OBJECTS; i++) {
    const value = queue[i]
    if (Array.isArray(value)) queue.push(...value.slice(0, 100))
    else if (isObject(value)) {
      objects.push(value)
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item', 'article', 'isPartOf'])
        if (value[key]) queue.push(value[key])
    }
  }
  return objects
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return null
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isArticle = (o: JsonObject): boolean =>
  [o['@type']].flat().some(type => typeof type === 'string' && ARTICLE_TYPE.test(type))

/** A string with entities and tags taken out and white space folded; null for anything else. */
function text(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const plain = decodeEntities(value.replace(/<[^<>]{0,500}>/g, ' '))
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim()
  return plain || null
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  hellip: '…',
}
/** The text of an attribute: numbered entities, and of the named ones those that metadata hold; others stay as they are. */
export function decodeEntities(value: string): string {
  return value.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
  })
}

const names = (value: unknown): string[] =>
  [value].flat().flatMap(entry => {
    const name = text(isObject(entry) ? [entry.name].flat()[0] : entry)
    return name ? [name] : []
  })

// ---- title, byline, outlet ----

function findTitle(source: HtmlSource, article: JsonObject | null, siteName: string | null): string | null {
  const {meta} = source
  const candidates = [
    meta.get('og:title'),
    text(article?.headline),
    meta.get('twitter:title'),
    meta.get('dc.title'),
    meta.get('parsely-title'),
    source.title,
  ]
  const clean = candidates.flatMap(c => {
    const title = c ? cutSiteName(decodeEntities(c).replace(/\s+/g, ' ').trim(), siteName) : ''
    return title ? [title] : []
  })
  const headings = source.headings.map(h => h.replace(/\s+/g, ' ').trim()).filter(h => h.length > 3)
  const shown = headings.find(h => clean.some(c => sharesWords(h, c)))
  return shown ?? clean[0] ?? headings[0] ?? null
}

/** Whether two headlines tell the same: most words of the shorter stand in the longer. */
function sharesWords(a: string, b: string): boolean {
  const words = (s: string) => new Set(s.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])
  const [x, y] = [words(a), words(b)]
  const [small, large] = x.size <= y.size ? [x, y] : [y, x]
  if (small.size < 2) return a.toLowerCase() === b.toLowerCase()
  let shared = 0
  for (const word of small) if (large.has(word)) shared++
  return shared >= 0.6 * small.size && shared >= 0.45 * large.size
}

/** "Headline - Example News" → "Headline"; the part after the last bar or dash goes when it is the site or looks like one. */
function cutSiteName(title: string, siteName: string | null): string {
  const match =
    /^(.{8,}?)\s+[|–—»·:-]+\s+([^|–—»·]{2,50})$/u.exec(title) ?? /^(.{8,}?)\s*\|\s*([^|]{2,50})$/u.exec(title)
  if (!match) return title
  const tail = match[2]!.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const site = (siteName ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const isSite = site !== '' && (site.includes(tail) || tail.includes(site))
  const looksLikeSite = /\|/.test(title.slice(match[1]!.length)) && match[2]!.split(' ').length <= 4
  return isSite || looksLikeSite ? match[1]! : title
}

const NO_NAME =
  /^(?:https?:|www\.|\/)|^(?:admin|administrator|staff|editor|redaktion|redacción|redação|none|null|unknown|n\/a)$/i

function findByline(source: HtmlSource, article: JsonObject | null): string | null {
  const publisher = names(article?.publisher)[0]
  const stated = names(article?.author).filter(name => isName(name) && name !== publisher)
  if (stated.length > 0) return [...new Set(stated)].slice(0, 8).join(', ')
  const declared = source.authors.map(a => decodeEntities(a).trim()).filter(isName)
  if (declared.length > 0) return [...new Set(declared)].slice(0, 8).join(', ')
  const shown = source.bylines.map(cleanByline).filter(isName)
  return shown[0] ?? names(article?.author).find(isName) ?? null
}

const isName = (name: string): boolean =>
  name.length >= 3 && name.length <= 120 && !NO_NAME.test(name) && /\p{L}{2}/u.test(name)

function cleanByline(line: string): string {
  return line
    .replace(/\s+/g, ' ')
    .replace(/^.*?\b(?:written |reported )?by:?\s+/i, '')
    .replace(/^(?:von|por|par|di)\s+(?=\p{Lu})/iu, '')
    .replace(/\s*(?:[|•·]|\b(?:published|updated|posted|on)\b|\d{1,2}[:.]\d\d|\d{1,2}\/\d).*$/i, '')
    .replace(/[\s,;:–—-]+$/u, '')
    .trim()
}

function findSiteName(source: HtmlSource, objects: readonly JsonObject[], article: JsonObject | null): string | null {
  const publisher = names(article?.publisher)[0]
  const site = objects.find(o => [o['@type']].flat().some(t => t === 'NewsMediaOrganization' || t === 'WebSite'))
  const candidates = [
    source.meta.get('og:site_name'),
    publisher,
    names(site?.name)[0],
    source.meta.get('application-name'),
    source.meta.get('dc.publisher'),
    source.meta.get('publisher'),
  ]
  for (const candidate of candidates) {
    const name = text(candidate)
    if (name && name.length <= 60 && !/^https?:/.test(name)) return name.replace(/^@/, '')
  }
  return null
}

const webAddress = (value: string | null): string | null => (value && /^https?:\/\/[^\s]+$/i.test(value) ? value : null)

// ---- day of publication ----

function findPublished(
  page: RawPage,
  source: HtmlSource,
  {
    article,
    url,
    isAmerican,
    tables: {months, dateMetas},
  }: {article: JsonObject | null; url: string | null; isAmerican: boolean; tables: PageTables},
): PublishedDate {
  const given = givenDate(page.published, months)
  if (given) return given
  const day = (value: unknown) =>
    typeof value === 'string' ? parseStatedDay(value, months, {monthFirst: isAmerican}) : null
  const linked = day(article?.datePublished)
  if (linked) return stated(linked, 'The page’s JSON-LD states datePublished.')
  for (const name of dateMetas.published) {
    const found = day(source.meta.get(name))
    if (found) return stated(found, `The page’s meta element ${name} states it.`)
  }
  const created = day(article?.dateCreated) ?? day(article?.uploadDate)
  if (created) return stated(created, 'The page’s JSON-LD states dateCreated.')
  const marked = source.times.find(t => t.isPublication && (day(t.datetime) ?? day(t.text)))
  if (marked)
    return stated(
      (day(marked.datetime) ?? day(marked.text))!,
      `The page shows the time of publication “${marked.text.slice(0, 60)}”.`,
    )
  const byUrl = parseUrlDay(url, months)
  if (byUrl) return stated(byUrl, 'The page’s address holds the day.')
  const shown = source.times.find(t => day(t.datetime) ?? day(t.text))
  if (shown)
    return stated(
      (day(shown.datetime) ?? day(shown.text))!,
      `The first time element of the page shows “${shown.text.slice(0, 60)}”.`,
    )
  for (const [name, value] of [
    ['dateModified', article?.dateModified] as const,
    ...dateMetas.changed.map(n => [n, source.meta.get(n)] as const),
  ]) {
    const found = day(value)
    if (found) return stated(found, `The page states only when it was changed (${name}).`)
  }
  return fileNameDate(page) ?? unknownDate('The page does not state when it was published.')
}
