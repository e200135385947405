import {expect, test} from 'vitest'
import * as rapporteur from '../src/index.ts'

test('the public names are these, and a new one is a decision', () => {
  expect(Object.keys(rapporteur).sort()).toEqual([
    'EVENT_TYPES',
    'ParsedText',
    'loadKit',
    'openReports',
    'parse',
    'read',
    'renderBrief',
  ])
})
