/**
 * Learns the two tables of weights of the attribution room from PolNeAR's training articles:
 *   npx tsx train/train-attribution.ts [--gold FILE] [--leave-out K/N] [--out DIR]
 * `--leave-out 0/14` learns without the articles whose number leaves 0 when divided by 14, to try changes on them.
 * The weights belong to abstract features (word classes, relations, paths, kinds of cue words, lemmas of possible cues), each
 * known by a hashed number. Same input and parser, same bytes. See data/attribution/README.md.
 */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {sharedFolder} from '../eval/shared-folder.ts'
import {cueFrameFeatures, cueWordFeatures} from '../src/attribution/cue-features.ts'
import {frameOf} from '../src/attribution/cue-frame.ts'
import {loadCueTable} from '../src/attribution/cue-table.ts'
import {windowOf} from '../src/attribution/cue-window.ts'
import {isCueCandidate} from '../src/attribution/find-cues.ts'
import {spanFeatures} from '../src/attribution/span-features.ts'
import {canFollow, PART_LABELS, transitionKeys} from '../src/attribution/span-tagger.ts'
import {describeTokens, type TokenAttributes} from '../src/attribution/token-attributes.ts'
import {packagePath} from '../src/data-file.ts'
import {loadLanguage} from '../src/language/language.ts'

const {values: options} = parseArgs({
  options: {
    gold: {type: 'string'},
    'leave-out': {type: 'string'},
    out: {type: 'string', default: packagePath('data/attribution')},
  },
})

const CUE_EPOCHS = 12
const PART_EPOCHS = 10
/** Features seen less often are left out. */
const MIN_CUE_COUNT = 20
const MIN_PART_COUNT = 150
const L2 = 1e-5

type Pair = [start: number, end: number]
interface GoldAttribution {
  source: Pair[]
  cue: Pair[]
  content: Pair[]
}
interface GoldArticle {
  id: string
  text: string
  primary: string
  annotations: Record<string, GoldAttribution[]>
}

/** Features of several items in one list of numbers, with where each item begins. */
class FeatureRows {
  keys = new Int32Array(1 << 20)
  size = 0
  starts: number[] = [0]

  push(row: readonly number[]): void {
    if (this.size + row.length > this.keys.length) {
      const larger = new Int32Array(this.keys.length * 2)
      larger.set(this.keys)
      this.keys = larger
    }
    this.keys.set(row, this.size)
    this.size += row.length
    this.starts.push(this.size)
  }
}

/** Gives the keys that occur at least `minCount` times numbers from 0, and puts the numbers (or -1) in their place. */
function numberKeys(rows: FeatureRows, minCount: number, always: readonly number[] = []): Int32Array {
  const sorted = rows.keys.slice(0, rows.size).sort()
  const kept: number[] = [...always]
  for (let i = 0; i < sorted.length; ) {
    let j = i
    while (j < sorted.length && sorted[j] === sorted[i]) j++
    if (j - i >= minCount) kept.push(sorted[i]!)
    i = j
  }
  const number = new Map(kept.map((key, i) => [key, i]))
  for (let i = 0; i < rows.size; i++) rows.keys[i] = number.get(rows.keys[i]!) ?? -1
  return Int32Array.from(kept)
}

