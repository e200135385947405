import fc from 'fast-check'
import {expect, test} from 'vitest'
import {averageLink} from '../../src/merging/average-link.ts'
import {groupMentions} from '../../src/merging/group-mentions.ts'
import {matchMentions} from '../../src/merging/match-mentions.ts'
import type {MentionDigest} from '../../src/record/digest.ts'
import type {Link} from '../../src/record/merged.ts'
import {HALDEN, mentionOf, type SampleMention, VALMORA} from './mentions.ts'

const linksOf = (mentions: readonly MentionDigest[]): Link[] =>
  mentions.flatMap((a, i) => mentions.slice(i + 1).flatMap(b => matchMentions(a, b) ?? []))

const NOTHING_SAID = {join: [], part: []}
const raid: SampleMention = {actors: ['gunmen'], recipients: ['police'], words: 'gunmen barracks dawn'}

const sample: fc.Arbitrary<SampleMention> = fc.record({
  actors: fc.constantFrom(['gunmen'], ['Norland'], ['Estmark'], []),
  recipients: fc.constantFrom(['police'], ['protesters'], []),
  place: fc.constantFrom(HALDEN, VALMORA, null),
  day: fc.constantFrom('2024-03-10', '2024-03-11', '2024-03-13', null),
  words: fc.constantFrom('gunmen barracks dawn', 'barracks harbour dawn', 'tariff salmon'),
})
const mentions = fc
  .array(sample, {minLength: 1, maxLength: 14})
  .map(samples => samples.map((one, i) => mentionOf({...one, id: `m${i}`})))

/** Any order of the items. */
const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], {minLength: items.length})

test('the order of mentions and links does not change the events', () => {
  fc.assert(
    fc.property(
      mentions.chain(all => fc.tuple(fc.constant(all), shuffled(all), shuffled(linksOf(all)))),
      ([all, otherOrder, otherLinks]) => {
        expect(groupMentions(otherOrder, otherLinks, NOTHING_SAID)).toEqual(
          groupMentions(all, linksOf(all), NOTHING_SAID),
        )
      },
    ),
  )
})

test('every mention is in one event, and no event holds two that contradict', () => {
  fc.assert(
    fc.property(mentions, all => {
      const events = groupMentions(all, linksOf(all), NOTHING_SAID)
      expect(events.flat().sort()).toEqual(all.map(({mention}) => mention).sort())
      for (const event of events) {
        const days = event.flatMap(id => all.find(({mention}) => mention === id)!.from ?? [])
        expect(days.includes('2024-03-10') && days.includes('2024-03-13')).toBe(false)
      }
    }),
  )
})

test('what an analyst joins is one event, what he parts is two', () => {
  const all = [
    mentionOf({...raid, id: 'a', day: '2024-03-10'}),
    mentionOf({...raid, id: 'b', day: '2024-03-10'}),
    mentionOf({...raid, id: 'c', day: '2024-03-20'}),
  ]
  const links = linksOf(all)
  expect(groupMentions(all, links, NOTHING_SAID)).toEqual([['a', 'b'], ['c']])
  expect(groupMentions(all, links, {join: [['a', 'c']], part: []})).toEqual([['a', 'b', 'c']])
  expect(groupMentions(all, links, {join: [], part: [['b', 'a']]})).toEqual([['a'], ['b'], ['c']])
  expect(groupMentions(all, links, {join: [['a', 'x']], part: [['a', 'y']]})).toEqual([['a', 'b'], ['c']])
})

test('average link: values, order and ease for small groups', () => {
  const pairs = [
    {a: 'a', b: 'b', value: 2},
    {a: 'c', b: 'd', value: 1},
    {a: 'b', b: 'c', value: 1.5},
  ]
  const members = ['d', 'c', 'b', 'a']
  expect(averageLink(members, pairs, {least: 0.5, absent: 0})).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(averageLink(members, pairs, {least: 0.3, absent: 0})).toEqual([['a', 'b', 'c', 'd']])
  expect(averageLink(members, pairs, {least: 0.5, absent: -5})).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(averageLink(members, pairs, {least: 1.1, absent: 0, easeForSmall: 1})).toEqual([['a', 'b', 'c'], ['d']])
  expect(averageLink(members, [], {least: 0.5, absent: 0})).toEqual([['a'], ['b'], ['c'], ['d']])
  const isApart = (a: string, b: string): boolean => `${a}${b}` === 'ab' || `${a}${b}` === 'ba'
  expect(averageLink(members, pairs, {least: 0.5, absent: 0, isApart})).toEqual([['a'], ['b', 'c', 'd']])
})
