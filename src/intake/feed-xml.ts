import {Parser} from 'htmlparser2'
import type {Feed, FeedContent, FeedItem} from './feed.ts'
import {parseFeedDate} from './feed-date.ts'
import {type Attributes, canonicalName, NamespaceScopes} from './feed-namespaces.ts'
import {escapeMarkup, renderPlain} from './markup.ts'
import {resolveAddress} from './web-address.ts'

/** Deeper than any feed: what nests more is made to harm. */
const DEEPEST = 400

/** Elements that hold one item. */
const ITEM = new Set(['item', 'entry'])
/** Elements whose own children speak of the whole feed. */
const WHOLE = new Set(['channel', 'feed'])

/** What is kept of the elements of an item or a feed: their text, by canonical name. */
const KEPT = new Set([
  'title',
  'link',
  'guid',
  'id',
  'source',
  'pubdate',
  'published',
  'issued',
  'created',
  'updated',
  'modified',
  'date',
  'description',
  'summary',
  'content',
  'abstract',
  'fullitem',
  'ttl',
  'dc:title',
  'dc:date',
  'dc:identifier',
  'dc:publisher',
  'dc:description',
  'dcterms:created',
  'dcterms:issued',
  'dcterms:modified',
  'content:encoded',
  'xhtml:body',
  'xhtml:div',
  'media:title',
  'media:description',
  'itunes:summary',
  'feedburner:origlink',
  'prism:publicationdate',
  'sy:updateperiod',
  'sy:updatefrequency',
])

interface Value {
  readonly text: string
  /** The text with the elements in it, written out; null when there are none. */
  readonly markup: string | null
  readonly attributes: Attributes
  readonly base: string | null
}

/** An item or the feed itself, while it is read. */
interface Draft {
  readonly attributes: Attributes
  readonly base: string | null
  readonly values: Map<string, Value[]>
}

interface Element {
  readonly name: string
  readonly base: string | null
  readonly draft: Draft | null
}

interface Capture {
  readonly name: string
  readonly attributes: Attributes
  readonly base: string | null
  readonly depth: number
  readonly draft: Draft
  text: string
  markup: string
  hasElements: boolean
}

class TooDeep extends Error {}

/** Reads a feed of any XML family element by element; null when it has neither a feed's root nor items. */
export function parseXmlFeed(text: string, address: string | null): Feed | null {
  const elements: Element[] = []
  const scopes = new NamespaceScopes()
  const whole: Draft = {attributes: {}, base: address, values: new Map()}
  const items: Draft[] = []
  let isFeed = false
  let capture: Capture | null = null

  const keep = () => {
    if (!capture) return
    const {name, text, markup, hasElements, attributes, base, draft} = capture
    const values = draft.values.get(name) ?? []
    values.push({text, markup: hasElements ? markup : null, attributes, base})
    draft.values.set(name, values)
    capture = null
  }

  const open = (rawName: string, attributes: Attributes) => {
    if (elements.length >= DEEPEST) throw new TooDeep()
    scopes.open(attributes)
    const parent = elements.at(-1) ?? null
    const name = canonicalName(rawName, scopes)
    const base = resolveBase(attributes['xml:base'], parent?.base ?? address)
    if (capture && !ITEM.has(name)) {
      capture.hasElements = true
      capture.markup += renderOpenTag(rawName, attributes)
      elements.push({name, base, draft: parent?.draft ?? null})
      return
    }
    keep()
    if (ITEM.has(name)) {
      const draft = {attributes, base, values: new Map()}
      items.push(draft)
      elements.push({name, base, draft})
      return
    }
    const isWhole = WHOLE.has(name)
    if (isWhole || name === 'rss' || name === 'rdf:rdf') isFeed = true
    const draft = isWhole ? whole : (parent?.draft ?? null)
    elements.push({name, base, draft})
    const isKept = KEPT.has(name) && draft !== null && !isWhole && isDirect(parent)
    if (isKept)
      capture = {name, attributes, base, depth: elements.length, draft, text: '', markup: '', hasElements: false}
  }

  const parser = new Parser(
    {
      onopentag: open,
      ontext: piece => {
        if (!capture) return
        capture.text += piece
        capture.markup += escapeMarkup(piece)
      },
      onclosetag: name => {
        if (capture && elements.length === capture.depth) keep()
        else if (capture?.hasElements) capture.markup += `</${name}>`
        elements.pop()
        scopes.close()
      },
    },
    {xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true},
  )
  try {
    parser.write(text)
    parser.end()
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    keep()
  }
  if (!isFeed && items.length === 0) return null
  const feedLink = findLink(whole, [address])
  return {
    title: plainTitle(whole),
    items: items.map(item => normalizeItem(item, feedLink)),
    pauseMinutes: findPause(whole),
  }
}

/** Whether an element with this parent speaks of the item or feed itself, not of its image or text field. */
const isDirect = (parent: Element | null): boolean =>
  parent !== null && (ITEM.has(parent.name) || WHOLE.has(parent.name) || parent.name === 'source')

function resolveBase(base: string | undefined, outer: string | null): string | null {
  if (base === undefined) return outer
  return resolveAddress(base, [outer]) ?? outer
}

