import {expect, test} from 'vitest'
import {EVENT_TYPES} from '../src/event/event.ts'
import {daysInWords} from '../src/view/days.ts'
import {actInWords} from '../src/view/event-sentence.ts'
import {safeLines, safeText, wrapIndented} from '../src/view/terminal-text.ts'

test.each([
  ['2022-09-15', '2022-09-15', '15 September 2022'],
  ['2022-09-15', '2022-09-16', '15–16 September 2022'],
  ['2022-09-01', '2022-09-30', 'September 2022'],
  ['2020-02-01', '2020-02-29', 'February 2020'],
  ['2021-01-01', '2021-12-31', '2021'],
  ['2022-08-30', '2022-09-02', '30 August to 2 September 2022'],
  ['2022-03-01', '2022-05-31', 'March to May 2022'],
  ['2022-12-30', '2023-01-02', '30 December 2022 to 2 January 2023'],
  ['2022-12-01', '2023-01-31', '1 December 2022 to 31 January 2023'],
  ['2022-02-24', null, 'since 24 February 2022'],
  [null, '2022-02-24', 'until 24 February 2022'],
  [null, null, ''],
])('%s to %s in words', (from, to, words) => {
  expect(daysInWords(from, to)).toBe(words)
})

test('every event type has plain words of its own', () => {
  const words = EVENT_TYPES.map(type => actInWords({type, mode: null}))
  expect(new Set(words).size).toBe(EVENT_TYPES.length)
  expect(words.every(word => /^[a-z ]+$/.test(word))).toBe(true)
  expect(actInWords({type: 'CONSULT', mode: 'visit'})).toBe('visit')
  expect(actInWords({type: 'CONSULT', mode: 'a mode without words'})).toBe('talks')
})

test('text from the web cannot steer the terminal', () => {
  expect(safeText('a\u001b[31mred\u001b[0m\u0007 b\u202egnp')).toBe('ared bgnp')
  expect(safeText('one\n\n two\t three')).toBe('one two three')
  expect(safeLines('one\u001b[2J\r\n\n two\u0007\n')).toBe('one\n\ntwo\n')
})

test('lines keep to the width', () => {
  const lines = wrapIndented('The quick brown fox jumps over the lazy dog and a wordthatislongerthantheline', 4, {
    width: 30,
    colours: false,
  }).split('\n')
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(30)
  expect(lines.every(line => line.startsWith('    '))).toBe(true)
})
