/**
 * Reports and HTML pages recorded per second by `rapporteur add`, start included, and what each stage costs.
 *
 *   npm run build && node --import tsx bench/add.ts [--reports 300] [--threads N] [FILE.jsonl…]
 *
 * Without files two inputs of our own making are read: texts of about 330 words, and HTML pages of about 680 words among
 * 170 kB of menus, scripts and lists. A file of documents (`{"text": …}` or `{"html": …}` a line) is read as it is.
 *
 * For each input: reports a second by the wall, and by processor time on two cores (what two free cores would give: twice
 * the reports, divided by the processor seconds of all threads), for the whole run; then the same work stage by stage in
 * this thread, as milliseconds of processor time a report. Other programs on the machine slow the stages too, so compare two
 * versions in turn.
 *   start     what a run of one report for each thread costs, less that of the reports themselves; once a run, not a report
 *   page      the article found in the page          chain     reading it, without the page
 *   entry     digests for the record                 hand-over page and entry copied between threads
 *   write     writing and grouping, with entries made before
 */
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {availableParallelism, cpus, tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {parseArgs} from 'node:util'
import {packagePath} from '../src/data-file.ts'
import type {RawPage} from '../src/intake/raw-page.ts'
import type {StreamItem} from '../src/intake/stream-item.ts'
import type {ReportEntry} from '../src/record/entry.ts'
import {generateReports} from './report-text.ts'

type Dist<Module> = Promise<Module>
const load = <Module>(name: string): Dist<Module> => import(packagePath(`dist/${name}.js`))
const {openRecord, openReadingPool, addReports} = await load<typeof import('../src/archive/index.ts')>('archive/index')
const {loadKit} = await load<typeof import('../src/kit.ts')>('kit')
const {read} = await load<typeof import('../src/read.ts')>('read')
const {findArticle} = await load<typeof import('../src/page/find-article.ts')>('page/find-article')
const {toEntry} = await load<typeof import('../src/worker/report-entry.ts')>('worker/report-entry')
const {loadOrigins} = await load<typeof import('../src/origin/origins.ts')>('origin/origins')

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    reports: {type: 'string', default: '300'},
    threads: {type: 'string', default: String(availableParallelism())},
  },
})
const threads = Number(values.threads)
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-bench-'))
let archives = 0

console.log(`machine    ${cpus()[0]?.model.trim()}, Node ${process.version}, ${threads} threads`)
const inputs: [name: string, pages: RawPage[]][] =
  positionals.length > 0
    ? positionals.map(path => [basename(path), readFileSync(path, 'utf8').split('\n').filter(Boolean).map(toPage)])
    : [
        ['texts', generatePages(Number(values.reports), 'text')],
        ['HTML pages', generatePages(Number(values.reports), 'html')],
      ]
try {
  for (const [name, pages] of inputs) {
    const size = pages.reduce((sum, page) => sum + page.content.length, 0)
    console.log(`\n${name}: ${pages.length}, ${(size / pages.length / 1000).toFixed(0)} kB each`)
    const few = await add(pages.slice(0, threads))
    const all = await add(pages)
    console.log(
      `  recorded   ${(pages.length / all.wall).toFixed(1)}/s by the wall, ${((2 * pages.length) / all.processor).toFixed(1)}/s by processor time on two cores; ${all.recorded} new`,
    )
    await tellStages(pages, few.processor)
  }
} finally {
  rmSync(folder, {recursive: true})
}

/** A run of `add` with its threads, from opening them to closing them. Seconds. */
async function add(pages: readonly RawPage[]): Promise<{wall: number; processor: number; recorded: number}> {
  const record = await openRecord(join(folder, `${archives++}.db`), {create: true})
  const started = performance.now()
  const before = processorMs()
  const pool = openReadingPool({kit: {}, originFiles: [], reader: 'bench', threads})
  const {recorded} = await addReports(offer(pages), {record, pool, now: () => new Date(0)})
  await pool.close()
  await record.close()
  return {wall: (performance.now() - started) / 1000, processor: (processorMs() - before) / 1000, recorded}
}

