import {Parser} from 'htmlparser2'

/** A page's HTML made safe and small for the DOM, with what its head and its time elements say beside it. */
export interface HtmlSource {
  /** Well-formed HTML without scripts, styles, media, figures and comments, never nested deeper than `MAX_DEPTH`. */
  readonly html: string
  /** First content of each meta element, by lower-case name, property or itemprop (`og:title`, `datepublished`). */
  readonly meta: ReadonlyMap<string, string>
  /** All contents of meta elements that may be given more than once (`article:author`). */
  readonly authors: readonly string[]
  /** Texts of the JSON-LD scripts, as they stand. */
  readonly jsonLd: readonly string[]
  readonly title: string | null
  readonly headings: readonly string[]
  readonly lang: string | null
  readonly canonical: string | null
  /** `datetime` (or `content`) of time elements, in page order, with the words shown. */
  readonly times: readonly {readonly datetime: string; readonly text: string; readonly isPublication: boolean}[]
  /** Words of elements that a class, rel or itemprop calls an author's. */
  readonly bylines: readonly string[]
  /** What was cut so that reading stays bounded, in words for people; empty for nearly every page. */
  readonly notes: readonly string[]
}

/** Real news pages stay below 60; Readability and the walk over its result recurse, so the limit also guards the stack. */
const MAX_DEPTH = 150
/** htmlparser2 looks through the open elements at each end tag: beyond this the page is flattened first. */
const MAX_OPEN = 1500
/** The largest page of the development sets has 21,000 elements after cleaning. */
const MAX_ELEMENTS = 60_000
const CHUNK = 1 << 16

const SKIPPED = new Set(
  'script style svg math template noscript iframe object embed canvas audio video picture source track map figure figcaption select option datalist textarea button dialog link'.split(
    ' ',
  ),
)
const VOID = new Set('area base br col hr img input link meta param source track wbr'.split(' '))
/** Attributes that Readability looks at. */
const KEPT_ATTRIBUTES = new Set(
  'id class role rel itemprop itemscope itemtype property hidden aria-hidden aria-modal href dir lang style colspan rowspan'.split(
    ' ',
  ),
)

const BYLINE_CLASS = /(?:^|[\s_-])(?:byline|author|authors|writer|dateline-author)(?:$|[\s_-])/i
const PUBLISHED_CLASS =
  /publish|posted|entry-date|dateline|date-?line|article-?date|post-?date|timestamp|datepublished|pubdate/i

/** Parses a page in one linear pass. Never throws; nesting, number of elements and depth of the result are bounded. */
export function parseHtmlSource(content: string): HtmlSource {
  const first = readSource(content)
  if (!first.tooDeep) return first.source
  const second = readSource(flattenTags(content))
  const notes = ['The page nests its elements too deeply to be a news page; it was read without its layout.']
  return {...second.source, notes: [...notes, ...second.source.notes]}
}

