/**
 * Learns the weights of the line classifier (`data/page/line-weights.tsv`) from labelled text dumps: a linear-chain
 * conditional random field of two states, log-likelihood with L2, by AdaGrad. Same input, same bytes.
 *
 *   npx tsx train/furniture-weights.ts [--fold K/N] [--out FILE]
 *
 * Input: `intake/furniture-lines/lines.jsonl.gz` under RAPPORTEUR_SHARED (default ../shared); whole plain articles are
 * added so that prose without furniture stays whole. Only numbers leave the corpora.
 */
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {gunzipSync} from 'node:zlib'
import {sharedFolder} from '../eval/shared-folder.ts'
import {findLineFeatures} from '../src/page/line-features.ts'
import {profileLine} from '../src/page/line-profile.ts'
import {LINE_FEATURES, TRANSITIONS} from '../src/page/line-weights.ts'
import {loadPageTables} from '../src/page/page-tables.ts'
import {findTitleLine} from '../src/page/text-title.ts'
import {findTextUnits} from '../src/page/text-units.ts'

interface Example {
  readonly features: readonly (readonly number[])[]
  readonly labels: readonly (0 | 1)[]
  readonly weights: readonly number[]
}
interface Dump {
  readonly id: string
  readonly url: string | null
  readonly lines: readonly string[]
  readonly y: readonly (0 | 1)[]
}

const EPOCHS = 20
const RATE = 0.15
const L2 = 0.15
const shared = sharedFolder()
const tables = loadPageTables()

function loadDumps(): Dump[] {
  const path = join(shared, 'data/intake/furniture-lines/lines.jsonl.gz')
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const {set, id, url, lines, y} = JSON.parse(line)
      return {id: `${set}/${id}`, url, lines, y}
    })
}

/** Plain articles of other corpora: every line is body. */
function loadPlainArticles(): Dump[] {
  const dumps: Dump[] = []
  const temporal = join(shared, 'data/temporal/tbaq-cleaned')
  for (const folder of ['AQUAINT', 'TimeBank'])
    for (const name of existsSync(join(temporal, folder)) ? readdirSync(join(temporal, folder)).sort() : []) {
      if (!name.endsWith('.tml')) continue
      const source = readFileSync(join(temporal, folder, name), 'utf8')
      const text = (/<TEXT>([\s\S]*?)<\/TEXT>/.exec(source)?.[1] ?? '').replace(/<[^>]*>/g, '').replace(/&amp;/g, '&')
      dumps.push({id: name, url: null, lines: text.split('\n'), y: []})
    }
  return dumps.filter((_, i) => i % 4 === 0)
}

/** The lines around the article alone, as when a reader copies less than the whole page. */
function crop(dump: Dump, around: number): Dump {
  const first = Math.max(0, dump.y.indexOf(1) - around)
  const last = dump.y.lastIndexOf(1) + around
  return {...dump, lines: dump.lines.slice(first, last), y: dump.y.slice(first, last)}
}

/** With an empty line between lines, as browsers copy paragraphs; runs of menu lines stay together. */
function space(dump: Dump): Dump {
  const lines: string[] = []
  const y: (0 | 1)[] = []
  dump.lines.forEach((line, i) => {
    if (i > 0 && (dump.y[i] === 1 || dump.y[i - 1] === 1 || line.length > 60)) {
      lines.push('')
      y.push(0)
    }
    lines.push(line)
    y.push(dump.y[i]!)
  })
  return {...dump, lines, y}
}

function toExample({url, lines, y}: Dump): Example | null {
  const text = lines.join('\n')
  const labelAt = new Map<number, 0 | 1>()
  let at = 0
  lines.forEach((line, i) => {
    labelAt.set(at + line.length - line.trimStart().length, y[i] ?? 1)
    at += line.length + 1
  })
  const profiles = findTextUnits(text).map(unit => profileLine(unit, tables))
  if (profiles.length === 0) return null
  const title = findTitleLine(profiles, {title: null, url}, tables.months)
  const features = findLineFeatures(profiles, title)
  const titleLower = title < 0 ? null : profiles[title]!.plain
  const labels = profiles.map((p, i) => (i === title ? 1 : (labelAt.get(p.unit.start) ?? 1)))
  const weights = profiles.map((p, i) =>
    i === title || p.plain === titleLower ? 0.1 : 0.5 + Math.min(40, p.wordCount) / 20,
  )
  return {features, labels, weights}
}

const logSum = (a: number, b: number): number => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))

