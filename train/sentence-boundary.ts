// Learns models/en/sentence-boundary.bin: a logistic regression that tells for each gap between two tokens whether a
// sentence ends there, from the raw text of the training sentences of UD EWT and GUM-open.
// usage: tsx train/sentence-boundary.ts [FOLDER of ud/, default $RAPPORTEUR_SHARED/data/ud] [--cross-validate]
//        --cross-validate prints the sentence F1 on documents kept aside in turn instead of writing the file
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {sharedFolder} from '../eval/shared-folder.ts'
import {packagePath} from '../src/data-file.ts'
import {type ConlluSentence, conlluText, parseConllu} from '../src/language/conllu.ts'
import {GAP_FEATURES_MAX, gapFeatures, SENTENCE_WEIGHTS} from '../src/language/sentence-features.ts'
import {TokenList} from '../src/language/token-list.ts'
import {Gap, lookAtTokens} from '../src/language/token-looks.ts'
import {readWords} from '../src/language/tokenize.ts'
import {loadTokenizerTables} from '../src/language/tokenizer-tables.ts'

const FOLDS = 5
const EPOCHS = 8
const LEARNING_RATE = 0.1
/** Share of an example's features that are left out at random, so that none is relied on alone. */
const DROPPED = 0.3

const crossValidate = process.argv.includes('--cross-validate')
const folder = process.argv.slice(2).find(a => !a.startsWith('--')) ?? join(sharedFolder(), 'data/ud')
const tables = loadTokenizerTables()

interface Document {
  readonly text: string
  /** Offsets where sentences end. */
  readonly ends: Set<number>
}

