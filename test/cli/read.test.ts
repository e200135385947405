import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {run} from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-read-'))
afterAll(() => rmSync(folder, {recursive: true}))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const NEWS = 'Kenya accused Uganda of a border raid on Monday.\n'

const CONTROLS = /\p{Cc}|\u202e/u

test('what comes from a file or its name cannot steer the terminal', async () => {
  const unreadable = file('a\u001b[2Jb\n.txt', '')
  const strange = file('esc.txt', `Talks \u001b]0;title\u0007 end\u202e now\n\n${NEWS}`)
  const {code, out, err} = await run('read', unreadable, strange)
  expect(code).toBe(1)
  expect(err.trimEnd()).not.toMatch(CONTROLS)
  expect(out.replaceAll('\n', '')).not.toMatch(CONTROLS)
})

test('reads line ends of Windows, a byte order mark, UTF-16, spaces and quotes in names', async () => {
  const sources = [
    file('crlf.txt', NEWS.replaceAll('\n', '\r\n')),
    file('bom.txt', `\ufeff${NEWS}`),
    file('utf16.txt', Buffer.from(`\ufeff${NEWS}`, 'utf16le')),
    file(`a "b" 'c'.txt`, NEWS),
  ]
  const {code, out, err} = await run('read', ...sources)
  expect({code, err}).toEqual({code: 0, err: ''})
  expect(out.match(/Kenya → Uganda/g)).toHaveLength(sources.length)
})

test('says what is wrong with each source that cannot be read, and reads the rest', async () => {
  const sources: [source: string, words: string][] = [
    [folder, 'rapporteur add'],
    [file('empty.txt', ''), 'It is empty'],
    [file('memo.rtf', '{\\rtf1 Kenya}'), 'an RTF file'],
    [join(folder, 'nowhere'), 'no such file'],
  ]
  const {code, out, err} = await run('read', ...sources.map(([source]) => source), file('good.txt', NEWS))
  expect(code).toBe(1)
  const lines = err.trim().split('\n')
  for (const [i, [source, words]] of sources.entries()) {
    expect(lines[i]).toContain(source)
    expect(lines[i]).toContain(words)
  }
  expect(out).toContain('Kenya → Uganda')
})
