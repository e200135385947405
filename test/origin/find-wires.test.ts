import {expect, test} from 'vitest'
import {findWires} from '../../src/origin/find-wires.ts'
import {loadOrigins} from '../../src/origin/origins.ts'

const {wires} = loadOrigins()

const examples: [text: string, byline: string | null, wires: string[]][] = [
  ['CAIRO (AP) — The minister resigned.', null, ['Associated Press']],
  ['KYIV, March 3 (Reuters) - Shells fell overnight.', null, ['Reuters']],
  ['GENEVA (AP/AFP) — Talks resumed.', null, ['Agence France-Presse', 'Associated Press']],
  ['(AFP) Talks resumed in Geneva.', null, ['Agence France-Presse']],
  ['The talks resumed.\n— AFP', null, ['Agence France-Presse']],
  ['The talks resumed.\nReuters', null, ['Reuters']],
  ['The talks resumed. Source: Xinhua', null, ['Xinhua']],
  ['The source of the Xinhua river lies higher.', null, []],
  ['The bridge was closed, Reuters reported on Monday.', null, ['Reuters']],
  ['The bridge was closed, Xinhua news agency reported.', null, ['Xinhua']],
  ['According to Interfax, the bridge was closed.', null, ['Interfax']],
  ['The bridge was closed.', 'By Jane Doe, Associated Press', ['Associated Press']],
  ['The bridge was closed.', 'By Jane Doe', []],
  ['"We closed it," he told Reuters.', null, []],
  ['The Palestinian Authority (PA) closed the bridge.', null, []],
  ['They used a MAP of the TAP to find it.', null, []],
  ['Reuters shares rose by two percent.', null, []],
]

test.each(examples)('%s %s', (text, byline, expected) => {
  expect(findWires({text, byline}, wires)).toEqual(expected)
})
