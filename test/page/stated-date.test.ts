import {describe, expect, it} from 'vitest'
import {loadPageTables} from '../../src/page/page-tables.ts'
import {givenDate, parseFileNameDay, parseStatedDay, parseUrlDay} from '../../src/page/stated-date.ts'

const {months} = loadPageTables()

const days: [text: string, day: string | null, monthFirst?: boolean][] = [
  ['Published 14 September 2022', '2022-09-14'],
  ['Sept. 14, 2022', '2022-09-14'],
  ['September 14th, 2022 at 3:00 pm', '2022-09-14'],
  ['Wednesday 14th of September 2022', '2022-09-14'],
  ['2022-09-14T23:30:00-05:00', '2022-09-14'],
  ['14. September 2022', '2022-09-14'],
  ['14.09.2022, 10:15 Uhr', '2022-09-14'],
  ['14/09/2022', '2022-09-14'],
  ['9/14/2022', '2022-09-14'],
  ['09/04/2022', '2022-04-09'],
  ['09/04/2022', '2022-09-04', true],
  ['le 3 mars 2021', '2021-03-03'],
  ['3 de marzo de 2021', '2021-03-03'],
  ['2022年9月14日', '2022-09-14'],
  ['Updated 7:46 a.m. Nov. 20, 2019', '2019-11-20'],
  ['31 February 2022', null],
  ['In 2022', null],
  ['Call 0800 2022 14', null],
  ['no day at all', null],
]
const addresses: [url: string, day: string | null][] = [
  ['https://example.org/2022/09/14/talks', '2022-09-14'],
  ['https://example.org/world/20220914/talks.html', '2022-09-14'],
  ['https://example.org/news/talks-2022-09-14', '2022-09-14'],
  ['https://example.org/2022/sep/14/talks', '2022-09-14'],
  ['https://example.org/news/20229999', null],
  ['https://example.org/talks', null],
]

describe('stated days', () => {
  it.each(days)('%s', (text, day, monthFirst = false) => expect(parseStatedDay(text, months, {monthFirst})).toBe(day))
  it.each(addresses)('%s', (url, day) => expect(parseUrlDay(url, months)).toBe(day))
  it('a given day goes before all', () => {
    expect(givenDate('2022-09-14T10:00:00Z', months)).toMatchObject({date: '2022-09-14', basis: 'given'})
    expect(givenDate(null, months)).toBeNull()
  })
})

describe('days in file names', () => {
  const names: [name: string, day: string | null][] = [
    ['2001-03-18 Nairobi.txt', '2001-03-18'],
    ['wire_2001_03_18.html', '2001-03-18'],
    ['APW20010318.0012.txt', '2001-03-18'],
    ['2001.03.18-2.txt', '2001-03-18'],
    ['2001-13-18.txt', null],
    ['18-03-2001.txt', null],
    ['report 20010318123.txt', null],
    ['2001-0318.txt', null],
    ['ab20010318cdefab1234567890abcdef1234.txt', null],
    ['notes.txt', null],
  ]
  it.each(names)('%s', (name, day) => expect(parseFileNameDay(name)).toBe(day))
  it('none without a name', () => expect(parseFileNameDay(undefined)).toBeNull())
})
