/**
 * A name reduced to what its spellings share: lower case, no accents, no points nor apostrophes, hyphens as blanks,
 * no article, no possessive. "al-Qa'ida" → `al qaida`, "the U.S." → `us`.
 */
export function nameKey(name: string): string {
  const key = isAscii(name) ? asciiKey(name) : foldedKey(name)
  return key.startsWith('the ') ? key.slice(4) : key
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7e) return false
  return true
}

/** The same as `foldedKey` for a name in ASCII: a loop over its characters, since the atlas has twenty thousand names. */
function asciiKey(name: string): string {
  const lower = name.toLowerCase()
  let key = ''
  let from = 0
  for (let i = 0; i <= lower.length; i++) {
    const code = i < lower.length ? lower.charCodeAt(i) : 0x20
    const isKept = (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x26
    if (isKept) continue
    if (i > from) key += lower.slice(from, i)
    from = i + 1
    if (code === 0x2e || code === 0x60) continue
    if (code === 0x27) {
      if (lower[i + 1] === 's' && (i + 2 >= lower.length || lower[i + 2] === ' ')) from = ++i + 1
      continue
    }
    if (key !== '' && !key.endsWith(' ')) key += ' '
  }
  return key.endsWith(' ') ? key.slice(0, -1) : key
}

const foldedKey = (name: string): string =>
  foldWord(name.replace(/['’]s(?=\s|$)/g, ''))
    .replace(/[^\p{L}\p{N}+&]+/gu, ' ')
    .trim()

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
