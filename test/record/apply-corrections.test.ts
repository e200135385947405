import {describe, expect, test} from 'vitest'
import {applyCorrections, type CorrectionContext, standing} from '../../src/record/apply-corrections.ts'
import type {Correction, CorrectionChange} from '../../src/record/correction.ts'
import {actor, mentionOf, merge, PLACES, report} from './sample.ts'

const one = report({text: 'One.', mentions: [{actors: ['Q1'], recipients: ['Q2'], from: '2023-04-28'}]})
const two = report({text: 'Two.', mentions: [{actors: ['Q1']}]})
const three = report({text: 'Three.', mentions: [{actors: ['Q1']}]})
const event = merge([one, two, three])
const [a, b, c] = [mentionOf(one), mentionOf(two), mentionOf(three)] as [string, string, string]

const context: CorrectionContext = {
  copyGroupOf: report => (report === three.hash ? two.hash : report),
  actor,
  place: name => PLACES[name]!,
}

const corrections = (...changes: CorrectionChange[]): Correction[] =>
  changes.map((change, i) => ({id: `c${i}`, who: 'x', why: 'y', at: `2023-05-0${i + 1}T00:00:00Z`, change}))

const cases: [what: string, changes: CorrectionChange[], review: string | null][] = [
  ['nothing said', [], null],
  ['all mentions', [{kind: 'reject', mentions: [a, b, c]}], 'rejected'],
  ['one of two texts', [{kind: 'reject', mentions: [a]}], 'rejected'],
  ['one of two copies of a text', [{kind: 'reject', mentions: [c]}], 'rejected'],
  ['mentions of elsewhere', [{kind: 'reject', mentions: ['x', 'y']}], null],
  ['no mention', [{kind: 'reject', mentions: []}], null],
  [
    'the last word',
    [
      {kind: 'reject', mentions: [a]},
      {kind: 'accept', mentions: [a]},
    ],
    'accepted',
  ],
  [
    'taken back',
    [
      {kind: 'reject', mentions: [a]},
      {kind: 'undo', correction: 'c0'},
    ],
    null,
  ],
  [
    'the one before the one taken back',
    [
      {kind: 'accept', mentions: [a]},
      {kind: 'reject', mentions: [a]},
      {kind: 'undo', correction: 'c1'},
    ],
    'accepted',
  ],
  [
    'taking back a taking back',
    [
      {kind: 'reject', mentions: [a]},
      {kind: 'undo', correction: 'c0'},
      {kind: 'undo', correction: 'c1'},
    ],
    'rejected',
  ],
  ['joining is no review', [{kind: 'join', a, b}], null],
]

test.each(cases)('review: %s', (_, changes, review) => {
  expect(applyCorrections(event, corrections(...changes), context)).toEqual({event, review})
})

test('a third of the texts does not speak for the event', () => {
  const apart = {...context, copyGroupOf: (report: string) => report}
  expect(applyCorrections(event, corrections({kind: 'reject', mentions: [a]}), apart).review).toBeNull()
})

describe('fields', () => {
  const fix = (set: Extract<CorrectionChange, {kind: 'correct'}>['set'], ...more: CorrectionChange[]) =>
    applyCorrections(event, corrections({kind: 'correct', mentions: [a, b, c], set}, ...more), context).event

  test('only what is given is put in the place of what was read', () => {
    expect(fix({factuality: 'denied'})).toEqual({...event, factuality: 'denied'})
    expect(fix({from: null, place: 'Farpoint'})).toEqual({...event, from: null, place: PLACES.Farpoint})
    expect(fix({place: null})).toEqual({...event, place: null})
    expect(fix({actors: ['Q4'], recipients: []})).toEqual({...event, actors: [actor('Q4')], recipients: []})
    expect(fix({})).toEqual(event)
  })

  test('the codes of a type go with it', () => {
    const recoded = {
      type: 'ASSAULT',
      mode: null,
      plover: {type: 'ASSAULT', mode: null},
      cameo: null,
      quad: 4,
      goldstein: null,
    }
    expect(fix({type: 'ASSAULT'})).toEqual({...event, ...recoded})
    expect(fix({type: event.type})).toEqual(event)
  })

  test('a later correction of one field leaves the others', () => {
    const later: CorrectionChange = {kind: 'correct', mentions: [a], set: {to: '2024-01-01'}}
    expect(fix({from: '2020-01-01', to: '2021-01-01'}, later)).toMatchObject({from: '2020-01-01', to: '2024-01-01'})
  })
})

test('corrections that stand', () => {
  const said = corrections(
    {kind: 'accept', mentions: [a]},
    {kind: 'undo', correction: 'c0'},
    {kind: 'undo', correction: 'c0'},
    {kind: 'reject', mentions: [b]},
    {kind: 'undo', correction: 'nothing'},
  )
  expect(standing(said).map(({id}) => id)).toEqual(['c3'])
})
