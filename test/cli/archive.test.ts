import {spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {packagePath} from '../../src/data-file.ts'
import {takeWriterLock} from '../../src/record/writer-lock.ts'
import {rows, run} from './run.ts'

vi.setConfig({testTimeout: 120_000})

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-cli-'))
const archive = join(folder, 'world.db')
const SAMPLES = packagePath('samples/grain-deal-reports.jsonl')

beforeAll(async () => {
  vi.stubEnv('RAPPORTEUR_ARCHIVE', archive)
  expect(await run('add', SAMPLES, '--json')).toMatchObject({code: 0, err: ''})
}, 120_000)

afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, {recursive: true})
})

test('events by party, pair and type; show gives the words, why the reasons', async () => {
  const found = rows(await run('events', '--actor', 'Russia', '--with', 'Ukraine', '--sort=-reports', '--json'))
  expect(found[0]).toMatchObject({reports: 4, independent: 3})
  const id = String(found[0]!.id)
  const shown = await run('show', id)
  expect(shown.out).toContain('Russia and Ukraine will sign an agreement in Istanbul on Friday')
  expect(shown.out.match(/Sample (Courier|Herald|Tribune|Morning Post), \d+ July 2022/g)).toHaveLength(4)
  expect((await run('why', id)).out).toContain('one event by')
})

test.each<[name: string, found: readonly string[]]>([
  ['Sergey Lavrov', ['Sergey Lavrov']],
  ['Sergei Lavrov', ['Sergey Lavrov']],
  ['lavrov', ['Sergey Lavrov']],
  ['Q58217', ['Sergey Lavrov']],
  ['UN', ['United Nations']],
  ['US', []],
  ['NATO', []],
])('--actor %s is %j, not whose name has these letters in it', async (name, found) => {
  const {code, out, err} = await run('events', '--actor', name, '--json')
  const events = out.split('\n').filter(Boolean)
  expect({code, err}).toEqual(
    found.length > 0 ? {code: 0, err: ''} : {code: 1, err: expect.stringMatching(/^No event/)},
  )
  expect(events.filter(event => !found.some(one => event.includes(`"name":"${one}"`)))).toEqual([])
})

test('an alert may wait for somebody of whom the archive has nothing yet', async () => {
  expect(await run('alert', 'add', 'alliance', '--actor', 'NATO')).toMatchObject({code: 0})
  expect((await run('alert', 'list', '--json')).out).toContain('"actors":["Q7184"]')
  expect(await run('alert', 'remove', 'alliance')).toMatchObject({code: 0})
})

test('the diary follows a plan until it happens, and tells the record’s silence', async () => {
  const entries = rows(await run('diary', '--as-of', '2022-08-05', '--json'))
  const statusesOf = (words: string) =>
    entries.filter(entry => JSON.stringify(entry).includes(words)).map(({status}) => status)
  expect(statusesOf('Lavrov will visit Uganda on Tuesday')).toEqual(['not reported'])
  expect(statusesOf('will sign an agreement in Istanbul on Friday')).toContain('happened')
})

test.each<[what: string, args: string[]]>([
  ['events', []],
  ['stories', []],
  ['reports', []],
  ['actors', []],
  ['diary', ['--as-of', '2022-08-05']],
  ['meetings', []],
  ['status', []],
  ['show', ['3a3cf1d30f9f.104']],
  ['why', ['3a3cf1d30f9f.104']],
  ['atlas', ['find', 'Sergei Lavrov']],
  ['atlas', ['find', 'Russia']],
])('every field of %s %j stands in docs/answers.md', async (what, args) => {
  const words = new Set(readFileSync(packagePath('docs/answers.md'), 'utf8').match(/[A-Za-z]+/g))
  const found = rows(await run(what, ...args, '--json'))
  expect(found.length).toBeGreaterThan(0)
  expect([...new Set(found.flatMap(fieldsOf))].filter(field => !words.has(field))).toEqual([])
})

/** Names of the fields of an answer and of what it holds, but for the names of figures, which are the text's. */
function fieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, held]) => [name, ...(name === 'magnitude' ? [] : fieldsOf(held))])
}

test('exports are files of their kind', async () => {
  const calendar = join(folder, 'diary.ics')
  expect((await run('export', 'diary', '--format', 'ics', '--to', calendar)).code).toBe(0)
  expect(readFileSync(calendar, 'utf8')).toMatch(/^BEGIN:VCALENDAR[\s\S]+BEGIN:VEVENT[\s\S]+END:VCALENDAR\s*$/)
  const gdelt = (await run('export', 'events', '--format', 'gdelt')).out.trim().split('\n')
  expect(gdelt.length).toBeGreaterThan(10)
  expect(new Set(gdelt.map(line => line.split('\t').length))).toEqual(new Set([61]))
})

