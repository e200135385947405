import {expect, test} from 'vitest'
import {bestEntityTags, entityTags} from '../../src/language/entity-tags.ts'

const labels = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC']
const tagSet = entityTags(labels, new Float32Array(labels.length ** 2))

/** Scores in which each token's named tag has 2 and a second one 1. */
function scores(tokens: readonly [best: string, second: string][]) {
  const stride = 8
  const values = new Float32Array(tokens.length * stride)
  tokens.forEach(([best, second], t) => {
    values[t * stride + labels.indexOf(second)] = 1
    values[t * stride + labels.indexOf(best)] = 2
  })
  return {values, stride}
}

test.each<[string, [string, string][], string[]]>([
  [
    'a valid sequence stays',
    [
      ['B-PER', 'O'],
      ['I-PER', 'O'],
    ],
    ['B-PER', 'I-PER'],
  ],
  [
    'an inside at the start becomes a begin',
    [
      ['I-PER', 'B-PER'],
      ['I-PER', 'O'],
    ],
    ['B-PER', 'I-PER'],
  ],
  [
    'a mixed name takes the type with more support',
    [
      ['B-LOC', 'B-PER'],
      ['I-PER', 'O'],
      ['I-PER', 'O'],
    ],
    ['B-PER', 'I-PER', 'I-PER'],
  ],
  ['nothing is nothing', [], []],
])('%s', (_, tokens, expected) => {
  const tags = new Uint8Array(tokens.length)
  bestEntityTags(tags, scores(tokens), tagSet)
  expect(Array.from(tags, tag => labels[tag])).toEqual(expected)
})

test('a learned score of a pair of tags can outweigh a token', () => {
  const transition = new Float32Array(labels.length ** 2)
  transition[labels.indexOf('B-PER') * labels.length + labels.indexOf('I-PER')] = 3
  const tags = new Uint8Array(2)
  bestEntityTags(
    tags,
    scores([
      ['B-PER', 'O'],
      ['O', 'I-PER'],
    ]),
    entityTags(labels, transition),
  )
  expect(Array.from(tags, tag => labels[tag])).toEqual(['B-PER', 'I-PER'])
})
