import {describe, expect, it} from 'vitest'
import {findDateline} from '../../src/page/dateline.ts'
import {loadPageTables} from '../../src/page/page-tables.ts'

const {months} = loadPageTables()

// a paragraph's beginning | the dateline's words | its place | its day
const examples: [text: string, words: string | null, place?: string | null, day?: string | null][] = [
  ['TEHRAN, Iran (AP) — Two ships met.', 'TEHRAN, Iran (AP) —', 'TEHRAN, Iran'],
  ['LONDON, Sept 3 (Reuters) - Shares fell.', 'LONDON, Sept 3 (Reuters) -', 'LONDON'],
  ['NEW YORK (AP) _ A court ruled.', 'NEW YORK (AP) _', 'NEW YORK'],
  ['BEIJING, March 12 (Xinhua) -- The parliament met.', 'BEIJING, March 12 (Xinhua) --', 'BEIJING'],
  ['WASHINGTON—The president spoke.', 'WASHINGTON—', 'WASHINGTON'],
  ['ACCRA – The minister resigned.', 'ACCRA –', 'ACCRA'],
  ['Hanoi (VNA) – The party chief spoke.', 'Hanoi (VNA) –', 'Hanoi'],
  ['Moscow, Sept 3 — The minister spoke.', 'Moscow, Sept 3 —', 'Moscow'],
  [
    'ST. PETERSBURG, Russia, June 5, 2019 (Reuters) - A forum opened.',
    'ST. PETERSBURG, Russia, June 5, 2019 (Reuters) -',
    'ST. PETERSBURG, Russia',
    '2019-06-05',
  ],
  ['(Reuters) - A forum opened.', '(Reuters) -', null],
  ['The minister spoke - and left.', null],
  ['UPDATE — The minister spoke.', null],
  ['NATO: the allies met.', null],
  ['EU leaders met on Monday.', null],
  ['Xi and Putin will meet – Kremlin.', null],
  ['U.S. officials said so.', null],
]

describe('findDateline', () => {
  it.each(examples)('%s', (text, words, place, day = null) => {
    const found = findDateline(text, {start: 0, end: text.length}, months)
    expect(found && text.slice(found.start, found.end)).toBe(words)
    if (words) expect([found?.place, found?.day]).toEqual([place, day])
  })
})
