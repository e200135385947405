import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {loadLanguage} from '../../src/language/language.ts'
import {findPlaces} from '../../src/place/find-places.ts'
import {loadCountryCodes, loadGazetteer, type PlaceStore} from '../../src/place/gazetteer.ts'
import {openGeonamesArchive} from '../../src/place/geonames-archive.ts'
import {importGeonames} from '../../src/place/import-geonames.ts'

// columns of allCountries.txt: id name ascii alternates lat lon class code country cc2 admin1 admin2 admin3 admin4 population elevation dem timezone modified
const place = (
  id: number,
  name: string,
  alternates: string,
  [lat, lon]: [number, number],
  feature: string,
  country: string,
  admin1: string,
  population: number,
): string =>
  [
    id,
    name,
    name.normalize('NFD').replace(/\p{M}/gu, ''),
    alternates,
    lat,
    lon,
    ...feature.split('.'),
    country,
    '',
    admin1,
    '',
    '',
    '',
    population,
    '',
    10,
    'Etc/UTC',
    '2024-01-01',
  ].join('\t')

const ALL_COUNTRIES = [
  place(4717560, 'Paris', 'Paris', [33.66, -95.56], 'P.PPLA2', 'US', 'TX', 24782),
  place(2988507, 'Paris', 'Lutetia,Parigi,Париж', [48.85, 2.35], 'P.PPLC', 'FR', '11', 2138551),
  place(4736286, 'Texas', 'Lone Star State', [31.25, -99.25], 'A.ADM1', 'US', 'TX', 22875689),
  place(4713926, 'Neches River', '', [29.97, -93.86], 'H.STM', 'US', 'TX', 0),
  place(6252001, 'United States', 'USA', [39.76, -98.5], 'A.PCLI', 'US', '00', 327167434),
  place(1216265, 'Samarqand', '', [39.65, 66.96], 'P.PPLA', 'UZ', '10', 319366),
  'a line that is cut off\tafter two cells',
  ...Array.from({length: 300}, (_, i) =>
    place(9_000_000 + i, `Hamlet ${'abcdefghij'[i % 10]}${i}`, '', [1, 1], 'P.PPL', 'XX', '01', i),
  ),
]
// columns of alternateNamesV2.txt: id geonameid language name preferred short colloquial historic from to
const ALTERNATE_NAMES = [
  '1\t1216265\ten\tSamarkand\t1\t\t\t\t\t',
  '2\t1216265\tru\tСамарканд\t\t\t\t\t\t',
  '3\t1216265\tlink\thttps://example.org/wiki/Samarkand\t\t\t\t\t\t',
  '4\t2988507\tiata\tPAR\t\t\t\t\t\t',
]

let source = ''
let target = ''
let store: PlaceStore
beforeAll(async () => {
  source = mkdtempSync(join(tmpdir(), 'geonames-'))
  target = join(source, 'archive')
  writeFileSync(join(source, 'allCountries.txt'), `${ALL_COUNTRIES.join('\n')}\n`)
  writeFileSync(join(source, 'alternateNamesV2.txt'), `${ALTERNATE_NAMES.join('\n')}\n`)
  const counts = await importGeonames(source, target)
  expect(counts).toMatchObject({places: 305, skippedLines: 1})
  store = openGeonamesArchive(target, loadCountryCodes())
})
afterAll(() => rmSync(source, {recursive: true}))

const show = (key: string): string[] =>
  store
    .find(key)
    .map(
      ({entry, match}) =>
        `${entry.name} ${entry.feature} ${entry.country} ${entry.division} ${entry.population} ${match}`,
    )

test.each<[key: string, expected: string[]]>([
  ['paris', ['Paris capital FRA FR.11 2138551 main', 'Paris admin2-seat USA US.TX 24782 main']],
  ['samarkand', ['Samarqand admin1-seat UZB UZ.10 319366 alternate']],
  ['lutetia', ['Paris capital FRA FR.11 2138551 alternate']],
  ['neches river', ['Neches River minor USA US.TX 0 main']],
  ['hamlet h157', ['Hamlet h157 town null XX.01 157 main']],
  ['united states', []],
  ['par', []],
  ['nowhere', []],
  ['', []],
  ['#US.TX', []],
])('%s', (key, expected) => expect(show(key)).toEqual(expected))

test('gives divisions by code', () => {
  expect(store.division('US.TX')?.name).toBe('Texas')
  expect(store.division('US.ZZ')).toBeNull()
})

test('serves findPlaces as the embedded gazetteer does', () => {
  const doc = loadLanguage().parse('The flood hit Paris, Texas, and the Neches River on Monday.')
  const places = findPlaces(doc, [], loadGazetteer(store)).places
  expect(places.map(({name, country, geonames}) => `${name} ${country} ${geonames}`)).toEqual([
    'Paris USA 4717560',
    'Texas USA 4736286',
    'Neches River USA 4713926',
  ])
})

test('leaves only the archive, and replaces it when run again', async () => {
  const before = readdirSync(target)
  expect(before.filter(name => name.startsWith('part-'))).toEqual([])
  await importGeonames(source, target)
  expect(readdirSync(target)).toEqual(before)
})

test('says what is missing', async () => {
  await expect(importGeonames(target, join(source, 'other'))).rejects.toThrow(/allCountries\.txt/)
  expect(() => openGeonamesArchive(source, () => null)).toThrow(/import-geonames/)
})
