import {expect, test} from 'vitest'
import {matchCopies} from '../../src/origin/match-copies.ts'
import {loadOrigins} from '../../src/origin/origins.ts'
import {digestOf, INDEPENDENT_REPORT, REWRITTEN_REPORT, type SampleReport, WIRE_REPORT} from './reports.ts'

const tables = loadOrigins()
const sentences = WIRE_REPORT.split(/(?<=\.) /)
const original: SampleReport = {title: 'Ministers agree on quotas', text: WIRE_REPORT, published: '2024-03-12'}
const results = (team: string, other: string, goals: string): string =>
  `${team} beat ${other} by ${goals} on Saturday evening in the national league. The winners took the lead in the first half and never lost it. The coach praised the defence and the patience of the side. The losers remain in the lower half of the table. The next round is played on Wednesday evening under the lights.`

const examples: [name: string, copy: SampleReport, kind: string | null][] = [
  ['the same text', {...original, text: `${WIRE_REPORT} `}, 'exact'],
  ['with another headline', {...original, title: 'Fish war over', text: ` ${WIRE_REPORT}`}, 'exact'],
  ['cut at the end', {text: sentences.slice(0, 5).join(' '), published: '2024-03-12'}, 'exact'],
  [
    'cut in the middle',
    {text: [...sentences.slice(0, 3), ...sentences.slice(7)].join(' '), published: '2024-03-13'},
    'exact',
  ],
  ['without a date', {text: sentences.slice(1).join(' ')}, 'exact'],
  [
    'lightly edited',
    {
      text: WIRE_REPORT.replace('VALMORA (AP)', 'Valmora, 12 March')
        .replace('30 percent', '30 per cent')
        .replace('frank', 'open')
        .replace('some 900 jobs', 'about 900 jobs')
        .replace('Fishermen in Halden', 'Our correspondent in Halden saw a quiet harbour. Fishermen in Halden'),
      published: '2024-03-12',
    },
    'near',
  ],
  ['rewritten sentence by sentence', {text: REWRITTEN_REPORT, published: '2024-03-13'}, 'rewritten'],
  ['the same text a year later', {text: ` ${WIRE_REPORT}`, published: '2025-03-12'}, null],
  ['another hand on the same meeting', {text: INDEPENDENT_REPORT, published: '2024-03-12'}, null],
]

test.each(examples)('%s', (_, copy, kind) => {
  const [a, b] = [digestOf(original, tables), digestOf(copy, tables)]
  const link = matchCopies(a, b)
  expect(link?.why[0]?.split(':')[0] ?? null).toBe(kind)
  expect(matchCopies(b, a)).toEqual(link)
  if (link) {
    expect(a.copyKeys.filter(key => b.copyKeys.includes(key))).not.toEqual([])
    expect(link.a < link.b).toBe(true)
  }
})

test('reports of one make on different matches are no copies', () => {
  const a = digestOf({text: results('Halden Rovers', 'Valmora City', '3-1'), published: '2024-03-12'}, tables)
  const b = digestOf({text: results('Grey Bay United', 'Port Anselm', '2-0'), published: '2024-03-12'}, tables)
  expect(matchCopies(a, b)).toBe(null)
})

test('a notice of rights is not compared', () => {
  const notice =
    'Copyright 2024 The Associated Press. All rights reserved, may not be published, broadcast, rewritten or redistributed.'
  const plain = digestOf({text: WIRE_REPORT}, tables)
  expect(digestOf({text: `${WIRE_REPORT} ${notice}`}, tables).sketch).toEqual(plain.sketch)
})

/** Two reports that share so many of 40 pairs of names, and so many of 80 runs of words. */
const sharing = (pairs: number, runs: number) => {
  const marks = (shared: number, all: number, own: number) =>
    Array.from({length: all}, (_, i) => (i < shared ? i : own + i) * 1000 + 7)
  const made = (text: string, own: number) => {
    const digest = digestOf({text, published: '2024-03-12'}, tables)
    return {
      ...digest,
      sketch: marks(runs, 80, own),
      traits: {...digest.traits, nameSketch: marks(pairs, 40, own)},
    }
  }
  return matchCopies(made('One.', 100), made('Other.', 1000))?.why[0]?.split(':')[0] ?? null
}

test.each([
  [28, 10, null],
  [28, 30, null],
  [32, 10, null],
  [32, 20, 'rewritten'],
  [38, 0, 'rewritten'],
  [32, 50, 'near'],
] as const)('%i of 40 pairs of names and %i of 80 runs', (pairs, runs, kind) => {
  expect(sharing(pairs, runs)).toBe(kind)
})
