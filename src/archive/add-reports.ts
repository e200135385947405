import {type IntakeFailure, isFailure} from '../intake/intake-failure.ts'
import {isNotModified, type StreamItem} from '../intake/stream-item.ts'
import type {ReportEntry} from '../record/entry.ts'
import type {ArchiveRecord, LedgerRow, Offer, WriteBatch} from '../record/record.ts'
import {ReadingFailed, type ReadingPool} from '../worker/reading-pool.ts'
import {groupNewReports} from './group-reports.ts'

export interface AddOptions {
  readonly record: ArchiveRecord
  readonly pool: ReadingPool
  /** The moment, for what is written down. */
  readonly now: () => Date
  /** Called after every item, with how things stand. */
  readonly onProgress?: (tally: AddTally) => void
  /** Called for everything that could not be read, or not to its end, in whole sentences. */
  readonly onFailure?: (source: string, reason: string) => void
  /** Ends the work: nothing more is opened, what is under way is written down. */
  readonly signal?: AbortSignal
}

/** What came of the items that were offered. */
export interface AddTally {
  readonly offered: number
  /** New in the record. */
  readonly recorded: number
  /** Their text was in the record already, from elsewhere. */
  readonly known: number
  /** Not opened, or not read, since nothing changed since the last time. */
  readonly unchanged: number
  /** Kept and not read: their language is not covered. */
  readonly unread: number
  readonly failed: number
  /** Of those that failed: sources that gave no item (a feed that does not answer, a file that is not there); no retry knows them. */
  readonly unopened: number
}

/**
 * Reports written in one transaction: each writes every page that it changes once. At 35,000 reports 200 at a time take a seventh
 * less than 50; what is waiting is held in memory, some 100 kB a report, and read again after a crash.
 */
const BATCH = 128
/** Milliseconds after which what is waiting is written, full batch or not. */
const BATCH_MS = 2000

/** Pages that are asked for at once: most of them wait for their host's turn. */
const MOST_FETCHED = 32
/** Local reports that are under way for each thread: enough to keep it busy while a batch is written. */
const QUEUED_PER_THREAD = 12
/** Attempts after which an unchanged item that is offered again is left to `rapporteur retry`. */
const MOST_ATTEMPTS = 3

const isRemote = ({locator}: StreamItem): boolean => locator.startsWith('http')

type Outcome =
  | {readonly kind: 'entry'; readonly offer: Offer; readonly entry: ReportEntry}
  | {readonly kind: 'unread'; readonly offer: Offer; readonly entry: ReportEntry; readonly reason: string}
  | {readonly kind: 'failure'; readonly offer: Offer; readonly reason: string}
  | {readonly kind: 'unchanged'}

/**
 * Takes the items of a stream into the record: opens them several at a time, reads them in the pool's threads, writes them
 * in batches and groups what is new. Safe to be killed at any moment: a batch is written whole or not at all, an item is settled
 * only after it is written, and grouping goes on where it was left. Never throws for what an item holds.
 */
