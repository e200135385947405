import {
  characterClass,
  HYPHEN,
  isApostrophe,
  isLetterClass,
  isSurrogateWord,
  isWordClass,
  LEFT_QUOTE,
  MARK,
  PERIOD,
  RIGHT_QUOTE,
  SURROGATE,
} from './character-class.ts'
import {type Chunk, emitPair, emitToken} from './chunk.ts'
import {keepFinalPeriod} from './final-period.ts'
import {findWholeMark, findWholeWord} from './whole-token.ts'
import {joins} from './word-joint.ts'
import {emitWord, isPossessiveApostrophe, isPossessiveClitic} from './word-parts.ts'

/** Splits a chunk into words by the conventions of UD English EWT and GUM. */
export function splitChunk(chunk: Chunk): void {
  const {text, start, end} = chunk
  let i = start
  while (i < end) {
    const kind = characterClass(text.charCodeAt(i))
    if (isWordClass(kind)) i = readWord(chunk, i)
    else if (kind !== SURROGATE) i = readMark(chunk, i)
    else i = isSurrogateWord(text, i) ? readWord(chunk, i) : readEmoji(chunk, i)
  }
}

/** Reads the word that begins at `from`, emits its tokens and gives the place after them. */
function readWord(chunk: Chunk, from: number): number {
  const {text, end} = chunk
  const whole = findWholeWord(chunk, from)
  if (whole > from) return emitToken(chunk, from, whole)
  let i = from + 1
  for (; i < end; i++) {
    const unit = text.charCodeAt(i)
    const kind = characterClass(unit)
    if (isWordClass(kind)) continue
    if (kind === SURROGATE) {
      if (!isSurrogateWord(text, i)) break
      i++
      continue
    }
    if (unit === 0x24 && isCurrency(text.slice(from, i))) return emitToken(chunk, from, i + 1)
    if (!joins(chunk, from, i)) break
  }
  i = keepFinalPeriod(chunk, from, i)
  // "pre- and post-war", and words broken off: "th-".
  if (i + 1 === end && text.charCodeAt(i) === HYPHEN && isLetterClass(characterClass(text.charCodeAt(i - 1)))) i++
  if (i < end && isPossessiveApostrophe(chunk, from, i)) return emitPair(chunk, from, i, i + 1)
  if (text.charCodeAt(i - 1) === PERIOD && isPossessiveClitic(chunk, i)) return emitPair(chunk, from, i, i + 2)
  return emitWord(chunk, from, i)
}

/** Letters before a dollar sign: US$, A$, HK$. */
const isCurrency = (letters: string): boolean => /^(?:US|U|A|C|HK|NZ|S|R|NT|AU|CA|CAD|AUD|USD)$/.test(letters)

/** One emoji with its modifiers and joined parts, or a lone surrogate. */
function readEmoji(chunk: Chunk, from: number): number {
  const {text, end} = chunk
  const codePoint = text.codePointAt(from)!
  let i = from + (codePoint > 0xffff ? 2 : 1)
  const isFlag = codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff
  while (i < end) {
    const next = text.codePointAt(i)!
    if (next === 0x200d) {
      i++
      if (i < end && text.codePointAt(i)! > 0x2000) i += text.codePointAt(i)! > 0xffff ? 2 : 1
    } else if (next === 0xfe0f || next === 0x20e3 || characterClass(next & 0xffff) === MARK) i++
    else if (next >= 0x1f3fb && next <= 0x1f3ff) i += 2
    else if (isFlag && i === from + 2 && next >= 0x1f1e6 && next <= 0x1f1ff) i += 2
    else break
  }
  return emitToken(chunk, from, Math.min(i, end))
}

/** Reads what begins with a mark: a run of the same mark is one token ("...", "!!!", "--"), a bracket stands alone. */
function readMark(chunk: Chunk, from: number): number {
  const {text, start, end, emit} = chunk
  const whole = findWholeMark(chunk, from)
  if (whole > from) return emitToken(chunk, from, whole)
  if (from > start && isApostrophe(text.charCodeAt(from)) && isPossessiveClitic(chunk, from)) {
    emit(from, from + 2, 0)
    return from + 2
  }
  const unit = text.charCodeAt(from)
  const next = from + 1 < end ? text.charCodeAt(from + 1) : 0
  if (isNumberSign(chunk, from)) return readWord(chunk, from)
  let i = from + 1
  if (isTerminal(unit)) while (i < end && isTerminal(text.charCodeAt(i))) i++
  else if (unit === LEFT_QUOTE && next === RIGHT_QUOTE) i++
  else if (!STANDING_ALONE.has(unit)) while (i < end && text.charCodeAt(i) === unit) i++
  else if ((unit === 0x3c || unit === 0x3e) && next === unit) i++
  while (i < end && characterClass(text.charCodeAt(i)) === MARK) i++
  return emitToken(chunk, from, i)
}

/** ".50" and "+44": the mark begins the number. */
function isNumberSign({text, start, end}: Chunk, from: number): boolean {
  const unit = text[from]
  if (from + 1 >= end || !/\d/.test(text[from + 1]!)) return false
  return (unit === '.' && (from === start || text[from - 1] === '$')) || (unit === '+' && from === start)
}

const isTerminal = (unit: number): boolean => unit === 0x21 || unit === 0x3f || unit === PERIOD || unit === 0x2026

const STANDING_ALONE: ReadonlySet<number> = new Set(Array.from('()[]{}<>"“”,%', mark => mark.charCodeAt(0)))
