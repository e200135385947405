import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {actor, day, outlet, place, syntheticGrouping, syntheticReport, word} from '../../bench/synthetic-reports.ts'
import {loadAliases} from '../../src/record/actor-aliases.ts'
import {eventConditions} from '../../src/record/event-conditions.ts'
import {planSearch} from '../../src/record/event-search.ts'
import type {EventQuery} from '../../src/record/query.ts'
import {openRecord} from '../../src/record/sqlite-record.ts'
import {openStore} from '../../src/record/sqlite-store.ts'

const QUERIES: readonly EventQuery[] = [
  {},
  {actors: [actor(0).key]},
  {actors: [actor(0).key, actor(1).key], types: ['CONSULT', 'ACCUSE']},
  {actors: [actor(1).key], others: [actor(0).key, actor(2).key]},
  {countries: [actor(3).country!], from: day(0), to: day(1)},
  {from: day(0)},
  {to: day(0), factualities: ['occurred', 'denied']},
  {near: {lat: place(0).lat!, lon: place(0).lon!, km: 4000}, types: ['CONSULT']},
  {outlets: Array.from({length: 40}, (_, i) => outlet(i)), sources: [actor(0).key, actor(1).key]},
  {words: word(0), actors: [actor(0).key]},
  {words: `${word(1)} -${word(900)}`, minIndependent: 2},
  {recordedAfter: '2023-01-01T00:00:02.500Z', updatedAfter: '2023-01-01T00:00:02.500Z'},
]

test('every way to search finds the same events in the same order, page by page', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-search-'))
  const path = join(folder, 'a.db')
  const record = await openRecord(path, {create: true})
  const known = new Map()
  for (let batch = 0; batch < 4; batch++) {
    const reports = Array.from({length: 40}, (_, i) => syntheticReport(batch * 40 + i))
    await record.write({entries: reports, unread: [], failures: [], at: `2023-01-01T00:00:0${batch}.000Z`})
    const {links, grouping} = syntheticGrouping(reports, known)
    await record.writeGrouping(links, grouping, [])
  }
  await record.close()
  const {db, close} = openStore(path, {readOnly: true})
  const aliases = await loadAliases(db)
  let plansTried = 0
  for (const query of QUERIES)
    for (const order of ['date', '-date', '-reports', '-recorded'] as const) {
      const conditions = await eventConditions(db, query, aliases)
      if (!conditions) throw new Error(`nothing can answer ${JSON.stringify(query)}`)
      const run = async (limit: number, after: {nr: number; value: string | number} | null) => {
        const plans = await planSearch(db, {query, order, limit, after, conditions})
        plansTried += plans.length
        return Promise.all(plans.map(plan => plan.run()))
      }
      const [first, ...others] = await run(10_000, null)
      expect(first!.length, JSON.stringify(query)).toBeGreaterThan(1)
      for (const other of others) expect(other).toEqual(first)
      const middle = Math.floor(first!.length / 2)
      for (const rest of await run(10_000, first![middle]!)) expect(rest).toEqual(first!.slice(middle + 1))
      for (const page of await run(3, first![0]!)) expect(page).toEqual(first!.slice(1, 4))
    }
  expect(plansTried).toBeGreaterThan(QUERIES.length * 12)
  await close()
  rmSync(folder, {recursive: true})
})