test('what an alert prints with --json is JSON as well', async () => {
  await run('alert', 'add', 'attacks', '--type', 'ASSAULT', '--past')
  const listed = rows(await run('alert', 'list', '--json'))
  expect(listed.map(({name}) => name)).toEqual(['attacks'])
  const [told, tally] = rows(await run('add', SAMPLES, '--json'))
  expect(told).toMatchObject({alert: 'attacks', text: expect.stringContaining('NEW  Russia → '), more: 0})
  expect(tally).toMatchObject({offered: 8, unchanged: 8})
  const words = new Set(readFileSync(packagePath('docs/answers.md'), 'utf8').match(/[A-Za-z]+/g))
  const columns = new Set(readFileSync(packagePath('docs/exports.md'), 'utf8').match(/\w+/g))
  const fields = [...fieldsOf(told), ...fieldsOf(listed), ...fieldsOf(tally)]
  expect(fields.filter(field => !words.has(field) && !columns.has(field))).toEqual([])
  await run('alert', 'remove', 'attacks')
})

test('a webhook is told once, only where it is allowed', async () => {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', piece => {
      body += piece
    })
    request.on('end', () => {
      bodies.push(body)
      response.end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  try {
    expect((await run('alert', 'add', 'strikes', '--type', 'ASSAULT', '--webhook', hook, '--past')).code).toBe(0)
    expect(await run('alert', 'add', 'strikes', '--type', 'AID')).toMatchObject({code: 1, out: ''})
    const refused = await run('alert', 'run')
    expect(refused).toMatchObject({code: 1})
    expect(refused.err).toContain('not on the public internet')
    expect(bodies).toHaveLength(0)
    for (let i = 0; i < 2; i++) expect((await run('alert', 'run', '--allow-private')).code).toBe(0)
    expect(bodies).toHaveLength(1)
    expect(bodies[0]).toContain('Sample Herald')
  } finally {
    server.close()
  }
})

test.each([
  ['an archive that is not there', ['events', '--archive', '/nowhere/x.db'], 1, 'There is no such archive'],
  ['a file that is none', ['events', '--archive', SAMPLES], 1, 'is no archive'],
  ['nobody of that name', ['events', '--actor', 'Nobody Atall'], 1, 'Nobody is known as'],
  ['no such type', ['events', '--type', 'ASAULT'], 2, 'Did you mean ASSAULT?'],
  ['no such day', ['events', '--since', '2022-02-30'], 2, 'there is no day'],
  ['days the wrong way round', ['events', '--since', '2023', '--until', '2022'], 2, 'later than'],
  ['a distance from nowhere', ['events', '--km', '10'], 2, 'needs --near'],
  ['a condition that a thing has not', ['export', 'reports', '--type', 'ASSAULT'], 2, 'no condition for reports'],
  ['an option of another format', ['export', 'events', '--one-a-day'], 2, 'format cameo'],
  ['a day of publication that is none', ['add', SAMPLES, '--published', '2022-02-31'], 2, 'there is no day'],
  ['a cursor that is none', ['events', '--after', 'nonsense'], 1, 'nonsense'],
  ['no such id', ['show', 'ffffffffffff.1'], 1, 'is no id of this archive'],
  ['a format that a thing has not', ['export', 'stories', '--format', 'gdelt'], 2, 'gdelt is a format of'],
  ['words that look like a query language', ['reports', '--words', '"AND (OR* NEAR'], 1, 'No report of the archive'],
])('a fault is told with what to do: %s', async (_name, args, code, words) => {
  const [name, ...rest] = args
  const ran = await run(name!, ...rest)
  expect(ran).toMatchObject({code})
  expect(ran.err).toContain(words)
})

test('a second process that adds is told to wait, and not that this should not happen', async () => {
  const lock = takeWriterLock(archive, 0)
  try {
    const report = join(folder, 'late.txt')
    writeFileSync(report, 'Kenya accused Uganda of a border raid on Monday.\n')
    const ran = await run('add', report)
    expect(ran.code).toBe(1)
    expect(ran.err).toContain('another process is adding')
    expect(ran.err.split(archive)).toHaveLength(2)
  } finally {
    lock.release()
  }
})

test.skipIf(!existsSync('/dev/full'))('output that cannot be written is said without a stack trace', () => {
  const main = packagePath('src/cli/main.ts')
  const full = openSync('/dev/full', 'w')
  const {status, stderr} = spawnSync(process.execPath, ['--import', 'tsx', main, '--help'], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
    cwd: packagePath('.'),
  })
  expect(status).toBe(1)
  expect(stderr).toMatch(/^rapporteur: the output could not be written .*\n$/)
})

test('help of a command is given in any form of asking', () => {
  const ask = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', packagePath('src/cli/main.ts'), ...args], {
      encoding: 'utf8',
      cwd: packagePath('.'),
    })
  expect(ask('help', 'status')).toMatchObject({status: 0, stdout: ask('status', '--help').stdout, stderr: ''})
  expect(ask('help').stdout).toContain('usage: rapporteur COMMAND')
  expect(ask('help', 'stats')).toMatchObject({status: 2, stderr: expect.stringContaining('Did you mean status?')})
})
