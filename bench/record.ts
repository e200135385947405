/**
 * The archive by size: reports written and grouped per second as it grows, bytes on disk per 1,000 reports, and how long queries
 * take.
 *
 *   node --import tsx bench/record.ts [REPORTS] [FILE.db]
 *
 * Writes REPORTS (10,000) made-up reports of about ten event mentions each in batches of 50, always the same ones, and then asks a mix of
 * queries. An archive that is there already is only asked. Prints machine, input, a line for every tenth of the reports, and p50 and
 * p95 of each kind of query. All times are processor time, so that other programs on the machine do not count.
 */
import {existsSync, mkdtempSync, rmSync, statSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import {join} from 'node:path'
import type {EventQuery} from '../src/record/query.ts'
import type {ArchiveRecord} from '../src/record/record.ts'
import {openRecord} from '../src/record/sqlite-record.ts'
import {actor, day, outlet, place, syntheticGrouping, syntheticReport, word} from './synthetic-reports.ts'

const BATCH = 50
const ASKED = 40

const reports = Number(process.argv[2] ?? 10_000)
const folder = process.argv[3] ? null : mkdtempSync(join(tmpdir(), 'rapporteur-bench-'))
const path = process.argv[3] ?? join(folder!, 'bench.db')

console.log(`machine    ${cpus()[0]?.model.trim()}, Node ${process.version}`)
const isNew = !existsSync(path)
const record = await openRecord(path, {create: true})
if (isNew) await write(record)
const counts = await record.counts()
console.log(
  `archive    ${counts.reports} reports, ${counts.mentions} mentions, ${counts.events} events, ${counts.actors} actors, ${mb(counts.bytes)} MB: ${mb((counts.bytes / counts.reports) * 1000)} MB per 1,000 reports`,
)
await ask(record)
await record.close()
if (folder) rmSync(folder, {recursive: true})

async function write(record: ArchiveRecord): Promise<void> {
  console.log(`input      ${reports} reports in batches of ${BATCH}`)
  const known: Parameters<typeof syntheticGrouping>[1] = new Map()
  let times = {write: 0, candidates: 0, grouping: 0, slowest: 0}
  const step = Math.max(BATCH, Math.floor(reports / 10 / BATCH) * BATCH)
  for (let n = 0; n < reports; n += BATCH) {
    const batch = Array.from({length: Math.min(BATCH, reports - n)}, (_, i) => syntheticReport(n + i))
    const {links, grouping} = syntheticGrouping(batch, known)
    for (const [happening, told] of known) {
      if (Number(happening.split(' ')[1]) > (n - 200) * 10) break
      if (told) known.delete(happening)
    }
    const started = processorMs()
    await record.write({
      entries: batch,
      unread: [],
      failures: [],
      at: new Date(1_700_000_000_000 + n * 1000).toISOString(),
    })
    const written = processorMs()
    const hashes = batch.map(({entry}) => entry.hash)
    await record.reportsByCopyKey(batch.flatMap(({entry}) => entry.digest.copyKeys))
    await record.mentionsByKey(batch.flatMap(({entry}) => entry.mentions.flatMap(({digest}) => digest.keys)))
    await record.component(
      'event',
      batch.flatMap(({entry}) => entry.mentions.map(({digest}) => digest.mention)),
    )
    const compared = processorMs()
    await record.writeGrouping(links, grouping, hashes)
    const ended = processorMs()
    times.write += written - started
    times.candidates += compared - written
    times.grouping += ended - compared
    times.slowest = Math.max(times.slowest, ended - started)
    if ((n + BATCH) % step === 0) {
      const rate = (ms: number) => Math.round(step / (ms / 1000))
      console.log(
        `${String(n + BATCH).padStart(10)} written ${rate(times.write)}/s, candidates ${rate(times.candidates)}/s, grouped ${rate(times.grouping)}/s, all three ${rate(times.write + times.candidates + times.grouping)}/s; slowest batch ${Math.round(times.slowest)} ms; ${mb(statSync(path).size)} MB`,
      )
      times = {write: 0, candidates: 0, grouping: 0, slowest: 0}
    }
  }
}

async function ask(record: ArchiveRecord): Promise<void> {
  const {reports} = await record.counts()
  const days = Math.max(1, Math.floor(reports / 60))
  const queries: Record<string, (i: number) => EventQuery> = {
    'the newest': () => ({}),
    'one actor, often': i => ({actors: [actor(i % 5).key]}),
    'one actor, seldom': i => ({actors: [actor(200 + i * 97).key]}),
    'a pair, often': i => ({actors: [actor(i % 4).key], others: [actor(4 + (i % 7)).key]}),
    'a pair, seldom': i => ({actors: [actor(i % 9).key], others: [actor(300 + i * 31).key]}),
    'actor, type, by reports': i => ({actors: [actor(i % 9).key], types: ['ASSAULT', 'COERCE'], order: '-reports'}),
    'country and month': i => ({countries: [actor(i).country!], from: day(i * 7), to: day(i * 7 + 30)}),
    'one day': i => ({from: day((i * 83) % days), to: day((i * 83) % days)}),
    'one day, oldest first': i => ({from: day((i * 83) % days), to: day((i * 83) % days), order: 'date'}),
    'type and factuality': i => ({types: ['AID'], factualities: [i % 2 ? 'denied' : 'planned']}),
    'near a place': i => ({near: {...pointOf(i), km: 100 + i * 20}}),
    'a place by name': i => ({placeNames: [place(i * 3).name]}),
    outlet: i => ({outlets: [outlet(i)]}),
    source: i => ({sources: [actor(i * 5).key]}),
    'words, often': i => ({words: `${word(i)}`}),
    'words, seldom': i => ({words: `${word(2000 + i * 371)} ${word(40 + i)}`}),
    'words and actor': i => ({words: word(i * 3), actors: [actor(i % 20).key]}),
    'many independent': i => ({minIndependent: 3 + (i % 4)}),
    'by reports': () => ({order: '-reports'}),
    'since a moment': i => ({recordedAfter: new Date(1_700_000_000_000 + (reports - 50 * i) * 1000).toISOString()}),
    'all of it': i => ({
      actors: [actor(i % 30).key],
      countries: [actor(i % 50).country!],
      types: ['CONSULT', 'REQUEST', 'ACCUSE'],
      factualities: ['occurred'],
      from: day(i),
      to: day(days - i),
      words: word(i),
      minIndependent: 2,
    }),
  }
  const all: number[] = []
  for (const [kind, make] of Object.entries(queries)) {
    const times: number[] = []
    let found = 0
    for (let i = 0; i < ASKED; i++) {
      let after: string | undefined
      // The first page and the two after it.
      for (let turn = 0; turn < 3; turn++) {
        const started = processorMs()
        const page = await record.findEvents({...make(i), after})
        times.push(processorMs() - started)
        found += page.items.length
        if (!page.next) break
        after = page.next
      }
    }
    all.push(...times)
    console.log(`  ${kind.padEnd(26)} ${spread(times)}; ${(found / times.length).toFixed(0)} events a page`)
  }
  console.log(`  ${'events, all kinds'.padEnd(26)} ${spread(all)}`)
  const others: Record<string, (i: number) => Promise<unknown>> = {
    'reports by words': i => record.findReports({words: word(i * 5)}),
    'reports by outlet': i => record.findReports({outlets: [outlet(i)]}),
    'stories by words': i => record.findStories({words: word(i * 50)}),
    'stories by actor': i => record.findStories({actors: [actor(i * 5).key]}),
    'actors by name': i => record.findActors({name: word(i * 7 + 3)}),
    'actors by country': i => record.findActors({countries: [actor(i).country!]}),
    counts: () => record.counts(),
  }
  for (const [kind, run] of Object.entries(others)) {
    const times: number[] = []
    for (let i = 0; i < ASKED; i++) {
      const started = processorMs()
      await run(i)
      times.push(processorMs() - started)
    }
    console.log(`  ${kind.padEnd(26)} ${spread(times)}`)
  }
}

function pointOf(i: number): {lat: number; lon: number} {
  const {lat, lon} = place(i * 5)
  return {lat: lat!, lon: lon!}
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1)
  return `p50 ${at(0.5).padStart(6)} ms  p95 ${at(0.95).padStart(6)} ms  max ${at(1).padStart(6)} ms`
}

/** Processor time of this process: other programs on the machine do not count. */
function processorMs(): number {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}
