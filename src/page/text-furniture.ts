import type {FurnitureKind} from './article.ts'
import {findLineFeatures} from './line-features.ts'
import type {LineProfile} from './line-profile.ts'
import type {LineWeights} from './line-weights.ts'

/** What a line of a text dump is: a kind of furniture, or null for the article's own words. */
export type LineLabel = FurnitureKind | null

/** Posterior from which a line is the article's. Losing an article's sentence is worse than keeping a line of furniture. */
const BODY_THRESHOLD = 0.4

/** A text of more lines is a book or a table, not a page; the longest dump of the development set has 1,600. */
const MAX_LINES = 20_000

/**
 * Labels the lines of a text dump. Whether a line is the article's is decided by a linear chain over features of the line
 * and its neighbours (weights learned by `train/furniture-weights.ts`); its kind by the table of furniture words, else by
 * its place. `title` is the number of the headline's line, or -1.
 */
export function labelLines(profiles: readonly LineProfile[], title: number, weights: LineWeights): LineLabel[] {
  if (profiles.length > MAX_LINES || isPlainText(profiles, title)) return profiles.map(() => null)
  const features = findLineFeatures(profiles, title)
  const body = findBodyProbabilities(features, weights).map(p => p >= BODY_THRESHOLD)
  if (title >= 0) body[title] = true
  dropBylines(profiles, body, title)
  keepInnerLines(profiles, body, title)
  dropCaptionNeighbours(profiles, body, title)
  const first = body.findIndex((isBody, i) => isBody && i !== title)
  const last = body.lastIndexOf(true)
  return profiles.map((p, i) => (body[i] ? null : findKind(profiles, i, {title, first, last}, p)))
}

/** Prose from end to end: every line a sentence (or a short first line, a heading, a dateline), none known as furniture. */
function isPlainText(profiles: readonly LineProfile[], title: number): boolean {
  let prose = 0
  let words = 0
  for (let i = 0; i < profiles.length; i++) {
    const p = profiles[i]!
    if (i === title) continue
    if (p.table && (p.table.match === 'line' || p.wordCount < 25)) return false
    words += p.wordCount
    if (p.isProse || (p.endsSentence && p.wordCount >= 4)) prose += p.wordCount
    else if (i < 3 && isByline(p)) return false
  }
  return prose >= words * 0.9
}

/** P(body) of each line by the forward-backward algorithm in the log domain. */
function findBodyProbabilities(
  features: readonly (readonly number[])[],
  {emission, transition}: LineWeights,
): number[] {
  const size = features.length
  const score = Float64Array.from(features, list => list.reduce((sum, f) => sum + emission[f]!, 0))
  const forward = new Float64Array(size * 2)
  const backward = new Float64Array(size * 2)
  for (let i = 0; i < size; i++)
    for (let state = 0; state < 2; state++) {
      const own = state === 1 ? score[i]! : 0
      forward[2 * i + state] =
        i === 0
          ? own
          : own + logSum(forward[2 * i - 2]! + transition[state]!, forward[2 * i - 1]! + transition[2 + state]!)
    }
  for (let i = size - 2; i >= 0; i--)
    for (let state = 0; state < 2; state++)
      backward[2 * i + state] = logSum(
        backward[2 * i + 2]! + transition[2 * state]!,
        backward[2 * i + 3]! + score[i + 1]! + transition[2 * state + 1]!,
      )
  return features.map((_, i) => {
    const furniture = forward[2 * i]! + backward[2 * i]!
    const body = forward[2 * i + 1]! + backward[2 * i + 1]!
    return 1 / (1 + Math.exp(furniture - body))
  })
}

const logSum = (a: number, b: number): number =>
  a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b))

/** Lines below the headline in which a byline and the time of publication stand. */
const BYLINE_LINES = 5

function dropBylines(profiles: readonly LineProfile[], body: boolean[], title: number): void {
  const from = Math.max(0, title)
  for (let i = from; i < Math.min(profiles.length, from + BYLINE_LINES); i++) {
    const p = profiles[i]!
    if (i !== title && !p.endsSentence && (isByline(p) || isPublicationLine(p))) body[i] = false
  }
}

const isPublicationLine = (p: LineProfile): boolean =>
  p.wordCount <= 14 && /^(?:first |last )?(?:published|posted|updated)\b/.test(p.lower) && /\d/.test(p.lower)

