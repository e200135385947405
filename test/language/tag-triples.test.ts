import {expect, test} from 'vitest'
import {TagTriples} from '../../src/language/tag-triples.ts'

const triples = new TagTriples(
  [
    [0, 0, 0],
    [0, 1, 0],
    [1, 1, 2],
  ],
  [2, 2, 3],
)

test('only triples seen in training are known', () => {
  expect(triples.isKnown(0, 1, 0)).toBe(true)
  expect(triples.isKnown(1, 0, 0)).toBe(false)
  expect(triples.isKnown(1, 1, 1)).toBe(false)
})

test('the best known triple has the highest sum of its three scores', () => {
  const scores = Float32Array.of(9, 9, /* upos */ 1, 2, /* xpos */ 5, 1, /* feats */ 1, 0, 2)
  expect(triples.best(scores, 2)).toEqual([0, 0, 0])
  expect(triples.best(Float32Array.of(1, 2, 1, 5, 0, 0, 3), 0)).toEqual([1, 1, 2])
})
