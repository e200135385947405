import {Parser} from 'htmlparser2'
import {HeadCollector, type HtmlHead} from './html-head.ts'
import {PageDocument, PageElement} from './page-tree.ts'

/** A page's tree made safe and small, with what the page says about itself beside it. */
export interface HtmlSource extends HtmlHead {
  /** Without scripts, styles, media, figures and comments, nor what is not shown unless asked for; nesting, elements and text are bounded. */
  readonly tree: PageDocument
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
/** Readability looks for paragraphs between line breaks in quadratic time. */
const MAX_BREAKS = 4000
const CHUNK = 1 << 16

const SKIPPED = new Set(
  'script style svg math template noscript iframe object embed canvas audio video img picture source track map figure figcaption select option datalist textarea button dialog'.split(
    ' ',
  ),
)
/** Elements of the page's frame: made anew around its content. */
const FRAME = new Set('html head body title meta link base'.split(' '))
/** Attributes that Readability and the table of box classes look at. */
const KEPT_ATTRIBUTES = new Set(
  'id class role rel itemprop itemtype property aria-modal dir lang summary datatable colspan rowspan'.split(' '),
)

export interface HtmlSourceOptions {
  /** Also what the page does not show: some hold the article back until a script has run. */
  readonly withHidden?: boolean
}

/** Parses a page in one linear pass (two, when it nests without reason). Never throws. */
export function parseHtmlSource(content: string, {withHidden = false}: HtmlSourceOptions = {}): HtmlSource {
  const source = readSource(content, withHidden)
  if (source) return source
  const flat = readSource(flattenTags(content), withHidden)
  const note = 'The page nests its elements too deeply to be a news page; it was read without its layout.'
  return flat ? {...flat, notes: [note, ...flat.notes]} : emptySource(note)
}

const emptySource = (note: string): HtmlSource => ({
  ...new HeadCollector().collected(),
  tree: new PageDocument('', new PageElement('body')),
  notes: [note],
})

/** Null when more elements are open at once than a page has reason for. */
function readSource(content: string, withHidden: boolean): HtmlSource | null {
  const head = new HeadCollector()
  const body = new TreeBuilder(withHidden)
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
        body.close()
      },
    },
    {decodeEntities: true, lowerCaseAttributeNames: true},
  )
  for (let at = 0; at < content.length && !isTooDeep && !body.isFull; at += CHUNK)
    parser.write(content.slice(at, at + CHUNK))
  if (isTooDeep) return null
  if (!body.isFull) parser.end()
  const collected = head.collected()
  return {
    ...collected,
    tree: new PageDocument(collected.title ?? '', body.body),
    notes: body.isFull
      ? [
          'The page is far larger than a news report (40,000 elements or 4 million characters); only its beginning was read.',
        ]
      : [],
  }
}

/** Builds the tree of a page's body, without what is never an article's, until a limit is reached. */
class TreeBuilder {
  readonly body = new PageElement('body')
  /** The element that is being filled, and those around it. */
  #element = this.body
  readonly #around: PageElement[] = []
  /** Of each open element: whether it is in the tree. */
  readonly #open: boolean[] = []
  #skipDepth = 0
  #elements = 0
  #size = 0
  #breaks = 0
  readonly #withHidden: boolean

  constructor(withHidden: boolean) {
    this.#withHidden = withHidden
  }

  get isFull(): boolean {
    return this.#elements >= MAX_ELEMENTS || this.#size >= MAX_TEXT
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const isFrame = FRAME.has(name)
    if (this.#skipDepth > 0 || SKIPPED.has(name) || (!isFrame && !this.#withHidden && isHidden(attributes))) {
      this.#skipDepth++
      this.#open.push(false)
      return
    }
    const isKept = this.#around.length < MAX_DEPTH && !isFrame && (name !== 'br' || this.#breaks++ < MAX_BREAKS)
    this.#open.push(isKept)
    if (!isKept) {
      this.#element.appendWords(' ')
      return
    }
    this.#elements++
    const element = new PageElement(name, keptAttributes(attributes))
    this.#element.appendChild(element)
    this.#around.push(this.#element)
    this.#element = element
  }

  text(text: string): void {
    if (this.#skipDepth > 0 || (this.#around.length === 0 && text.trim() === '')) return
    this.#size += text.length
    this.#element.appendWords(text)
  }

  close(): void {
    const isKept = this.#open.pop()
    if (this.#skipDepth > 0) this.#skipDepth--
    else if (isKept) this.#element = this.#around.pop()!
  }
}

const NOT_SHOWN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/i

/** Wikimedia hides the picture of a formula from those who hear the page: it is no hidden text. */
const isHidden = ({hidden, style, class: names, 'aria-hidden': unheard}: Readonly<Record<string, string>>): boolean =>
  hidden !== undefined ||
  (style !== undefined && NOT_SHOWN.test(style.slice(0, MAX_ATTRIBUTE))) ||
  (unheard === 'true' && !names?.includes('fallback-image'))

const MAX_ATTRIBUTE = 2000

/** Readability takes a link within the page for less of a link, and one that runs a script for none; it rewrites all others. */
const TOLD_LINK = /^(?:#|javascript:)/

function keptAttributes(attributes: Readonly<Record<string, string>>): Map<string, string> {
  const kept = new Map<string, string>()
  for (const name in attributes) {
    const value = attributes[name]!
    if (KEPT_ATTRIBUTES.has(name) || (name === 'href' && TOLD_LINK.test(value)))
      kept.set(name, value.length > MAX_ATTRIBUTE ? value.slice(0, MAX_ATTRIBUTE) : value)
  }
  return kept
}

/** All tags but those that part a text are taken away, so that no nesting is left. Linear: a tag is at most 2,000 long. */
function flattenTags(content: string): string {
  return content
    .replace(/<\/?(?!(?:p|h[1-6]|li|br|title|meta|script|style)\b)[a-z][^<>]{0,2000}>/gi, ' ')
    .replace(/<(\/?)(?:p|li)\b[^<>]{0,2000}>/gi, '<$1p>')
}
