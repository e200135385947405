import {sql} from 'kysely'
import type {Store} from './sqlite-store.ts'

/** Hashes of reports that are written and not yet grouped, in the order in which they were recorded. */
export async function findUngrouped({db}: Store, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('report_group')
    .innerJoin('report', 'report.nr', 'report_group.report_nr')
    .select('report.hash')
    .where('report_group.grouped', '=', sql.lit<0>(0))
    .orderBy('report_group.report_nr')
    .limit(limit)
    .execute()
  return rows.map(({hash}) => hash)
}

const REPORTS = 500

/**
 * Reports that another version read, or none because their language was not covered, in the order in which they were recorded. Those that were read anew meanwhile
 * are left out.
 */
export async function* findReportsReadBefore(
  {db}: Store,
  reader: string,
): AsyncGenerator<{readonly hash: string; readonly reader: string}> {
  let last = 0
  for (;;) {
    const rows = await db
      .selectFrom('report')
      .select(['nr', 'hash', 'reader'])
      .where('reader', '<>', reader)
      .where('nr', '>', last)
      .orderBy('nr')
      .limit(REPORTS)
      .execute()
    for (const {hash, reader} of rows) yield {hash, reader}
    if (rows.length < REPORTS) return
    last = rows.at(-1)!.nr
  }
}
