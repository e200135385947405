/**
 * A name reduced to what its spellings share: lower case, no accents, no points nor apostrophes, hyphens as blanks,
 * no article, no possessive. "al-Qa'ida" → `al qaida`, "the U.S." → `us`.
 */
export function nameKey(name: string): string {
  const plain = withoutAccents(name)
  const key = plain === null ? foldedKey(name) : isWordsOnly(plain) ? plain.toLowerCase() : asciiKey(plain)
  return key.startsWith('the ') ? key.slice(4) : key
}

/** The name in ASCII, Latin letters without their accents; null when it has letters or marks that this can't tell. */
function withoutAccents(name: string): string | null {
  let at = 0
  while (at < name.length && name.charCodeAt(at) <= 0x7e) at++
  if (at === name.length) return name
  let plain = name.slice(0, at)
  for (; at < name.length; at++) {
    const code = name.charCodeAt(at)
    const letter = code <= 0x7e ? name[at] : PLAIN_LETTERS.get(code)
    if (letter === undefined) return null
    plain += letter
  }
  return plain
}

/** Code of an accented Latin letter → its ASCII letter, where folding gives a single one. */
const PLAIN_LETTERS: ReadonlyMap<number, string> = new Map(
  [...rangeOf(0xc0, 0x24f), ...rangeOf(0x1e00, 0x1eff)].flatMap(code => {
    const letter = foldAccents(String.fromCharCode(code))
    return /^[A-Za-z]$/.test(letter) ? [[code, letter] as const] : []
  }),
)

function rangeOf(first: number, last: number): number[] {
  return Array.from({length: last - first + 1}, (_, i) => first + i)
}

/** Whether a name is ASCII words parted by single blanks, which are their own key. */
function isWordsOnly(name: string): boolean {
  let isBlank = true
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i) | 0x20
    if (code >= 0x61 && code <= 0x7a) isBlank = false
    else if (name.charCodeAt(i) !== 0x20 || isBlank) return false
    else isBlank = true
  }
  return !isBlank
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
  const plain = PLAIN.test(word) ? word : foldAccents(word)
  return plain.toLowerCase().replace(/[.'’ʼ`]/g, '')
}

function foldAccents(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/đ/g, 'd')
}

const PLAIN = /^[\x20-\x7e’]*$/
