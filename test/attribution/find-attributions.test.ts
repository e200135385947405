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
