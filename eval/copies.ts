/**
 * Copies: `npx tsx eval/copies.ts [--half even|odd] [--again] [--verbose]`. Makes copies of development articles in memory (cut at the end or
 * in the middle, with another headline or dateline, lightly edited, rewritten with synonyms of WordNet and another order of sentences), reads all with
 * the real reader, finds copies through keys and comparison as the archive does, and counts right and wrong pairs.
 *
 * Originals are articles of ECB+ dev and of the article extraction benchmark with at least ten sentences; hard negatives are the
 * other reports of the same ECB+ stories. Two originals that share more than a quarter of their runs of eight words are copies by nature and are not
 * counted. --half: documents of even or odd number; the even ones were looked at.
 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {gunzipSync} from 'node:zlib'
import {pairsByKey} from '../src/archive/pairs-by-key.ts'
import {digestReport} from '../src/origin/digest-report.ts'
import {matchCopies} from '../src/origin/match-copies.ts'
import {loadOrigins} from '../src/origin/origins.ts'
import {type DevDocument, readDocuments} from './dev-readings.ts'
import {randomNumbers} from './random-numbers.ts'
import {sharedFolder} from './shared-folder.ts'
import {type Original, VARIATIONS, varyText} from './vary-text.ts'

const {values: options} = parseArgs({
  options: {half: {type: 'string'}, again: {type: 'boolean'}, verbose: {type: 'boolean'}},
})
const shared = sharedFolder()
const LEAST_SENTENCES = 10
const FIRST_DAY = Date.UTC(2022, 0, 3)

interface Source {
  readonly id: string
  readonly title: string
  readonly text: string
}

const sources = [...ecbDocuments(), ...extractedArticles()].filter(
  (_, i) => options.half === undefined || i % 2 === ['even', 'odd'].indexOf(options.half),
)
const documents = sources.flatMap(makeDocuments)
const readings = await readDocuments(`copies-${options.half ?? 'all'}`, documents, options.again)
const origins = loadOrigins()
const digests = readings.map(reading => digestReport(reading, reading.document.id, origins))
const natural = naturalCopies()
report()

function ecbDocuments(): Source[] {
  const lines = gunzipSync(readFileSync(join(shared, 'data/intake/ecbplus-stories/docs.jsonl.gz')))
    .toString()
    .split('\n')
    .filter(Boolean)
  return lines
    .map(line => JSON.parse(line) as {doc: string; title: string; text: string})
    .map(({doc, title, text}) => ({id: doc, title, text}))
}

function extractedArticles(): Source[] {
  const path = join(shared, 'data/intake/article-extraction-benchmark/ground-truth.json')
  const articles: Record<string, {articleBody: string}> = JSON.parse(readFileSync(path, 'utf8'))
  return Object.entries(articles).map(([id, {articleBody}]) => ({
    id: id.slice(0, 16),
    title: articleBody.split('\n')[0]!.slice(0, 90),
    text: articleBody,
  }))
}

/** The original as it is, and its copies when it is long enough; days of publication up to three days apart, one copy in four without any. */
function makeDocuments({id, title, text}: Source, number: number): DevDocument[] {
  const random = randomNumbers(number + 1)
  const day = (later: number): string =>
    new Date(FIRST_DAY + (number % 90) * 86_400_000 + later * 86_400_000).toISOString().slice(0, 10)
  const original: Original = {headline: title, sentences: text.split(/(?<=[.!?]["”']?)\s+(?=["“A-Z])/)}
  const own = {id, title, text: `${title}\n\n${text}`, published: day(0)}
  if (original.sentences.length < LEAST_SENTENCES) return [own]
  const copies = VARIATIONS.map(variation => ({
    id: `${id} ${variation}`,
    text: varyText(original, variation, random),
    published: random() < 0.25 ? null : day(Math.floor(random() * 4)),
  }))
  return [own, ...copies]
}

function originalOf(id: string): string {
  return id.split(' ')[0]!
}

function pairKey(a: string, b: string): string {
  return [originalOf(a), originalOf(b)].sort().join(' ')
}

/** Pairs of originals that share more than a quarter of the shorter one's runs of eight words. */
function naturalCopies(): Set<string> {
  const runs = sources.map(({text}) => {
    const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? []
    return new Set(words.slice(7).map((_, i) => words.slice(i, i + 8).join(' ')))
  })
  const byRun = new Map<string, number[]>()
  runs.forEach((own, i) => {
    for (const run of own) byRun.set(run, [...(byRun.get(run) ?? []), i])
  })
  const shared = new Map<string, number>()
  for (const holders of byRun.values())
    for (const i of holders)
      for (const j of holders) if (i < j) shared.set(`${i} ${j}`, (shared.get(`${i} ${j}`) ?? 0) + 1)
  const found = new Set<string>()
  for (const [pair, count] of shared) {
    const [i, j] = pair.split(' ').map(Number) as [number, number]
    if (count > Math.min(runs[i]!.size, runs[j]!.size) / 4) found.add(pairKey(sources[i]!.id, sources[j]!.id))
  }
  return found
}

function report(): void {
  const pairs = [...pairsByKey(digests, digests, {id: digest => digest.report, keys: digest => digest.copyKeys})]
  const links = pairs.flatMap(([a, b]) => matchCopies(a, b) ?? [])
  const found = new Map(links.map(link => [`${link.a}|${link.b}`, link]))
  const wrong = links.filter(({a, b}) => originalOf(a) !== originalOf(b) && !natural.has(pairKey(a, b)))
  const right = links.filter(({a, b}) => originalOf(a) === originalOf(b))
  const keys = digests.reduce((sum, {copyKeys}) => sum + copyKeys.length, 0) / digests.length
  console.log(
    `${digests.length} reports (${sources.length} originals), ${keys.toFixed(1)} keys each; ${pairs.length} candidates, ${links.length} links; ${natural.size} pairs of originals are copies by nature`,
  )
  console.log(`precision ${rate(right.length, right.length + wrong.length)}`)
  const kinds = ['exact', 'near', 'rewritten']
  console.log(
    `wrong by kind: ${kinds.map(kind => `${kind} ${wrong.filter(({why}) => why[0]!.startsWith(kind)).length}`).join(', ')}`,
  )
  const ids = new Set(digests.map(digest => digest.report))
  let [all, met] = [0, 0]
  for (const variation of VARIATIONS) {
    const copies = [...ids].filter(id => id.endsWith(` ${variation}`))
    const linked = copies.filter(id => found.has([id, originalOf(id)].sort().join('|')))
    const candidates = new Set(pairs.map(([a, b]) => [a.report, b.report].sort().join('|')))
    const keyed = copies.filter(id => candidates.has([id, originalOf(id)].sort().join('|')))
    console.log(
      `${variation.padEnd(12)} recall ${rate(linked.length, copies.length)}, share a key ${rate(keyed.length, copies.length)}`,
    )
    if (options.verbose) for (const id of copies.filter(copy => !linked.includes(copy))) console.log(`  missed ${id}`)
    if (variation !== 'rewritten') [all, met] = [all + copies.length, met + linked.length]
  }
  console.log(`without rewrites recall ${rate(met, all)}`)
  if (options.verbose) for (const {a, b, why} of wrong) console.log(`  wrong ${a} | ${b}: ${why.join('; ')}`)
}

function rate(part: number, whole: number): string {
  return `${whole === 0 ? '-' : (part / whole).toFixed(3)} (${part} of ${whole})`
}
