import {expect, test} from 'vitest'
import {loadGazetteer} from '../../src/place/gazetteer.ts'

const gazetteer = loadGazetteer()
const largest = (name: string): string => {
  const [best] = [...gazetteer.find(name)].sort((a, b) => b.entry.population - a.entry.population)
  return best ? `${best.entry.name} ${best.entry.kind} ${best.entry.country}` : '-'
}

const names: [name: string, largest: string][] = [
  ['Samarkand', 'Samarkand city UZB'],
  ['Nursultan', 'Astana city KAZ'],
  ['Bombay', 'Mumbai city IND'],
  ['Kiev', 'Kyiv city UKR'],
  ['Saigon', 'Ho Chi Minh City city VNM'],
  ['Peking', 'Beijing city CHN'],
  ['Burma', 'Myanmar country MMR'],
  ['Swaziland', 'Eswatini country SWZ'],
  ['U.S.', 'United States country USA'],
  ['US', 'United States country USA'],
  ['Us', '-'],
  ['UK', 'United Kingdom country GBR'],
  ['Xinjiang', 'Xinjiang admin CHN'],
  ['Donbas', 'Donbas region UKR'],
  ['Strait of Hormuz', 'Strait of Hormuz water null'],
  ['Laurel County', 'Laurel County admin USA'],
  ['Xyzzyburg', '-'],
  ['', '-'],
]
test.each(names)('%s', (name, expected) => expect(largest(name)).toBe(expected))

const demonyms: [word: string, countries: string[]][] = [
  ['Turkish', ['TUR']],
  ['Turks', ['TUR']],
  ['Frenchmen', ['FRA']],
  ['Sri Lankan', ['LKA']],
  ['Scots', ['GBR']],
  ['Texans', ['USA']],
  ['Kashmiri', [null as unknown as string]],
  ['Tall', []],
]
test.each(demonyms)('%s', (word, countries) => {
  expect(gazetteer.findDemonym(word).map(({entry}) => entry.country)).toEqual(countries)
})

test('abbreviations stand for divisions', () => {
  for (const short of ['Tex.', 'TX']) expect(gazetteer.findShort(short)[0]?.entry.name).toBe('Texas')
  expect(gazetteer.findShort('Texxx')).toEqual([])
})

test('every entry that has a point has a plausible one, and country codes have three letters', () => {
  for (const [name] of names) {
    for (const {entry} of gazetteer.find(name)) {
      if (entry.lat !== null) expect(Math.abs(entry.lat)).toBeLessThanOrEqual(90)
      if (entry.lon !== null) expect(Math.abs(entry.lon)).toBeLessThanOrEqual(180)
      if (entry.country !== null) expect(entry.country).toMatch(/^[A-Z]{3}$/)
    }
  }
})
