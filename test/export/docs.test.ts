import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {packagePath} from '../../src/data-file.ts'
import type {Column} from '../../src/export/column.ts'
import {EVENT_COLUMNS} from '../../src/export/event-columns.ts'
import {EXPORT_FORMATS, EXPORT_WHATS, formatsOf} from '../../src/export/exports.ts'
import {MENTION_COLUMNS} from '../../src/export/mention-columns.ts'
import {ACTOR_COLUMNS, DIARY_COLUMNS, REPORT_COLUMNS, STORY_COLUMNS} from '../../src/export/other-columns.ts'
import type {ExportWhat} from '../../src/export/rows.ts'

const COLUMNS: Readonly<Record<ExportWhat, readonly Column<never>[]>> = {
  events: EVENT_COLUMNS,
  mentions: MENTION_COLUMNS,
  reports: REPORT_COLUMNS,
  stories: STORY_COLUMNS,
  actors: ACTOR_COLUMNS,
  diary: DIARY_COLUMNS,
}
const manual = readFileSync(packagePath('docs/exports.md'), 'utf8')
const sections = new Map(manual.split(/^#+ /m).map(section => [section.slice(0, section.indexOf('\n')), section]))

test.each(EXPORT_WHATS)('the manual has every column of %s, in its order', what => {
  const rows = [...sections.get(what)!.matchAll(/^\| `(\w+)` \| (\w+) \| (.+) \|$/gm)].map(([, ...cells]) => cells)
  expect(rows).toEqual(COLUMNS[what].map(({name, type, note}) => [name, type, note]))
  expect(new Set(rows.map(([name]) => name)).size).toBe(rows.length)
})

test('the manual says which forms there are', () => {
  for (const what of EXPORT_WHATS) {
    const cells = EXPORT_FORMATS.map(format => (formatsOf(what).includes(format) ? 'yes' : ''))
    expect(manual).toContain(`| ${what} | ${cells.join(' | ')} |`)
  }
})
