import {Parser} from 'htmlparser2'
import {HeadCollector, type HtmlHead} from './html-head.ts'

/** A page's HTML made safe and small for the DOM, with what the page says about itself beside it. */
export interface HtmlSource extends HtmlHead {
  /** Well-formed HTML without scripts, styles, media, figures and comments; nesting, elements and text are bounded. */
  readonly html: string
  /** What was cut so that reading stays bounded, in words for people; empty for nearly every page. */
  readonly notes: readonly string[]
}

/** Real news pages stay below 60; Readability and the walk over its result recurse, so the limit also guards the stack. */
const MAX_DEPTH = 150
/** htmlparser2 looks through the open elements at each end tag: beyond this the page is flattened first. */
const MAX_OPEN = 1500
/** The largest page of the development sets has 21,000 elements after cleaning. */
const MAX_ELEMENTS = 40_000
const MAX_TEXT = 4_000_000
/** Each escaped sign becomes a text node of its own in the DOM. */
const MAX_ESCAPES = 50_000
/** Readability looks for paragraphs between line breaks in quadratic time. */
const MAX_BREAKS = 4000
const CHUNK = 1 << 16

const SKIPPED = new Set(
  'script style svg math template noscript iframe object embed canvas audio video picture source track map figure figcaption select option datalist textarea button dialog'.split(
    ' ',
  ),
)
/** Elements of the page's frame: written anew around its content. */
const FRAME = new Set('html head body title meta link base'.split(' '))
const VOID = new Set('area br col hr img input param track wbr'.split(' '))
/** Attributes that Readability and the table of box classes look at. */
const KEPT_ATTRIBUTES = new Set(
  'id class role rel itemprop itemscope itemtype property hidden aria-hidden aria-modal href dir lang style colspan rowspan'.split(
    ' ',
  ),
)

/** Parses a page in one linear pass (two, when it nests without reason). Never throws. */
export function parseHtmlSource(content: string): HtmlSource {
  const source = readSource(content)
  if (source) return source
  const flat = readSource(flattenTags(content))
  const note = 'The page nests its elements too deeply to be a news page; it was read without its layout.'
  return flat ? {...flat, notes: [note, ...flat.notes]} : {...new HeadCollector().collected(), html: '', notes: [note]}
}

/** Null when more elements are open at once than a page has reason for. */
function readSource(content: string): HtmlSource | null {
  const head = new HeadCollector()
  const body = new BodyWriter()
  let open = 0
  let isTooDeep = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (isTooDeep || body.isFull) return
        isTooDeep = open > MAX_OPEN
        head.open(name, attributes, open++)
        body.open(name, attributes)
      },
      ontext(text) {
        if (isTooDeep || body.isFull) return
        head.text(text)
        body.text(text)
      },
      onclosetag(name) {
        if (isTooDeep || body.isFull || open === 0) return
        head.close(name, --open)
        body.close(name)
      },
    },
    {decodeEntities: true, lowerCaseAttributeNames: true},
  )
  for (let at = 0; at < content.length && !isTooDeep && !body.isFull; at += CHUNK)
    parser.write(content.slice(at, at + CHUNK))
  if (isTooDeep) return null
  if (!body.isFull) parser.end()
  const collected = head.collected()
  const title = escapeHtml(collected.title ?? '')
  return {
    ...collected,
    html: `<!doctype html><html><head><title>${title}</title></head><body>${body.written()}</body></html>`,
    notes: body.isFull
      ? [
          'The page is far larger than a news report (40,000 elements or 4 million characters); only its beginning was read.',
        ]
      : [],
  }
}

/** Writes the body of a page anew, without what is never an article's, until a limit is reached. */
class BodyWriter {
  readonly #out: string[] = []
  /** Of each open element: whether its tags are written. */
  readonly #open: boolean[] = []
  #skipDepth = 0
  #depth = 0
  #elements = 0
  #size = 0
  #escapes = 0
  #breaks = 0

  get isFull(): boolean {
    return this.#elements >= MAX_ELEMENTS || this.#size >= MAX_TEXT
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#skipDepth > 0 || SKIPPED.has(name)) {
      this.#skipDepth++
      this.#open.push(false)
      return
    }
    const isWritten = this.#depth < MAX_DEPTH && !FRAME.has(name) && (name !== 'br' || this.#breaks++ < MAX_BREAKS)
    this.#open.push(isWritten)
    if (!isWritten) {
      this.#out.push(' ')
      return
    }
    this.#depth++
    this.#elements++
    this.#out.push('<', name)
    for (const key in attributes)
      if (KEPT_ATTRIBUTES.has(key)) this.#out.push(' ', key, '="', escapeHtml(attributes[key]!.slice(0, 2000)), '"')
    this.#out.push('>')
  }

  text(text: string): void {
    if (this.#skipDepth > 0 || (this.#depth === 0 && text.trim() === '')) return
    this.#size += text.length
    const escaped = text.replace(/[&<]/g, sign => (this.#escapes++ < MAX_ESCAPES ? ESCAPES[sign]! : ' '))
    this.#out.push(escaped)
  }

  close(name: string): void {
    const isWritten = this.#open.pop()
    if (this.#skipDepth > 0) this.#skipDepth--
    else if (isWritten) {
      this.#depth--
      if (!VOID.has(name)) this.#out.push('</', name, '>')
    }
  }

  written(): string {
    return this.#out.join('')
  }
}

/** All tags but those that part a text are taken away, so that no nesting is left. Linear: a tag is at most 2,000 long. */
function flattenTags(content: string): string {
  return content
    .replace(/<\/?(?!(?:p|h[1-6]|li|br|title|meta|script|style)\b)[a-z][^<>]{0,2000}>/gi, ' ')
    .replace(/<(\/?)(?:p|li)\b[^<>]{0,2000}>/gi, '<$1p>')
}

const ESCAPES: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, sign => ESCAPES[sign]!)
