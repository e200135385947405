import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test, vi} from 'vitest'
import {ATLAS_COMMAND} from '../src/cli/atlas.ts'
import {PARSE_COMMAND} from '../src/cli/parse.ts'
import {READ_COMMAND} from '../src/cli/read.ts'
import {packagePath} from '../src/data-file.ts'
import {EVENT_TYPES} from '../src/event/event.ts'

const docsOf = (name: string): string => readFileSync(packagePath(`docs/${name}`), 'utf8')

describe('every option of a command stands in docs/commands.md', () => {
  const sections = docsOf('commands.md').split('\n## ')
  test.each([
    ['rapporteur read', READ_COMMAND],
    ['rapporteur atlas', ATLAS_COMMAND],
    ['rapporteur parse', PARSE_COMMAND],
  ])('%s', (title, command) => {
    const section = sections.find(text => text.startsWith(title))
    expect(section).toBeDefined()
    expect(command.options.map(option => `--${option.name}`).filter(name => !section!.includes(name))).toEqual([])
  })
})

test('every event type stands in docs/events.md', () => {
  const page = docsOf('events.md')
  expect(EVENT_TYPES.filter(type => !page.includes(`| ${type} |`))).toEqual([])
})

test('every page of the manual stands in its table of contents', () => {
  const contents = docsOf('README.md')
  const pages = [...contents.matchAll(/\]\(([a-z-]+\.md)\)/g)].map(match => match[1]!)
  expect(pages.length).toBeGreaterThan(5)
  for (const page of pages) expect(docsOf(page).length).toBeGreaterThan(200)
})

test('the program in docs/library.md runs and prints events and a brief', async () => {
  const example = /```js\n([\s\S]+?)```/.exec(docsOf('library.md'))![1]!
  const path = join(mkdtempSync(join(tmpdir(), 'rapporteur-docs-')), 'example.mjs')
  const runnable = example
    .replace("'rapporteur'", JSON.stringify(packagePath('src/index.ts')))
    .replace("'report.html'", JSON.stringify(packagePath('samples/grain-deal.txt')))
  writeFileSync(path, runnable)
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  try {
    await import(path)
    expect(log.mock.calls.length).toBeGreaterThan(3)
    expect(write.mock.calls.flat().join('')).toContain('WHAT IS PLANNED')
  } finally {
    log.mockRestore()
    write.mockRestore()
  }
})