export async function addReports(
  items: AsyncIterable<StreamItem | IntakeFailure>,
  {record, pool, now, onProgress = () => {}, onFailure = () => {}, signal}: AddOptions,
): Promise<AddTally> {
  const tally = {offered: 0, recorded: 0, known: 0, unchanged: 0, unread: 0, failed: 0, unopened: 0}
  const underWay = new Set<Promise<void>>()
  let waiting: {outcome: Outcome; item: StreamItem}[] = []
  let writing: Promise<void> = Promise.resolve()
  let lastWrite = performance.now()
  let broken: unknown = null

  const flush = (): void => {
    const batch = waiting
    waiting = []
    lastWrite = performance.now()
    if (batch.length === 0) return
    writing = writing
      .then(() => writeOutcomes(record, batch, {tally, at: now().toISOString()}))
      .then(() => groupNewReports(record))
      .then(() => onProgress(tally))
      .catch(error => {
        broken ??= error
      })
  }
  const take = async (item: StreamItem): Promise<void> => {
    const outcome = await readItem(item, record, pool)
    if (outcome.kind === 'failure') onFailure(item.locator, outcome.reason)
    if (outcome.kind === 'unread') onFailure(item.locator, outcome.reason)
    if (outcome.kind === 'entry') for (const note of outcome.entry.reading.document.notes) onFailure(item.locator, note)
    waiting.push({outcome, item})
    if (waiting.length >= BATCH || performance.now() - lastWrite > BATCH_MS) flush()
  }

  await groupNewReports(record)
  for await (const item of items) {
    if (broken || signal?.aborted) break
    tally.offered++
    if (isFailure(item)) {
      tally.failed++
      tally.unopened++
      onFailure(item.source, item.failure)
      continue
    }
    const task = take(item)
      .catch(error => {
        broken ??= error
      })
      .finally(() => underWay.delete(task))
    underWay.add(task)
    const most = isRemote(item) ? MOST_FETCHED : pool.threads * QUEUED_PER_THREAD
    while (underWay.size >= most) await Promise.race(underWay)
    if (waiting.length >= BATCH * 2) await writing
    onProgress(tally)
  }
  await Promise.all(underWay)
  flush()
  await writing
  if (broken) throw broken
  return tally
}

async function readItem(item: StreamItem, record: ArchiveRecord, pool: ReadingPool): Promise<Outcome> {
  const [before] = await record.ledger([item.locator])
  if (before && isUnchanged(before, item)) return {kind: 'unchanged'}
  const opened = await item.open(before?.state === 'failed' ? null : before?.validators)
  const {locator, offeredBy, given} = item
  // What is opened by its locator alone keeps what its offerer said of it.
  const fingerprint = item.fingerprint ?? before?.fingerprint ?? null
  const offer = {locator, offeredBy, fingerprint, given, validators: null}
  if (isNotModified(opened)) return {kind: 'unchanged'}
  if (isFailure(opened)) return {kind: 'failure', offer, reason: opened.failure}
  try {
    const entry = await pool.read({page: opened, outlet: given.outlet ?? null})
    return judge({...offer, validators: opened.validators ?? null}, entry)
  } catch (error) {
    if (!(error instanceof ReadingFailed)) throw error
    return {kind: 'failure', offer, reason: error.message}
  }
}

function isUnchanged(before: LedgerRow, {fingerprint}: StreamItem): boolean {
  const isSame = fingerprint !== null && before.fingerprint === fingerprint
  return isSame && (before.state !== 'failed' || before.attempts >= MOST_ATTEMPTS)
}

function judge(offer: Offer, entry: ReportEntry): Outcome {
  const {text, language, notes} = entry.reading.document
  if (text.trim() === '')
    return {kind: 'failure', offer, reason: notes.join(' ') || 'No article was found in this page.'}
  if (language === 'en') return {kind: 'entry', offer, entry}
  const reason =
    language === 'und'
      ? 'The language of this text cannot be told; it is kept and not read.'
      : `This text is in “${language}”, which is not covered; it is kept and not read.`
  return {kind: 'unread', offer, entry, reason}
}

async function writeOutcomes(
  record: ArchiveRecord,
  batch: readonly {readonly outcome: Outcome; readonly item: StreamItem}[],
  {tally, at}: {tally: {-readonly [K in keyof AddTally]: number}; at: string},
): Promise<void> {
  const outcomes = batch.map(({outcome}) => outcome)
  const entries = outcomes.filter(outcome => outcome.kind === 'entry')
  const unread = outcomes.filter(outcome => outcome.kind === 'unread')
  const failures = outcomes.filter(outcome => outcome.kind === 'failure')
  const write: WriteBatch = {entries, unread, failures, at}
  const {added} = await record.write(write)
  for (const {item} of batch) await item.settle()
  const isNew = new Set(added)
  const newlyUnread = new Set(unread.map(({entry}) => entry.hash).filter(hash => isNew.has(hash)))
  tally.unread += newlyUnread.size
  tally.recorded += added.length - newlyUnread.size
  tally.known += entries.length + unread.length - added.length
  tally.failed += failures.length
  tally.unchanged += outcomes.length - entries.length - unread.length - failures.length
}
