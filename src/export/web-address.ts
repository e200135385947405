/** The address when it is one of the web, spelled so that every feed and calendar program takes it; null for anything else. */
export function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const {protocol, href} = new URL(url)
  return protocol === 'http:' || protocol === 'https:' ? href.replaceAll(',', '%2C').replaceAll(';', '%3B') : null
}
