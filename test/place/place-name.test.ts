import {expect, test} from 'vitest'
import {normalizeName} from '../../src/place/place-name.ts'

const examples: [name: string, key: string][] = [
  ['Samarkand', 'samarkand'],
  ['São Paulo', 'sao paulo'],
  ['Łódź', 'lodz'],
  ['Saint-Denis', 'st denis'],
  ['St. Louis', 'st louis'],
  ['Mount Pleasant', 'mt pleasant'],
  ['N’Djamena', 'ndjamena'],
  ["Cox's Bazar", 'coxs bazar'],
  ['Port-au-Prince', 'port au prince'],
  ['The Hague', 'hague'],
  ['Washington, D.C.', 'washington dc'],
  ['İzmir', 'izmir'],
  ['...', ''],
  ['', ''],
]

test.each(examples)('%s', (name, key) => {
  expect(normalizeName(name)).toBe(key)
  expect(normalizeName(key)).toBe(key)
})
