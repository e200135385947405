import {Parser} from 'htmlparser2'
import {resolveAddress} from './web-address.ts'

/** Deeper than any list that people make. */
const DEEPEST = 400

/**
 * Addresses of the feeds of an OPML list, and of the lists it includes, in its order and however deep they stand; each
 * once. Links that are no web addresses are left out.
 */
export function parseOpml(text: string, address: string | null = null): string[] {
  const found = new Set<string>()
  let depth = 0
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth++
        if (name !== 'outline' || depth > DEEPEST) return
        const isList = attributes.type === 'include' || attributes.type === 'rss' || attributes.type === 'atom'
        const link = attributes.xmlurl ?? (isList ? attributes.url : undefined)
        const feed =
          link === undefined ? null : resolveAddress(link.replace(/^feed:(?:\/\/)?(?=https?:)/i, ''), [address])
        if (feed) found.add(feed)
      },
      onclosetag: () => {
        depth--
      },
    },
    {xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true},
  )
  parser.end(text)
  return [...found]
}
