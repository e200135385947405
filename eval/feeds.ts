import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseFeed as parseByFeedsmith} from 'feedsmith'
import {parseFeed as parseByHtmlparser} from 'htmlparser2'
import {decodeText} from '../src/intake/decode-text.ts'
import {type Feed, parseFeed} from '../src/intake/feed.ts'
import {sharedFolder} from './shared-folder.ts'

/*
 * Reads every feed of the test sets under shared/data/intake/feeds (or of the folders and .tar.gz files named) and prints
 * how many are read, their items, what is refused and the slowest, beside feedsmith and htmlparser2 on the same texts.
 * Run: npx tsx eval/feeds.ts [--verbose] [FOLDER | FILE.tar.gz]...
 */
const isPacked = (name: string): boolean => /\.(?:tar\.gz|tgz)$/.test(name)
const isVerbose = process.argv.includes('--verbose')
const named = process.argv.slice(2).filter(argument => !argument.startsWith('--'))
const sources = named.length > 0 ? named : packedFeeds(join(sharedFolder(), 'data/intake/feeds'))
const unpacked = mkdtempSync(join(tmpdir(), 'feeds-'))

interface Count {
  read: number
  items: number
  slowestMs: number
  slowest: string
}
const newCount = (): Count => ({read: 0, items: 0, slowestMs: 0, slowest: ''})
const counts = {rapporteur: newCount(), feedsmith: newCount(), htmlparser2: newCount()}
const refused: string[] = []
const filled = {items: 0, title: 0, url: 0, published: 0, content: 0}
let files = 0
let crashes = 0

try {
  for (const source of sources) {
    if (!isPacked(source)) readFolder(source)
    else {
      const folder = mkdtempSync(join(unpacked, 'set-'))
      execFileSync('tar', ['xzf', source, '-C', folder])
      readFolder(folder)
    }
  }
} finally {
  rmSync(unpacked, {recursive: true})
}
printCounts()
process.exitCode = crashes > 0 ? 1 : 0

function packedFeeds(folder: string): string[] {
  return readdirSync(folder)
    .filter(isPacked)
    .map(name => join(folder, name))
}

function readFolder(folder: string): void {
  for (const name of readdirSync(folder, {recursive: true, encoding: 'utf8'}).sort()) {
    const path = join(folder, name)
    if (!statSync(path).isFile() || !/\.(?:xml|rss|atom|rdf|json|cdf)$/i.test(name)) continue
    files++
    const text = decode(readFileSync(path))
    const feed = count('rapporteur', name, () => parseFeed(text, 'https://feed.example/'))
    if (feed) countFilled(feed)
    else refused.push(name)
    count('feedsmith', name, () => itemsOf(parseByFeedsmith(text).feed))
    count('htmlparser2', name, () => parseByHtmlparser(text))
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return decodeText(bytes).text
  } catch {
    return ''
  }
}

function itemsOf(feed: object): {items: readonly unknown[]} {
  const {items, entries} = feed as {items?: readonly unknown[]; entries?: readonly unknown[]}
  return {items: items ?? entries ?? []}
}

function count<T extends {readonly items: readonly unknown[]}>(
  reader: keyof typeof counts,
  name: string,
  parse: () => T | null,
): T | null {
  const counted = counts[reader]
  const started = performance.now()
  let feed: T | null = null
  try {
    feed = parse()
  } catch (error) {
    if (reader === 'rapporteur') {
      crashes++
      console.log(`CRASH ${name}: ${error}`)
    }
  }
  const ms = performance.now() - started
  if (ms > counted.slowestMs) Object.assign(counted, {slowestMs: ms, slowest: name})
  if (!feed) return null
  counted.read++
  counted.items += feed.items.length
  return feed
}

function countFilled(feed: Feed): void {
  for (const item of feed.items) {
    filled.items++
    for (const key of ['title', 'url', 'published', 'content'] as const) if (item[key] !== null) filled[key]++
  }
}

function printCounts(): void {
  console.log(`${files} files`)
  for (const [reader, {read, items, slowestMs, slowest}] of Object.entries(counts))
    console.log(
      `${reader.padEnd(12)} read ${read}, refused ${files - read}, items ${items}, slowest ${slowestMs.toFixed(0)} ms (${slowest})`,
    )
  console.log(
    `of ${filled.items} items: title ${filled.title}, page ${filled.url}, day ${filled.published}, text ${filled.content}`,
  )
  if (isVerbose) for (const name of refused) console.log(`refused: ${name}`)
}
