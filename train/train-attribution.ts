/**
 * Learns the three tables of weights of the attribution room from PolNeAR's training articles:
 *   npx tsx train/train-attribution.ts [--gold FILE] [--leave-out K/N] [--out DIR]
 * `--leave-out 0/14` learns without the articles whose number leaves 0 when divided by 14, to try changes on them.
 * The weights belong to abstract features (word classes, relations, paths, kinds of cue words, lemmas), each
 * known by a hashed number. Same input, parser and tables, same bytes; the shipped ones were made a little before the last change of
 * the tables (see data/attribution/README.md).
 */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {sharedFolder} from '../eval/shared-folder.ts'
import type {ActorIndex} from '../src/actor/actor.ts'
import {resolveActors} from '../src/actor/resolve-actors.ts'
import {cueFrameFeatures, cueWordFeatures} from '../src/attribution/cue-features.ts'
import {frameOf} from '../src/attribution/cue-frame.ts'
import {windowOf} from '../src/attribution/cue-window.ts'
import {draftFeatures} from '../src/attribution/draft-features.ts'
import {draftParts} from '../src/attribution/find-attributions.ts'
import {isCueCandidate} from '../src/attribution/find-cues.ts'
import type {Parts} from '../src/attribution/parts.ts'
import {spanFeatures} from '../src/attribution/span-features.ts'
import {PART_LABELS, transitionKeys} from '../src/attribution/span-tagger.ts'
import {describeTokens, type TokenAttributes} from '../src/attribution/token-attributes.ts'
import {makeWeights, type Weights} from '../src/attribution/weights.ts'
import {packagePath} from '../src/data-file.ts'
import {loadKit} from '../src/kit.ts'
import {findMentions} from '../src/mention/find-mentions.ts'
import {findPlaces} from '../src/place/find-places.ts'
import {FeatureRows, learnParts, learnYesNo, numberKeys, type Sentence} from './linear-learners.ts'

const {values: options} = parseArgs({
  options: {
    gold: {type: 'string'},
    'leave-out': {type: 'string'},
    out: {type: 'string', default: packagePath('data/attribution')},
  },
})

const CUE_EPOCHS = 12
const PART_EPOCHS = 10
const DRAFT_EPOCHS = 8
/** Features seen less often are left out. */
const MIN_CUE_COUNT = 20
const MIN_PART_COUNT = 150
const MIN_DRAFT_COUNT = 12
/** Parts of the articles whose drafts are made with what was learned from the others. */
const FOLDS = 4

type Pair = [start: number, end: number]
interface GoldAttribution {
  source: Pair[]
  cue: Pair[]
  content: Pair[]
}
interface GoldArticle {
  id: string
  text: string
  date: string
  primary: string
  annotations: Record<string, GoldAttribution[]>
}

/** A table of weights as it is written: keys with the rounded numbers of their labels. */
interface Table {
  readonly labels: readonly string[]
  readonly keys: Int32Array
  readonly values: Float32Array
}
interface Drafting {
  readonly cue: Table
  readonly part: Table
}

const holds = (pairs: readonly Pair[], attributes: TokenAttributes, t: number): number =>
  pairs.findIndex(([start, end]) => attributes.doc.start(t) < end && attributes.doc.end(t) > start)

/** The cue's token that the others hang on; verbs and known cue words first. */
function cueHead(attributes: TokenAttributes, gold: GoldAttribution): number {
  const {doc} = attributes
  let best = -1
  let bestRank = -1
  for (const [start, end] of gold.cue)
    for (let t = doc.tokenAt(start); t < doc.tokenCount && doc.start(t) < end; t++) {
      const head = doc.head(t)
      const isTop = head < 0 || doc.start(head) < start || doc.start(head) >= end
      if (!isCueCandidate(attributes, t)) continue
      const rank = (isTop ? 4 : 0) + (attributes.cueWord[t] ? 2 : 0) + (doc.upos(t) === 'VERB' ? 1 : 0)
      if (rank > bestRank) [best, bestRank] = [t, rank]
    }
  return best
}

