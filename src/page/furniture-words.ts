import type {FurnitureKind} from './article.ts'

/** What the table of furniture words says of a line: its kind, and how much of the line the words are. */
export interface WordMatch {
  readonly kind: FurnitureKind
  readonly match: 'line' | 'start' | 'end' | 'any'
}

export interface FurnitureWords {
  readonly lines: ReadonlyMap<string, FurnitureKind>
  /** By first word: [words, kind], the longest first. */
  readonly starts: ReadonlyMap<string, readonly (readonly [string, FurnitureKind])[]>
  readonly ends: readonly (readonly [string, FurnitureKind])[]
  readonly any: RegExp
  readonly anyKinds: ReadonlyMap<string, FurnitureKind>
}

/** A line longer than this holds a whole paragraph: words found somewhere in it say nothing of its kind. */
const LONGEST_FURNITURE = 600

/** How agencies begin a caption: "In this Sunday, Nov. 10, 2019, file photo, …", "A protester is seen in this undated photo". */
const PICTURE_SENTENCE =
  /^(?:\(?file[)\s:–-]|in this (?:[a-z]+day\b|[a-z]+\.? \d|(?:19|20)\d\d|undated|combination|combo|file|handout|photo|image|picture|frame|aerial|screengrab|still|video)[^.!?]{0,60}(?:\.[^!?]{0,60})?\b(?:photo|photograph|picture|image|frame|grab|handout)s?\b)/

/** The strongest match of a line (whole line, then its beginning, its end, anywhere), or null. `lower` is in lower case. */
export function matchFurnitureWords(lower: string, words: FurnitureWords): WordMatch | null {
  const whole = words.lines.get(lower) ?? words.lines.get(lower.replace(/[\s:.…»›>|*+\-–—]+$/u, ''))
  if (whole) return {kind: whole, match: 'line'}
  if (lower.length > LONGEST_FURNITURE) return null
  if (PICTURE_SENTENCE.test(lower)) return {kind: 'image-caption', match: 'start'}
  for (const [start, kind] of words.starts.get(firstWord(lower)) ?? [])
    if (lower.startsWith(start)) return {kind, match: 'start'}
  for (const [end, kind] of words.ends) if (lower.endsWith(end)) return {kind, match: 'end'}
  const found = words.any.exec(lower)
  return found ? {kind: words.anyKinds.get(found[0])!, match: 'any'} : null
}

/** Letters up to the first space or sign; a sign alone when the line begins with one. */
function firstWord(lower: string): string {
  const word = /^[\p{L}\p{N}]+/u.exec(lower)
  return word ? word[0] : lower.slice(0, 1)
}

/**
 * Puts the rows of data/page/furniture.tsv behind a look-up of whole lines, beginnings by their first word, ends, and words at
 * any place.
 */
export function indexFurnitureWords(rows: readonly {match: string; words: string; kind: string}[]): FurnitureWords {
  const lines = new Map<string, FurnitureKind>()
  const starts = new Map<string, (readonly [string, FurnitureKind])[]>()
  const ends: (readonly [string, FurnitureKind])[] = []
  const anyKinds = new Map<string, FurnitureKind>()
  for (const row of rows) {
    const kind = row.kind as FurnitureKind
    if (row.match === 'line') lines.set(row.words, kind)
    else if (row.match === 'any') anyKinds.set(row.words, kind)
    else if (row.match === 'end') ends.push([row.words, kind])
    else {
      const first = firstWord(row.words)
      starts.set(first, [...(starts.get(first) ?? []), [row.words, kind]])
    }
  }
  for (const list of starts.values()) list.sort((a, b) => b[0].length - a[0].length)
  const any = new RegExp([...anyKinds.keys()].map(w => w.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|') || '(?!)')
  return {lines, starts, ends, any, anyKinds}
}
