import {findDateline} from './dateline.ts'
import {type LineProfile, plainLine} from './line-profile.ts'
import type {MonthNames} from './month-names.ts'

export interface TitleHints {
  /** The title that came with the document. */
  readonly title: string | null
  readonly url: string | null
}

/** A headline has at least three and seldom more than thirty words. */
const MAX_TITLE_WORDS = 32
/** The first line is the headline of a text whose prose begins soon; above a menu it is the menu's. */
const FIRST_LINE_PROSE = 8
const ADDRESS_WORD = /[\p{L}\p{N}]{3,}/gu

/**
 * The number of the line that is the document's headline, or -1. Signs, the strongest first: it is the given title; its
 * words are those of the page's address; it is told again in another place of the dump, as pages do in image captions; a
 * byline or a date follows it; it opens the text and is no full sentence. A plain article that begins with its first
 * sentence has no headline.
 */
export function findTitleLine(profiles: readonly LineProfile[], hints: TitleHints, months: MonthNames): number {
  if (hints.title) {
    const given = plainLine(hints.title.toLowerCase())
    return profiles.findIndex(p => p.plain === given)
  }
  const firstProse = findFirstProse(profiles)
  const slug = addressWords(hints.url)
  const repeats = countRepeats(profiles)
  let best = -1
  let bestScore = 2.5
  for (let i = 0; i < firstProse; i++) {
    const p = profiles[i]!
    const score = scoreTitle(p, i, {profiles, slug, repeats, firstProse, months})
    if (score > bestScore) {
      best = i
      bestScore = score
    }
  }
  return best
}

/** The first line of a run of prose: a lone teaser in a menu does not end the search. */
function findFirstProse(profiles: readonly LineProfile[]): number {
  for (let i = 0; i < profiles.length; i++) {
    if (!profiles[i]!.isProse) continue
    let words = profiles[i]!.wordCount
    for (let j = i + 1; j < Math.min(profiles.length, i + 5); j++)
      if (profiles[j]!.isProse) words += profiles[j]!.wordCount
    if (words >= 60 || i + 2 >= profiles.length) return i
  }
  return profiles.findIndex(p => p.isProse) < 0 ? Math.min(profiles.length, 8) : profiles.length
}

interface TitleScene {
  readonly profiles: readonly LineProfile[]
  readonly slug: ReadonlySet<string> | null
  readonly repeats: ReadonlyMap<string, number>
  readonly firstProse: number
  readonly months: MonthNames
}

function scoreTitle(p: LineProfile, i: number, {profiles, slug, repeats, firstProse, months}: TitleScene): number {
  if (p.table || p.wordCount < 3 || p.wordCount > MAX_TITLE_WORDS || p.unit.text.length > 240) return -1
  if (isDateOrByline(p) || isDatelineAlone(p, months)) return -1
  let score = 0
  if (p.wordCount >= 5) score += 1
  if (p.wordCount >= 7 && p.wordCount <= 22) score += 0.5
  if (slug) {
    const own = p.lower.match(ADDRESS_WORD) ?? []
    const shared = own.filter(word => slug.has(word)).length
    if (own.length > 0 && shared >= 2) score += (4 * shared) / Math.max(own.length, slug.size * 0.7)
  }
  const times = repeats.get(p.plain) ?? 1
  if (times > 1) score += 2
  if (i === 0 && firstProse <= FIRST_LINE_PROSE)
    score += !p.endsSentence || /\?["”]?$/.test(p.lower) || isHeadlineStyle(p, profiles[1]) ? 2 : 0.5
  if (!p.endsSentence || (i === 0 && isHeadlineStyle(p, profiles[1]))) score += 0.5
  else score -= 1
  if (/^[\p{Ll}]/u.test(p.unit.text)) score -= 1.5
  for (let j = i + 1; j <= Math.min(i + 3, profiles.length - 1); j++)
    if (isDateOrByline(profiles[j]!)) {
      score += 1.5
      break
    }
  const distance = firstProse - i
  if (distance <= 1) score += 1.25
  else if (distance <= 4) score += 1
  else if (distance > 12) score -= 1.25
  return score
}

const isDatelineAlone = ({unit}: LineProfile, months: MonthNames): boolean => {
  const dateline = findDateline(unit.text, {start: 0, end: unit.text.length}, months)
  return dateline !== null && unit.text.length - dateline.end < 3
}

/** A short first line with a full stop is still a headline when it has no article, or all its words are in capitals. */
function isHeadlineStyle(p: LineProfile, next: LineProfile | undefined): boolean {
  if (!next || !p.unit.blankAfter || p.wordCount > 18 || next.wordCount < p.wordCount * 1.2) return false
  if (/[.!?]["”’]?\s+\p{Lu}/u.test(p.unit.text.replace(/\b(?:\p{Lu}\.)+|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|vs)\./gu, '')))
    return false
  const long = p.unit.text.match(/\p{L}[\p{L}’'-]{3,}/gu) ?? []
  const capitals = long.filter(word => /^\p{Lu}/u.test(word)).length
  if (long.length >= 3 && capitals >= 0.75 * long.length) return true
  return !/\b(?:the|a|an|said|was|were|have|had)\b/.test(p.lower)
}

function isDateOrByline(p: LineProfile): boolean {
  if (p.wordCount > 16) return false
  if (/^(?:by|von|par|por)\s+\p{L}/u.test(p.lower) && p.wordCount <= 10 && !p.endsSentence) return true
  if (
    /^(?:published|posted|updated|last updated|first published|date|veröffentlicht|aktualisiert|stand|publié|publicado|actualizado)\b/.test(
      p.lower,
    )
  )
    return true
  return (
    p.wordCount <= 9 &&
    /\b(?:19|20)\d\d\b/.test(p.lower) &&
    /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{1,2}[./-]\d{1,2})/.test(p.lower)
  )
}

function countRepeats(profiles: readonly LineProfile[]): Map<string, number> {
  const count = new Map<string, number>()
  for (const p of profiles)
    if (p.wordCount >= 4 && p.wordCount <= MAX_TITLE_WORDS) {
      const key = p.plain
      count.set(key, (count.get(key) ?? 0) + 1)
    }
  return count
}

/** Words of the last part of an address that holds words: `/2022/09/14/xi-and-putin-to-meet.html` → xi and putin meet. */
function addressWords(url: string | null): ReadonlySet<string> | null {
  if (!url) return null
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  let best: string[] = []
  for (const part of path.split('/')) {
    const words =
      decodeQuietly(part)
        .toLowerCase()
        .replace(/\.[a-z]{2,5}$/, '')
        .match(ADDRESS_WORD) ?? []
    if (words.length >= best.length) best = words
  }
  return best.length >= 2 ? new Set(best) : null
}

function decodeQuietly(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
