import fc from 'fast-check'
import {expect, test} from 'vitest'
import {countIndependent} from '../../src/origin/count-independent.ts'
import {loadOrigins} from '../../src/origin/origins.ts'
import {digestOf} from './reports.ts'

const blank = digestOf({text: 'The bridge was closed.'}, loadOrigins())

type Row = [report: string, copyGroup: string, outlet: string | null, owner: string | null, wires: string[]]

const voiced = (rows: readonly Row[]) =>
  rows.map(([report, copyGroup, outlet, owner, wires]) => ({
    digest: {...blank, report, outlet, owner, wires},
    copyGroup,
  }))

const examples: [name: string, rows: Row[], independent: number][] = [
  ['nothing', [], 0],
  [
    'two of which nothing is known',
    [
      ['1', '1', null, null, []],
      ['2', '2', null, null, []],
    ],
    2,
  ],
  [
    'copies',
    [
      ['1', '1', 'A', null, []],
      ['2', '1', 'B', null, []],
    ],
    1,
  ],
  [
    'one wire',
    [
      ['1', '1', 'A', null, ['AP']],
      ['2', '2', 'B', null, ['AP', 'AFP']],
    ],
    1,
  ],
  [
    'one owner',
    [
      ['1', '1', 'A', 'X', []],
      ['2', '2', 'B', 'X', []],
    ],
    1,
  ],
  [
    'one outlet',
    [
      ['1', '1', 'A', null, []],
      ['2', '2', 'A', null, []],
    ],
    1,
  ],
  [
    'joined over a third',
    [
      ['1', '1', 'A', null, ['AP']],
      ['2', '2', 'B', null, []],
      ['3', '2', 'C', null, ['AP']],
    ],
    1,
  ],
  [
    'an owner of the name of a wire',
    [
      ['1', '1', 'A', 'AP', []],
      ['2', '2', 'B', null, ['AP']],
    ],
    2,
  ],
]

test.each(examples)('%s', (_, rows, independent) => {
  expect(countIndependent(voiced(rows))).toBe(independent)
})

test('the order of reports does not matter, and one more never adds more than one', () => {
  const row: fc.Arbitrary<Row> = fc.tuple(
    fc.string({minLength: 4, maxLength: 6}),
    fc.constantFrom('1', '2', '3', '4'),
    fc.constantFrom('A', 'B', 'C', null),
    fc.constantFrom('X', 'Y', null),
    fc.subarray(['AP', 'AFP']),
  )
  fc.assert(
    fc.property(
      fc.uniqueArray(row, {selector: ([report]) => report, maxLength: 12}),
      fc.infiniteStream(fc.nat()),
      (rows, keys) => {
        const shuffled = rows.map(one => ({one, key: keys.next().value as number})).sort((a, b) => a.key - b.key)
        const count = countIndependent(voiced(rows))
        expect(countIndependent(voiced(shuffled.map(({one}) => one)))).toBe(count)
        expect(countIndependent(voiced([...rows, ['extra', '1', null, null, []]]))).toBeLessThanOrEqual(count + 1)
      },
    ),
  )
})