const renderOpenTag = (name: string, attributes: Attributes): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeMarkup(value).replaceAll('"', '&quot;')}"`)
    .join('')}>`

function normalizeItem(draft: Draft, feedLink: string | null): FeedItem {
  const first = (...names: string[]): string | null => {
    for (const name of names) for (const {text} of draft.values.get(name) ?? []) if (text.trim()) return text.trim()
    return null
  }
  const date = (...names: string[]): string | null => {
    for (const name of names)
      for (const {text} of draft.values.get(name) ?? []) {
        const parsed = parseFeedDate(text)
        if (parsed) return parsed
      }
    return null
  }
  const updated = date('updated', 'modified', 'dcterms:modified') ?? parseFeedDate(draft.attributes.lastmod ?? null)
  return {
    id: first('guid', 'id', 'dc:identifier') ?? draft.attributes['rdf:about']?.trim() ?? null,
    url: findLink(draft, [feedLink]),
    title: plainTitle(draft),
    published:
      date('pubdate', 'published', 'issued', 'dc:date', 'dcterms:issued', 'created', 'dcterms:created', 'date') ??
      date('prism:publicationdate') ??
      updated,
    updated,
    outlet: findOutlet(draft),
    content: findContent(draft),
  }
}

/** What is longer is no title; the rest of it is left out. */
const LONGEST_TITLE = 4000

function plainTitle(draft: Draft): string | null {
  for (const name of ['title', 'dc:title', 'media:title'])
    for (const value of draft.values.get(name) ?? []) {
      const title =
        value.attributes.type === 'text'
          ? value.text
          : renderPlain((value.markup ?? value.text).slice(0, LONGEST_TITLE))
      const plain = title.replace(/\s+/g, ' ').trim()
      if (plain) return plain
    }
  return null
}

/** The page: an alternate link, a permalink, or the address that names the item. */
function findLink(draft: Draft, outerBases: readonly (string | null)[]): string | null {
  const links = draft.values.get('link') ?? []
  const candidates: {link: string; base: string | null}[] = []
  const add = (link: string | undefined, base: string | null) => {
    if (link?.trim()) candidates.push({link, base})
  }
  for (const {text, base} of draft.values.get('feedburner:origlink') ?? []) add(text, base)
  const alternates = links.filter(
    ({attributes}) => attributes.href !== undefined && /^(?:alternate)?$/i.test(attributes.rel?.trim() ?? ''),
  )
  const isPage = ({attributes}: Value) => /^$|html/i.test(attributes.type ?? '')
  for (const {text, base, attributes} of links) if (attributes.href === undefined) add(text, base)
  for (const {attributes, base} of [...alternates.filter(isPage), ...alternates.filter(link => !isPage(link))])
    add(attributes.href, base)
  add(draft.attributes.href, draft.base)
  for (const {text, base, attributes} of draft.values.get('guid') ?? [])
    if (attributes.ispermalink?.toLowerCase() !== 'false' && /^https?:\/\//i.test(text.trim())) add(text, base)
  add(draft.attributes['rdf:about'], draft.base)
  for (const {text, base} of draft.values.get('id') ?? []) if (/^https?:\/\//i.test(text.trim())) add(text, base)
  for (const {link, base} of candidates) {
    const url = resolveAddress(link, [base, ...outerBases])
    if (url) return url
  }
  return null
}

/** RSS names the channel an item was taken from; Atom the feed; others a publisher. */
function findOutlet(draft: Draft): string | null {
  for (const name of ['source', 'dc:publisher'])
    for (const value of draft.values.get(name) ?? []) {
      const plain = renderPlain(sourceTitle(value)).replace(/\s+/g, ' ').trim()
      if (plain && !/^https?:/i.test(plain)) return plain
    }
  return null
}

const sourceTitle = ({text, markup}: Value): string =>
  markup === null
    ? text.slice(0, LONGEST_TITLE)
    : (/<(?:\w+:)?title\b[^>]*>([^<]*)</.exec(markup.slice(0, LONGEST_TITLE))?.[1] ?? '')

const CONTENT_NAMES = [
  'content:encoded',
  'content',
  'xhtml:body',
  'xhtml:div',
  'description',
  'summary',
  'abstract',
  'fullitem',
  'media:description',
  'dc:description',
  'itunes:summary',
]

function findContent(draft: Draft): FeedContent | null {
  let best: FeedContent | null = null
  for (const name of CONTENT_NAMES)
    for (const value of draft.values.get(name) ?? []) {
      const content = normalizeContent(value)
      if (content && content.text.length > (best?.text.length ?? 0)) best = content
    }
  return best
}

function normalizeContent({text, markup, attributes}: Value): FeedContent | null {
  const type = attributes.type?.toLowerCase() ?? ''
  if (attributes.mode === 'base64') {
    const decoded = Buffer.from(text, 'base64').toString('utf8')
    return decoded.trim() ? {format: /html/.test(type) ? 'html' : 'text', text: decoded} : null
  }
  if (/^(?:image|audio|video|application\/(?!xhtml))/.test(type)) return null
  const whole = (markup ?? text).trim()
  if (whole === '') return null
  const isPlain =
    markup === null && (type === 'text' || type === 'text/plain' || !/<[a-z!/]|&[a-z#]\w{1,8};/i.test(whole))
  return {format: isPlain ? 'text' : 'html', text: whole}
}

const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
}

function findPause(whole: Draft): number | null {
  const number = (name: string): number => Number(whole.values.get(name)?.[0]?.text.trim() || Number.NaN)
  const ttl = number('ttl')
  if (ttl > 0) return ttl
  const period = PERIOD_MINUTES[whole.values.get('sy:updateperiod')?.[0]?.text.trim().toLowerCase() ?? '']
  const frequency = number('sy:updatefrequency')
  return period === undefined ? null : period / (frequency > 0 ? frequency : 1)
}
