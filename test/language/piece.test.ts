import {expect, test} from 'vitest'
import {batches, eachPiece, joinPieces, pieceBounds} from '../../src/language/piece.ts'

test('a long sentence is cut into pieces of 300 tokens, an empty one has none', () => {
  expect(pieceBounds(Int32Array.of(0, 5, 5, 705))).toEqual([
    {start: 0, end: 5, isFirst: true},
    {start: 5, end: 305, isFirst: true},
    {start: 305, end: 605, isFirst: false},
    {start: 605, end: 705, isFirst: false},
  ])
  expect(pieceBounds(Int32Array.of(0))).toEqual([])
})

test('batches are filled up to their rows, a longer piece goes alone', () => {
  const pieces = pieceBounds(Int32Array.of(0, 3, 6, 56, 59))
  expect(Array.from(batches(pieces, 20), ({pieces, rows}) => [pieces.map(p => p.start), rows])).toEqual([
    [[0, 3], 11],
    [[6], 53],
    [[56], 6],
  ])
})

test('each piece has a row for its root and an empty row after its tokens', () => {
  const rows: number[][] = []
  eachPiece(pieceBounds(Int32Array.of(0, 3, 5)), (piece, row, size) => rows.push([piece.start, row, size]))
  expect(rows).toEqual([
    [0, 1, 4],
    [3, 6, 3],
  ])
})

test('the roots of later pieces hang on the root of the first, of the same sentence alone', () => {
  const pieces = [
    {start: 0, end: 2, isFirst: true},
    {start: 2, end: 4, isFirst: false},
    {start: 4, end: 6, isFirst: true},
  ]
  const columns = {head: Int32Array.of(1, -1, -1, 2, -1, 4), deprel: new Uint8Array(6)}
  joinPieces(pieces, columns, 9)
  expect([...columns.head]).toEqual([1, -1, 1, 2, -1, 4])
  expect([...columns.deprel]).toEqual([0, 0, 9, 0, 0, 0])
})
