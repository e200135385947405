import {resolve} from 'node:path'
import {isWebAddress} from './web-address.ts'

/** What a locator names. A `source` is an absolute path or a web address. */
export type Locator =
  | {readonly kind: 'file'; readonly source: string}
  | {readonly kind: 'page'; readonly url: string}
  | {readonly kind: 'line'; readonly source: string; readonly number: number}
  | ({readonly kind: 'record'; readonly source: string} & RecordPlace)
  | {readonly kind: 'item'; readonly source: string; readonly id: string}
  | {readonly kind: 'stdin'; readonly hash: string}

/** Where a record of a WARC file begins. */
export interface RecordPlace {
  /** Offset in the file as it is: of the record, or of the gzip member that holds it. */
  readonly offset: number
  /** Bytes of the unpacked member before the record, 0 where every record is packed by itself. */
  readonly inside: number
}

/** The form in which a locator is kept. */
export function renderLocator(locator: Locator): string {
  switch (locator.kind) {
    case 'file':
      return `file:${escapePath(locator.source)}`
    case 'page':
      return locator.url
    case 'line':
      return `${isWebAddress(locator.source) ? escapeSource(locator.source) : `file:${escapePath(locator.source)}`}#${locator.number}`
    case 'record':
      return `warc:${escapeSource(locator.source)}#${locator.offset}${locator.inside > 0 ? `+${locator.inside}` : ''}`
    case 'item':
      return `feed:${escapeSource(locator.source)}#${encodeURIComponent(locator.id)}`
    case 'stdin':
      return `stdin:${locator.hash}`
  }
}

/** Reads a kept locator; null when the text is none. */
export function parseLocator(text: string): Locator | null {
  const hash = text.lastIndexOf('#')
  const source = hash < 0 ? text : text.slice(0, hash)
  const part = hash < 0 ? null : text.slice(hash + 1)
  if (isWebAddress(text)) {
    if (part === null) return {kind: 'page', url: text}
    return /^\d+$/.test(part) ? {kind: 'line', source, number: Number(part)} : null
  }
  const [scheme, rest] = splitScheme(source)
  if (scheme === 'stdin') return {kind: 'stdin', hash: rest}
  if (scheme === 'file' && part === null) return {kind: 'file', source: unescapePath(rest)}
  if (part === null) return null
  if (scheme === 'file' && /^\d+$/.test(part)) return {kind: 'line', source: unescapePath(rest), number: Number(part)}
  const place = /^(\d+)(?:\+(\d+))?$/.exec(part)
  if (scheme === 'warc' && place)
    return {kind: 'record', source: unescapeSource(rest), offset: Number(place[1]), inside: Number(place[2] ?? 0)}
  if (scheme === 'feed') return {kind: 'item', source: unescapeSource(rest), id: decode(part)}
  return null
}

/** A source as locators name it: the address without its fragment, or the absolute path. */
export const absoluteSource = (source: string): string =>
  isWebAddress(source) ? (URL.canParse(source) ? withoutFragment(source) : source) : resolve(source)

function withoutFragment(address: string): string {
  const url = new URL(address)
  url.hash = ''
  return url.href
}

function splitScheme(text: string): [scheme: string, rest: string] {
  const colon = text.indexOf(':')
  return [text.slice(0, colon), text.slice(colon + 1)]
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a path may hold them
const UNSAFE = /[%#\u0000-\u001f]/g
const escapePath = (path: string): string =>
  path.replace(UNSAFE, char => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
const unescapePath = (path: string): string =>
  path.replace(/%([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
const escapeSource = (source: string): string => (isWebAddress(source) ? source : escapePath(source))
const unescapeSource = (source: string): string => (isWebAddress(source) ? source : unescapePath(source))

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
