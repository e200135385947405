import type {FurnitureKind} from './article.ts'
import type {LineProfile, Shape} from './line-profile.ts'
import {FEATURE_BASE, featureValues, LINE_SHAPES} from './line-weights.ts'
import type {TextUnit} from './text-units.ts'

const REPEATED = featureValues('repeated')
const TITLE = featureValues('title')
const PLACE = featureValues('place')
const LEAD = featureValues('lead')
const GAP = featureValues('gap')
const HEADING = featureValues('heading')
const BLANK = featureValues('blank')
const MASS = featureValues('mass')
const RUN = featureValues('run')
const SHAPES: readonly (Shape | 'edge')[] = ['edge', ...LINE_SHAPES]

/** The features of every line of a document, its own and those of its place among the others. `title` is a line's number or -1. */
export function findLineFeatures(profiles: readonly LineProfile[], title: number): number[][] {
  const lines = surveyLines(profiles, title)
  const {shapes, prose, main} = lines
  let heading: number = HEADING.no
  return profiles.map((p, i) => {
    if (p.table?.match === 'line' && p.table.kind !== 'advert') heading = findHeading(p.table.kind)
    else if (prose[i] && i > 0 && prose[i - 1]) heading = HEADING.no
    return [
      ...p.own,
      findRepetition(lines.times.get(p.lower)!),
      lines.titleWords && i !== title ? titleLikeness(p, lines.titlePlain, lines.titleWords) : TITLE.far,
      findPlace(i, title),
      findLead(i, lines.firstProse, lines.lastProse),
      findGap(lines.distance[i]!),
      FEATURE_BASE.before1 + SHAPES.indexOf(shapes[i - 1] ?? 'edge'),
      FEATURE_BASE.before2 + SHAPES.indexOf(shapes[i - 2] ?? 'edge'),
      FEATURE_BASE.after1 + SHAPES.indexOf(shapes[i + 1] ?? 'edge'),
      FEATURE_BASE.after2 + SHAPES.indexOf(shapes[i + 2] ?? 'edge'),
      FEATURE_BASE.proseNear + countNear(i, profiles.length, j => prose[j]!),
      FEATURE_BASE.menuNear +
        countNear(i, profiles.length, j => !prose[j] && (shapes[j] === 'short' || shapes[j] === 'table')),
      heading,
      lines.isSpaced ? findBlank(p.unit) : BLANK.dense,
      findRunValue(i, main),
      FEATURE_BASE.wordsEnding +
        (p.wordCount <= 3 ? 0 : p.wordCount <= 9 ? 2 : p.wordCount <= 25 ? 4 : 6) +
        (p.endsSentence ? 0 : 1),
      FEATURE_BASE.leadShape +
        (main.first < 0 || i < main.first ? 0 : i <= main.last ? 6 : 12) +
        SHAPES.indexOf(shapes[i]!) -
        1,
      p.isProse ? findMass(p.wordCount / Math.max(1, lines.wordCount)) : MASS.none,
    ]
  })
}

/** What the features of each line ask of all lines together. */
function surveyLines(profiles: readonly LineProfile[], title: number) {
  const times = new Map<string, number>()
  for (const p of profiles) times.set(p.lower, (times.get(p.lower) ?? 0) + 1)
  const titlePlain = title < 0 ? '' : profiles[title]!.plain
  const prose = profiles.map(p => p.isProse)
  return {
    /** How often each line stands in the document, by its words in lower case. */
    times,
    titlePlain,
    titleWords: title < 0 ? null : new Set(titlePlain.split(' ')),
    shapes: profiles.map((p, i): Shape => (i === title ? 'title' : p.shape)),
    prose,
    firstProse: prose.indexOf(true),
    lastProse: prose.lastIndexOf(true),
    distance: proseDistances(prose),
    main: findMainRun(profiles, prose),
    wordCount: profiles.reduce((sum, p) => sum + p.wordCount, 0),
    isSpaced: profiles.filter(p => p.unit.blankBefore).length > profiles.length * 0.3,
  }
}

