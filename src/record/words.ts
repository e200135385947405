/**
 * What a user typed, as a query of the full-text index: all words must be there; "quoted words" must follow one another; a word
 * that ends in * stands for all that begin with it; a word or phrase after a minus must not be there; OR between two means either.
 * Nothing that is typed is an error. '' when there is no word in it.
 */
export function wordsQuery(typed: string): string {
  const wanted: string[][] = []
  const unwanted: string[] = []
  let isAlternative = false
  for (const [, minus, phrase, word] of typed.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    if (word === 'OR' && minus === '') {
      isAlternative = wanted.length > 0
      continue
    }
    const term = termOf(phrase ?? word!, phrase === undefined)
    if (term === null) continue
    if (minus === '-') unwanted.push(term)
    else if (isAlternative) wanted.at(-1)!.push(term)
    else wanted.push([term])
    isAlternative = false
  }
  if (wanted.length === 0) return ''
  const all = wanted.map(terms => (terms.length === 1 ? terms[0]! : `(${terms.join(' OR ')})`)).join(' AND ')
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(' OR ')})`
}

/** In quotes the index takes everything for words, so that no sign has a meaning of its own. */
function termOf(typed: string, mayBeBeginning: boolean): string | null {
  // A NUL would end the query for the index.
  const words = typed.replaceAll('\0', ' ')
  if (!/[\p{L}\p{N}]/u.test(words)) return null
  return `"${words}"${mayBeBeginning && words.endsWith('*') ? '*' : ''}`
}
