import {mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test, vi} from 'vitest'
import type {CommandLine} from '../src/cli/command-line.ts'
import {packagePath} from '../src/data-file.ts'
import {EVENT_TYPES} from '../src/event/event.ts'
import {run} from './cli/run.ts'

const COMMAND_LINES: Readonly<Record<string, () => Promise<CommandLine>>> = {
  read: async () => (await import('../src/cli/read.ts')).READ_COMMAND,
  add: async () => (await import('../src/cli/add.ts')).ADD_COMMAND,
  watch: async () => (await import('../src/cli/watch.ts')).WATCH_COMMAND,
  retry: async () => (await import('../src/cli/retry.ts')).RETRY_COMMAND,
  reread: async () => (await import('../src/cli/reread.ts')).REREAD_COMMAND,
  events: async () => (await import('../src/cli/answers.ts')).EVENTS_COMMAND,
  stories: async () => (await import('../src/cli/answers.ts')).STORIES_COMMAND,
  reports: async () => (await import('../src/cli/answers.ts')).REPORTS_COMMAND,
  copies: async () => (await import('../src/cli/copies.ts')).COPIES_COMMAND,
  actors: async () => (await import('../src/cli/answers.ts')).ACTORS_COMMAND,
  diary: async () => (await import('../src/cli/diary.ts')).DIARY_COMMAND,
  meetings: async () => (await import('../src/cli/meetings.ts')).MEETINGS_COMMAND,
  show: async () => (await import('../src/cli/show.ts')).SHOW_COMMAND,
  why: async () => (await import('../src/cli/show.ts')).WHY_COMMAND,
  status: async () => (await import('../src/cli/status.ts')).STATUS_COMMAND,
  correct: async () => (await import('../src/cli/correct.ts')).CORRECT_COMMAND,
  alert: async () => (await import('../src/cli/alert.ts')).ALERT_COMMAND,
  export: async () => (await import('../src/cli/export.ts')).EXPORT_COMMAND,
  atlas: async () => (await import('../src/cli/atlas.ts')).ATLAS_COMMAND,
  parse: async () => (await import('../src/cli/parse.ts')).PARSE_COMMAND,
}

const docsOf = (name: string): string => readFileSync(packagePath(`docs/${name}`), 'utf8')

describe('every option of a command stands in docs/commands.md', () => {
  const sections = docsOf('commands.md').split('\n## ')
  const anchorOf = (section: string): string =>
    section.slice(0, section.indexOf('\n')).toLowerCase().replaceAll(' ', '-')
  test.each(Object.entries(COMMAND_LINES))('rapporteur %s', async (name, load) => {
    const section = sections.find(text => new RegExp(`^rapporteur ${name}\\b`).test(text))
    expect(section).toBeDefined()
    const linked = [...section!.matchAll(/\]\(#([a-z-]+)\)/g)].map(match => match[1]!)
    const words = [section, ...sections.filter(text => linked.includes(anchorOf(text)))].join('\n')
    const {options} = await load()
    const names = new Set(options.map(option => `--${option.name}`))
    expect([...names].filter(option => !words.includes(option))).toEqual([])
    const named = [...section!.matchAll(/(?<=^\| |, )`(--[a-z-]+)/gm)].map(match => match[1]!)
    expect(named.filter(option => !names.has(option))).toEqual([])
  })

  test('and every command has its row', async () => {
    const {COMMANDS} = await import('../src/cli/commands.ts')
    expect(Object.keys(COMMAND_LINES).sort()).toEqual(Object.keys(COMMANDS).sort())
  })
})

test.each(['commands.md', 'archive.md', 'start.md', 'sources.md', 'exports.md'])(
  '%s names no option that no command has',
  async page => {
    const lines = await Promise.all(Object.values(COMMAND_LINES).map(load => load()))
    const known = new Set(['--help', ...lines.flatMap(({options}) => options.map(({name}) => `--${name}`))])
    const named = docsOf(page).match(/(?<![\w-])--[a-z][a-z-]*/g) ?? []
    expect(named.length).toBeGreaterThan(1)
    expect(named.filter(option => !known.has(option))).toEqual([])
  },
)

test('every variable of the environment that the program asks for stands in docs/commands.md', () => {
  const asked = sources(packagePath('src')).flatMap(text => text.match(/(?<=process\.env\.)\w+/g) ?? [])
  expect(asked.length).toBeGreaterThan(3)
  const page = docsOf('commands.md')
  expect([...new Set(asked)].filter(name => !page.includes(`\`${name}\``))).toEqual([])
})

const sources = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(join(folder, name), 'utf8'))

test('every field of a reading stands in docs/reading.md', async () => {
  const {out} = await run('read', packagePath('samples/grain-deal.txt'), '--json')
  const {document, ...findings} = JSON.parse(out) as Record<string, object[]>
  const fields = [document!, ...Object.values(findings).flat()].flatMap(item => Object.keys(item))
  const words = new Set(docsOf('reading.md').match(/\w+/g))
  expect([...new Set([...Object.keys(findings), ...fields])].filter(field => !words.has(field))).toEqual([])
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

test('the commands of docs/archive.md and docs/exports.md do what they say with the sample reports', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-docs-'))
  const inFolder = (word: string): string =>
    /^[\w-]+\.(?:db|xml|ics|csv|parquet|geojson)$/.test(word) ? join(folder, word) : word
  expect(
    await run('add', packagePath('samples/grain-deal-reports.jsonl'), '--archive', inFolder('world.db')),
  ).toMatchObject({
    code: 0,
  })
  const calls = ['archive.md', 'exports.md'].flatMap(page =>
    [...docsOf(page).matchAll(/```sh\n([\s\S]+?)```/g)].flatMap(([, lines]) => lines!.trim().split('\n')),
  )
  const offline = calls.filter(call => !/https:|^rapporteur (?:add|watch) /.test(call))
  expect(offline.length).toBeGreaterThan(12)
  for (const call of offline) {
    const own = call.replace(/ [|>] .*/, '')
    const [, name, ...args] = [...own.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')
    expect({call, ...(await run(name!, ...args.map(inFolder)))}).toMatchObject({code: 0})
  }
}, 60_000)

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
