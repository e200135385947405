import {type Kysely, sql} from 'kysely'
import type {LedgerRow, WriteBatch} from './record.ts'
import {among, type Store, type Writing} from './sqlite-store.ts'
import type {LedgerTable, Tables} from './tables.ts'

/** Rows of a batch. A failure does not take the place of a report that the locator gave before; the same batch again changes nothing. */
export async function writeLedger(
  writing: Writing,
  batch: WriteBatch,
  reports: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = new Map<string, Omit<LedgerTable, 'attempts'>>()
  for (const {offer, reason} of batch.failures)
    rows.set(offer.locator, {...offerRow(offer), state: 'failed', reason, report_nr: null, at: batch.at})
  for (const {offer, entry, reason} of batch.unread)
    rows.set(offer.locator, {
      ...offerRow(offer),
      state: 'unread',
      reason,
      report_nr: reports.get(entry.hash)!,
      at: batch.at,
    })
  for (const {offer, entry} of batch.entries)
    rows.set(offer.locator, {
      ...offerRow(offer),
      state: 'recorded',
      reason: null,
      report_nr: reports.get(entry.hash)!,
      at: batch.at,
    })
  const locators = [...rows.keys()]
  const before = new Map((await findRows(writing.trx, locators)).map(row => [row.locator, row]))
  const written = [...rows.values()].flatMap(row => {
    const known = before.get(row.locator)
    if (known && (known.at === row.at || (row.state === 'failed' && known.state !== 'failed'))) return []
    return [{...row, attempts: (known?.attempts ?? 0) + 1}]
  })
  const columns = ['offered_by', 'fingerprint', 'given', 'validators', 'state', 'reason', 'report_nr', 'attempts', 'at']
  writing.insert('ledger', written, {on: ['locator'], update: columns})
}

function offerRow({locator, offeredBy, fingerprint, given, validators}: WriteBatch['failures'][number]['offer']) {
  return {
    locator,
    offered_by: offeredBy,
    fingerprint,
    given: JSON.stringify(given),
    validators: validators && JSON.stringify(validators),
  }
}

/** What came of the items that have been offered under these locators, in no order; those never offered are missing. */
export async function findLedger({db}: Store, locators: readonly string[]): Promise<readonly LedgerRow[]> {
  return (await findRows(db, locators)).map(toLedgerRow)
}

const findRows = (db: Kysely<Tables>, locators: readonly string[]) =>
  ledgerRows(db)
    .where(among(sql.ref('ledger.locator'), locators))
    .execute()

const ledgerRows = (db: Kysely<Tables>) =>
  db.selectFrom('ledger').leftJoin('report', 'report.nr', 'ledger.report_nr').selectAll('ledger').select('report.hash')

const FAILURES = 500

/** Everything that could not be read, by locator. Rows that change while they are gone through are given as they are then. */
export async function* findFailures({db}: Store): AsyncGenerator<LedgerRow> {
  let last = ''
  for (;;) {
    const rows = await ledgerRows(db)
      .where('ledger.state', '=', sql.lit<'failed'>('failed'))
      .where('ledger.locator', '>', last)
      .orderBy('ledger.locator')
      .limit(FAILURES)
      .execute()
    for (const row of rows) yield toLedgerRow(row)
    if (rows.length < FAILURES) return
    last = rows.at(-1)!.locator
  }
}

function toLedgerRow(row: LedgerTable & {readonly hash: string | null}): LedgerRow {
  return {
    locator: row.locator,
    offeredBy: row.offered_by,
    fingerprint: row.fingerprint,
    given: JSON.parse(row.given),
    validators: row.validators === null ? null : JSON.parse(row.validators),
    state: row.state,
    reason: row.reason,
    report: row.hash,
    attempts: row.attempts,
    at: row.at,
  }
}
