import {describe, expect, it} from 'vitest'
import {findDateline} from '../../src/page/dateline.ts'
import {loadPageTables} from '../../src/page/page-tables.ts'

const {months} = loadPageTables()

// a paragraph's beginning | the dateline's words | its place | its day
const examples: [text: string, words: string | null, place?: string | null, day?: string | null][] = [
  ['TEHRAN, Iran (AP) — Two ships met.', 'TEHRAN, Iran (AP) —', 'TEHRAN, Iran'],
  ['(NEW YORK) — Two ships met.', '(NEW YORK) —', 'NEW YORK'],
  ['(AP) — Two ships met.', '(AP) —', null],
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
  ['LUSAKA, August 14, 2026 (Sample Press)', 'LUSAKA, August 14, 2026 (Sample Press)', 'LUSAKA', '2026-08-14'],
  ['Samarkand, Uzbekistan, 4 April 2025', 'Samarkand, Uzbekistan, 4 April 2025', 'Samarkand, Uzbekistan', '2025-04-04'],
  ['New York, 4 April 2025', 'New York, 4 April 2025', 'New York', '2025-04-04'],
  ['Samarkand, 4 April', null],
  ['Friday, 4 April 2025', null],
  ['Fri, Apr 4, 2025', null],
  ['Last updated 4 April 2025', null],
  ['Published on 4 April 2025', null],
  ['4 April 2025', null],
  ['Samarkand, 4 April 2025 was the day', null],
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
