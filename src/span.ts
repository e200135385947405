/** A stretch of a text. Offsets are UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const spanText = (text: string, span: Span): string => text.slice(span.start, span.end)

export const spansOverlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

export const spanHolds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** The span without white space at its edges. Empty (start = end) when there is nothing else in it. */
export function trimSpan(text: string, span: Span): Span {
  let {start, end} = span
  while (start < end && /\s/.test(text[start]!)) start++
  while (end > start && /\s/.test(text[end - 1]!)) end--
  return {start, end}
}
