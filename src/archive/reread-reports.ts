import type {Reading} from '../reading.ts'
import type {ArchiveRecord} from '../record/record.ts'
import {ReadingFailed, type ReadingPool} from '../worker/reading-pool.ts'
import {groupNewReports} from './group-reports.ts'

/** What is other in a report after it was read anew. */
export interface RereadChange {
  readonly report: string
  readonly title: string | null
  /** Events as one line each, found now and not before, and the reverse. */
  readonly added: readonly string[]
  readonly gone: readonly string[]
}

export interface RereadOptions {
  readonly record: ArchiveRecord
  readonly pool: ReadingPool
  /** Version of this program; reports that it read are left as they are. */
  readonly reader: string
  /** Reads all reports anew, whatever read them. */
  readonly all?: boolean
  readonly onChange?: (change: RereadChange) => void
  readonly onFailure?: (report: string, reason: string) => void
  readonly onProgress?: (reports: number) => void
  readonly signal?: AbortSignal
}

/**
 * Reads the kept texts anew after an upgrade, puts the new readings in the place of the old ones, and groups them again. Corrections
 * stay, for they name mentions by report and words. Safe to be killed: what was read anew has the new version and is not read again.
 */
export async function rereadReports({
  record,
  pool,
  reader,
  all = false,
  onChange = () => {},
  onFailure = () => {},
  onProgress = () => {},
  signal,
}: RereadOptions): Promise<{readonly reread: number; readonly changed: number; readonly failed: number}> {
  const tally = {reread: 0, changed: 0, failed: 0}
  const hashes: string[] = []
  for await (const {hash} of record.reportsReadBefore(all ? '' : reader)) hashes.push(hash)
  for (const hash of hashes) {
    if (signal?.aborted) break
    const before = await record.reading(hash)
    if (!before) {
      tally.failed++
      onFailure(hash, 'Its text was not kept, so it cannot be read anew. Add it again from where it came.')
      continue
    }
    try {
      const entry = await pool.read({document: before.document})
      await record.replaceReading(entry)
      tally.reread++
      const change = compareReadings(before, entry.reading)
      if (change.added.length + change.gone.length > 0) {
        tally.changed++
        onChange({report: hash, title: before.document.title, ...change})
      }
    } catch (error) {
      if (!(error instanceof ReadingFailed)) throw error
      tally.failed++
      onFailure(hash, error.message)
    }
    onProgress(tally.reread)
  }
  await groupNewReports(record)
  return tally
}

function compareReadings(before: Reading, after: Reading): Pick<RereadChange, 'added' | 'gone'> {
  const [was, is] = [linesOf(before), linesOf(after)]
  return {added: [...is].filter(line => !was.has(line)), gone: [...was].filter(line => !is.has(line))}
}

/** Every event as a line that says all that an analyst would compare. */
function linesOf({actors, events, document}: Reading): Set<string> {
  const names = new Map(actors.map(({id, name}) => [id, name]))
  return new Set(
    events.map(event => {
      const who = event.actors.map(id => names.get(id) ?? id).join(', ')
      const whom = event.recipients.map(id => names.get(id) ?? id).join(', ')
      const {trigger} = event.evidence[0] ?? {}
      const words = trigger ? `“${document.text.slice(trigger.start, trigger.end)}”` : ''
      const when = event.when?.from ?? 'undated'
      return `${event.type} ${event.factuality}: ${who || '?'}${whom ? ` → ${whom}` : ''}, ${when} ${words}`
    }),
  )
}
