/** What the words of a piece of text look like, counted in one pass. */
export interface WordCounts {
  readonly count: number
  /** Words that begin with a capital letter; those of them that have no small letter; words that begin with a digit. */
  readonly capital: number
  readonly upper: number
  readonly numeric: number
  /** Words of the given set. */
  readonly grammar: number
  /** Characters of scripts that write no spaces between words. */
  readonly wide: number
}

/** Words longer than this are not looked up: no grammar word is. */
const LONGEST_GRAMMAR_WORD = 8

/** Words are runs of letters and digits; apostrophes, full stops and hyphens inside them do not part them. */
export function scanWords(text: string, grammarWords: ReadonlySet<string>): WordCounts {
  let [count, capital, upper, numeric, grammar, wide] = [0, 0, 0, 0, 0, 0]
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (!isWordCode(code)) {
      at++
      continue
    }
    const start = at
    let hasSmall = false
    let end = at
    for (; at < text.length; at++) {
      const next = text.charCodeAt(at)
      if (isWordCode(next)) {
        end = at + 1
        if (!hasSmall && isSmall(next)) hasSmall = true
        if (next >= 0xe00 && isWide(next)) wide++
      } else if (!isJoint(next)) break
    }
    count++
    if (code >= 48 && code <= 57) numeric++
    else if (isCapital(code)) {
      capital++
      if (!hasSmall && end - start > 1) upper++
    }
    if (end - start <= LONGEST_GRAMMAR_WORD && grammarWords.has(text.slice(start, end).toLowerCase())) grammar++
  }
  return {count, capital, upper, numeric, grammar, wide}
}

/** Letters and digits of all scripts; signs above ASCII are those of Latin-1, general punctuation, symbols and CJK marks. */
const isWordCode = (code: number): boolean =>
  code < 128
    ? (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
    : code >= 0xc0 &&
      !(code >= 0x2000 && code <= 0x2bff) &&
      !(code >= 0x3000 && code <= 0x303f) &&
      !(code >= 0xff00 && code <= 0xff0f) &&
      code !== 0xfffd
/** ' - . ’ and the soft hyphen. */
const isJoint = (code: number): boolean => code === 39 || code === 45 || code === 46 || code === 0x2019 || code === 0xad
const isSmall = (code: number): boolean =>
  code < 128 ? code >= 97 : isOtherCase(code, String.fromCharCode(code).toUpperCase())
const isCapital = (code: number): boolean =>
  code < 128 ? code >= 65 && code <= 90 : isOtherCase(code, String.fromCharCode(code).toLowerCase())
const isOtherCase = (code: number, changed: string): boolean => changed.charCodeAt(0) !== code
const isWide = (code: number): boolean =>
  (code >= 0x3040 && code <= 0x30ff) ||
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0xac00 && code <= 0xd7af) ||
  code <= 0xe7f
