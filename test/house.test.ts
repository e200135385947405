import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import {expect, test} from 'vitest'
import {packagePath} from '../src/data-file.ts'

/** The rooms in the order in which a report walks through them. A room imports only itself and rooms before it. */
const ROOMS = [
  'intake',
  'page',
  'language',
  'mention',
  'time',
  'place',
  'actor',
  'attribution',
  'event',
  'corridor',
  'record',
  'origin',
  'merging',
  'story',
  'diary',
  'view',
  'export',
  'alert',
  'worker',
  'archive',
  'cli',
  'front door',
]

/** Files at the top of src: words that every room may use, and the corridor that joins the rooms. */
const SHARED = ['span.ts', 'data-file.ts', 'recent.ts']

const source = packagePath('src')
const files = readdirSync(source, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.ts'))

function roomOf(file: string): string {
  if (file.includes(sep)) return file.split(sep)[0]!
  if (file === 'index.ts') return 'front door'
  return SHARED.includes(file) ? 'shared' : 'corridor'
}

test('every folder under src is a room of the list', () => {
  const folders = readdirSync(source).filter(name => statSync(join(source, name)).isDirectory())
  expect(folders.filter(folder => !ROOMS.includes(folder))).toEqual([])
})

test('a room imports only rooms before it', () => {
  const wrong: string[] = []
  let imports = 0
  for (const file of files) {
    const text = readFileSync(join(source, file), 'utf8')
    for (const [, path] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
      imports++
      const target = roomOf(relative(source, join(source, file, '..', path!)))
      const own = roomOf(file)
      if (target === 'shared' || target === own) continue
      if (own === 'shared' || ROOMS.indexOf(target) > ROOMS.indexOf(own)) wrong.push(`${file} imports ${path}`)
    }
  }
  expect(wrong).toEqual([])
  expect(imports).toBeGreaterThan(50)
})

test('nobody but the rooms at the edge touches the clock, the network or chance', () => {
  const withEffects = ['intake', 'record', 'worker', 'archive', 'cli', 'front door']
  const pure = ROOMS.filter(room => !withEffects.includes(room))
  const effects = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bfetch\(|\bprocess\.std|\bconsole\./
  const wrong = files.filter(
    file => pure.includes(roomOf(file)) && effects.test(readFileSync(join(source, file), 'utf8')),
  )
  expect(wrong).toEqual([])
})

test('no file has grown into a warehouse', () => {
  const long = files.filter(file => readFileSync(join(source, file), 'utf8').split('\n').length > 600)
  expect(long).toEqual([])
})