function findHeading(kind: FurnitureKind): number {
  if (kind === 'related') return HEADING.related
  return kind === 'comment-form' ? HEADING['comment-form'] : HEADING.other
}

function findRepetition(times: number): number {
  if (times === 1) return REPEATED.no
  return times < 4 ? REPEATED.yes : REPEATED.often
}

function findPlace(i: number, title: number): number {
  if (title < 0) return PLACE['no-title']
  if (i < title) return PLACE['before-title']
  if (i <= title + 1) return PLACE['after-title-1']
  return i <= title + 4 ? PLACE['after-title-2-4'] : PLACE['after-title']
}

function findLead(i: number, first: number, last: number): number {
  if (first < 0) return LEAD['no-prose']
  if (i < first) return LEAD['before-prose']
  if (i === first) return LEAD['at-first']
  if (i < last) return LEAD.inside
  return i === last ? LEAD['at-last'] : LEAD['after-prose']
}

function findGap(distance: number): number {
  if (distance === 0) return GAP['in-prose']
  if (distance < 2) return GAP['1']
  if (distance < 4) return GAP['2-3']
  if (distance < 9) return GAP['4-8']
  return distance < 1e6 ? GAP['9+'] : GAP.none
}

function findBlank({blankBefore, blankAfter}: TextUnit): number {
  if (blankBefore) return blankAfter ? BLANK.between : BLANK.below
  return blankAfter ? BLANK.above : BLANK.attached
}

function findMass(share: number): number {
  if (share < 0.02) return MASS['below-2%']
  if (share < 0.05) return MASS['below-5%']
  return share < 0.1 ? MASS['below-10%'] : MASS['above-10%']
}

/** How many of the three lines on each side are of a kind. */
function countNear(i: number, size: number, isOfKind: (line: number) => boolean): number {
  let count = 0
  for (let j = Math.max(0, i - 3); j <= Math.min(size - 1, i + 3); j++) if (j !== i && isOfKind(j)) count++
  return count
}

interface MainRun {
  readonly first: number
  readonly last: number
}
/** Lines that are no prose end a run of prose when so many follow each other. */
const RUN_GAP = 5

/** The run of prose with most words; lines of other things may stand in it. First and last are -1 when there is no prose. */
function findMainRun(profiles: readonly LineProfile[], prose: readonly boolean[]): MainRun {
  let best = {first: -1, last: -1, words: 0}
  let run = best
  for (let i = 0; i < prose.length; i++) {
    if (!prose[i]) continue
    const words = profiles[i]!.wordCount
    run =
      run.last >= 0 && i - run.last <= RUN_GAP
        ? {first: run.first, last: i, words: run.words + words}
        : {first: i, last: i, words}
    if (run.words > best.words) best = run
  }
  return best
}

function findRunValue(i: number, {first, last}: MainRun): number {
  if (first < 0) return RUN.none
  if (i >= first && i <= last) return i === first || i === last ? RUN.edge : RUN.main
  const gap = i < first ? first - i : i - last
  return gap <= 3 ? RUN.near : i < first ? RUN.before : RUN.after
}

/** Lines to the nearest line of prose, either way. */
function proseDistances(prose: readonly boolean[]): Float64Array {
  const distance = new Float64Array(prose.length).fill(1e9)
  let last = Number.NEGATIVE_INFINITY
  for (let i = 0; i < prose.length; i++) {
    if (prose[i]) last = i
    distance[i] = Math.min(1e9, i - last)
  }
  last = Number.POSITIVE_INFINITY
  for (let i = prose.length - 1; i >= 0; i--) {
    if (prose[i]) last = i
    distance[i] = Math.min(distance[i]!, last - i)
  }
  return distance
}

function titleLikeness(p: LineProfile, title: string, words: ReadonlySet<string>): number {
  if (p.wordCount > 40) return TITLE.far
  if (p.plain === title) return TITLE.same
  const own = p.plain.split(' ')
  let shared = 0
  for (const word of own) if (words.has(word)) shared++
  return own.length >= 3 && shared >= 0.7 * own.length ? TITLE.part : TITLE.far
}
