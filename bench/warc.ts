/**
 * A WARC file of many records, each gzip'd by itself as CC-NEWS has them, through `rapporteur add`: pages recorded per second and
 * memory as it goes on.
 *
 *   npm run build && node --import tsx bench/warc.ts [RECORDS] [THREADS]
 *
 * Writes RECORDS (2,000) pages of our own making, ten a day, each of about 170 words, and adds them. Prints for every tenth of them
 * the rate by processor time on two cores (twice the pages, divided by the processor seconds of all threads) and the memory of the
 * whole process.
 */
import {createWriteStream, mkdtempSync, rmSync, statSync} from 'node:fs'
import {availableParallelism, cpus, tmpdir} from 'node:os'
import {join} from 'node:path'
import {finished} from 'node:stream/promises'
import {gzipSync} from 'node:zlib'
import {packagePath} from '../src/data-file.ts'
import {generateReports} from './report-text.ts'

const {openRecord, openReadingPool, openStream, addReports} = (await import(
  packagePath('dist/archive/index.js')
)) as typeof import('../src/archive/index.ts')

const records = Number(process.argv[2] ?? 2000)
const threads = Number(process.argv[3] ?? availableParallelism())
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-warc-'))
const path = join(folder, 'crawl.warc.gz')
try {
  await writeCrawl(path)
  console.log(`machine    ${cpus()[0]?.model.trim()}, Node ${process.version}, ${threads} threads`)
  console.log(`input      ${records} records, ${(statSync(path).size / 1e6).toFixed(1)} MB`)
  await addCrawl(path)
} finally {
  rmSync(folder, {recursive: true})
}

async function writeCrawl(path: string): Promise<void> {
  const paragraphs = generateReports(records * 8).split('\n\n')
  const file = createWriteStream(path)
  for (let i = 0; i < records; i++) {
    const day = new Date(Date.UTC(2022, 0, 1 + Math.floor(i / 10))).toISOString().slice(0, 10)
    file.write(gzipSync(recordOf(i, pageOf(paragraphs.slice(i * 2, i * 2 + 2), {i, day}))))
  }
  file.end()
  await finished(file)
}

function pageOf(paragraphs: readonly string[], {i, day}: {readonly i: number; readonly day: string}): string {
  const menu = Array.from({length: 60}, (_, n) => `<li><a href="/section/${n}">Section ${n}</a></li>`).join('')
  return `<!doctype html><html lang="en"><head><title>Report ${i} - Example News</title>
<meta property="article:published_time" content="${day}T08:00:00Z"></head><body><nav><ul>${menu}</ul></nav>
<article><h1>Report ${i}</h1>${paragraphs.map(words => `<p>${words}</p>`).join('\n')}</article></body></html>`
}

function recordOf(i: number, html: string): string {
  const body = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(html)}\r\n\r\n${html}`
  const id = `urn:uuid:00000000-0000-4000-8000-${String(i).padStart(12, '0')}`
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example.org/${i}\r\nWARC-Date: 2022-09-14T08:00:00Z\r
WARC-Record-ID: <${id}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}\r\n\r\n`
}

async function addCrawl(path: string): Promise<void> {
  const record = await openRecord(join(folder, 'archive.db'), {create: true})
  const pool = openReadingPool({kit: {}, originFiles: [], reader: 'bench', threads})
  let last = {done: 0, processor: processorMs()}
  const tally = await addReports(openStream([path]), {
    record,
    pool,
    now: () => new Date(0),
    onProgress: ({recorded, known, failed}) => {
      const done = recorded + known + failed
      if (done - last.done < records / 10) return
      const processor = processorMs()
      const rate = (2000 * (done - last.done)) / (processor - last.processor)
      const memory = (process.memoryUsage.rss() / 1e6).toFixed(0)
      console.log(`${String(done).padStart(10)} recorded, ${rate.toFixed(0)} pages/s by processor time; ${memory} MB`)
      last = {done, processor}
    },
  })
  console.log(`  ${tally.recorded} new, ${tally.known} known, ${tally.failed} failed`)
  await pool.close()
  await record.close()
}

/** Processor time of this process and its threads: other programs on the machine do not count. */
function processorMs(): number {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}