/** Same numbers in the same order every time. */
function shuffled(n: number, seed: number): Int32Array {
  const order = Int32Array.from({length: n}, (_, i) => i)
  let state = seed >>> 0
  for (let i = n - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const j = Math.floor((state / 2 ** 32) * (i + 1))
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
  return order
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

/** Logistic regression with AdaGrad; returns the weight of each feature. */
function learnCues(rows: FeatureRows, isCue: Uint8Array, featureCount: number): Float64Array {
  const weights = new Float64Array(featureCount)
  const squares = new Float64Array(featureCount).fill(1e-2)
  for (let epoch = 0; epoch < CUE_EPOCHS; epoch++) {
    let loss = 0
    for (const item of shuffled(isCue.length, epoch + 1)) {
      let score = 0
      for (let i = rows.starts[item]!; i < rows.starts[item + 1]!; i++)
        if (rows.keys[i]! >= 0) score += weights[rows.keys[i]!]!
      const probability = 1 / (1 + Math.exp(-score))
      loss -= Math.log(Math.max(1e-9, isCue[item] ? probability : 1 - probability))
      const slope = probability - isCue[item]!
      for (let i = rows.starts[item]!; i < rows.starts[item + 1]!; i++) {
        const f = rows.keys[i]!
        if (f < 0) continue
        const gradient = slope + L2 * weights[f]!
        squares[f] = squares[f]! + gradient * gradient
        weights[f] = weights[f]! - (0.1 * gradient) / Math.sqrt(squares[f]!)
      }
    }
    console.error(`cue epoch ${epoch + 1}: loss ${(loss / isCue.length).toFixed(4)}`)
  }
  return weights
}

interface Sentence {
  readonly firstRow: number
  readonly labels: readonly number[]
  readonly words: readonly number[]
  readonly cueAt: number
}

/** Averaged structured perceptron; returns `PART_LABELS.length` weights a feature. */
function learnParts(rows: FeatureRows, sentences: readonly Sentence[], keys: Int32Array): Float64Array {
  const L = PART_LABELS.length
  const weights = new Float64Array(keys.length * L)
  const sums = new Float64Array(keys.length * L)
  const number = new Map([...keys].map((key, i) => [key, i]))
  const transitions = (previous: number | null, word: number): number[] =>
    transitionKeys(previous, word).flatMap(key => number.get(key) ?? [])
  let step = 1
  const change = (feature: number, label: number, by: number): void => {
    weights[feature * L + label] = weights[feature * L + label]! + by
    sums[feature * L + label] = sums[feature * L + label]! + by * step
  }
  for (let epoch = 0; epoch < PART_EPOCHS; epoch++) {
    let wrong = 0
    let total = 0
    for (const s of shuffled(sentences.length, epoch + 101)) {
      const {firstRow, labels, words, cueAt} = sentences[s]!
      const guess = decode(rows, {firstRow, labels, words, cueAt}, weights, transitions)
      step++
      for (let i = 0; i < labels.length; i++) {
        total++
        const gold = labels[i]!
        const got = guess[i]!
        if (gold !== got) {
          wrong++
          for (let j = rows.starts[firstRow + i]!; j < rows.starts[firstRow + i + 1]!; j++) {
            const f = rows.keys[j]!
            if (f < 0) continue
            change(f, gold, 1)
            change(f, got, -1)
          }
        }
        const goldBefore = i === 0 ? null : labels[i - 1]!
        const gotBefore = i === 0 ? null : guess[i - 1]!
        if (gold === got && goldBefore === gotBefore) continue
        for (const f of transitions(goldBefore, words[i]!)) change(f, gold, 1)
        for (const f of transitions(gotBefore, words[i]!)) change(f, got, -1)
      }
    }
    console.error(`part epoch ${epoch + 1}: ${((100 * wrong) / total).toFixed(2)} % of labels wrong`)
  }
  return weights.map((w, i) => w - sums[i]! / step)
}

function decode(
  rows: FeatureRows,
  {firstRow, labels, words, cueAt}: Sentence,
  weights: Float64Array,
  transitions: (previous: number | null, word: number) => number[],
): number[] {
  const L = PART_LABELS.length
  const n = labels.length
  const best = new Float64Array(n * L).fill(-Infinity)
  const from = new Int8Array(n * L)
  const emission = new Float64Array(L)
  for (let i = 0; i < n; i++) {
    emission.fill(0)
    for (let j = rows.starts[firstRow + i]!; j < rows.starts[firstRow + i + 1]!; j++) {
      const f = rows.keys[j]!
      if (f >= 0) for (let l = 0; l < L; l++) emission[l] = emission[l]! + weights[f * L + l]!
    }
    for (let p = 0; p < (i === 0 ? 1 : L); p++) {
      const previous = i === 0 ? null : p
      const before = i === 0 ? 0 : best[(i - 1) * L + p]!
      if (before === -Infinity) continue
      const features = transitions(previous, words[i]!)
      for (let l = 0; l < L; l++) {
        if (!canFollow(previous, l) || (i === cueAt && l !== 3 && l !== 4)) continue
        let score = before + emission[l]!
        for (const f of features) score += weights[f * L + l]!
        if (score <= best[i * L + l]!) continue
        best[i * L + l] = score
        from[i * L + l] = p
      }
    }
  }
  let label = 0
  for (let l = 1; l < L; l++) if (best[(n - 1) * L + l]! > best[(n - 1) * L + label]!) label = l
  const found = new Array<number>(n)
  for (let i = n - 1; i >= 0; i--) {
    found[i] = label
    label = from[i * L + label]!
  }
  return found
}

/** Rows with the largest weights first by key, numbers rounded; rows of all zeros are dropped. */
function writeWeights(
  path: string,
  {keys, weights, labels, digits}: {keys: Int32Array; weights: Float64Array; labels: readonly string[]; digits: number},
): void {
  const L = labels.length
  const lines = [...keys].flatMap((key, i) => {
    const cells = labels.map((_, l) => Number(weights[i * L + l]!.toFixed(digits)))
    return cells.every(cell => cell === 0) ? [] : [`${(key >>> 0).toString(36)}\t${cells.map(c => c || '').join('\t')}`]
  })
  writeFileSync(
    path,
    `# Made by train/train-attribution.ts. See README.md.\nfeature\t${labels.join('\t')}\n${lines.join('\n')}\n`,
  )
  console.error(`${path}: ${lines.length} features`)
}

function main(): void {
  const [part, of] = (options['leave-out'] ?? '-1/1').split('/').map(Number) as [number, number]
  const articles = readFileSync(options.gold ?? join(sharedFolder(), 'data/attribution/polnear-train.jsonl'), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as GoldArticle)
  const language = loadLanguage()
  const cues = loadCueTable()
  const cueRows = new FeatureRows()
  const isCue: number[] = []
  const partRows = new FeatureRows()
  const sentences: Sentence[] = []
  const transitionWords: number[] = []
  articles.forEach((article, number) => {
    if (number % of === part) return
    const attributes = describeTokens(language.parse(article.text), [], cues)
    const {doc} = attributes
    const heads = new Map<number, GoldAttribution>()
    for (const gold of article.annotations[article.primary]!) {
      const head = cueHead(attributes, gold)
      if (head >= 0 && gold.content.length > 0) heads.set(head, gold)
    }
    for (let t = 0; t < doc.tokenCount; t++) {
      if (!isCueCandidate(attributes, t)) continue
      cueRows.push([...cueWordFeatures(attributes, t), ...cueFrameFeatures(attributes, t, frameOf(attributes, t))])
      isCue.push(heads.has(t) ? 1 : 0)
    }
    for (const [head, gold] of heads) {
      const {first} = windowOf(doc, head)
      const rows = spanFeatures(attributes, head, frameOf(attributes, head))
      const words = rows.map((_, i) => attributes.word[first + i]!)
      sentences.push({
        firstRow: partRows.starts.length - 1,
        labels: goldLabels(attributes, gold, head),
        words,
        cueAt: head - first,
      })
      for (const row of rows) partRows.push(row)
      transitionWords.push(...words)
    }
  })
  console.error(`${isCue.length} possible cues, ${sentences.length} attributions, ${partRows.starts.length} tokens`)
  mkdirSync(options.out, {recursive: true})

  const cueKeys = numberKeys(cueRows, MIN_CUE_COUNT)
  const cueWeights = learnCues(cueRows, Uint8Array.from(isCue), cueKeys.length)
  writeWeights(`${options.out}/cue-weights.tsv`, {keys: cueKeys, weights: cueWeights, labels: ['cue'], digits: 2})

  const previousLabels = [null, ...PART_LABELS.keys()]
  const transitionKeyList = new Set(
    [...new Set(transitionWords)].flatMap(word =>
      previousLabels.flatMap(previous => [...transitionKeys(previous, word)]),
    ),
  )
  const partKeys = numberKeys(partRows, MIN_PART_COUNT, [...transitionKeyList])
  const partWeights = learnParts(partRows, sentences, partKeys)
  writeWeights(`${options.out}/part-weights.tsv`, {
    keys: partKeys,
    weights: partWeights,
    labels: PART_LABELS,
    digits: 1,
  })
}

main()
