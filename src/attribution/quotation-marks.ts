import type {Span} from '../span.ts'

/** Words between quotation marks, the marks included. A paragraph that opens and does not close is quoted to its end. */
export interface Quotation extends Span {
  /** 0 outside any other quotation, 1 inside one. */
  readonly depth: 0 | 1
  /** The closing mark is there. */
  readonly isClosed: boolean
  /** It goes on with the quotation that the paragraph before left open. */
  readonly isContinued: boolean
}

type Side = 'open' | 'close' | 'either'

interface Mark {
  readonly start: number
  readonly end: number
  readonly side: Side
  readonly isSingle: boolean
}

/**
 * Finds the quotations of a text, in order of their start. Straight and curly, double and single, doubled apostrophes
 * and guillemets; single marks count inside double ones too (depth 1). Apostrophes, feet, inches and measures are no marks.
 * `paragraphs` bound the search: a mark never pairs with one of another paragraph.
 */
export function findQuotations(text: string, paragraphs: readonly Span[]): Quotation[] {
  const found: Quotation[] = []
  let leftOpen = false
  for (const paragraph of paragraphs) {
    const quotations = quotationsOf(text, paragraph, leftOpen)
    found.push(...quotations)
    leftOpen = quotations.some(q => !q.isClosed && q.depth === 0)
  }
  return found
}

/** Stretches of text parted by line breaks: what stands for paragraphs where a text has no blocks. */
export function paragraphsOf(text: string): Span[] {
  const paragraphs: Span[] = []
  const breaks = /[^\n]+/g
  for (let match = breaks.exec(text); match; match = breaks.exec(text))
    if (match[0].trim() !== '') paragraphs.push({start: match.index, end: match.index + match[0].length})
  return paragraphs
}

function quotationsOf(text: string, paragraph: Span, leftOpen: boolean): Quotation[] {
  const marks = marksOf(text, paragraph)
  const doubles = marks.filter(mark => !mark.isSingle)
  const outer = pairMarks(text, doubles, paragraph).map(
    (pair, i): Quotation => ({
      start: pair.start,
      end: pair.end,
      isClosed: pair.isClosed,
      depth: 0,
      isContinued: leftOpen && i === 0 && startsParagraph(text, paragraph, pair),
    }),
  )
  const singles = pairSingles(
    text,
    marks.filter(mark => mark.isSingle),
    outer,
  )
  return [...outer, ...singles].sort((a, b) => a.start - b.start || b.end - a.end)
}

const startsParagraph = (text: string, paragraph: Span, pair: Span): boolean =>
  text.slice(paragraph.start, pair.start).trim() === ''