/** AdaGrad, averaged over the second half of its epochs, on the weighted log-likelihood of the labels; line weights scale the emissions' gradient. */
function train(examples: readonly Example[]): {emission: Float64Array; transition: Float64Array} {
  const emission = new Float64Array(LINE_FEATURES.length)
  const transition = new Float64Array(4)
  const squares = new Float64Array(LINE_FEATURES.length).fill(1)
  const transitionSquares = new Float64Array(4).fill(1)
  const emissionSum = new Float64Array(LINE_FEATURES.length)
  const transitionSum = new Float64Array(4)
  let seed = 7
  const order = examples.map((_, i) => i)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (seed * 1103515245 + 12345) % 2147483648
      const j = seed % (i + 1)
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    for (const index of order) step(examples[index]!)
    if (epoch < EPOCHS / 2) continue
    for (let f = 0; f < emission.length; f++) emissionSum[f]! += emission[f]!
    for (let t = 0; t < 4; t++) transitionSum[t]! += transition[t]!
  }
  const kept = EPOCHS - Math.ceil(EPOCHS / 2)
  return {emission: emissionSum.map(sum => sum / kept), transition: transitionSum.map(sum => sum / kept)}

  function step({features, labels, weights}: Example): void {
    const size = features.length
    const score = features.map(list => list.reduce((sum, f) => sum + emission[f]!, 0))
    const forward: [number, number][] = []
    const backward: [number, number][] = Array.from({length: size}, () => [0, 0])
    for (let i = 0; i < size; i++) {
      const before = forward[i - 1]
      forward.push(
        before
          ? [
              logSum(before[0] + transition[0]!, before[1] + transition[2]!),
              score[i]! + logSum(before[0] + transition[1]!, before[1] + transition[3]!),
            ]
          : [0, score[i]!],
      )
    }
    for (let i = size - 2; i >= 0; i--) {
      const [f, b] = backward[i + 1]!
      const own = score[i + 1]!
      backward[i] = [
        logSum(f + transition[0]!, b + own + transition[1]!),
        logSum(f + transition[2]!, b + own + transition[3]!),
      ]
    }
    const all = logSum(forward[size - 1]![0], forward[size - 1]![1])
    const gradient = new Float64Array(4)
    for (let i = 0; i < size; i++) {
      const p = Math.exp(forward[i]![1] + backward[i]![1] - all)
      const error = (labels[i]! - p) * weights[i]!
      for (const f of features[i]!) {
        const g = error - L2 * emission[f]!
        squares[f]! += g * g
        emission[f]! += (RATE * g) / Math.sqrt(squares[f]!)
      }
      if (i === 0) continue
      gradient[2 * labels[i - 1]! + labels[i]!]! += 1
      for (let a = 0; a < 2; a++)
        for (let b = 0; b < 2; b++)
          gradient[2 * a + b]! -= Math.exp(
            forward[i - 1]![a]! + transition[2 * a + b]! + (b ? score[i]! : 0) + backward[i]![b]! - all,
          )
    }
    for (let t = 0; t < 4; t++) {
      transitionSquares[t]! += gradient[t]! ** 2
      transition[t]! += (RATE * gradient[t]!) / Math.sqrt(transitionSquares[t]!)
    }
  }
}

function main(): void {
  const {values} = parseArgs({
    options: {fold: {type: 'string'}, out: {type: 'string', default: 'data/page/line-weights.tsv'}},
  })
  const [fold, folds] = (values.fold ?? '0/0').split('/').map(Number) as [number, number]
  const dumps = loadDumps().filter((_, i) => folds === 0 || i % folds !== fold)
  const all = [
    ...dumps,
    ...dumps.map(d => space(crop(d, 3))),
    ...dumps.map(d => space(crop(d, 8))),
    ...loadPlainArticles(),
  ]
  const examples = all.flatMap(dump => toExample(dump) ?? [])
  const {emission, transition} = train(examples)
  const rows = [
    ...LINE_FEATURES.map((name, f) => [name, emission[f]!] as const),
    ...TRANSITIONS.map((name, t) => [name, transition[t]!] as const),
  ]
  const header =
    '# Weights of the line classifier, learned by train/furniture-weights.ts. See README.md.\nfeature\tweight\n'
  writeFileSync(values.out, header + rows.map(([name, weight]) => `${name}\t${weight.toFixed(4)}\n`).join(''))
  console.error(`${examples.length} documents, ${rows.length} weights written to ${values.out}`)
}

main()
