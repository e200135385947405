import type {LineProfile, Shape} from './line-profile.ts'
import {FEATURE_BASE, featureValues, LINE_SHAPES} from './line-weights.ts'

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
  const count = new Map<string, number>()
  for (const p of profiles) count.set(p.lower, (count.get(p.lower) ?? 0) + 1)
  const titleWords = title < 0 ? null : new Set(profiles[title]!.plain.split(' '))
  const titleLower = title < 0 ? '' : profiles[title]!.plain
  const shapes = profiles.map((p, i): Shape => (i === title ? 'title' : p.shape))
  const prose = profiles.map(p => p.isProse)
  const firstProse = prose.indexOf(true)
  const lastProse = prose.lastIndexOf(true)
  const total = profiles.reduce((sum, p) => sum + p.wordCount, 0)
  const isSpaced = profiles.filter(p => p.unit.blankBefore).length > profiles.length * 0.3
  const distance = proseDistances(prose)
  const main = findMainRun(profiles, prose)
  let heading: number = HEADING.no
  return profiles.map((p, i) => {
    let near = 0
    let menu = 0
    for (let j = Math.max(0, i - 3); j <= Math.min(profiles.length - 1, i + 3); j++) {
      if (j === i) continue
      if (prose[j]) near++
      else if (shapes[j] === 'short' || shapes[j] === 'table') menu++
    }
    if (p.table?.match === 'line' && p.table.kind !== 'advert')
      heading =
        p.table.kind === 'related'
          ? HEADING.related
          : p.table.kind === 'comment-form'
            ? HEADING['comment-form']
            : HEADING.other
    else if (prose[i] && i > 0 && prose[i - 1]) heading = HEADING.no
    const times = count.get(p.lower)!
    const {blankBefore, blankAfter} = p.unit
    const share = p.wordCount / Math.max(1, total)
    const list = p.own.slice()
    list.push(
      times === 1 ? REPEATED.no : times < 4 ? REPEATED.yes : REPEATED.often,
      titleWords && i !== title ? titleLikeness(p, titleLower, titleWords) : TITLE.far,
      title < 0
        ? PLACE['no-title']
        : i < title
          ? PLACE['before-title']
          : i <= title + 1
            ? PLACE['after-title-1']
            : i <= title + 4
              ? PLACE['after-title-2-4']
              : PLACE['after-title'],
      firstProse < 0
        ? LEAD['no-prose']
        : i < firstProse
          ? LEAD['before-prose']
          : i === firstProse
            ? LEAD['at-first']
            : i < lastProse
              ? LEAD.inside
              : i === lastProse
                ? LEAD['at-last']
                : LEAD['after-prose'],
      distance[i] === 0
        ? GAP['in-prose']
        : distance[i]! < 2
          ? GAP['1']
          : distance[i]! < 4
            ? GAP['2-3']
            : distance[i]! < 9
              ? GAP['4-8']
              : distance[i]! < 1e6
                ? GAP['9+']
                : GAP.none,
      FEATURE_BASE.before1 + SHAPES.indexOf(shapes[i - 1] ?? 'edge'),
      FEATURE_BASE.before2 + SHAPES.indexOf(shapes[i - 2] ?? 'edge'),
      FEATURE_BASE.after1 + SHAPES.indexOf(shapes[i + 1] ?? 'edge'),
      FEATURE_BASE.after2 + SHAPES.indexOf(shapes[i + 2] ?? 'edge'),
      FEATURE_BASE.proseNear + near,
      FEATURE_BASE.menuNear + menu,
      heading,
      !isSpaced
        ? BLANK.dense
        : blankBefore && blankAfter
          ? BLANK.between
          : blankBefore
            ? BLANK.below
            : blankAfter
              ? BLANK.above
              : BLANK.attached,
      findRunValue(i, main),
      FEATURE_BASE.wordsEnding +
        (p.wordCount <= 3 ? 0 : p.wordCount <= 9 ? 2 : p.wordCount <= 25 ? 4 : 6) +
        (p.endsSentence ? 0 : 1),
      FEATURE_BASE.leadShape +
        (main.first < 0 || i < main.first ? 0 : i <= main.last ? 6 : 12) +
        SHAPES.indexOf(shapes[i]!) -
        1,
      !p.isProse
        ? MASS.none
        : share < 0.02
          ? MASS['below-2%']
          : share < 0.05
            ? MASS['below-5%']
            : share < 0.1
              ? MASS['below-10%']
              : MASS['above-10%'],
    )
    return list
  })
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
