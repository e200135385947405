import {describe, expect, test} from 'vitest'
import {loadLanguage} from '../../src/language/language.ts'
import {inferPublished, weighPublished} from '../../src/time/infer-published.ts'
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
      'what the lead tells without a day is days old',
      'Grenfell Tower fire: hundreds march in west London\n\nResidents marched on Friday to the town hall after the Grenfell Tower fire in London. Prime Minister Theresa May had met firefighters on Thursday.',
      '2017-06-16',
      3,
    ],
    [
      'a running story and a day ahead',
      'The trial of O.J. Simpson went on without the jury on Tuesday. Judge Lance Ito will hear the defence on July 10. Prosecutor Marcia Clark rested on Thursday, July 6.',
      '1995-07-09',
      6,
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
    // told in the lead, but with the year that it happened in
    'The report on the Grenfell Tower fire of June 2017 in London is late. Families met the minister on Tuesday.',
    // one level alone fits several years
    'The Dow rose to 10,640 on Thursday.',
    // to come, nobody can say how soon
    'The council spoke of the return of the painting.',
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

describe('levels of stock indices', () => {
  const rows: [text: string, near: string | null][] = [
    ['The Dow dropped to 8,451 and the Nasdaq ended at 1,649.51. In London the FTSE closed at 3,932.', '2008-10-10'],
    // a change is no level
    ['The Dow fell 8,451 times in that game.', null],
  ]
  for (const [text, near] of rows)
    test(text, () => {
      const found = weighPublished(language.parse(text), tables)
      if (near === null) expect(found?.published.why ?? '').not.toContain('stands at')
      else expect(Math.abs(Date.parse(found!.published.date!) - Date.parse(near)) / 86_400_000).toBeLessThanOrEqual(10)
    })
})
