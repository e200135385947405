import {expect, test} from 'vitest'
import type {Actor, ActorIndex} from '../../src/actor/actor.ts'
import type {Attribution} from '../../src/attribution/attribution.ts'
import {findAttributions, loadAttributionTables} from '../../src/attribution/find-attributions.ts'
import {loadLanguage} from '../../src/language/language.ts'
import {spanText} from '../../src/span.ts'
import {sentences} from './sentences.ts'

const language = loadLanguage()
const tables = loadAttributionTables()
const nobody: ActorIndex = {
  actors: [],
  facts: [],
  at: () => [],
  covering: () => [],
  behind: () => [],
  mainCountry: null,
  understood: () => null,
}

const attributionsOf = (text: string): Attribution[] =>
  findAttributions({doc: language.parse(text), actors: nobody, blocks: []}, tables)

const show = (text: string, {source, cue, content}: Attribution): string =>
  `${source ? spanText(text, source) : '-'} | ${spanText(text, cue).replace(/[:,]$/, '')} | ${content.map(c => spanText(text, c)).join(' + ')}`

test.each(sentences)('%s', (text, expected) => {
  expect(attributionsOf(text).map(a => show(text, a))).toEqual(expected)
})

const details: [text: string, quotation: Attribution['quotation'], isDenial: boolean, rule: string][] = [
  ['“We will not leave,” the mayor said.', 'direct', false, 'quotation, cue after'],
  ['The mayor said, "We will not leave."', 'direct', false, 'quotation, cue before'],
  ['“The talks,” she said, “are over.”', 'direct', false, 'quotation, cue inside'],
  ['Moscow denied that its planes had entered the area.', 'indirect', true, 'verb + that-clause'],
  ['According to the Kremlin, the leaders will meet in May.', 'indirect', false, 'according to'],
  ['He said the vote was “a farce.”', 'mixed', false, 'verb + clause'],
]

test.each(details)('%s', (text, quotation, isDenial, rule) => {
  expect(attributionsOf(text).map(a => [a.quotation, a.isDenial, a.rule])).toEqual([[quotation, isDenial, rule]])
})

const headlines: [text: string, expected: string][] = [
  ['Leaders will meet in Geneva – Kremlin', 'Kremlin | – | Leaders will meet in Geneva'],
  ['Foreign ministry: truce will hold until May', 'Foreign ministry | : | truce will hold until May'],
]

test.each(headlines)('%s', (text, expected) => {
  expect(
    attributionsOf(text).map(
      a => `${spanText(text, a.source!)} | ${spanText(text, a.cue)} | ${spanText(text, a.content[0]!)}`,
    ),
  ).toEqual([expected])
})

const sourcesInContent: [text: string, expected: string][] = [
  [
    '"The gulf is not deep enough," he was quoted as saying.',
    'he | was quoted as saying | "The gulf is not deep enough,"',
  ],
  [
    "The senator was accused of fraud by the daily's editor and a former aide.",
    "the daily's editor and a former aide | was accused of | The senator + fraud",
  ],
  [
    '“We built it for everybody,” explains newly elected councillor Ann Berg.',
    'newly elected councillor Ann Berg | explains | “We built it for everybody,”',
  ],
  [
    'Two old friends of Berg, the adviser Ann Ladd and the secretary Dan Noveh, left for Oslo on Sunday, apparently to look into the matter, the newspaper said.',
    'the newspaper | said | Two old friends of Berg, the adviser Ann Ladd and the secretary Dan Noveh, left for Oslo on Sunday, apparently to look into the matter',
  ],
  ['The network told the newspaper the vacation was planned.', 'The network | told | the vacation was planned'],
  [
    'As The Daily Post’s Amy Lee reported: “The swift results show the power that they have.”',
    'The Daily Post’s Amy Lee | reported | “The swift results show the power that they have.”',
  ],
  [
    'Asked how he would feel in Turkey, Berg said: “That would be our worst fear.”',
    'Berg | said | “That would be our worst fear.”',
  ],
  [
    'The meeting ended with no deadline, according to officials briefed on the meeting who were not allowed to speak.',
    'officials briefed on the meeting who were not allowed to speak | according to | The meeting ended with no deadline',
  ],
]

test.each(sourcesInContent)('%s', (text, expected) => {
  expect(attributionsOf(text).map(a => show(text, a))).toEqual([expected])
})

