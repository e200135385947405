/**
 * Learns the weights of src/story/story-weights.ts from ECB+ dev and prints them: two logistic regressions by gradient descent (Adam), one over pairs of
 * reports that share a key, a story or a topic, one over the pairs of groups that come up while stories are grouped.
 *
 *   npx tsx train/story-weights.ts [--folds N]
 *
 * --folds   instead of weights prints B-cubed of the stories of every topic by weights that were learned without it: topics are dealt into N parts
 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {gunzipSync} from 'node:zlib'
import {readDocuments} from '../eval/dev-readings.ts'
import {randomNumbers} from '../eval/random-numbers.ts'
import {sharedFolder} from '../eval/shared-folder.ts'
import {connectedComponents} from '../src/archive/connected-components.ts'
import {pairsByKey} from '../src/archive/pairs-by-key.ts'
import {averageLink} from '../src/merging/average-link.ts'
import {digestReport} from '../src/origin/digest-report.ts'
import {loadOrigins} from '../src/origin/origins.ts'
import type {ReportDigest} from '../src/record/digest.ts'
import {compareGroups} from '../src/story/compare-groups.ts'
import {compareReports} from '../src/story/compare-reports.ts'
import {groupReports, likenessesOf, pools, SURE_ODDS} from '../src/story/group-reports.ts'
import {matchStories} from '../src/story/match-stories.ts'
import {STORY_WEIGHTS, type StoryWeights} from '../src/story/story-weights.ts'

const STEPS = 500
const RATE = 0.1
/** Weight decay; the bias is free. */
const PAIR_DECAY = 1e-3
const GROUP_DECAY = 3e-3
/** Pairs of different topics that share neither key nor story nor this much in words teach nothing. */
const LEAST_COMMON = 0.1
/** Times that stories are grouped for examples: once as they are, then with some of the reports left out. */
const ROUNDS = 6
/** Odds down to which groups are joined while examples are gathered, and share of one story that a group of an example has. */
const GATHERED_ODDS = -0.5
const PURE = 0.75

interface GoldDocument {
  readonly doc: string
  readonly topic: number
  readonly story: string
  readonly title: string
  readonly text: string
}

interface Example {
  readonly features: readonly number[]
  readonly isSame: boolean
  readonly weight: number
}

const {values: options} = parseArgs({options: {folds: {type: 'string'}}})
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
const digests = readings.map(reading => digestReport(reading, reading.document.id, origins))
const topicOf = ({report}: ReportDigest): number => goldOf.get(report)!.topic
const storyOf = (report: string): string => goldOf.get(report)!.story

if (options.folds) crossValidate(Number(options.folds))
else console.log(JSON.stringify(learnStories(digests), null, 2).replaceAll('"', ''))

function crossValidate(folds: number): void {
  const foldOf = (digest: ReportDigest): number => Math.floor(((topicOf(digest) * 7919) % 36) / (36 / folds))
  const found = Array.from({length: folds}, (_, fold) => {
    const weights = learnStories(digests.filter(digest => foldOf(digest) !== fold))
    return componentsOf(
      digests.filter(digest => foldOf(digest) === fold),
      weights,
    ).flatMap(({members, links}) => groupReports(members, links, weights))
  }).flat()
  const parts: [string, (topic: number) => boolean][] = [
    ['all topics', () => true],
    ['even topics', topic => topic % 2 === 0],
    ['odd topics', topic => topic % 2 === 1],
  ]
  for (const [name, isIn] of parts)
    console.log(name.padEnd(12), bCubed(found.filter(([id]) => isIn(goldOf.get(id!)!.topic))))
}

function bCubed(stories: readonly (readonly string[])[]): string {
  const size = new Map<string, number>()
  for (const id of stories.flat()) size.set(storyOf(id), (size.get(storyOf(id)) ?? 0) + 1)
  let [precision, recall, all] = [0, 0, 0]
  for (const story of stories)
    for (const id of story) {
      const same = story.filter(other => storyOf(other) === storyOf(id)).length
      precision += same / story.length
      recall += same / size.get(storyOf(id))!
      all++
    }
  const [p, r] = [precision / all, recall / all]
  return `P ${p.toFixed(3)} R ${r.toFixed(3)} F1 ${((2 * p * r) / (p + r)).toFixed(3)}, ${stories.length} stories`
}

function learnStories(reports: readonly ReportDigest[]): StoryWeights {
  const names = Object.keys(STORY_WEIGHTS.pairs) as (keyof StoryWeights['pairs'])[]
  const pairs = named(names, learn(pairExamples(reports, names), PAIR_DECAY))
  const groupNames = Object.keys(STORY_WEIGHTS.groups) as (keyof StoryWeights['groups'])[]
  let groups = STORY_WEIGHTS.groups
  const examples: Example[] = []
  const random = randomNumbers(7)
  for (let round = 0; round < ROUNDS; round++) {
    examples.push(...groupExamples(round === 0 ? reports : leaveOut(reports, random), {pairs, groups}, groupNames))
    groups = named(groupNames, learn(examples, GROUP_DECAY))
  }
  return {pairs, groups}
}

