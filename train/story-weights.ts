/**
 * Learns the weights of src/story/story-odds.ts from ECB+ dev and prints them: a logistic regression over all pairs of reports that share a key, a story
 * or a topic, by gradient descent (Adam).   npx tsx train/story-weights.ts [--half even|odd]

 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {gunzipSync} from 'node:zlib'
import {readDocuments} from '../eval/dev-readings.ts'
import {sharedFolder} from '../eval/shared-folder.ts'
import {digestReport} from '../src/origin/digest-report.ts'
import {loadOrigins} from '../src/origin/origins.ts'
import {compareReports} from '../src/story/compare-reports.ts'
import type {Compared} from '../src/story/story-odds.ts'

const NAMES = [
  'names',
  'words',
  'numbers',
  'lead',
  'best',
  'ownNames',
  'ownLeadNames',
  'ownLeadWords',
  'ownNumbers',
  'people',
  'places',
  'countries',
  'otherPeople',
  'otherPlaces',
  'otherCountries',
  'runs',
  'namePairs',
] as const satisfies readonly Compared[]
const STEPS = 400
const RATE = 0.1
/** Weight decay; the bias is free. */
const DECAY = 1e-3
/** Pairs of different topics that share neither key nor story nor this much in words teach nothing. */
const LEAST_COMMON = 0.1

interface GoldDocument {
  readonly doc: string
  readonly topic: number
  readonly story: string
  readonly title: string
  readonly text: string
}

interface Pair {
  readonly features: readonly number[]
  readonly isSame: boolean
}

const {values: options} = parseArgs({options: {half: {type: 'string'}}})
const gold: GoldDocument[] = gunzipSync(readFileSync(join(sharedFolder(), 'data/intake/ecbplus-stories/docs.jsonl.gz')))
  .toString()
  .split('\n')
  .filter(Boolean)
  .map(line => JSON.parse(line))
const goldOf = new Map(gold.map(document => [document.doc, document]))
const readings = await readDocuments(
  'ecbplus',
  gold.map(({doc, title, text}) => ({id: doc, title, text: `${title}\n${text}`})),
)
const origins = loadOrigins()
const digests = readings
  .filter(
    ({document}) =>
      options.half === undefined || goldOf.get(document.id)!.topic % 2 === ['even', 'odd'].indexOf(options.half),
  )
  .map(reading => digestReport(reading, reading.document.id, origins))
const weights = learn(makePairs())
console.log(`BIAS = ${weights[0]!.toFixed(2)}`)
NAMES.forEach((name, i) => {
  console.log(`  ${name}: ${weights[i + 1]!.toFixed(2)},`)
})

function makePairs(): Pair[] {
  const pairs: Pair[] = []
  digests.forEach((a, i) => {
    const keys = new Set(a.storyKeys)
    const own = goldOf.get(a.report)!
    for (const b of digests.slice(i + 1)) {
      const other = goldOf.get(b.report)!
      const compared = compareReports(a, b)
      const isNear = compared.names + compared.words > LEAST_COMMON || b.storyKeys.some(key => keys.has(key))
      if (own.topic !== other.topic && !isNear) continue
      pairs.push({features: [1, ...NAMES.map(name => compared[name])], isSame: own.story === other.story})
    }
  })
  return pairs
}

function learn(pairs: readonly Pair[]): number[] {
  const size = NAMES.length + 1
  const [learned, mean, square] = [0, 0, 0].map(() => new Array<number>(size).fill(0)) as [number[], number[], number[]]
  for (let step = 1; step <= STEPS; step++) {
    const slope = new Array<number>(size).fill(0)
    for (const {features, isSame} of pairs) {
      let odds = 0
      for (let i = 0; i < size; i++) odds += learned[i]! * features[i]!
      const error = 1 / (1 + Math.exp(-odds)) - (isSame ? 1 : 0)
      for (let i = 0; i < size; i++) slope[i]! += error * features[i]!
    }
    for (let i = 0; i < size; i++) {
      const gradient = slope[i]! / pairs.length + (i === 0 ? 0 : DECAY * learned[i]!)
      mean[i] = 0.9 * mean[i]! + 0.1 * gradient
      square[i] = 0.99 * square[i]! + 0.01 * gradient * gradient
      learned[i]! -= (RATE * (mean[i]! / (1 - 0.9 ** step))) / (Math.sqrt(square[i]! / (1 - 0.99 ** step)) + 1e-8)
    }
  }
  return learned
}