test('one who goes on after words that a parser hung below them', () => {
  const text = 'She observed that the warning had been heard and wondered why the case was different.'
  const told = attributionsOf(text).map(({source, cue}) => `${source && spanText(text, source)} ${spanText(text, cue)}`)
  expect(told).toEqual(['She observed', 'She wondered'])
})

// Acts, figures and passives without a source, told in verbs that may also report.
const none: string[] = [
  'The man pointed a gun at an officer.',
  'Users are charged by the volume of water they use.',
  'The index declined by two per cent.',
  'Both presidents signed the plan.',
  'The two companies held talks about the sale of the store.',
  'The film was shown at the trial of two men.',
  'Two of the storms are expected to become hurricanes.',
  'The police were called to the house.',
  'The plant, known as the Green Mile, is the largest in the country.',
]

test.each(none)('no attribution: %s', text => {
  expect(attributionsOf(text).map(a => show(text, a))).toEqual([])
})

const antecedents: [text: string, actors: string[]][] = [
  ['Vale, who said that the vote was fair, has left.', ['a1']],
  ['Friends who said that the vote was fair have left Vale.', []],
]

test.each(antecedents)('whom a relative pronoun stands for: %s', (text, ids) => {
  const doc = language.parse(text)
  const vale: Actor = {
    id: 'a1',
    name: 'Vale',
    kind: 'person',
    country: null,
    sector: null,
    wikidata: null,
    basis: 'text',
    mentions: [],
    why: '',
  }
  const actors: ActorIndex = {...nobody, actors: [vale], at: token => (doc.form(token) === 'Vale' ? [vale] : [])}
  const found = findAttributions({doc, actors, blocks: []}, tables).find(({cue}) =>
    spanText(text, cue).endsWith('said'),
  )
  expect(found?.source?.actors).toEqual(ids)
})

const setOff: [text: string, expected: string][] = [
  [
    'The envoys will meet others, but their meeting with the Norwegian minister is “of great weight,” according to Ann Vale.',
    'Ann Vale | according to | their meeting with the Norwegian minister is “of great weight,”',
  ],
]

test.each(setOff)('%s', (text, expected) => {
  expect(attributionsOf(text).map(a => show(text, a))).toEqual([expected])
})

const transcripts: [title: string, paragraphs: string[], expected: string[]][] = [
  [
    'two speakers who take turns',
    [
      'MORENO: Will you sign it?',
      'VALE: We will not. It is late.',
      'It would be wrong.',
      'MORENO: Why?',
      'The hall was full.',
    ],
    ['MORENO | : | Will you sign it?', 'VALE | : | We will not. It is late. + It would be wrong.', 'MORENO | : | Why?'],
  ],
  [
    'quoted paragraph by paragraph',
    ['"Ann Vale: No.', '"Jo Moreno: Why?', '"Ann Vale: It is late.'],
    ['Ann Vale | : | No.', 'Jo Moreno | : | Why?', 'Ann Vale | : | It is late.'],
  ],
  ['points with a heading', ['Pros: It is cheap.', 'Cons: It is slow.', 'Verdict: Wait.'], []],
  ['one name alone', ['Verdict: It is cheap.', 'Verdict: It is slow.', 'Verdict: Wait.'], []],
]

test.each(transcripts)('turns of a transcript: %s', (_, paragraphs, expected) => {
  const text = ['The two sat down on Monday.', ...paragraphs].join('\n\n')
  const shown = attributionsOf(text).filter(({cue}) => spanText(text, cue) === ':')
  expect(
    shown.map(a => `${spanText(text, a.source!)} | : | ${a.content.map(c => spanText(text, c)).join(' + ')}`),
  ).toEqual(expected)
})

test('a quotation that runs over paragraphs belongs to one attribution', () => {
  const text = '“We have waited for ten years,” the mayor said.\n\n“We will wait no more,” she added.'
  expect(attributionsOf(text)).toHaveLength(2)
  const open = 'The mayor said: “We have waited for ten years.\n\n“We will wait no more.”'
  expect(attributionsOf(open).map(a => a.content.length)).toEqual([2])
})

test('spans lie in the text, in order, and are not empty', () => {
  const text = sentences.map(([sentence]) => sentence).join('\n\n')
  let before = 0
  for (const {cue, content} of attributionsOf(text)) {
    expect(cue.start).toBeGreaterThanOrEqual(before)
    before = cue.start
    for (const span of content) expect(span.end).toBeGreaterThan(span.start)
  }
})

test.each(['', ' ', '"', '“”', ':', '– –', 'said', 'according to', '(((('])('anything is read: %j', text => {
  expect(() => attributionsOf(text)).not.toThrow()
})
