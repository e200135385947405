import fc from 'fast-check'
import {expect, test} from 'vitest'
import {bestTree, isTree} from '../../src/language/tree.ts'
import {processorTime} from '../processor-time.ts'

const graphs = fc
  .integer({min: 2, max: 6})
  .chain(size => fc.array(fc.integer({min: -50, max: 50}), {minLength: size * size, maxLength: size * size}))

test('the tree found is a tree with one root, and none scores higher', () => {
  fc.assert(
    fc.property(graphs, score => {
      const size = Math.sqrt(score.length)
      const heads = bestTree(score, size)
      expect(isTree(heads, size)).toBe(true)
      expect(totalScore(score, heads)).toBe(Math.max(...allTrees(size).map(tree => totalScore(score, tree))))
    }),
    {numRuns: 150},
  )
})

test.each([
  ['one token', [0, 0], true],
  ['two roots', [0, 0, 0], false],
  ['no root', [0, 2, 1], false],
  ['a cycle beside the root', [0, 0, 3, 2], false],
  ['a chain', [0, 2, 3, 0], true],
])('%s', (_, heads, expected) => {
  expect(isTree(heads, heads.length)).toBe(expected)
})

test('300 tokens whose best heads are all in cycles take bounded time', () => {
  const size = 301
  const score = Float32Array.from({length: size * size}, (_, i) => -Math.abs((i % size) - (Math.floor(i / size) ^ 1)))
  expect(processorTime(() => expect(isTree(bestTree(score, size), size)).toBe(true))).toBeLessThan(2)
})

const totalScore = (score: readonly number[], heads: ArrayLike<number>): number =>
  Array.from(heads).reduce((sum, head, i) => (i === 0 ? 0 : sum + score[i * heads.length + head]!), 0)

function allTrees(size: number): number[][] {
  let partial: number[][] = [[0]]
  for (let i = 1; i < size; i++)
    partial = partial.flatMap(heads => Array.from({length: size}, (_, h) => [...heads, h]).filter(x => x[i] !== i))
  return partial.filter(heads => isTree(heads, size))
}
