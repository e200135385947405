import type {Correction, CorrectionChange, NewCorrection} from '../record/correction.ts'
import type {ArchiveRecord} from '../record/record.ts'
import {regroupMentions} from './group-reports.ts'

/** Writes corrections down and groups anew what they join or part. Writing one twice changes nothing. */
export async function writeCorrections(
  record: ArchiveRecord,
  corrections: readonly NewCorrection[],
): Promise<readonly Correction[]> {
  const written: Correction[] = []
  const touched = new Set<string>()
  for (const correction of corrections) {
    for (const mention of await pairOf(record, correction.change)) touched.add(mention)
    written.push(await record.writeCorrection(correction))
  }
  if (touched.size > 0) await regroupMentions(record, [...touched])
  return written
}

/** The pair of mentions that a change speaks of, also when it takes a word on a pair back. */
async function pairOf(record: ArchiveRecord, change: CorrectionChange): Promise<readonly string[]> {
  if (change.kind === 'join' || change.kind === 'part') return [change.a, change.b]
  if (change.kind !== 'undo') return []
  const before = (await record.corrections()).find(({id}) => id === change.correction)
  return before ? pairOf(record, before.change) : []
}
