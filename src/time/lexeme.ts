import type {TimeTables, TimeWord} from './time-tables.ts'

/**
 * The pieces that the grammar of time reads: letters, figures and single signs. They are finer than tokens
 * ("five-day", "10:30", "1990s" are several), so that the grammar doesn't depend on how compounds are tokenized.
 */
export interface Lexeme {
  readonly start: number
  readonly end: number
  readonly lower: string
  readonly kind: 'word' | 'number' | 'sign'
  /** Begins with a capital letter. */
  readonly isCapital: boolean
  /** No white space before it. */
  readonly isGlued: boolean
  /** A paragraph begins here: no expression runs over it. */
  readonly beginsParagraph: boolean
  readonly word: TimeWord | null
}

const PIECE = /\p{L}+(?:\.\p{L}+)*|\d+(?:,\d{3}(?!\d))*|[^\s\p{L}\d]/gu

/** Cuts a text. Figures with thousands commas are one piece; decimals, dates and clock times are several. */
export function cutLexemes(text: string, tables: TimeTables): Lexeme[] {
  const lexemes: Lexeme[] = []
  let last = 0
  PIECE.lastIndex = 0
  for (const found of text.matchAll(PIECE)) {
    const start = found.index
    const form = found[0]
    const code = form.charCodeAt(0)
    const kind = code >= 48 && code <= 57 ? 'number' : isLetter(code) ? 'word' : 'sign'
    const lower = kind === 'word' ? form.toLowerCase() : form
    lexemes.push({
      start,
      end: start + form.length,
      lower,
      kind,
      isCapital: kind === 'word' && form.charCodeAt(0) !== lower.charCodeAt(0),
      isGlued: start === last && start > 0,
      beginsParagraph: start > last + 1 && hasEmptyLine(text, last, start),
      word: kind === 'word' ? (tables.words.get(lower) ?? null) : null,
    })
    last = start + form.length
  }
  return lexemes
}

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code > 127 && /\p{L}/u.test(String.fromCharCode(code)))

function hasEmptyLine(text: string, start: number, end: number): boolean {
  const line = text.indexOf('\n', start)
  if (line < 0 || line >= end) return false
  const second = text.indexOf('\n', line + 1)
  return second >= 0 && second < end
}
