import {describe, expect, test} from 'vitest'
import {loadAtlas} from '../../src/actor/atlas.ts'
import {checkAtlas} from '../../src/actor/check-atlas.ts'
import {findInAtlas} from '../../src/actor/find-in-atlas.ts'
import {type Tenure, tenureOn} from '../../src/actor/office.ts'
import {mergeOwnActors, parseOwnActors, renderOwnActors} from '../../src/actor/own-actors.ts'

const atlas = loadAtlas()

test('the atlas has no errors', () => {
  expect(checkAtlas(atlas).filter(problem => problem.severity === 'error')).toEqual([])
})

// name, day, one of the roles, what is known of it on the day
const offices: [name: string, day: string, role: string, tenure: Tenure][] = [
  ['Donald Trump', '2018-06-01', 'President', 'current'],
  ['Donald Trump', '2022-06-01', 'President', 'former'],
  ['Angela Merkel', '2010-01-01', 'Chancellor', 'current'],
  ['Angela Merkel', '2022-01-01', 'Chancellor', 'former'],
  ['Xi Jinping', '2012-01-01', 'President', 'future'],
  ['Xi Jinping', '2035-01-01', 'President', 'unknown'],
  ['Nancy Pelosi', '2022-08-02', 'House Speaker', 'current'],
]

describe('offices on a day', () => {
  for (const [name, day, role, tenure] of offices)
    test(`${name}, ${role}, ${day}: ${tenure}`, () => {
      const [finding] = findInAtlas(atlas, name, day)
      expect(finding?.offices.some(found => found.office.role === role && found.tenure === tenure)).toBe(true)
    })
})

test.each([
  ['Kremlin', 'RUS', 'seat of government'],
  ['Turkish', 'TUR', 'adjective'],
  ['Tbilisi', 'GEO', 'capital'],
  ['Burma', 'MMR', 'name'],
  ['Nursultan', 'KAZ', 'capital'],
])('%s leads to %s', (name, country, by) => {
  const finding = findInAtlas(atlas, name).find(found => found.entry.kind === 'state')
  expect([finding?.entry.country, finding?.by]).toEqual([country, by])
})

test('members of a body on a day', () => {
  const membersOn = (day: string): string[] =>
    findInAtlas(atlas, 'NATO', day)[0]!.memberships.map(member => member.state)
  expect(membersOn('2022-01-01')).not.toContain('FIN')
  expect(membersOn('2024-01-01')).toContain('FIN')
})

test('an office without an end is unknown after the day of its source', () => {
  const office = {
    country: 'FRA',
    sector: 'GOV',
    role: 'President',
    from: '2017-05-14',
    to: '',
    asOf: '2022-10-31',
    source: 'x',
  }
  expect(tenureOn(office, '2022-10-31')).toBe('current')
  expect(tenureOn(office, '2022-11-01')).toBe('unknown')
})

describe('own actors', () => {
  const csv =
    'name,country,role,from,to\n"Doe, Jane",FRA,Minister of Rain,2020-01-01,\nJohn Roe,DEU,Minister of Snow,2019,2021\n'

  test('CSV comes back from JSON Lines as it was', () => {
    const actors = parseOwnActors(csv, 'rain.csv', '2024-05-01')
    expect(parseOwnActors(renderOwnActors(actors), 'rain.csv', '2024-05-01')).toEqual(actors)
  })

  test('an update says what is new and what changes', () => {
    const own = parseOwnActors(csv, 'rain.csv', '2024-05-01')
    const update = parseOwnActors(
      'person,position,personID,start,end\n"Doe, Jane",Minister of Rain,,2020-01-01,2024-06-01\nMax Moe,Minister of Fog,Q1,2024-06-01,\n',
      'fog.csv',
      '2024-07-01',
    )
    const withCountry = update.map(entry => ({
      ...entry,
      offices: entry.offices.map(office => ({...office, country: 'FRA'})),
    }))
    const {actors, changes} = mergeOwnActors(own, withCountry)
    expect(changes.map(change => `${change.kind} ${change.name}`)).toEqual(['changed Doe, Jane', 'new Max Moe'])
    expect(actors[0]?.offices[0]).toMatchObject({to: '2024-06-01', source: 'fog.csv'})
  })

  test.each([
    ['{"schema":"Vessel","properties":{"name":["X"]}}', /line 1: the schema "Vessel"/],
    ['{"schema":"Person"', /line 1: this is not JSON/],
    ['a,b\n1,2\n', /first line must name the columns/],
    ['name,country\n,FRA\n', /line 2: the row has no name/],
  ])('%s is refused with the reason', (text, message) => {
    expect(() => parseOwnActors(text, 'own', '2024-01-01')).toThrow(message)
  })

  test('an own person is found before the atlas', () => {
    const own = parseOwnActors(
      'name,country,sector,role,from,to\nAda Example,ISL,GOV,Foreign Minister,2023-01-01,\n',
      'own.csv',
      '2024-01-01',
    )
    expect(loadAtlas(own).byName('Ada Example')[0]?.country).toBe('ISL')
  })
})
