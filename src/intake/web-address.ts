/** Parameters that tell where a reader came from and not what the page is. */
const CAMPAIGN_PARAMETER =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|at_(?:medium|campaign|custom\d))$/i

export const isWebAddress = (source: string): boolean => /^https?:\/\//i.test(source)

/**
 * A link as a whole web address, against the first base that makes it one; null when it leads to no web page (mail, script,
 * data, nothing).
 */
export function resolveAddress(link: string, bases: readonly (string | null)[]): string | null {
  const plain = link.trim().replace(/[\t\r\n]/g, '')
  if (plain === '' || plain.length > 4096) return null
  const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(plain)
  for (const base of isWhole ? [undefined] : bases) {
    if (base === null || !URL.canParse(plain, base)) continue
    const url = new URL(plain, base)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
  }
  return null
}

/** The one spelling of a page's address: without fragment and campaign parameters. Null when it is no web address. */
export function normalizeAddress(address: string): string | null {
  if (!isWebAddress(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  url.hash = ''
  const names = [...url.searchParams.keys()]
  if (names.some(name => CAMPAIGN_PARAMETER.test(name)))
    for (const name of names) if (CAMPAIGN_PARAMETER.test(name)) url.searchParams.delete(name)
  return url.href
}
