import {FURNITURE_KINDS} from './article.ts'

/** Weights of the linear model that tells an article's lines from furniture; see `train/furniture-weights.ts`. */
export interface LineWeights {
  /** By the numbers of `LINE_FEATURES`; positive speaks for the article. */
  readonly emission: Float64Array
  /** Score of [furniture→furniture, furniture→body, body→furniture, body→body] between neighbouring lines. */
  readonly transition: Float64Array
}

export const TRANSITIONS = ['furniture>furniture', 'furniture>body', 'body>furniture', 'body>body'] as const

/** What a line looks like from afar. */
export const LINE_SHAPES = ['title', 'table', 'short', 'phrase', 'sentence', 'long'] as const

const NEIGHBOUR = ['edge', ...LINE_SHAPES] as const
/** Of the three lines before and the three after. */
const NEAR = ['0', '1', '2', '3', '4', '5', '6+'] as const

/** Groups of features: each line has one value of each group. The names are those of the table `line-weights.tsv`. */
const GROUPS = {
  bias: ['always'],
  words: ['1', '2', '3', '4-5', '6-8', '9-12', '13-18', '19-30', '31-60', '61+'],
  ending: ['stop', 'quote', 'question', 'colon', 'ellipsis', 'comma', 'bracket', 'word', 'other'],
  beginning: ['upper', 'lower', 'digit', 'quote', 'bracket', 'sign', 'other-letter'],
  capitals: ['none', 'few', 'some', 'many', 'all-words', 'all-letters'],
  grammar: ['none', 'below-15%', 'below-30%', 'below-45%', 'above-45%'],
  signs: ['none', 'comma', 'inner-stop', 'comma+stop', 'bar', 'at', 'copyright', 'address', 'arrow'],
  digits: ['none', 'few', 'some', 'many'],
  quoted: ['no', 'yes'],
  said: ['no', 'yes'],
  table: [
    'none',
    ...['line', 'start', 'end', 'any'].flatMap(match =>
      FURNITURE_KINDS.filter(kind => kind !== 'dateline').map(kind => `${match}-${kind}`),
    ),
  ],
  tableLong: ['no', 'yes'],
  by: ['no', 'yes'],
  time: ['none', 'date', 'clock', 'ago'],
  repeated: ['no', 'yes', 'often'],
  title: ['far', 'part', 'same'],
  place: ['before-title', 'after-title-1', 'after-title-2-4', 'after-title', 'no-title'],
  lead: ['before-prose', 'at-first', 'inside', 'at-last', 'after-prose', 'no-prose'],
  gap: ['in-prose', '1', '2-3', '4-8', '9+', 'none'],
  before1: NEIGHBOUR,
  before2: NEIGHBOUR,
  after1: NEIGHBOUR,
  after2: NEIGHBOUR,
  proseNear: NEAR,
  menuNear: NEAR,
  heading: ['no', 'related', 'comment-form', 'other'],
  blank: ['dense', 'between', 'attached', 'above', 'below'],
  run: ['none', 'main', 'edge', 'near', 'before', 'after'],
  wordsEnding: [
    'short-stop',
    'short-open',
    'phrase-stop',
    'phrase-open',
    'sentence-stop',
    'sentence-open',
    'long-stop',
    'long-open',
  ],
  leadShape: ['before', 'inside', 'after'].flatMap(l => LINE_SHAPES.map(shape => `${l}-${shape}`)),
  mass: ['none', 'below-2%', 'below-5%', 'below-10%', 'above-10%'],
} as const

export type FeatureGroup = keyof typeof GROUPS

const names: string[] = []
const bases = {} as Record<FeatureGroup, number>
for (const [group, values] of Object.entries(GROUPS)) {
  bases[group as FeatureGroup] = names.length
  for (const value of values) names.push(`${group}=${value}`)
}

/** All features by number. */
export const LINE_FEATURES: readonly string[] = names

/** Number of the first value of each group. */
export const FEATURE_BASE: Readonly<Record<FeatureGroup, number>> = bases

/** The value numbers of one group by name, e.g. `featureValues('ending').stop`. */
export const featureValues = <G extends FeatureGroup>(group: G): Readonly<Record<(typeof GROUPS)[G][number], number>> =>
  Object.fromEntries(GROUPS[group].map((value, i) => [value, bases[group] + i])) as Record<
    (typeof GROUPS)[G][number],
    number
  >

/** The weights in the order of LINE_FEATURES and TRANSITIONS; 0 for one that the table lacks. */
export function indexLineWeights(rows: readonly {feature: string; weight: string}[]): LineWeights {
  const weights = new Map(rows.map(row => [row.feature, Number(row.weight)]))
  return {
    emission: Float64Array.from(LINE_FEATURES, name => weights.get(name) ?? 0),
    transition: Float64Array.from(TRANSITIONS, name => weights.get(name) ?? 0),
  }
}
