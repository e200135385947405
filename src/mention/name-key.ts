/**
 * A name reduced to what its spellings share: lower case, no accents, no points nor apostrophes, hyphens as blanks,
 * no article, no possessive. "al-Qa'ida" → `al qaida`, "the U.S." → `us`.
 */
export function nameKey(name: string): string {
  const key = foldWord(name.replace(/['’]s(?=\s|$)/g, ''))
    .replace(/[^\p{L}\p{N}+&]+/gu, ' ')
    .trim()
  return key.startsWith('the ') ? key.slice(4) : key
}

/** Lower case without accents, points and apostrophes. */
export function foldWord(word: string): string {
  const plain = PLAIN.test(word)
    ? word
    : word
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .replace(/ı/g, 'i')
        .replace(/ł/g, 'l')
        .replace(/ø/g, 'o')
        .replace(/đ/g, 'd')
  return plain.toLowerCase().replace(/[.'’ʼ`]/g, '')
}

const PLAIN = /^[\x20-\x7e’]*$/