function goldLabels(attributes: TokenAttributes, gold: GoldAttribution, cue: number): number[] {
  const {doc} = attributes
  const {first, end} = windowOf(doc, cue)
  const labels: number[] = []
  let before: number[] = [-1, -1, -1]
  for (let t = first; t < end; t++) {
    const pieces = [
      holds(gold.source, attributes, t),
      holds(gold.cue, attributes, t),
      holds(gold.content, attributes, t),
    ]
    if (t === cue) pieces.splice(0, 3, -1, Math.max(0, pieces[1]!), -1)
    const part = pieces[1]! >= 0 ? 1 : pieces[0]! >= 0 ? 0 : pieces[2]! >= 0 ? 2 : -1
    const now = [-1, -1, -1]
    if (part >= 0) now[part] = pieces[part]!
    labels.push(part < 0 ? 0 : before[part] === now[part] ? part * 2 + 2 : part * 2 + 1)
    before = now
  }
  return labels
}

/** Numbers rounded; rows of all zeros are dropped. */
function toTable(
  keys: Int32Array,
  weights: Float64Array,
  {labels, digits}: {labels: readonly string[]; digits: number},
): Table {
  const width = labels.length
  const rounded = Float32Array.from(weights, weight => Number(weight.toFixed(digits)))
  const kept = [...keys.keys()].filter(i => rounded.subarray(i * width, (i + 1) * width).some(cell => cell !== 0))
  return {
    labels,
    keys: Int32Array.from(kept, i => keys[i]!),
    values: Float32Array.from(kept.flatMap(i => [...rounded.subarray(i * width, (i + 1) * width)])),
  }
}

const toWeights = ({labels, keys, values}: Table): Weights => makeWeights(keys, values, labels)

function writeTable(path: string, {labels, keys, values}: Table): void {
  const lines = [...keys].map((key, i) => {
    const cells = labels.map((_, l) => Number(values[i * labels.length + l]!.toPrecision(6)) || '')
    return `${(key >>> 0).toString(36)}\t${cells.join('\t')}`
  })
  writeFileSync(
    path,
    `# Made by train/train-attribution.ts. See README.md.\nfeature\t${labels.join('\t')}\n${lines.join('\n')}\n`,
  )
  console.error(`${path}: ${lines.length} features`)
}

interface Training {
  readonly attributes: TokenAttributes
  readonly actors: ActorIndex
  readonly gold: readonly GoldAttribution[]
}

/** Weights of the words that are cues, and of the parts around them. */
function learnDrafting(articles: readonly Training[]): Drafting {
  const cueRows = new FeatureRows()
  const isCue: number[] = []
  const partRows = new FeatureRows()
  const sentences: Sentence[] = []
  const transitionWords: number[] = []
  for (const {attributes, gold} of articles) {
    const {doc} = attributes
    const heads = new Map<number, GoldAttribution>()
    for (const attribution of gold) {
      const head = cueHead(attributes, attribution)
      if (head >= 0 && attribution.content.length > 0) heads.set(head, attribution)
    }
    for (let t = 0; t < doc.tokenCount; t++) {
      if (!isCueCandidate(attributes, t)) continue
      cueRows.push([...cueWordFeatures(attributes, t), ...cueFrameFeatures(attributes, t, frameOf(attributes, t))])
      isCue.push(heads.has(t) ? 1 : 0)
    }
    for (const [head, attribution] of heads) {
      const {first} = windowOf(doc, head)
      const rows = spanFeatures(attributes, head, frameOf(attributes, head))
      const words = rows.map((_, i) => attributes.word[first + i]!)
      const labels = goldLabels(attributes, attribution, head)
      sentences.push({firstRow: partRows.starts.length - 1, labels, words, cueAt: head - first})
      for (const row of rows) partRows.push(row)
      transitionWords.push(...words)
    }
  }
  console.error(`${isCue.length} possible cues, ${sentences.length} attributions, ${partRows.starts.length} tokens`)
  const cueKeys = numberKeys(cueRows, MIN_CUE_COUNT)
  const cueWeights = learnYesNo(cueRows, Uint8Array.from(isCue), {
    featureCount: cueKeys.length,
    epochs: CUE_EPOCHS,
    name: 'cue',
  })
  const previousLabels = [null, ...PART_LABELS.keys()]
  const transitionKeyList = new Set(
    [...new Set(transitionWords)].flatMap(word =>
      previousLabels.flatMap(previous => [...transitionKeys(previous, word)]),
    ),
  )
  const partKeys = numberKeys(partRows, MIN_PART_COUNT, [...transitionKeyList])
  const partWeights = learnParts(partRows, sentences, {keys: partKeys, epochs: PART_EPOCHS})
  return {
    cue: toTable(cueKeys, cueWeights, {labels: ['cue'], digits: 2}),
    part: toTable(partKeys, partWeights, {labels: PART_LABELS, digits: 1}),
  }
}

