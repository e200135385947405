import {expect, test} from 'vitest'
import type {Attribution} from '../../src/attribution/attribution.ts'
import {attributionsHolding, indexClaims} from '../../src/attribution/holding.ts'

const attribution = (
  id: string,
  kind: Attribution['kind'],
  ...content: [start: number, end: number][]
): Attribution => ({
  id,
  source: null,
  cue: {start: 0, end: 1, head: 0},
  content: content.map(([start, end]) => ({start, end})),
  quotation: 'indirect',
  kind,
  isDenial: kind === 'denial',
  rule: 'verb + that-clause',
})

const outer = attribution('q1', 'statement', [10, 80])
const inner = attribution('q2', 'denial', [40, 80])
const inPieces = attribution('q3', 'belief', [100, 120], [140, 160])
const plan = attribution('q4', 'intention', [200, 240])
const all = [outer, inner, inPieces, plan]

const rows: [what: string, span: [number, number], ids: string[]][] = [
  ['innermost claim first', [50, 60], ['q2', 'q1']],
  ['only the outer claim', [12, 20], ['q1']],
  ['second piece of a content', [145, 150], ['q3']],
  ['between two pieces', [125, 130], []],
  ['across the edge of a content', [75, 90], []],
  ['a plan is no claim', [210, 220], []],
  ['in nobody’s words', [300, 310], []],
]

test.each(rows)('%s', (_, [start, end], ids) => {
  expect(attributionsHolding(indexClaims(all), {start, end}).map(a => a.id)).toEqual(ids)
})
