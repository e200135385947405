import {correctRecord} from './correct-record.ts'
import {findCorrections} from './corrections.ts'
import {countAll} from './counts.ts'
import {findActors} from './find-actors.ts'
import {findEvents} from './find-events.ts'
import {findReports} from './find-reports.ts'
import {findStories} from './find-stories.ts'
import {findFailures, findLedger} from './ledger.ts'
import {findComponent, findLinks} from './links.ts'
import {findMentionDigests, findMentionsByKey} from './mention-digests.ts'
import {openArchive} from './open-archive.ts'
import type {ArchiveRecord} from './record.ts'
import {findMentions, findMentionsOfReports} from './recorded-mentions.ts'
import {findReading, findReportsByHash} from './recorded-reports.ts'
import {findReportDigests, findReportsByKey} from './report-digests.ts'
import {resolveId} from './resolve-id.ts'
import {findState, findStatesBeginning, writeState} from './state.ts'
import {findReportsReadBefore, findUngrouped} from './ungrouped.ts'
import {writeGrouping} from './write-grouping.ts'
import {type KeepTexts, replaceReading, writeBatch} from './write-reports.ts'

export interface OpenOptions {
  /** Makes the archive where there is none yet. */
  readonly create?: boolean
  /** Nothing can be written. */
  readonly readOnly?: boolean
  /** `spans` keeps no texts of what is written from now on: offsets, hashes and titles alone. */
  readonly keepTexts?: KeepTexts
}

/**
 * The archive in an SQLite file. Throws a RecordError where there is none, where the file is none, or where it was made by a newer
 * version of this program; one of an older version is brought to the present form.
 */
export async function openRecord(path: string, options: OpenOptions = {}): Promise<ArchiveRecord> {
  const {store, recording, close} = await openArchive(path, options)
  const keepTexts = options.keepTexts ?? 'all'
  return {
    ledger: locators => findLedger(store, locators),
    failures: () => findFailures(store),
    write: batch => recording(writing => writeBatch(writing, batch, keepTexts)),

    reportDigests: hashes => findReportDigests(store, hashes),
    mentionDigests: ids => findMentionDigests(store, ids),
    reportsByCopyKey: keys => findReportsByKey(store, 'copy', keys),
    reportsByStoryKey: keys => findReportsByKey(store, 'story', keys),
    mentionsByKey: keys => findMentionsByKey(store, keys),
    component: (kind, members) => findComponent(store, kind, members),
    reports: hashes => findReportsByHash(store, hashes),
    mentions: ids => findMentions(store, ids),
    mentionsOfReports: hashes => findMentionsOfReports(store, hashes),
    ungrouped: limit => findUngrouped(store, limit),
    writeGrouping: (links, grouping, grouped) =>
      recording(writing => writeGrouping(writing, {links, grouping, grouped})),
    links: (kind, members) => findLinks(store, kind, members),

    findEvents: query => findEvents(store, query),
    findReports: query => findReports(store, query),
    findStories: query => findStories(store, query),
    findActors: query => findActors(store, query),
    reading: hash => findReading(store, hash),
    resolveId: id => resolveId(store, id),
    counts: () => countAll(store),

    corrections: filter => findCorrections(store.db, filter),
    writeCorrection: correction => store.writing(writing => correctRecord(writing, correction)),

    reportsReadBefore: reader => findReportsReadBefore(store, reader),
    replaceReading: async entry => {
      await recording(writing => replaceReading(writing, entry))
      const {reports, mentions} = store.digests()
      reports.clear()
      mentions.clear()
    },

    state: name => findState(store, name),
    writeState: (name, value) => store.writing(writing => writeState(writing, name, value)),
    statesBeginning: prefix => findStatesBeginning(store, prefix),

    close,
  }
}