/** Share of the words from which a text counts as an article that somebody copied with care. */
const MOSTLY_ARTICLE = 0.85

/**
 * A short line between two lines of the article, in none of the tables and told once, is a section heading; in a text with
 * hardly any furniture every such line is the article's (lists, verses, tables of results).
 */
function keepInnerLines(profiles: readonly LineProfile[], body: boolean[], title: number): void {
  const words = profiles.reduce((sum, p) => sum + p.wordCount, 0)
  const kept = profiles.reduce((sum, p, i) => sum + (body[i] ? p.wordCount : 0), 0)
  const isCopiedWithCare = kept >= MOSTLY_ARTICLE * words
  const first = body.findIndex((isBody, i) => isBody && i !== title)
  const last = body.lastIndexOf(true)
  for (let i = first + 1; i < last; i++) {
    const p = profiles[i]!
    if (body[i] || p.table || isByline(p) || isPublicationLine(p)) continue
    const isHeading =
      (body[i - 1] || (p.unit.blankBefore && p.unit.blankAfter)) &&
      body[i + 1] &&
      i - 1 !== title &&
      p.wordCount >= 1 &&
      p.wordCount <= 12 &&
      /\p{L}{2}/u.test(p.unit.text) &&
      profiles[i + 1]!.isProse
    if (isHeading || isCopiedWithCare) body[i] = true
  }
}

/** A short unended line right above or below a caption (no empty line between) belongs to the picture. */
function dropCaptionNeighbours(profiles: readonly LineProfile[], body: boolean[], title: number): void {
  for (let i = 0; i < profiles.length; i++) {
    if (!isCaption(profiles, i, title)) continue
    body[i] = false
    for (const j of [i - 1, i + 1]) {
      const p = profiles[j]
      if (!p || j === title || p.wordCount > 6 || p.endsSentence) continue
      const isAttached = j < i ? !profiles[i]!.unit.blankBefore : !p.unit.blankBefore
      if (isAttached && profiles.some(q => q.unit.blankBefore && q !== profiles[0])) body[j] = false
    }
  }
}

/** The headline told again below itself: what pages put under a picture or into its alternative text. */
function isCaption(profiles: readonly LineProfile[], i: number, title: number): boolean {
  if (title < 0 || i === title) return false
  return profiles[i]!.wordCount >= 3 && profiles[i]!.plain === profiles[title]!.plain
}

interface BodyRange {
  readonly title: number
  readonly first: number
  readonly last: number
}

function findKind(
  profiles: readonly LineProfile[],
  i: number,
  {title, first, last}: BodyRange,
  p: LineProfile,
): FurnitureKind {
  if (isCaption(profiles, i, title)) return i < title ? 'navigation' : 'image-caption'
  if (p.table && (p.table.match !== 'any' || p.wordCount > 2)) return p.table.kind
  if (isByline(p) && Math.abs(i - Math.max(title, first)) < 8) return 'byline'
  const neighbour = [i - 1, i + 1].find(j => profiles[j] && isCaption(profiles, j, title))
  if (neighbour !== undefined && p.wordCount <= 6) return 'image-caption'
  if (/[([](?:photo|image|picture|ap|afp|reuters|getty)[^)\]]*[)\]]\s*$/.test(p.lower) || /^[^a-z]*©/.test(p.lower))
    return 'image-caption'
  if (i < title || (title < 0 && i < first)) return 'navigation'
  if (i < last) return p.wordCount >= 8 && p.endsSentence ? 'image-caption' : 'other'
  return p.wordCount >= 5 ? 'related' : 'navigation'
}

/** "By Jane Doe", "By Jane Doe and John Roe, Example News": names only, never a sentence. */
export function isByline(p: LineProfile): boolean {
  return (
    p.wordCount <= 14 &&
    !(p.endsSentence && p.wordCount > 8) &&
    /^(?:by|written by|reported by|from)\s+(?:the\s+)?\p{Lu}|^(?:BY|Von|Por|Par|Di|Door|Av)\s+\p{Lu}/iu.test(
      p.unit.text,
    ) &&
    /^\S+(?:\s\S+)?\s+(?:the\s+)?\p{Lu}/u.test(p.unit.text)
  )
}
