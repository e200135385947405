import fc from 'fast-check'
import {expect, test} from 'vitest'
import {connectedComponents} from '../../src/archive/connected-components.ts'
import type {Link} from '../../src/record/merged.ts'

const link = (a: string, b: string): Link => ({kind: 'event', a, b, score: 1, why: []})
const parts = (members: string[], links: Link[]) =>
  connectedComponents(members, links).map(part => part.members.join(' '))

test.each([
  ['nobody', [], [], []],
  ['members without links stand alone', ['b', 'a'], [], ['a', 'b']],
  ['links join over others', ['a', 'b', 'c', 'd'], [link('c', 'd'), link('a', 'c')], ['a c d', 'b']],
  ['a link to a stranger joins nothing', ['a', 'b'], [link('a', 'x'), link('b', 'x')], ['a', 'b']],
])('%s', (_name, members, links, expected) => {
  expect(parts(members, links)).toEqual(expected)
})

test('a link that comes twice is given once, with its part', () => {
  const [part] = connectedComponents(['a', 'b'], [link('a', 'b'), link('a', 'b')])
  expect(part!.links).toEqual([link('a', 'b')])
})

test('the order of members and links does not matter', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const someLinks = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), {maxLength: 12})
  fc.assert(
    fc.property(someLinks, fc.func(fc.integer()), (pairs, rank) => {
      const links = pairs.filter(([a, b]) => a < b).map(([a, b]) => link(a, b))
      const shuffled = <T>(items: readonly T[]): T[] => [...items].sort((x, y) => rank(x) - rank(y))
      expect(connectedComponents(shuffled(ids), shuffled(links))).toEqual(connectedComponents(ids, links))
    }),
  )
})
