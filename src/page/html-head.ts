/** What a page says about itself beside its text. */
export interface HtmlHead {
  /** First content of each meta element, by lower-case name, property or itemprop (`og:title`, `datepublished`). */
  readonly meta: ReadonlyMap<string, string>
  /** Contents of the meta elements for authors, which may be given more than once. */
  readonly authors: readonly string[]
  /** Texts of the JSON-LD scripts, as they stand. */
  readonly jsonLd: readonly string[]
  readonly title: string | null
  readonly headings: readonly string[]
  readonly lang: string | null
  readonly canonical: string | null
  /** Time elements in page order: their machine-readable time and the words shown. */
  readonly times: readonly ShownTime[]
  /** Words of elements that a class, rel or itemprop calls an author's. */
  readonly bylines: readonly string[]
}

export interface ShownTime {
  readonly datetime: string
  readonly text: string
  readonly isPublication: boolean
}

type Attributes = Readonly<Record<string, string>>

const MAX_TIMES = 40
const MAX_BYLINES = 10
const MAX_HEADINGS = 20
/** Characters kept of an element's words. */
const MAX_WORDS = 2000
/** JSON-LD beyond this is no description of an article. */
const MAX_SCRIPT = 4_000_000

const BYLINE_CLASS = /(?:^|[\s_-])(?:byline|author|authors|writer)(?:$|[\s_-])/i
const PUBLISHED_CLASS = /publish|posted|entry-date|date-?line|article-?date|post-?date|timestamp|pubdate/i
const AUTHOR_META = /^(?:article:author|author|parsely-author|sailthru\.author|dc\.creator|byl|citation_author)$/

/** Gathers a page's head while its parser goes over it: one call an event, in order. */
export class HeadCollector {
  readonly #meta = new Map<string, string>()
  readonly #authors: string[] = []
  readonly #jsonLd: string[] = []
  readonly #headings: string[] = []
  readonly #times: ShownTime[] = []
  readonly #bylines: string[] = []
  #title: string | null = null
  #lang: string | null = null
  #canonical: string | null = null
  #script: string[] | null = null
  #scriptSize = 0
  /** The element whose words are gathered, until the depth is back to where it began. */
  #element: {readonly depth: number; readonly done: (words: string) => void} | null = null
  #words: string[] = []
  #size = 0

  /** `depth` is the number of elements open around this one. */
  open(name: string, attributes: Attributes, depth: number): void {
    if (name === 'html') this.#lang ??= attributes.lang || attributes['xml:lang'] || null
    else if (name === 'meta') this.#noteMeta(attributes)
    else if (name === 'link' && attributes.rel === 'canonical') this.#canonical ??= attributes.href || null
    else if (name === 'script' && /ld\+json/i.test(attributes.type ?? '')) this.#script = []
    if (this.#element) return
    const done = this.#wants(name, attributes)
    if (done) this.#element = {depth, done}
  }

  #wants(name: string, attributes: Attributes): ((words: string) => void) | null {
    if (name === 'title')
      return words => {
        this.#title ??= words || null
      }
    if (name === 'h1' && this.#headings.length < MAX_HEADINGS) return words => void this.#headings.push(words)
    if ((name === 'time' || attributes.itemprop === 'datePublished') && this.#times.length < MAX_TIMES) {
      const datetime = attributes.datetime || attributes.content || ''
      const isPublication =
        attributes.pubdate !== undefined ||
        attributes.itemprop === 'datePublished' ||
        PUBLISHED_CLASS.test(attributes.class ?? '')
      return text => void this.#times.push({datetime, text, isPublication})
    }
    const isByline =
      attributes.rel === 'author' ||
      /\bauthor\b/.test(attributes.itemprop ?? '') ||
      BYLINE_CLASS.test(attributes.class ?? '')
    if (!isByline || this.#bylines.length >= MAX_BYLINES) return null
    return words => {
      if (words && words.length < 200) this.#bylines.push(words)
    }
  }

  text(text: string): void {
    if (this.#script && this.#scriptSize < MAX_SCRIPT) {
      this.#script.push(text)
      this.#scriptSize += text.length
    }
    if (!this.#element || this.#size >= MAX_WORDS) return
    this.#words.push(text)
    this.#size += text.length
  }

  close(name: string, depth: number): void {
    if (this.#script && name === 'script') {
      this.#jsonLd.push(this.#script.join(''))
      this.#script = null
    }
    if (this.#element?.depth !== depth) return
    const {done} = this.#element
    const words = this.#words.join('').replace(/\s+/g, ' ').trim()
    this.#element = null
    this.#words = []
    this.#size = 0
    done(words)
  }

  #noteMeta(attributes: Attributes): void {
    const content = attributes.content?.trim()
    if (!content) return
    for (const key of [attributes.property, attributes.name, attributes.itemprop]) {
      if (!key) continue
      const name = key.trim().toLowerCase()
      if (!this.#meta.has(name)) this.#meta.set(name, content)
      if (AUTHOR_META.test(name)) this.#authors.push(content)
    }
  }

  collected(): HtmlHead {
    return {
      meta: this.#meta,
      authors: this.#authors,
      jsonLd: this.#jsonLd,
      title: this.#title,
      headings: this.#headings,
      lang: this.#lang,
      canonical: this.#canonical,
      times: this.#times,
      bylines: this.#bylines,
    }
  }
}
