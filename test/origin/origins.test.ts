import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {loadOrigins} from '../../src/origin/origins.ts'
import {wordWeight} from '../../src/origin/word-weight.ts'
import {digestOf} from './reports.ts'

const tables = loadOrigins()

test('outlet and owner are told by address or name', () => {
  const text = 'The bridge was closed.'
  const at = (url: string | null, outlet: string | null = null) => digestOf({text, url, outlet}, tables)
  expect(at('https://www.reuters.com/world/1')).toMatchObject({
    outlet: 'Reuters',
    owner: 'Thomson Reuters',
    wires: ['Reuters'],
  })
  expect(at(null, 'the associated press')).toMatchObject({outlet: 'The Associated Press', wires: ['Associated Press']})
  expect(at('https://halden-gazette.example/1', 'Halden Gazette')).toMatchObject({
    outlet: 'Halden Gazette',
    owner: null,
    wires: [],
  })
  expect(at(null)).toMatchObject({outlet: null, owner: null})
})

test("a user's table of outlets comes before the package's", () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-outlets-'))
  try {
    const path = join(folder, 'own.tsv')
    writeFileSync(
      path,
      'domain\tname\tcountry\tkind\towner\nhalden-gazette.example\tHalden Gazette\tNOR\tnewspaper\tGrey Press\nreuters.com\tReuters\tGBR\twire\tSomebody New\n',
    )
    const own = loadOrigins([path])
    const ownerAt = (url: string) => digestOf({text: 'The bridge was closed.', url}, own).owner
    expect(ownerAt('https://halden-gazette.example/1')).toBe('Grey Press')
    expect(ownerAt('https://reuters.com/1')).toBe('Somebody New')
  } finally {
    rmSync(folder, {recursive: true})
  }
})

test('the weight of a word rises with its rarity', () => {
  const weights = ['the', 'minister', 'trawler', 'zyxwvut'].map(word => wordWeight(word, tables.weights))
  expect(weights).toEqual([...weights].sort((a, b) => a - b))
  expect(weights[0]).toBeLessThan(0.1)
  expect(weights[3]).toBeGreaterThan(7)
})
