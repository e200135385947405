import {expect, test} from 'vitest'
import type {ActorIndex} from '../../src/actor/actor.ts'
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
  ['The senator was accused of fraud.', '- | was accused of | The senator + fraud'],
  [
    'The meeting ended with no deadline, according to officials briefed on the meeting who were not allowed to speak.',
    'officials briefed on the meeting who were not allowed to speak | according to | The meeting ended with no deadline',
  ],
]

test.each(sourcesInContent)('%s', (text, expected) => {
  expect(attributionsOf(text).map(a => show(text, a))).toEqual([expected])
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
