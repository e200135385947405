/** A stretch of a text. Offsets are UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const spanText = (text: string, span: Span): string => text.slice(span.start, span.end)

export const spanHolds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end