function readSource(content: string): {source: HtmlSource; tooDeep: boolean} {
  const out: string[] = []
  const open: boolean[] = []
  const meta = new Map<string, string>()
  const authors: string[] = []
  const jsonLd: string[] = []
  const headings: string[] = []
  const times: {datetime: string; text: string; isPublication: boolean}[] = []
  const bylines: string[] = []
  let title: string | null = null
  let lang: string | null = null
  let canonical: string | null = null
  let skipDepth = 0
  let keptDepth = 0
  let elements = 0
  let stopped: 'deep' | 'many' | null = null
  /** A text that is being collected until its element closes. */
  let collecting: {depth: number; parts: string[]; size: number; done: (text: string) => void} | null = null
  let script: string[] | null = null

  const collect = (done: (text: string) => void) => {
    collecting ??= {depth: open.length, parts: [], size: 0, done}
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (stopped) return
        if (open.length > MAX_OPEN) {
          stopped = 'deep'
          return
        }
        if (name === 'html') lang = attributes.lang || attributes['xml:lang'] || null
        if (name === 'meta') noteMeta(attributes, meta, authors)
        if (name === 'link' && attributes.rel === 'canonical' && attributes.href) canonical ??= attributes.href
        if (name === 'script' && /ld\+json/i.test(attributes.type ?? '')) script = []
        if (name === 'time' || attributes.itemprop === 'datePublished') {
          const datetime = attributes.datetime || attributes.content || ''
          const isPublication =
            attributes.pubdate !== undefined ||
            /datePublished/i.test(attributes.itemprop ?? '') ||
            PUBLISHED_CLASS.test(attributes.class ?? '')
          if (times.length < 40) collect(text => times.push({datetime, text, isPublication}))
        }
        if (skipDepth === 0) {
          if (name === 'title' && title === null)
            collect(text => {
              title ??= text || null
            })
          if (name === 'h1') collect(text => headings.push(text))
          if (
            bylines.length < 10 &&
            (attributes.rel === 'author' ||
              /\bauthor\b/.test(attributes.itemprop ?? '') ||
              BYLINE_CLASS.test(attributes.class ?? ''))
          )
            collect(text => {
              if (text && text.length < 200) bylines.push(text)
            })
        }
        const skipped = skipDepth > 0 || SKIPPED.has(name)
        if (skipped) {
          skipDepth++
          open.push(false)
          return
        }
        const kept = keptDepth < MAX_DEPTH && elements < MAX_ELEMENTS
        open.push(kept)
        if (!kept) return
        keptDepth++
        elements++
        if (elements === MAX_ELEMENTS) stopped = 'many'
        out.push('<', name)
        for (const key in attributes)
          if (KEPT_ATTRIBUTES.has(key)) out.push(' ', key, '="', escapeAttribute(attributes[key]!), '"')
        if (name === 'meta')
          for (const key of ['name', 'content'])
            if (attributes[key] !== undefined) out.push(' ', key, '="', escapeAttribute(attributes[key]), '"')
        out.push('>')
      },
      ontext(text) {
        if (stopped) return
        if (script) script.push(text)
        if (collecting && collecting.size < 2000) {
          collecting.parts.push(text)
          collecting.size += text.length
        }
        if (skipDepth === 0) out.push(escapeText(text))
      },
      onclosetag(name) {
        if (open.length === 0 || stopped === 'deep') return
        const kept = open.pop()!
        if (collecting && open.length === collecting.depth) {
          const {parts, done} = collecting
          collecting = null
          done(parts.join('').replace(/\s+/g, ' ').trim())
        }
        if (script && name === 'script') {
          jsonLd.push(script.join(''))
          script = null
        }
        if (skipDepth > 0) skipDepth--
        else if (kept) {
          keptDepth--
          if (!VOID.has(name)) out.push('</', name, '>')
        }
      },
    },
    {decodeEntities: true, lowerCaseAttributeNames: true},
  )
  for (let at = 0; at < content.length && !stopped; at += CHUNK) parser.write(content.slice(at, at + CHUNK))
  if (stopped !== 'deep') parser.end()
  const notes =
    stopped === 'many' ? [`The page has more than ${MAX_ELEMENTS} elements; only its beginning was read.`] : []
  return {
    source: {html: out.join(''), meta, authors, jsonLd, title, headings, lang, canonical, times, bylines, notes},
    tooDeep: stopped === 'deep',
  }
}

function noteMeta(attributes: Record<string, string>, meta: Map<string, string>, authors: string[]): void {
  const content = attributes.content?.trim()
  if (!content) return
  for (const key of [attributes.property, attributes.name, attributes.itemprop]) {
    if (!key) continue
    const name = key.trim().toLowerCase()
    if (!meta.has(name)) meta.set(name, content)
    if (/^(?:article:author|author|parsely-author|sailthru\.author|dc\.creator|byl|citation_author)$/.test(name))
      authors.push(content)
  }
}

/** All tags but those that part a text are taken away, so that no nesting is left. Linear: a tag is at most 2,000 long. */
function flattenTags(content: string): string {
  return content
    .replace(/<\/?(?!(?:p|h[1-6]|li|br|title|meta|script|style)\b)[a-z][^<>]{0,2000}>/gi, ' ')
    .replace(/<(\/?)(?:li)\b[^<>]{0,2000}>/gi, '<$1p>')
}

const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, c => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'))
const escapeAttribute = (text: string): string =>
  text.replace(/[&<>"]/g, c => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&quot;'))
