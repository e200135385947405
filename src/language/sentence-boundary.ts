import {characterClass, DIGIT, LOWER, UPPER} from './character-class.ts'
import {type Abbreviation, loadTokenizerTables} from './tokenizer-tables.ts'

/** What the splitter sees of the tokens: their places, in the text's order. */
interface TokenPlaces {
  readonly start: Int32Array
  readonly end: Int32Array
  readonly count: number
}

/** Whether a sentence that began with token `first` ends before token `next`. */
export function isSentenceEnd(text: string, tokens: TokenPlaces, first: number, next: number): boolean {
  const gap = gapBefore(text, tokens, next)
  if (gap === 'paragraph' || gap === 'line') return true
  let last = next - 1
  while (last > first && isCloser(text, tokens, last)) last--
  const final = text.charCodeAt(tokens.end[last]! - 1)
  const isClosed = last < next - 1
  if (final !== 0x2e && final !== 0x21 && final !== 0x3f && final !== 0x2026 && final !== 0x3002) return false
  const opener = text.charCodeAt(tokens.start[next]!)
  const nextClass = characterClass(opener)
  if (isCloser(text, tokens, next) && gap === 'none') return false
  if (nextClass === LOWER) return false
  const length = tokens.end[last]! - tokens.start[last]!
  if (final === 0x2e && length > 1) {
    const form = text.slice(tokens.start[last]!, tokens.end[last]! - 1)
    if (/^\.+$/.test(form)) return nextClass === UPPER
    if (/^\p{Lu}$/u.test(form)) return false
    const kind: Abbreviation['kind'] | undefined = loadTokenizerTables().abbreviations.get(form)?.kind
    if (kind === 'title' || kind === 'reference') return false
    if (kind === 'month' || kind === 'day') return nextClass !== DIGIT && nextClass === UPPER
    return nextClass === UPPER && isStarter(text, tokens, next)
  }
  return !(isClosed && nextClass !== UPPER && nextClass !== DIGIT && !/["“'‘([]/.test(text[tokens.start[next]!]!))
}

const STARTERS = new Set(
  'the a an in on at it he she they we i you but and this that these those there as if when while after before for with by from however mr mrs ms dr his her its their our my what who how why where'.split(
    ' ',
  ),
)
const isStarter = (text: string, tokens: TokenPlaces, t: number): boolean =>
  STARTERS.has(text.slice(tokens.start[t]!, tokens.end[t]!).toLowerCase())

const isCloser = (text: string, tokens: TokenPlaces, t: number): boolean =>
  tokens.end[t]! - tokens.start[t]! <= 2 && /^["”’'»)\]}]+$/.test(text.slice(tokens.start[t]!, tokens.end[t]!))

type Gap = 'none' | 'space' | 'line' | 'paragraph'

function gapBefore(text: string, tokens: TokenPlaces, next: number): Gap {
  const from = tokens.end[next - 1]!
  const to = tokens.start[next]!
  if (from === to) return 'none'
  let lines = 0
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10 || text.charCodeAt(i) === 0x2029) lines++
  return lines === 0 ? 'space' : lines === 1 ? 'line' : 'paragraph'
}
