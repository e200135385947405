import {parse} from 'csv-parse/sync'
import fc from 'fast-check'
import {parquetReadObjects} from 'hyparquet'
import {expect, test} from 'vitest'
import type {Column} from '../../src/export/column.ts'
import {EVENT_COLUMNS} from '../../src/export/event-columns.ts'
import {renderExport} from '../../src/export/exports.ts'
import {MENTION_COLUMNS} from '../../src/export/mention-columns.ts'
import {renderCsv} from '../../src/export/render-csv.ts'
import {renderJsonl} from '../../src/export/render-jsonl.ts'
import {renderParquet} from '../../src/export/render-parquet.ts'
import {AWKWARD, bytesOf, EVENT_ROWS, MENTION_ROWS, rowsOf, textOf} from './sample-rows.ts'

const arrayBuffer = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer

test('JSON Lines: an object a row, the names of the columns, null for unknown', async () => {
  const lines = (await textOf(renderExport({what: 'events', format: 'jsonl'}, rowsOf(EVENT_ROWS))))
    .trimEnd()
    .split('\n')
  const [visit, raid] = lines.map(line => JSON.parse(line))
  expect(Object.keys(visit)).toEqual(EVENT_COLUMNS.map(({name}) => name))
  expect(visit).toMatchObject({
    id: 'aaaaaaaaaaaa.10',
    actors: ['Ana Brandt'],
    recipient_countries: ['KEN'],
    date_from: '2024-05-10',
    latitude: -1.28333,
    reports: 2,
    killed_min: null,
    urls: ['https://example.org/a?x=1,2&y=3', 'https://example.org/b'],
    sentence: AWKWARD,
  })
  expect(raid).toMatchObject({
    killed_min: 2,
    killed_max: 3,
    injured_max: null,
    figures: {displaced: {min: 10, max: 10}},
  })
})

test('CSV is read back as it was written', async () => {
  const text = await textOf(renderExport({what: 'events', format: 'csv'}, rowsOf(EVENT_ROWS)))
  expect(text.split('\r\n')[0]).toBe(EVENT_COLUMNS.map(({name}) => name).join(','))
  const [visit, raid, , denied] = parse(text, {columns: true}) as Record<string, string>[]
  expect(visit).toMatchObject({
    actors: 'Ana Brandt',
    reports: '2',
    symmetric: 'false',
    latitude: '-1.28333',
    sentence: AWKWARD,
  })
  expect(visit!.urls).toBe('https://example.org/a?x=1,2&y=3|https://example.org/b')
  expect(raid).toMatchObject({
    actors: '=cmd|calc'.replace('|', '/'),
    outlets: '@Outlet / one',
    recipients: 'villagers|police',
  })
  expect(JSON.parse(raid!.figures!)).toEqual({displaced: {min: 10, max: 10}})
  expect(denied).toMatchObject({date_from: '', sentence: '', factuality: 'denied'})
})

test('CSV for spreadsheets holds no formulas', async () => {
  const rows = (options: object) => textOf(renderExport({what: 'events', format: 'csv'}, rowsOf(EVENT_ROWS), options))
  const sheet = await rows({forSpreadsheets: true})
  expect([sheet.charCodeAt(0), (await rows({})).charCodeAt(0)]).toEqual([0xfeff, 'i'.charCodeAt(0)])
  const [, raid] = parse(sheet, {columns: true, bom: true}) as Record<string, string>[]
  expect([raid!.actors, raid!.outlets]).toEqual(["'=cmd/calc", "'@Outlet / one"])
  expect(await rows({})).toContain('=cmd/calc')
})

test('any text comes back out of CSV', async () => {
  const columns: Column<string>[] = [
    {name: 'a', type: 'text', note: '', of: row => row},
    {name: 'b', type: 'text', note: '', of: () => 'end'},
  ]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({unit: 'binary'}), {minLength: 1, maxLength: 12}), async values => {
      const read = parse(await textOf(renderCsv(rowsOf(values), columns))) as string[][]
      expect(read.slice(1)).toEqual(values.map(value => [value, 'end']))
    }),
    {numRuns: 40},
  )
})

test('Parquet has typed columns: days, numbers, lists, JSON; unknown is null', async () => {
  const file = arrayBuffer(await bytesOf(renderExport({what: 'events', format: 'parquet'}, rowsOf(EVENT_ROWS))))
  const [visit, raid, , denied] = await parquetReadObjects({file})
  expect(visit).toMatchObject({
    id: 'aaaaaaaaaaaa.10',
    actors: ['Ana Brandt'],
    date_from: new Date('2024-05-10T00:00:00Z'),
    recorded_at: new Date('2024-06-01T00:00:00Z'),
    latitude: -1.28333,
    symmetric: false,
    reports: 2n,
    sentence: AWKWARD,
    contexts: ['diplomatic'],
  })
  expect(raid).toMatchObject({
    recipients: ['villagers', 'police'],
    contexts: [],
    figures: {displaced: {min: 10, max: 10}},
  })
  expect(denied).toMatchObject({date_from: null, place: null, killed_min: null})
})

test('Parquet of many row groups and of no rows', async () => {
  const columns: Column<number>[] = [
    {name: 'n', type: 'integer', note: '', of: row => row},
    {name: 'names', type: 'list', note: '', of: row => (row % 3 === 0 ? [] : [`a${row}`, 'b'])},
    {name: 'maybe', type: 'text', note: '', of: row => (row % 2 === 0 ? null : `t${row}`)},
  ]
  const numbers = Array.from({length: 1001}, (_, i) => i)
  const pieces: Uint8Array[] = []
  for await (const piece of renderParquet(rowsOf(numbers), columns, {rowGroup: 100})) pieces.push(piece)
  expect(pieces.length).toBe(12)
  const rows = await parquetReadObjects({file: arrayBuffer(Buffer.concat(pieces))})
  expect(rows.map(row => Number(row.n))).toEqual(numbers)
  expect(rows[3]).toEqual({n: 3n, names: [], maybe: 't3'})
  expect(rows[1000]).toEqual({n: 1000n, names: ['a1000', 'b'], maybe: null})
  expect(await parquetReadObjects({file: arrayBuffer(await bytesOf(renderParquet(rowsOf([]), columns)))})).toEqual([])
})

test('the same cells in JSON Lines and Parquet', async () => {
  const lines = (await textOf(renderJsonl(rowsOf(MENTION_ROWS), MENTION_COLUMNS))).trimEnd().split('\n')
  const rows = await parquetReadObjects({
    file: arrayBuffer(await bytesOf(renderParquet(rowsOf(MENTION_ROWS), MENTION_COLUMNS))),
  })
  const plain = (value: unknown): unknown =>
    typeof value === 'bigint' ? Number(value) : value instanceof Date ? value.toISOString().slice(0, 10) : value
  expect(rows.map(row => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)])))).toEqual(
    lines.map(line => JSON.parse(line)),
  )
})
