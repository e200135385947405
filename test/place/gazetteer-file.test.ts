import fc from 'fast-check'
import {expect, test} from 'vitest'
import {
  FEATURES,
  type GazetteerRow,
  NO_POINT,
  openGazetteerFile,
  packGazetteer,
} from '../../src/place/gazetteer-file.ts'
import {normalizeName} from '../../src/place/place-name.ts'

const row = (over: Partial<GazetteerRow>): GazetteerRow => ({
  id: 1,
  names: ['Nowhere'],
  lat: 1.5,
  lon: -2.25,
  population: 1234,
  country: 'XX',
  admin1: '01',
  feature: FEATURES.indexOf('town'),
  ...over,
})

function found(file: ReturnType<typeof openGazetteerFile>, name: string): [name: string, isMain: boolean][] {
  const rows: [string, boolean][] = []
  file.find(normalizeName(name), (number, isMain) => rows.push([file.name(number), isMain]))
  return rows.sort()
}

test('finds a row by its main name, by further names, and tells them apart', () => {
  const file = openGazetteerFile(
    packGazetteer([row({names: ['Vila Nova', 'Newtown']}), row({names: ['São Tomé', 'Sao Tome', 'Saint Thomas']})]),
  )
  expect(found(file, 'vila nova')).toEqual([['Vila Nova', true]])
  expect(found(file, 'Newtown')).toEqual([['Vila Nova', false]])
  expect(found(file, 'São Tomé')).toEqual([['São Tomé', true]])
  expect(found(file, 'St. Thomas')).toEqual([['São Tomé', false]])
  expect(found(file, 'Vila')).toEqual([])
  expect(found(file, '')).toEqual([])
})

test('keeps points, populations and divisions', () => {
  const file = openGazetteerFile(
    packGazetteer([
      row({}),
      row({names: ['Pointless'], lat: Number.NaN, lon: Number.NaN, population: 0, admin1: '02'}),
    ]),
  )
  expect([...file.lat]).toEqual([1500, NO_POINT])
  expect([...file.lon]).toEqual([-2250, NO_POINT])
  expect([...file.population]).toEqual([1200, 0])
  expect([...file.division].map(number => file.divisions[number])).toEqual(['XX.01', 'XX.02'])
})

test('every packed name is found again, and nothing else', () => {
  const name = fc.stringMatching(/^[A-Z][a-zé'-]{2,8}( [A-Z][a-z]{1,6})?$/).filter(text => normalizeName(text) !== '')
  fc.assert(
    fc.property(fc.uniqueArray(name, {minLength: 1, maxLength: 30, selector: normalizeName}), names => {
      const file = openGazetteerFile(packGazetteer(names.map((text, i) => row({id: i + 1, names: [text]}))))
      for (const text of names) expect(found(file, text)).toEqual([[text, true]])
      expect(found(file, 'zzzz not there')).toEqual([])
    }),
    {numRuns: 50},
  )
})