/** Documents with their raw text: a space between tokens unless SpaceAfter=No, an empty line between paragraphs. */
function documents(sentences: readonly ConlluSentence[]): Document[] {
  const found: Document[] = []
  let text = ''
  let ends = new Set<number>()
  for (const sentence of sentences) {
    const isDocument = sentence.comments.some(c => /^# *newdoc/.test(c))
    if (isDocument && text !== '') {
      found.push({text, ends})
      text = ''
      ends = new Set()
    }
    if (sentence.comments.some(c => /^# *new(?:doc|par)/.test(c)) && text !== '') text = `${text.trimEnd()}\n\n`
    const own = conlluText(sentence)
    text += own.text
    ends.add(text.length)
    const lastWord = sentence.words.length
    const misc =
      sentence.multiwords.at(-1)?.last === lastWord ? sentence.multiwords.at(-1)!.misc : sentence.words.at(-1)!.misc
    if (!/SpaceAfter=No/.test(misc)) text += ' '
  }
  found.push({text, ends})
  return found
}

interface Examples {
  readonly features: Int32Array[]
  readonly labels: number[]
}

function examplesOf(list: readonly Document[]): Examples {
  const features: Int32Array[] = []
  const labels: number[] = []
  const out = new Int32Array(GAP_FEATURES_MAX)
  for (const {text, ends} of list) {
    const tokens = new TokenList(text.length >> 2)
    readWords(text, {start: 0, end: text.length}, tables, tokens)
    const looks = lookAtTokens(text, tokens, 0, tables)
    let sentence = 0
    for (let t = 1; t < tokens.count; t++) {
      const isEnd = ends.has(tokens.end[t - 1]!)
      if (looks.gap[t] !== Gap.paragraph) {
        const n = gapFeatures(looks, t, sentence, out)
        features.push(out.slice(0, n))
        labels.push(isEnd ? 1 : 0)
      }
      if (isEnd || looks.gap[t] === Gap.paragraph) sentence = t
    }
  }
  return {features, labels}
}

/** Numbers from 0 to 1 that are the same in every run. */
function* randoms(): Generator<number> {
  let state = 12345
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

function train({features, labels}: Examples): Float64Array {
  const weights = new Float64Array(SENTENCE_WEIGHTS)
  const squares = new Float64Array(SENTENCE_WEIGHTS).fill(1e-3)
  const order = Int32Array.from(labels, (_, i) => i)
  const random = randoms()
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor((random.next().value as number) * (i + 1))
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    for (const example of order) {
      const mine = features[example]!.filter(() => (random.next().value as number) >= DROPPED)
      let sum = 0
      for (const f of mine) sum += weights[f]!
      const gradient = 1 / (1 + Math.exp(-sum)) - labels[example]!
      for (const f of mine) {
        squares[f]! += gradient * gradient
        weights[f]! -= (LEARNING_RATE * gradient) / Math.sqrt(squares[f]!)
      }
    }
  }
  return weights
}

interface Tally {
  gold: number
  found: number
  right: number
}

const f1 = ({gold, found, right}: Tally): string =>
  `${((200 * right) / (gold + found)).toFixed(2)} (P ${((100 * right) / found).toFixed(1)} R ${((100 * right) / gold).toFixed(1)})`

/** Counts gold, found and right sentences when the weights split the documents from left to right. */
function evaluate(list: readonly Document[], weights: Float64Array, threshold: number, tally: Tally): void {
  const out = new Int32Array(GAP_FEATURES_MAX)
  for (const {text, ends} of list) {
    const tokens = new TokenList(text.length >> 2)
    readWords(text, {start: 0, end: text.length}, tables, tokens)
    const looks = lookAtTokens(text, tokens, 0, tables)
    tally.gold += ends.size
    let sentence = 0
    let wasRight = true
    for (let t = 1; t <= tokens.count; t++) {
      let isEnd = t === tokens.count || looks.gap[t] === Gap.paragraph
      if (!isEnd) {
        const n = gapFeatures(looks, t, sentence, out)
        let sum = 0
        for (let i = 0; i < n; i++) sum += weights[out[i]!]!
        isEnd = sum > threshold
      }
      const isGold = ends.has(tokens.end[t - 1]!)
      if (isEnd) {
        tally.found++
        if (isGold && wasRight) tally.right++
        wasRight = isGold
        sentence = t
      } else if (isGold) wasRight = false
    }
  }
}

function save(weights: Float64Array): void {
  let largest = 0
  for (const w of weights) largest = Math.max(largest, Math.abs(w))
  const scale = Math.min(largest, WEIGHT_LIMIT) / 127
  const bytes = new Uint8Array(4 + weights.length)
  new DataView(bytes.buffer).setFloat32(0, scale, true)
  const quantized = new Int8Array(bytes.buffer, 4)
  for (const [i, w] of weights.entries()) quantized[i] = Math.max(-127, Math.min(127, Math.round(w / scale)))
  writeFileSync(packagePath('models/en/sentence-boundary.bin'), bytes)
}

/** Weights beyond this are cut, so that a step of the 8-bit weights stays small. */
const WEIGHT_LIMIT = 4

const files = ['ewt/en_ewt-ud-train.conllu', 'gum-open/en_gumopen-train.conllu']
const sets = files.map(file => documents(parseConllu(readFileSync(`${folder}/${file}`, 'utf8'))))
if (crossValidate) {
  const thresholds = [-1.5, -1, -0.5, 0, 0.5]
  const tallies = sets.map(() => thresholds.map((): Tally => ({gold: 0, found: 0, right: 0})))
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = train(examplesOf(sets.flatMap(set => set.filter((_, d) => d % FOLDS !== fold))))
    for (const [i, set] of sets.entries())
      for (const [j, threshold] of thresholds.entries())
        evaluate(
          set.filter((_, d) => d % FOLDS === fold),
          weights,
          threshold,
          tallies[i]![j]!,
        )
  }
  for (const [i, file] of files.entries())
    process.stdout.write(`${file}: ${thresholds.map((t, j) => `${t}: ${f1(tallies[i]![j]!)}`).join('  ')}\n`)
} else save(train(examplesOf(sets.flat())))
