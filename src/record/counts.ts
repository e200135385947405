import {sql} from 'kysely'
import type {Counts} from './record.ts'
import type {Store} from './sqlite-store.ts'
import type {TallyTable} from './tables.ts'

/** How much there is of everything. `independent` counts the groups of copies. */
export async function countAll(store: Store): Promise<Counts> {
  const tallies = await store.db.selectFrom('tally').selectAll().execute()
  const rowsOf = (wanted: TallyTable['name']): number => tallies.find(({name}) => name === wanted)?.rows ?? 0
  const failed = await store.db
    .selectFrom('ledger')
    .select(({fn}) => fn.countAll<number>().as('failures'))
    .where('state', '=', sql.lit('failed'))
    .executeTakeFirstOrThrow()
  const unread = rowsOf('unread report')
  return {
    reports: rowsOf('read report'),
    unread,
    ...failed,
    // Nothing is known to repeat what was not read: each is a group of its own.
    independent: rowsOf('copy group') - unread,
    mentions: rowsOf('mention'),
    events: rowsOf('event'),
    stories: rowsOf('story'),
    actors: rowsOf('actor'),
    bytes: store.bytes(),
  }
}