function named<T extends string>(names: readonly T[], values: readonly number[]): Record<T, number> {
  return Object.fromEntries(names.map((name, i) => [name, Math.round(values[i]! * 100) / 100])) as Record<T, number>
}

function pairExamples(reports: readonly ReportDigest[], names: readonly (keyof StoryWeights['pairs'])[]): Example[] {
  return reports.flatMap((a, i) => {
    const keys = new Set(a.storyKeys)
    return reports.slice(i + 1).flatMap(b => {
      const compared = compareReports(a, b)
      const isNear = compared.names + compared.words > LEAST_COMMON || b.storyKeys.some(key => keys.has(key))
      if (topicOf(a) !== topicOf(b) && !isNear) return []
      const features = names.map(name => (name === 'bias' ? 1 : compared[name]))
      return [{features, isSame: storyOf(a.report) === storyOf(b.report), weight: 1}]
    })
  })
}

/** Some reports of every story: all of some, a quarter and more of others. */
function leaveOut(reports: readonly ReportDigest[], random: () => number): ReportDigest[] {
  const kept = new Map<string, number>()
  return reports.filter(({report}) => {
    const story = storyOf(report)
    if (!kept.has(story)) kept.set(story, random() < 0.3 ? 1 : 0.25 + 0.75 * random())
    return random() < kept.get(story)!
  })
}

/** Every two groups that are weighed against each other while stories are grouped by the weights, if both are of one story in the main. */
function groupExamples(
  reports: readonly ReportDigest[],
  weights: StoryWeights,
  names: readonly (keyof StoryWeights['groups'])[],
): Example[] {
  const examples: Example[] = []
  for (const {members, links} of componentsOf(reports, weights)) {
    const ids = members.map(({report}) => report)
    const likenesses = likenessesOf(members, links, weights)
    const sure = averageLink(ids, likenesses, {least: SURE_ODDS, absent: -3})
    const {around, poolOf} = pools(members)
    const weighed = new Set<string>()
    averageLink(ids, likenesses, {
      least: GATHERED_ODDS,
      absent: -3,
      join: sure.flatMap(([first, ...others]) => others.map(other => [first!, other] as const)),
      judge: (a, b, mean) => {
        const compared = compareGroups(poolOf(a), poolOf(b), {mean, around})
        const features = names.map(name => (name === 'bias' ? 1 : compared[name]))
        const [one, other] = [mainStory(a), mainStory(b)]
        const pair = `${a[0]} ${a.length} ${b[0]} ${b.length}`
        if (one && other && !weighed.has(pair))
          examples.push({features, isSame: one === other, weight: (a.length * b.length) / (a.length + b.length)})
        weighed.add(pair)
        return names.reduce((odds, name, i) => odds + weights.groups[name] * features[i]!, 0)
      },
    })
  }
  return examples
}

function mainStory(ids: readonly string[]): string | null {
  for (const story of new Set(ids.map(storyOf)))
    if (ids.filter(id => storyOf(id) === story).length >= PURE * ids.length) return story
  return null
}

function componentsOf(reports: readonly ReportDigest[], weights: StoryWeights) {
  const pairs = [...pairsByKey(reports, reports, {id: ({report}) => report, keys: ({storyKeys}) => storyKeys})]
  const byId = new Map(reports.map(digest => [digest.report, digest]))
  return connectedComponents(
    [...byId.keys()],
    pairs.flatMap(([a, b]) => matchStories(a, b, weights) ?? []),
  ).map(({members, links}) => ({members: members.map(id => byId.get(id)!), links}))
}

function learn(examples: readonly Example[], decay: number): number[] {
  const size = examples[0]!.features.length
  const whole = examples.reduce((sum, {weight}) => sum + weight, 0)
  const [learned, mean, square] = [0, 0, 0].map(() => new Array<number>(size).fill(0)) as [number[], number[], number[]]
  for (let step = 1; step <= STEPS; step++) {
    const slope = new Array<number>(size).fill(0)
    for (const {features, isSame, weight} of examples) {
      let odds = 0
      for (let i = 0; i < size; i++) odds += learned[i]! * features[i]!
      const error = weight * (1 / (1 + Math.exp(-odds)) - (isSame ? 1 : 0))
      for (let i = 0; i < size; i++) slope[i]! += error * features[i]!
    }
    for (let i = 0; i < size; i++) {
      const gradient = slope[i]! / whole + (i === 0 ? 0 : decay * learned[i]!)
      mean[i] = 0.9 * mean[i]! + 0.1 * gradient
      square[i] = 0.99 * square[i]! + 0.01 * gradient * gradient
      learned[i]! -= (RATE * (mean[i]! / (1 - 0.9 ** step))) / (Math.sqrt(square[i]! / (1 - 0.99 ** step)) + 1e-8)
    }
  }
  return learned
}
