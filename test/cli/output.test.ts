import {afterEach, expect, test} from 'vitest'
import {countOf, outputWidth} from '../../src/cli/output.ts'

const terminal = {isTTY: process.stdout.isTTY, columns: process.stdout.columns}
afterEach(() => {
  Object.assign(process.stdout, terminal)
})

test.each<[isTTY: boolean, columns: number | undefined, width: number]>([
  [true, 90, 90],
  [true, 400, 120],
  [true, 0, 80],
  [true, undefined, 80],
  [false, undefined, 100],
])('terminal %s of %s columns: text of %i', (isTTY, columns, width) => {
  Object.assign(process.stdout, {isTTY, columns})
  expect(outputWidth()).toBe(width)
})

test.each<[count: number, words: string]>([
  [0, '0 reports'],
  [1, '1 report'],
  [2, '2 reports'],
])('%i is said as %s', (count, words) => {
  expect(countOf(count, 'report')).toBe(words)
})
