import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {packagePath} from '../../src/data-file.ts'
import {MIGRATIONS} from '../../src/record/migrations.ts'
import {openSqlite} from '../../src/record/sqlite-file.ts'
import {openRecord} from '../../src/record/sqlite-record.ts'
import {batch, grouping, mentionOf, merge, report} from './sample.ts'

test('the first example of the manual can be run', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-example-'))
  const path = join(folder, 'a.db')
  const entry = report({text: 'Two met.', mentions: [{actors: ['Q1'], recipients: ['Q2'], from: '2022-03-01'}]})
  const record = await openRecord(path, {create: true})
  await record.write(batch([entry]))
  await record.writeGrouping([], grouping({events: [merge([entry])]}), [entry.hash])
  await record.close()
  const [, example] = /```sql\n([\s\S]*?)```/.exec(readFileSync(packagePath('docs/archive-format.md'), 'utf8'))!
  const file = openSqlite(path, {readonly: true})
  expect(file.prepare(example!).all()).toMatchObject([{id: mentionOf(entry), reports: 1}])
  file.close()
  rmSync(folder, {recursive: true})
})

test('the manual names every table and column, and the present version', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-format-'))
  const path = join(folder, 'a.db')
  await (await openRecord(path, {create: true})).close()
  const file = openSqlite(path, {readonly: true})
  const tables = file
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'report_words_%'")
    .all() as {name: string}[]
  const manual = readFileSync(packagePath('docs/archive-format.md'), 'utf8')
  const named = new Set(
    [...manual.matchAll(/`([a-z_]+)`|^### (.+)$/gm)].flatMap(([, code, title]) => code ?? title!.split(', ')),
  )
  const missing: string[] = []
  for (const {name} of tables) {
    if (!named.has(name)) missing.push(name)
    if (name.startsWith('kysely_')) continue
    for (const column of file.pragma(`table_info(${name})`) as {name: string}[])
      if (!named.has(column.name)) missing.push(`${name}.${column.name}`)
  }
  file.close()
  rmSync(folder, {recursive: true})
  expect(tables.length).toBeGreaterThan(20)
  expect(missing).toEqual([])
  expect(manual).toContain(`${MIGRATIONS.length} in this version`)
})