/**
 * Weights of the drafts that are attributions. The drafts of each part of the articles are made with what was learned from the
 * others: of articles that it learned from, a model drafts too well.
 */
function learnJudging(articles: readonly Training[]): Table {
  const rows = new FeatureRows()
  const isRight: number[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const {cue, part} = learnDrafting(articles.filter((_, i) => i % FOLDS !== fold))
    const weights = {cueWeights: toWeights(cue), partWeights: toWeights(part)}
    for (const [i, {attributes, actors, gold}] of articles.entries()) {
      if (i % FOLDS !== fold) continue
      for (const draft of draftParts(attributes, actors, weights)) {
        rows.push(draftFeatures(attributes, draft, actors))
        isRight.push(gold.some(attribution => isSame(attributes, draft, attribution)) ? 1 : 0)
      }
    }
  }
  const right = isRight.reduce((sum, answer) => sum + answer, 0)
  console.error(`${isRight.length} drafts, ${right} of them right`)
  const keys = numberKeys(rows, MIN_DRAFT_COUNT)
  const weights = learnYesNo(rows, Uint8Array.from(isRight), {
    featureCount: keys.length,
    epochs: DRAFT_EPOCHS,
    name: 'draft',
  })
  return toTable(keys, weights, {labels: ['draft'], digits: 2})
}

/** The cue touches the annotated one, and at least half of the words of either content are in both. */
function isSame(attributes: TokenAttributes, {cue, content}: Parts, gold: GoldAttribution): boolean {
  if (holds(gold.cue, attributes, cue.token) < 0) return false
  const {first, end} = windowOf(attributes.doc, cue.token)
  let both = 0
  let either = 0
  for (let t = first; t < end; t++) {
    const isDrafted = content.some(run => run.first <= t && t <= run.last)
    const isMarked = holds(gold.content, attributes, t) >= 0
    if (isDrafted && isMarked) both++
    if (isDrafted || isMarked) either++
  }
  return both * 2 >= either && both > 0
}

function readArticles(): Training[] {
  const [part, of] = (options['leave-out'] ?? '-1/1').split('/').map(Number) as [number, number]
  const kit = loadKit()
  return readFileSync(options.gold ?? join(sharedFolder(), 'data/attribution/polnear-train.jsonl'), 'utf8')
    .split('\n')
    .filter((line, number) => line !== '' && number % of !== part)
    .map(line => {
      const article = JSON.parse(line) as GoldArticle
      const doc = kit.language.parse(article.text)
      const mentions = findMentions(doc, kit.names)
      const places = findPlaces(doc, mentions, kit.gazetteer, {dateline: null})
      const actors = resolveActors({doc, mentions, places, published: article.date, blocks: []}, kit.atlas)
      const attributes = describeTokens(doc, [], kit.attribution.cues)
      return {attributes, actors, gold: article.annotations[article.primary]!}
    })
}

const articles = readArticles()
const tables = {...learnDrafting(articles), draft: learnJudging(articles)}
mkdirSync(options.out, {recursive: true})
for (const [name, table] of Object.entries(tables)) writeTable(join(options.out, `${name}-weights.tsv`), table)
