/** Function words by language, from `data/page/function-words.tsv`. */
export type FunctionWords = ReadonlyMap<string, readonly string[]>

/** Letters that name a language (or its script's main language) by themselves. The first with a fifth of all letters wins. */
const SCRIPTS: readonly [language: string, letters: RegExp][] = [
  ['ja', /[\u3040-\u30ff]/gu],
  ['ko', /[\uac00-\ud7af\u1100-\u11ff]/gu],
  ['zh', /[\u4e00-\u9fff]/gu],
  ['th', /[\u0e00-\u0e7f]/gu],
  ['he', /[\u0590-\u05ff]/gu],
  ['el', /[\u0370-\u03ff]/gu],
  ['hy', /[\u0530-\u058f]/gu],
  ['ka', /[\u10a0-\u10ff]/gu],
  ['am', /[\u1200-\u137f]/gu],
  ['hi', /[\u0900-\u097f]/gu],
  ['bn', /[\u0980-\u09ff]/gu],
  ['pa', /[\u0a00-\u0a7f]/gu],
  ['gu', /[\u0a80-\u0aff]/gu],
  ['ta', /[\u0b80-\u0bff]/gu],
  ['te', /[\u0c00-\u0c7f]/gu],
  ['kn', /[\u0c80-\u0cff]/gu],
  ['ml', /[\u0d00-\u0d7f]/gu],
  ['si', /[\u0d80-\u0dff]/gu],
  ['km', /[\u1780-\u17ff]/gu],
  ['lo', /[\u0e80-\u0eff]/gu],
  ['my', /[\u1000-\u109f]/gu],
]
/** Characters looked at: more does not change the answer. */
const SAMPLE = 3000

/**
 * Language of a text by its script, then by the share of its words that are function words of a language (the method of
 * Grefenstette 1995). BCP 47; `declared` (an HTML lang) decides only where the text is too short; `und` when neither tells.
 */
export function findLanguage(text: string, declared: string | null, words: FunctionWords): string {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text
  const stated = normalizeLanguageTag(declared)
  const letters = countLetters(sample)
  if (letters.all < 20) return stated ?? 'und'
  for (const [language, pattern] of letters.other > letters.all * 0.1 ? SCRIPTS : []) {
    if ((sample.match(pattern)?.length ?? 0) < letters.all * (language === 'ja' ? 0.1 : 0.2)) continue
    return stated && sharesScript(stated, language) ? stated : language
  }
  const found = sample.replace(INITIALS, '').toLowerCase().match(WORD) ?? []
  const scores = new Map<string, number>()
  for (const word of found)
    for (const language of words.get(word) ?? []) scores.set(language, (scores.get(language) ?? 0) + 1)
  let best = 'und'
  let most = 0
  for (const [language, score] of scores)
    if (score > most || (score === most && language === stated)) {
      best = language
      most = score
    }
  const share = most / Math.max(1, found.length)
  const isPlain = found.length >= ENOUGH_WORDS && !LETTER_BEYOND_ASCII.test(sample)
  const isDoubtful = most < 3 || share < 0.12 || most < 1.5 * (scores.get('en') ?? 0)
  if (!stated && isPlain && isDoubtful) return 'en'
  if (found.length < 8 || share < 0.06) return stated ?? (share >= 0.2 ? best : 'und')
  if (stated && stated !== best && (scores.get(stated) ?? 0) >= most * 0.9) return stated
  return best
}

/** Text in bare Latin letters with few function words (headlines, telegrams) is taken for English from this many words on. */
const ENOUGH_WORDS = 4
const LETTER_BEYOND_ASCII = /(?![a-z])\p{L}/iu

/** "U.S.": its letters are no words. */
const INITIALS = /(?<![\p{L}.])(?:\p{L}\.){2,}/gu
const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu

/** Letters, and those of them beyond the Latin and Cyrillic blocks; signs above Latin count as neither. */
function countLetters(text: string): {all: number; other: number} {
  let all = 0
  let other = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x2000)) all++
    else if (code >= 0x2c00 && !(code >= 0x3000 && code <= 0x303f)) {
      all++
      other++
    }
    if (code >= 0x370 && code < 0x2000 && !(code >= 0x400 && code < 0x530)) other++
  }
  return {all, other}
}

/** `en_US`, `EN-gb` → `en`; null for what is no language tag. */
function normalizeLanguageTag(tag: string | null): string | null {
  const match = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(tag ?? '')
  return match ? match[1]!.toLowerCase() : null
}

const SAME_SCRIPT: readonly (readonly string[])[] = [
  ['hi', 'mr', 'ne'],
  ['bn', 'as'],
  ['he', 'yi'],
  ['am', 'ti'],
  ['zh', 'yue'],
]
const sharesScript = (a: string, b: string): boolean =>
  a === b || SAME_SCRIPT.some(group => group.includes(a) && group.includes(b))

/** Rows of the table (`language`, `words` parted by spaces) by word. */
export function indexFunctionWords(rows: readonly {language: string; words: string}[]): FunctionWords {
  const index = new Map<string, string[]>()
  for (const {language, words} of rows)
    for (const word of words.split(' ')) {
      const known = index.get(word)
      if (!known) index.set(word, [language])
      else if (!known.includes(language)) known.push(language)
    }
  return index
}