function marksOf(text: string, {start, end}: Span): Mark[] {
  const marks: Mark[] = []
  const pattern = /``|''|‘‘|’’|["“”„«»‘’']/g
  pattern.lastIndex = start
  for (let match = pattern.exec(text); match && match.index < end; match = pattern.exec(text)) {
    const mark = match[0]
    const at = match.index
    const after = at + mark.length
    const before = at > start ? text[at - 1]! : ' '
    const next = after < end ? text[after]! : ' '
    const side = sideOf(mark, before, next)
    if (side) marks.push({start: at, end: after, side, isSingle: mark === '‘' || mark === '’' || mark === "'"})
  }
  return marks
}

const OPENING = new Set(['“', '„', '«', '``', '‘‘'])
const CLOSING = new Set(['”', '»', '’’'])

/** Null where the mark is an apostrophe or a measure. */
function sideOf(mark: string, before: string, next: string): Side | null {
  if (OPENING.has(mark)) return 'open'
  if (CLOSING.has(mark)) return 'close'
  const opens = /[\s([{—–\-"“'‘/]/.test(before) && !/\s/.test(next)
  const closes = !/\s/.test(before)
  if (mark === '‘') return opens ? 'open' : null
  if (mark === '’') return /[\p{L}\p{N}]/u.test(next) ? null : closes ? 'close' : null
  if (mark === "'") {
    if (/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(next)) return null
    if (opens && /[\p{L}\p{N}.…“"[]/u.test(next) && !/["]/.test(before)) return 'open'
    return closes && !/[\p{L}\p{N}]/u.test(next) ? 'close' : null
  }
  if (/\d/.test(before) && /[\s\d.,)]/.test(next) && mark === '"') return 'close'
  if (opens && !closes) return 'open'
  if (opens) return 'either'
  return /[\p{L}\p{N}]/u.test(next) && /[\p{L}\p{N}]/u.test(before) ? 'either' : 'close'
}

/** Doubled marks in order: an opening one closes with the next that can close. */
function pairMarks(text: string, marks: readonly Mark[], paragraph: Span): (Span & {isClosed: boolean})[] {
  const pairs: (Span & {isClosed: boolean})[] = []
  let open: Mark | null = null
  for (const mark of marks) {
    if (!open) {
      if (mark.side !== 'close') open = mark
      continue
    }
    const isSame = text.slice(mark.start, mark.end) === text.slice(open.start, open.end)
    const opensAgain = mark.side === 'open' && isSame && !isSetOff(text, mark)
    if (mark.side === 'open' && !isSame) continue
    if (opensAgain) {
      // The first was never closed: a new mark after a full stop begins another quotation.
      pairs.push({start: open.start, end: lastVisible(text, open.end, mark.start), isClosed: false})
      open = mark
      continue
    }
    pairs.push({start: open.start, end: mark.end, isClosed: true})
    open = null
  }
  if (open) pairs.push({start: open.start, end: endOfUnclosed(text, open, paragraph), isClosed: false})
  return pairs.filter(pair => pair.end - pair.start > 2)
}

/** `We left, "Berg said`: a straight mark after a comma, while a quotation is open, closes it though a space was put before it. */
const isSetOff = (text: string, mark: Mark): boolean =>
  text[mark.start] === '"' && text.slice(mark.start - 2, mark.start) === ', '

/** Speech that opens its paragraph and is not closed goes on in the next; within a long paragraph the closing mark was forgotten. */
const MAX_UNCLOSED = 400

/** Where a quotation ends that has no closing mark: with its paragraph, or with its sentence when much more of the paragraph follows. */
function endOfUnclosed(text: string, open: Mark, paragraph: Span): number {
  const end = lastVisible(text, open.end, paragraph.end)
  if (end - open.end <= MAX_UNCLOSED || text.slice(paragraph.start, open.start).trim() === '') return end
  const stop = text.slice(open.end, end).search(/[.!?](?=\s+\p{Lu})/u)
  return stop < 0 ? end : open.end + stop + 1
}

function lastVisible(text: string, from: number, end: number): number {
  let last = end
  while (last > from && /\s/.test(text[last - 1]!)) last--
  return last
}

/**
 * Single marks pair only when both are there. A closing one that may be a plural possessive ("the voters' choice")
 * waits for a better one, which has punctuation before it or no letter s.
 */
function pairSingles(text: string, marks: readonly Mark[], outer: readonly Quotation[]): Quotation[] {
  const found: Quotation[] = []
  let open: Mark | null = null
  let doubtful: Mark | null = null
  const close = (mark: Mark): void => {
    const holder = outer.find(q => q.start <= open!.start && open!.start < q.end)
    const crosses = outer.some(q => q.start < mark.end && mark.end < q.end !== (holder === q))
    if (!crosses && mark.end - open!.start > 3)
      found.push({start: open!.start, end: mark.end, depth: holder ? 1 : 0, isClosed: true, isContinued: false})
    open = null
    doubtful = null
  }
  for (const mark of marks) {
    if (mark.side === 'open') {
      if (open && doubtful) close(doubtful)
      open = mark
      doubtful = null
      continue
    }
    if (!open) continue
    const isDoubtful = /s/.test(text[mark.start - 1] ?? '') && /\s/.test(text[mark.end] ?? ' ')
    if (!isDoubtful) close(mark)
    else doubtful ??= mark
  }
  if (open && doubtful) close(doubtful)
  return found
}
