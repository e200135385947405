import {sql} from 'kysely'
import type {Counts} from './record.ts'
import type {Store} from './sqlite-store.ts'

/** How much there is of everything. `independent` counts the groups of copies. */
export async function countAll(store: Store): Promise<Counts> {
  const {rows} = await sql<Omit<Counts, 'bytes'>>`select
    (select count(*) from report where state = 'read') as reports,
    (select count(*) from report where state = 'unread') as unread,
    (select count(*) from ledger where state = 'failed') as failures,
    (select count(distinct copy_group) from report_group join report on report.nr = report_nr where state = 'read') as independent,
    (select count(*) from mention) as mentions,
    (select count(*) from event) as events,
    (select count(*) from story) as stories,
    (select count(*) from actor) as actors`.execute(store.db)
  return {...rows[0]!, bytes: store.bytes()}
}
