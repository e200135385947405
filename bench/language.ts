// Speed, load time and memory of the language layer, with a wink-nlp part-of-speech pass over the same text.
// usage: npx tsx bench/language.ts [SENTENCES]     prints a line a measure; times are CPU seconds, which other work on the machine disturbs less
import {createRequire} from 'node:module'
import {cpus} from 'node:os'
import {type Language, loadLanguage} from '../src/language/language.ts'
import {generateReports} from './report-text.ts'

const sentences = Number(process.argv[2] ?? 4000)
const text = generateReports(sentences)
const before = process.memoryUsage().rss

let language!: Language
const loadMs =
  cpuSeconds(() => {
    language = loadLanguage()
  }) * 1000
const tokens = language.parse(text).tokenCount
const memory = process.memoryUsage().rss - before

const require = createRequire(import.meta.url)
const winkNlp = require('wink-nlp') as (
  model: unknown,
  pipe: string[],
) => {readDoc(text: string): {tokens(): {length(): number}}}
const wink = winkNlp(require('wink-eng-lite-web-model'), ['sbd', 'pos'])
// wink-nlp reads paragraph by paragraph, which is faster for it than the whole text at once.
const paragraphs = text.split('\n\n')
let winkTokens = 0

const speed = spread(() => tokens / cpuSeconds(() => language.parse(text)))
const winkSpeed = spread(() => {
  winkTokens = 0
  const seconds = cpuSeconds(() => {
    for (const paragraph of paragraphs) winkTokens += wink.readDoc(paragraph).tokens().length()
  })
  return winkTokens / seconds
})

process.stdout.write(`machine            ${cpus()[0]?.model.trim()}, Node ${process.version}
text               ${sentences} generated sentences, ${tokens} tokens, ${text.length} characters
load               ${loadMs.toFixed(0)} ms of CPU
memory             ${(memory / 2 ** 20).toFixed(0)} MB above bare Node, text and its parse included
full analysis      ${speed.median} tokens/s, median of ${speed.runs} (${speed.least}–${speed.most})
wink-nlp sbd + pos ${winkSpeed.median} tokens/s, median of ${winkSpeed.runs} (${winkSpeed.least}–${winkSpeed.most})
ratio              ${(speed.median / winkSpeed.median).toFixed(2)} of wink-nlp's speed
`)

function cpuSeconds(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const {user, system} = process.cpuUsage(start)
  return (user + system) / 1e6
}

/** Median and range of seven runs, the first two of which warm the machine up and are not counted. */
function spread(measure: () => number): {median: number; least: number; most: number; runs: number} {
  const results = Array.from({length: 9}, measure)
    .slice(2)
    .map(Math.round)
    .sort((a, b) => a - b)
  return {median: results[results.length >> 1]!, least: results[0]!, most: results.at(-1)!, runs: results.length}
}
