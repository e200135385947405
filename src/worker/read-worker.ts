import {workerData} from 'node:worker_threads'
import type {RawPage} from '../intake/raw-page.ts'
import {type KitOptions, loadKit} from '../kit.ts'
import {loadOrigins} from '../origin/origins.ts'
import {read, readAgain} from '../read.ts'
import type {Reading} from '../reading.ts'
import type {ReportEntry} from '../record/entry.ts'
import {toEntry} from './report-entry.ts'

/** What a worker thread is given once, when it starts. */
export interface WorkerSettings {
  readonly kit: KitOptions
  /** Tables of the user's own with outlets and their owners. */
  readonly originFiles: readonly string[]
  readonly reader: string
}

/** A page with the outlet that its offerer names, for where the page names none; or a document to be read anew. */
export type ReadJob =
  | {readonly page: RawPage; readonly outlet: string | null}
  | {readonly document: Reading['document']}

// The thread's pool hands the settings over wrapped in its own array.
const settings: WorkerSettings = [workerData].flat().at(-1)
const kit = loadKit(settings.kit)
const origins = loadOrigins(settings.originFiles)

/** The thread's one task: a page, or a document to be read anew, in; its entry for the record out. */
export default function work(job: ReadJob): ReportEntry {
  const reading = 'page' in job ? withOutlet(read(job.page, kit), job.outlet) : readAgain(job.document, kit)
  return toEntry(reading, origins, settings.reader)
}

const withOutlet = (reading: Reading, outlet: string | null): Reading =>
  reading.document.outlet || !outlet ? reading : {...reading, document: {...reading.document, outlet}}
