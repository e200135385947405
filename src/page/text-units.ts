import type {Span} from '../span.ts'

/** A line of a text dump, or the hard-wrapped lines of one paragraph taken together. Never empty; edges are no space. */
export interface TextUnit extends Span {
  readonly text: string
  /** An empty line (or the text's edge) stands before and after it. */
  readonly blankBefore: boolean
  readonly blankAfter: boolean
}

interface Line extends Span {
  readonly indent: number
  readonly blankBefore: boolean
}

/** A line longer than this was not broken by a typist or a wire's line printer. */
const MAX_WRAPPED_LINE = 132

/**
 * A text's lines; where its paragraphs are hard-wrapped, its paragraphs. Wrapping is told by the document as a whole: most
 * full lines end in the middle of a sentence. A paragraph then ends at an empty line, before an indented line, or at a
 * line that had room for the next line's first word.
 */
export function findTextUnits(text: string): TextUnit[] {
  const lines = findLines(text)
  const width = findWrapWidth(text, lines)
  const starts: number[] = []
  for (let i = 0; i < lines.length; i++)
    if (i === 0 || !width || !continues(text, lines[i - 1]!, lines[i]!, width)) starts.push(i)
  return starts.map((first, s) => {
    const after = starts[s + 1] ?? lines.length
    const [start, end] = [lines[first]!.start, lines[after - 1]!.end]
    return {
      start,
      end,
      text: text.slice(start, end),
      blankBefore: lines[first]!.blankBefore,
      blankAfter: lines[after]?.blankBefore ?? true,
    }
  })
}

const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x200b || code === 0xfeff || code === 0x3000

function findLines(text: string): Line[] {
  const lines: Line[] = []
  let blankBefore = true
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf('\n', at)
    const stop = newline < 0 ? text.length : newline
    let start = at
    let end = stop
    while (start < end && isSpace(text.charCodeAt(start))) start++
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--
    if (start === end) blankBefore = true
    else {
      let indent = 0
      for (let i = at; i < start; i++) indent += text.charCodeAt(i) === 9 ? 4 : 1
      lines.push({start, end, indent, blankBefore})
      blankBefore = false
    }
    at = stop + 1
  }
  return lines
}

/** The width at which paragraphs are broken, 0 when the text is not hard-wrapped. */
function findWrapWidth(text: string, lines: readonly Line[]): number {
  let full = 0
  let broken = 0
  let long = 0
  const widths: number[] = []
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!
    const next = lines[i + 1]!
    const size = line.end - line.start + line.indent
    if (size > MAX_WRAPPED_LINE) long++
    if (next.blankBefore || size < 40 || size > MAX_WRAPPED_LINE) continue
    full++
    widths.push(size)
    if (!/[.!?:;”"’')\]…]/.test(text[line.end - 1]!) && /[\p{Ll}\d]/u.test(text[next.start]!)) broken++
  }
  if (full < 2 || broken < 2 || broken / full < 0.3 || long > full * 0.1) return 0
  widths.sort((a, b) => a - b)
  return widths[Math.floor(widths.length * 0.9)]!
}

function continues(text: string, line: Line, next: Line, width: number): boolean {
  if (next.blankBefore || next.indent > line.indent + 1) return false
  const size = line.end - line.start + line.indent
  if (size > MAX_WRAPPED_LINE) return false
  let wordEnd = next.start
  while (wordEnd < next.end && !isSpace(text.charCodeAt(wordEnd))) wordEnd++
  if (size + 1 + wordEnd - next.start >= width - 2) return true
  return size > width * 0.6 && /[\p{Ll}]/u.test(text[next.start]!) && !/[.!?]/.test(text[line.end - 1]!)
}
