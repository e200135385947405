import type {Span} from '../span.ts'
import {characterClass, LOWER, SPACE} from './character-class.ts'

/** Widths between which text is broken into lines by programs and typewriters. */
const WIDTH_MIN = 45
const WIDTH_MAX = 110

/**
 * Tells line breaks that only wrap a paragraph (the sentence may run on) from those that end a line of its own: in a
 * paragraph of three lines or more a break wraps when the next word had no more room on the line; else when the next
 * line goes on in lower case after a long line without a final mark. Ask from left to right: each paragraph is measured once.
 */
export function createWrapTest(text: string, block: Span): (newline: number) => boolean {
  let paragraph: Paragraph = {start: block.start, end: block.start, width: 0, lines: 0}
  return newline => {
    if (newline >= paragraph.end) paragraph = measureParagraph(text, paragraph.end, newline, block.end)
    return isWrap(text, newline, paragraph, block.end)
  }
}

interface Paragraph {
  readonly start: number
  readonly end: number
  /** Length of its longest line. */
  readonly width: number
  readonly lines: number
}

/** The stretch without an empty line in which `inside` lies, not before `from`. */
function measureParagraph(text: string, from: number, inside: number, end: number): Paragraph {
  let start = inside
  while (start > from && !(text.charCodeAt(start - 1) === 10 && isBlankTo(text, start, inside))) start--
  let width = 0
  let lines = 0
  let i = start
  while (i < end) {
    let lineEnd = text.indexOf('\n', i)
    if (lineEnd < 0 || lineEnd > end) lineEnd = end
    if (isBlankTo(text, i, lineEnd) && i > inside) break
    width = Math.max(width, lineEnd - i)
    lines++
    i = lineEnd + 1
  }
  return {start, end: Math.max(i, inside + 1), width, lines}
}

function isBlankTo(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (characterClass(text.charCodeAt(i)) !== SPACE) return false
  return true
}

function isWrap(text: string, newline: number, paragraph: Paragraph, end: number): boolean {
  let lineStart = newline
  const furthest = Math.max(paragraph.start, newline - WIDTH_MAX - 1)
  while (lineStart > furthest && text.charCodeAt(lineStart - 1) !== 10) lineStart--
  const length = newline - lineStart
  if (length > WIDTH_MAX) return false
  let word = newline + 1
  while (word < end && characterClass(text.charCodeAt(word)) === SPACE) word++
  let wordEnd = word
  while (wordEnd < end && wordEnd < word + WIDTH_MAX && characterClass(text.charCodeAt(wordEnd)) !== SPACE) wordEnd++
  const isFull = length + 1 + (wordEnd - word) > paragraph.width
  if (paragraph.lines >= 3 && paragraph.width >= WIDTH_MIN && paragraph.width <= WIDTH_MAX && isFull) return true
  if (length < WIDTH_MIN || word >= end || characterClass(text.charCodeAt(word)) !== LOWER) return false
  let last = newline - 1
  while (last > lineStart && characterClass(text.charCodeAt(last)) === SPACE) last--
  return !/[.!?:;”"]/.test(text[last]!)
}