async function tellStages(pages: readonly RawPage[], fewSeconds: number): Promise<void> {
  const kit = loadKit()
  const origins = loadOrigins([])
  const times = {page: 0, chain: 0, entry: 0, 'hand-over': 0, write: 0}
  const timed = <T>(stage: keyof typeof times, work: () => T): T => {
    const before = processorMs()
    const result = work()
    times[stage] += processorMs() - before
    return result
  }
  const entries = new Map<string, ReportEntry>()
  for (const page of pages.slice(0, 20)) read(page, kit)
  for (const page of pages) {
    timed('page', () => findArticle(page, kit.page))
    const reading = timed('chain', () => read(page, kit))
    const entry = timed('entry', () => toEntry(reading, origins, 'bench'))
    timed('hand-over', () => structuredClone(structuredClone({page, entry})))
    entries.set(page.content, entry)
  }
  // Reading finds the article again.
  times.chain -= times.page
  times['hand-over'] /= 2
  const record = await openRecord(join(folder, `${archives++}.db`), {create: true})
  const before = processorMs()
  const pool = {
    threads,
    read: async (job: {page: RawPage} | {document: unknown}) => entries.get('page' in job ? job.page.content : '')!,
    close: async () => {},
  }
  await addReports(offer(pages), {record, pool, now: () => new Date(0)})
  times.write = processorMs() - before
  await record.close()
  const sum = Object.values(times).reduce((a, b) => a + b, 0)
  const start = fewSeconds * 1000 - (sum / pages.length) * threads
  console.log(`  start      ${start.toFixed(0)} ms once; then ${(sum / pages.length).toFixed(1)} ms a report:`)
  for (const [stage, ms] of Object.entries(times))
    console.log(
      `  ${stage.padEnd(10)} ${(ms / pages.length).toFixed(1).padStart(5)} ms  ${((100 * ms) / sum).toFixed(0).padStart(3)} %`,
    )
}

async function* offer(pages: readonly RawPage[]): AsyncGenerator<StreamItem> {
  for (const [i, page] of pages.entries())
    yield {
      locator: `file:/bench.jsonl#${i + 1}`,
      fingerprint: String(i),
      offeredBy: 'bench',
      given: {},
      open: async () => page,
      settle: async () => {},
    }
}

function toPage(line: string): RawPage {
  const {id = null, text, html, url = null, title = null, outlet = null, published = null} = JSON.parse(line)
  return {id, format: html === undefined ? 'text' : 'html', content: html ?? text, url, title, outlet, published}
}

function generatePages(count: number, format: RawPage['format']): RawPage[] {
  const sentences = format === 'html' ? 36 : 18
  const paragraphs = generateReports(count * sentences).split('\n\n')
  const each = Math.floor(sentences / 4)
  return Array.from({length: count}, (_, i): RawPage => {
    const own = paragraphs.slice(i * each, (i + 1) * each)
    return {
      id: String(i),
      format,
      content: format === 'html' ? dressAsPage(own, i) : own.join('\n\n'),
      url: `https://example.org/world/${i}`,
      title: null,
      outlet: `Outlet ${i % 20}`,
      published: '2022-09-14',
    }
  })
}

/** A page such as news sites send: a head full of descriptions and scripts, menus, the article in nested boxes, lists, a footer. */
function dressAsPage(paragraphs: readonly string[], n: number): string {
  const link = (i: number, words: string) =>
    `<li class="nav-item nav-item--${i % 7}" data-track='{"region":"menu","position":${i}}'><a class="nav-link" href="https://example.org/section/${i}?from=menu" title="${words}"><span class="label">${words}</span></a></li>`
  const list = (name: string, size: number) =>
    `<ul class="${name}">${Array.from({length: size}, (_, i) => link(i, `Section ${i} of ${name}`)).join('')}</ul>`
  const script = `<script>window.settings=${JSON.stringify(Array.from({length: 400}, (_, i) => ({id: i, key: `setting-${i}`, on: i % 2 === 0})))}</script>`
  const image = `<figure class="picture"><img src="data:image/gif;base64,${'R0lGODlh'.repeat(60)}" alt=""><figcaption>A picture of the day.</figcaption></figure>`
  const body = paragraphs.map(
    (words, i) =>
      `<div class="block block--text" data-component="text-block"><p class="paragraph" data-index="${i}">${words}</p></div>${i % 3 === 1 ? image : ''}`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Report ${n} - Example News</title>
<meta property="og:title" content="Report ${n}"><meta property="article:published_time" content="2022-09-14T08:00:00Z">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Report ${n}","datePublished":"2022-09-14T08:00:00Z"}</script>
<style>${'.block{margin:0 auto;padding:1rem 2rem}'.repeat(200)}</style>${script.repeat(4)}</head>
<body class="page"><header class="masthead"><nav>${list('menu', 60)}</nav></header>
<main><article class="story"><h1>Report ${n}</h1><div class="byline">By Example Desk</div><div class="story__body">${body.join('\n')}</div></article>
<aside class="related"><h2>More on this</h2>${list('related', 40)}</aside></main>
<footer>${list('footer', 50)}<p>© Example News. All rights reserved.</p></footer>${script.repeat(2)}</body></html>`
}

/** Processor time of this process and its threads: other programs on the machine do not count. */
function processorMs(): number {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}
