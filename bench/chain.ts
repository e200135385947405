/**
 * Speed of the whole chain, from text to reading, on one core, beside a wink-nlp part-of-speech pass over the same text.
 *
 *   npm run build && node --import tsx bench/chain.ts [FILE.jsonl]
 *
 * Without a file the sample reports are read over and over. The two programs run in turn (A B A B …), so that other load
 * falls on both; processor time is counted, not wall time. Prints machine, input, median and spread, the ratio, and the
 * share of each room by a sampling profile.
 */
import {readdirSync, readFileSync} from 'node:fs'
import {Session} from 'node:inspector/promises'
import {cpus} from 'node:os'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import {packagePath} from '../src/data-file.ts'

const {loadKit, read} = (await import(packagePath('dist/index.js'))) as typeof import('../src/index.ts')

const RUNS = 7
const MIN_CHARACTERS = 400_000

const texts = loadTexts(process.argv[2])
const characters = texts.reduce((sum, text) => sum + text.length, 0)
const started = process.cpuUsage()
const kit = loadKit()
const loading = seconds(started)
const wink = winkNLP(model, ['sbd', 'pos'])

let tokens = 0
let sentences = 0
const chain = () => {
  sentences = 0
  for (const content of texts)
    sentences += read(
      {id: null, format: 'text', content, url: null, title: null, outlet: null, published: '2022-07-23'},
      kit,
    ).sentences.length
}
const reference = () => {
  tokens = 0
  for (const text of texts) tokens += wink.readDoc(text).tokens().out(wink.its.pos).length
}

chain()
reference()
const times = {chain: [] as number[], reference: [] as number[]}
for (let run = 0; run < RUNS; run++) {
  times.chain.push(timed(chain))
  times.reference.push(timed(reference))
}
const ours = median(times.chain)
const theirs = median(times.reference)
console.log(`machine    ${cpus()[0]?.model.trim()}, Node ${process.version}`)
console.log(
  `input      ${texts.length} reports, ${characters} characters, ${tokens} tokens (wink-nlp's count), ${sentences} sentences`,
)
console.log(`loading    ${loading.toFixed(2)} s of processor time`)
console.log(`chain      ${rate(tokens, ours)} tokens/s, ${rate(sentences, ours)} sentences/s (${spread(times.chain)})`)
console.log(`wink-nlp   ${rate(tokens, theirs)} tokens/s, tags alone (${spread(times.reference)})`)
console.log(`ratio      ${(theirs / ours).toFixed(3)} of wink-nlp's speed`)
for (const [room, share] of await shares()) console.log(`  ${room.padEnd(12)} ${(100 * share).toFixed(1)} %`)

/** Share of processor time by room: self time of every sampled function, by the folder its file lies in. */
async function shares(): Promise<[string, number][]> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.start')
  chain()
  const {profile} = await session.post('Profiler.stop')
  session.disconnect()
  const roomOf = new Map(
    profile.nodes.map(node => [
      node.id,
      /\/dist\/([a-z-]+)(?:\/|\.js)/.exec(node.callFrame.url)?.[1] ??
        (/wasm/.test(node.callFrame.url) ? 'language' : 'engine'),
    ]),
  )
  const counts = new Map<string, number>()
  for (const sample of profile.samples ?? []) {
    const room = roomOf.get(sample)!
    counts.set(room, (counts.get(room) ?? 0) + 1)
  }
  const total = profile.samples?.length ?? 1
  return [...counts].map(([room, count]): [string, number] => [room, count / total]).sort((a, b) => b[1] - a[1])
}

function loadTexts(path: string | undefined): string[] {
  const given = path
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map(line => (JSON.parse(line) as {text: string}).text)
    : readdirSync(packagePath('samples'))
        .filter(name => name.endsWith('.txt'))
        .map(name => readFileSync(packagePath(`samples/${name}`), 'utf8'))
  const found: string[] = []
  let length = 0
  while (length < MIN_CHARACTERS)
    for (const text of given) {
      found.push(text)
      length += text.length
    }
  return found
}

function timed(work: () => void): number {
  const start = process.cpuUsage()
  work()
  return seconds(start)
}

function seconds(start: NodeJS.CpuUsage): number {
  const {user, system} = process.cpuUsage(start)
  return (user + system) / 1e6
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[list.length >> 1]!
}

function rate(count: number, time: number): string {
  return Math.round(count / time).toLocaleString('en')
}

function spread(list: readonly number[]): string {
  return `${Math.min(...list).toFixed(2)}–${Math.max(...list).toFixed(2)} s a run, ${RUNS} runs`
}
