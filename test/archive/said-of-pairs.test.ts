import {expect, test} from 'vitest'
import {saidOfPairs} from '../../src/archive/said-of-pairs.ts'
import type {Correction, CorrectionChange} from '../../src/record/correction.ts'

const correction = (id: string, change: CorrectionChange): Correction => ({
  id,
  who: 'me',
  why: '',
  at: '2024-05-01T00:00:00Z',
  change,
})
const join = (id: string, a: string, b: string) => correction(id, {kind: 'join', a, b})
const part = (id: string, a: string, b: string) => correction(id, {kind: 'part', a, b})
const undo = (id: string, undone: string) => correction(id, {kind: 'undo', correction: undone})

test.each([
  ['nothing said', [], {join: [], part: []}],
  ['joined, whichever is named first', [join('1', 'n', 'm')], {join: [['m', 'n']], part: []}],
  ['the last word counts', [join('1', 'm', 'n'), part('2', 'n', 'm')], {join: [], part: [['m', 'n']]}],
  ['taken back', [part('1', 'm', 'n'), undo('2', '1')], {join: [], part: []}],
  [
    'taking the last word back brings the one before',
    [join('1', 'm', 'n'), part('2', 'm', 'n'), undo('3', '2')],
    {join: [['m', 'n']], part: []},
  ],
  [
    'other corrections say nothing of pairs',
    [correction('1', {kind: 'reject', mentions: ['m']})],
    {join: [], part: []},
  ],
])('%s', (_name, corrections, expected) => {
  expect(saidOfPairs(corrections)).toEqual(expected)
})
