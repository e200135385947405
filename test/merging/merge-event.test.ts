import fc from 'fast-check'
import {expect, test} from 'vitest'
import {loadCameoScale} from '../../src/event/cameo-scale.ts'
import {mergeEvent} from '../../src/merging/merge-event.ts'
import {HALDEN, recordedOf, type SampleMention, VALMORA} from './mentions.ts'

const raid: SampleMention = {actors: ['gunmen'], recipients: ['police'], place: HALDEN, day: '2024-03-11'}
const merge = (samples: readonly SampleMention[]) => mergeEvent(samples.map(recordedOf), report => report.copyGroup)

const told: SampleMention[] = [
  {...raid, id: 'a', outlet: 'A', killed: [1, 1]},
  {...raid, id: 'b', outlet: 'B', killed: [1, 1], published: '2024-03-13'},
  {...raid, id: 'c', outlet: 'C', killed: [2, 3], published: '2024-03-14'},
]

test('the value of most voices stands, all values are kept with who gives them', () => {
  const event = merge(told)
  expect(event).toMatchObject({
    id: 'a',
    type: 'ASSAULT',
    factuality: 'occurred',
    reports: 3,
    independent: 3,
    from: '2024-03-11',
    place: HALDEN,
    magnitude: {killed: {min: 1, max: 1}, injured: null},
    firstPublished: '2024-03-12',
    lastPublished: '2024-03-14',
    isStated: true,
    quad: 4,
  })
  expect(event.actors.map(({name}) => name)).toEqual(['gunmen'])
  expect(event.disagreements).toEqual([
    {
      about: 'killed',
      values: [
        {value: '1', by: ['A', 'B']},
        {value: '2–3', by: ['C']},
      ],
    },
  ])
  expect(event.confidence).toBeCloseTo(1 - 0.2 ** 3)
})

const factualities: [name: string, factualities: string[], merged: string, disagrees: boolean][] = [
  ['a plan that nobody follows up', ['planned', 'planned'], 'planned', false],
  ['a plan that came true', ['planned', 'planned', 'occurred'], 'occurred', false],
  ['a plan and a call for it', ['called-for', 'planned', 'planned'], 'planned', false],
  ['told by one, denied by another', ['occurred', 'denied'], 'occurred', true],
  ['denied by most', ['occurred', 'denied', 'denied'], 'denied', true],
  ['going on and over', ['ongoing', 'occurred'], 'occurred', false],
]

test.each(factualities)('%s', (_, list, merged, disagrees) => {
  const event = merge(list.map((factuality, i) => ({...raid, id: `m${i}`, factuality})))
  expect(event.factuality).toBe(merged)
  expect(event.disagreements.map(({about}) => about)).toEqual(disagrees ? ['factuality'] : [])
})

test('who says it and who denies it is kept', () => {
  const event = merge([
    {...raid, id: 'a', saidBy: ['Norland']},
    {...raid, id: 'b', saidBy: ['Estmark'], factuality: 'denied'},
  ])
  expect(event.isStated).toBe(false)
  expect(event.claimants).toEqual([
    {name: 'Norland', actor: null, factuality: 'occurred'},
    {name: 'Estmark', actor: null, factuality: 'denied'},
  ])
  expect(event.disagreements).toEqual([
    {
      about: 'factuality',
      values: [
        {value: 'occurred', by: ['Norland']},
        {value: 'denied', by: ['Estmark']},
      ],
    },
  ])
})

test('one voice that speaks three times does not outvote two', () => {
  const copies = ['a', 'b', 'c'].map(id => ({...raid, id, killed: [9, 9] as const, copyGroup: 'one'}))
  const event = merge([...copies, {...raid, id: 'd', killed: [4, 4]}, {...raid, id: 'e', killed: [4, 4]}])
  expect(event).toMatchObject({reports: 5, independent: 3, magnitude: {killed: {min: 4, max: 4}}})
})

test('days and places that differ are shown', () => {
  const event = merge([
    {...raid, id: 'a', outlet: 'A'},
    {...raid, id: 'b', outlet: 'B', day: '2024-03-12', place: VALMORA},
  ])
  expect(event.disagreements).toEqual([
    {
      about: 'when',
      values: [
        {value: '2024-03-11', by: ['A']},
        {value: '2024-03-12', by: ['B']},
      ],
    },
    {
      about: 'where',
      values: [
        {value: 'Halden', by: ['A']},
        {value: 'Valmora', by: ['B']},
      ],
    },
  ])
})

test('unnamed people give way to a named party of their country', () => {
  const event = merge([
    {...raid, id: 'a', recipients: ['police']},
    {...raid, id: 'b', recipients: ['Norland']},
  ])
  expect(event.recipients.map(({name}) => name)).toEqual(['Norland'])
})

test('the Goldstein value comes from the scale', () => {
  const mentions = told.map(recordedOf)
  const copyGroupOf = (report: {readonly copyGroup: string}): string => report.copyGroup
  expect(mergeEvent(mentions, copyGroupOf, loadCameoScale()).goldstein).toBe(-10)
  expect(mergeEvent(mentions, copyGroupOf).goldstein).toBe(null)
})

test('the order of mentions does not change the event', () => {
  const samples = [
    ...told,
    {...raid, id: 'd', published: null, place: null, killed: [5, null] as const},
    {...raid, id: 'e', factuality: 'denied', saidBy: ['Estmark'], copyGroup: 'a'},
  ]
  const event = merge(samples)
  fc.assert(
    fc.property(fc.shuffledSubarray(samples, {minLength: samples.length}), order => {
      expect(merge(order)).toEqual(event)
    }),
  )
})
