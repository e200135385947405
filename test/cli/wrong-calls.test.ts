import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {packagePath} from '../../src/data-file.ts'
import {openRecord} from '../../src/record/sqlite-record.ts'
import {run} from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-wrong-'))
const archive = join(folder, 'world.db')
const REPORT = packagePath('samples/grain-deal.txt')
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const BINARY = file('binary.dat', new Uint8Array([0, 200, 0, 10, 0, 9, 255]))
const NO_OUTLETS = file('no-outlets.tsv', 'name\tland\nThe Daily\tKEN\n')
mkdirSync(join(folder, 'sub'))

beforeAll(async () => {
  vi.stubEnv('RAPPORTEUR_ARCHIVE', archive)
  await (await openRecord(archive, {create: true})).close()
})

afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, {recursive: true})
})

test.each<[args: string[], code: number, words: string]>([
  [['events', 'Russia'], 2, 'Did you mean --actor "Russia" or --words "Russia"?'],
  [['actors', 'Lavrov'], 2, 'Did you mean --name "Lavrov"?'],
  [['status', 'all'], 2, 'Only options are taken here, not “all”.'],
  [['alert', 'list', 'strikes'], 2, 'Only options are taken after “list”, not “strikes”.'],
  [['correct', 'list', 'all'], 2, 'after “list”'],
  [['atlas', 'check', 'states'], 2, 'after “check”'],
  [['events', '--limit', '2.5'], 2, '--limit takes a whole number above 0, not “2.5”.'],
  [['stories', '--min-reports', '1.5'], 2, 'a whole number'],
  [['watch', 'x', '--rounds', '0.5'], 2, 'a whole number'],
  [['add', 'x', '--threads', '1.5'], 2, 'a whole number'],
  [['events', '--type', ''], 2, '--type needs a value'],
  [['events', '--near', ','], 2, '--near takes latitude and longitude'],
  [['events', '--near', '1,2,3'], 2, '--near takes latitude and longitude'],
  [['events', '--country', 'Kenya'], 2, 'not “Kenya”. Kenya is KEN.'],
  [['events', '--country', 'KEX'], 2, 'not “KEX”.'],
  [['reports', '--language', 'english'], 2, 'as en,fr, not “english”'],
  [['actors', '--sector', 'MLI'], 2, 'There are: AGR, BUS'],
  [['meetings', '--on', '2022'], 2, 'needs --first-since'],
  [['meetings', '--with', 'Kenya'], 2, 'needs --actor'],
  [['alert', 'add', 'a', '--format', 'atom'], 2, 'needs --file'],
  [['alert', 'add', 'a', '--file', join(folder, 'nowhere/a.xml')], 1, 'There is no such folder. Make it first.'],
  [['correct', 'actor', 'nobody', '--name', 'X'], 1, 'Nobody is known as “nobody”'],
  [['correct', 'replay', join(folder, 'nowhere')], 1, 'There is no such file.'],
  [['correct', 'replay', folder], 1, 'This is a folder.'],
  [['export', 'events', '--to', join(folder, 'nowhere/a.csv')], 1, 'there is no such folder. Make it first.'],
  [['export', 'events', '--to', join(folder, 'sub')], 1, 'this is a folder.'],
  [['read', REPORT, '--published', '2022-09-14th'], 2, '--published takes a day as 2022-09-14, not “2022-09-14th”.'],
  [['read', REPORT, '--actors', join(folder, 'nowhere')], 1, 'rapporteur atlas update makes one.'],
  [['read', REPORT, '--actors', folder], 1, 'This is a folder.'],
  [['read', REPORT, '--actors', BINARY], 1, 'This is binary'],
  [['atlas', 'find', 'Kenya', '--actors', join(folder, 'nowhere')], 1, 'There is no such file.'],
  [['atlas', 'update', join(folder, 'nowhere'), '--actors', join(folder, 'own.jsonl')], 1, 'There is no such file.'],
  [['atlas', 'update', BINARY, '--actors', join(folder, 'own.jsonl')], 1, 'This is binary'],
  [['add', REPORT, '--outlets', join(folder, 'nowhere')], 1, 'There is no such file.'],
  [['add', REPORT, '--outlets', NO_OUTLETS], 1, 'the table has no column “domain”'],
  [['add', REPORT, '--geonames', folder], 1, 'is no finished GeoNames archive'],
  [['add', REPORT, '--archive', join(folder, 'nowhere/world.db')], 1, 'there is no folder'],
])('%j says what to do', async ([name, ...args], code, words) => {
  const ran = await run(name!, ...args)
  expect(ran).toMatchObject({code, out: ''})
  expect(ran.err).toContain(words)
  expect(ran.err).not.toMatch(/ENOENT|EISDIR|should not happen/)
})

test('an export that cannot be written leaves what stood there, and nothing beside it', async () => {
  const kept = file('sub/kept.jsonl', 'kept\n')
  expect((await run('export', 'events', '--to', kept)).code).toBe(0)
  expect(readFileSync(kept, 'utf8')).toBe('')
  await run('export', 'events', '--to', join(folder, 'sub'))
  expect(existsSync(join(folder, 'sub.unfinished'))).toBe(false)
})

test.skipIf(process.platform === 'win32')('an export to a pipe is written into it, and the pipe stays', async () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const [{code}, taken] = await Promise.all([
    run('export', 'events', '--format', 'csv', '--to', pipe),
    readFile(pipe, 'utf8'),
  ])
  expect(code).toBe(0)
  expect(taken).toMatch(/^id,/)
  expect(statSync(pipe).isFIFO()).toBe(true)
})
