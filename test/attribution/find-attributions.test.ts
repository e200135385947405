import {expect, test} from 'vitest'
import type {ActorIndex} from '../../src/actor/actor.ts'
import type {Attribution} from '../../src/attribution/attribution.ts'
import {findAttributions, loadAttributionTables} from '../../src/attribution/find-attributions.ts'
import {loadLanguage} from '../../src/language/language.ts'
import {spanText} from '../../src/span.ts'
import {sentences} from './sentences.ts'

const language = loadLanguage()
const tables = loadAttributionTables()
const nobody: ActorIndex = {actors: [], facts: [], at: () => [], covering: () => [], behind: () => []}

const attributionsOf = (text: string): Attribution[] =>
  findAttributions({doc: language.parse(text), actors: nobody, blocks: []}, tables)

const show = (text: string, {source, cue, content}: Attribution): string =>
  `${source ? spanText(text, source) : '-'} | ${spanText(text, cue).replace(/[:,]$/, '')} | ${content.map(c => spanText(text, c)).join(' + ')}`

test.each(sentences)('%s', (text, expected) => {
  expect(attributionsOf(text).map(a => show(text, a))).toEqual(expected)
})
