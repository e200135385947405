/**
 * A process to be killed: writes report after report into an archive and groups them in the next transaction, going on where the
 * archive stands. Begins when it is told so on standard input, and says what it has done.
 */
import {once} from 'node:events'
import {openRecord} from '../../src/record/sqlite-record.ts'
import {batch, grouping, merge, report, story} from './sample.ts'

const PER_BATCH = 4
/** Repeats, so that neighbours tell one event and a text comes twice. */
const entryOf = (n: number) =>
  report({
    text: `Report number ${n - (n % 10 === 9 ? 1 : 0)} of the harbour.`,
    published: `2023-04-${String(1 + (n % 28)).padStart(2, '0')}`,
    mentions: [{actors: ['Q1', `group:crew ${n % 50}`]}],
  })

await once(process.stdin, 'data')
const record = await openRecord(process.argv[2]!, {create: true})
const group = async () => {
  const hashes = await record.ungrouped(PER_BATCH)
  const entries = (await record.mentionsOfReports(hashes)).map(({report, ...mention}) => ({
    hash: report.hash,
    digest: report.digest,
    reading: {document: {title: report.title}},
    mentions: [mention],
  })) as unknown as ReturnType<typeof report>[]
  if (entries.length === 0) return
  await record.writeGrouping(
    [],
    grouping({events: entries.map(entry => merge([entry])), stories: [story(entries)]}),
    hashes,
  )
}

await group()
process.stdout.write('writing\n')
for (let n = (await record.counts()).reports; ; n += PER_BATCH) {
  await record.write(batch(Array.from({length: PER_BATCH}, (_, i) => entryOf(n + i))))
  process.stdout.write('written\n')
  await group()
  process.stdout.write('grouped\n')
}
