export type Attributes = Readonly<Record<string, string>>

/** Namespaces by the beginning of their address, without protocol and "www.", and the prefix by which this room knows them. */
const NAMESPACES: readonly (readonly [address: string, prefix: string])[] = [
  ['w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['w3.org/1999/xhtml', 'xhtml'],
  ['w3.org/2005/atom', ''],
  ['purl.org/atom', ''],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/rss/1.0/modules/', 'other'],
  ['purl.org/rss', ''],
  ['purl.org/net/rss1.1', ''],
  ['my.netscape.com/rdf', ''],
  ['my.netscape.com/publish/formats/rss', ''],
  ['channel.netscape.com/rdf', ''],
  ['backend.userland.com/rss', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['cyber.law.harvard.edu/rss', ''],
  ['purl.org/dc/elements', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['search.yahoo.com/mrss', 'media'],
  ['itunes.com/dtds/podcast', 'itunes'],
  ['rssnamespace.org/feedburner', 'feedburner'],
  ['prismstandard.org/namespaces', 'prism'],
]

/** Prefixes that mean nothing else even where a feed forgets to declare them. */
const PLAIN_PREFIXES = new Set(['atom', 'rss', 'a', 'atom03', 'atom10'])

/** Which prefix stands for which namespace, element by element. */
export class NamespaceScopes {
  private readonly scopes: (ReadonlyMap<string, string> | null)[] = []

  open(attributes: Attributes): void {
    let declared: Map<string, string> | null = null
    for (const name in attributes) {
      if (!name.startsWith('xmlns')) continue
      declared ??= new Map()
      declared.set(name.slice(6), attributes[name]!)
    }
    this.scopes.push(declared)
  }

  close(): void {
    this.scopes.pop()
  }

  /** The address declared for a prefix, null when none is. */
  find(prefix: string): string | null {
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const found = this.scopes[i]?.get(prefix)
      if (found !== undefined) return found
    }
    return null
  }
}

/**
 * The name of an element with the prefix by which this room knows its namespace, in small letters: `dc:date`, `pubdate`. An
 * unknown default namespace counts as the feed's own, an unknown prefix is kept.
 */
export function canonicalName(rawName: string, scopes: NamespaceScopes): string {
  const name = rawName.toLowerCase()
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon)
  const local = name.slice(colon + 1)
  const known = knownPrefix(scopes.find(prefix)) ?? (PLAIN_PREFIXES.has(prefix) ? '' : prefix)
  return known === '' ? local : `${known}:${local}`
}

function knownPrefix(address: string | null): string | null {
  if (address === null) return null
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
  return NAMESPACES.find(([start]) => plain.startsWith(start))?.[1] ?? null
}
