import {describe, expect, test} from 'vitest'
import {loadLanguage} from '../../src/language/language.ts'
import {inferPublished} from '../../src/time/infer-published.ts'
import {loadTimeTables} from '../../src/time/time-tables.ts'

const language = loadLanguage()
const tables = loadTimeTables()
const infer = (text: string) => inferPublished(language.parse(text), tables)

describe('answers', () => {
  // each text is written for the test; the day may lie beside the one that its writer had in mind
  const rows: [why: string, text: string, day: string, within: number][] = [
    [
      'a known event, counted from',
      'The queue began on Monday. Elizabeth II, the Queen, whose death on Thursday ended a reign of 70 years, will lie in state from Wednesday. President Joe Biden will attend the funeral on Sept. 19.',
      '2022-09-13',
      3,
    ],
    [
      'an event of yesterday',
      'Steve Jobs died yesterday at his home. President Obama called him a visionary.',
      '2011-10-06',
      1,
    ],
    [
      'the latest happening bounds the earlier ones',
      'Russian troops withdrew from Kherson on Friday. Liz Truss, who became prime minister in September, had resigned in October after Elizabeth II, the queen, had died.',
      '2022-11-11',
      4,
    ],
    [
      'a date line',
      'Ministers agree on grain\nMay 3, 2017\n\nThe ministers agreed on Tuesday to open the port.',
      '2017-05-03',
      0,
    ],
    [
      'a date line of a page',
      'Ministers agree on grain\n\nPublished: 3 May 2017\n\nThe ministers agreed on Tuesday to open the port.',
      '2017-05-03',
      0,
    ],
  ]
  for (const [why, text, day, within] of rows)
    test(why, () => {
      const found = infer(text)
      expect(found).not.toBeNull()
      const off = Math.abs(Date.parse(found!.date!) - Date.parse(day)) / 86_400_000
      expect(off, `${found!.date}: ${found!.why}`).toBeLessThanOrEqual(within)
      expect(found!.why.length).toBeGreaterThan(20)
    })
})

describe('answers unknown', () => {
  const texts = [
    'The ministers met on Tuesday and will meet again on Friday.',
    'The company was founded in 1950 and now has 300 workers.',
    'Rain is expected tomorrow.',
    'President Clinton spoke on Tuesday about trade.',
    '',
    'The battle of 1066 changed England. In 1215 the barons met the king.',
  ]
  for (const text of texts) test(text || 'an empty text', () => expect(infer(text)).toBeNull())
})

test('the same text gives the same answer', () => {
  const text = 'Steve Jobs died yesterday at his home. President Obama called him a visionary.'
  expect(infer(text)).toEqual(infer(text))
})
