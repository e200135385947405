import {expect, test} from 'vitest'
import {findQuotations, paragraphsOf} from '../../src/attribution/quotation-marks.ts'

const quoted = (text: string): string[] =>
  findQuotations(text, paragraphsOf(text)).map(
    q => `${q.depth}${q.isClosed ? '' : '+'}${q.isContinued ? '>' : ''} ${text.slice(q.start, q.end)}`,
  )

const examples: [text: string, quotations: string[]][] = [
  ['The minister said “the border stays shut”.', ['0 “the border stays shut”']],
  ['"We are ready," he said. "Try us."', ['0 "We are ready,"', '0 "Try us."']],
  ["''We are ready,'' he said.", ["0 ''We are ready,''"]],
  ['``We are ready,’’ he said.', ['0 ``We are ready,’’']],
  ['‘‘We are ready,’’ he said.', ['0 ‘‘We are ready,’’']],
  ['"We are ready, "Berg said.', ['0 "We are ready, "']],
  ['«We are ready», he said.', ['0 «We are ready»']],
  ['‘We’re ready,’ she said.', ['0 ‘We’re ready,’']],
  ["'We're ready,' she said.", ["0 'We're ready,'"]],
  ["The voters' choice was the parties' problem.", []],
  ['The voters’ choice was the parties’ problem.', []],
  ["It's the generals' war, he said.", []],
  ['“He called it ‘a grave error’ twice,” she said.', ['0 “He called it ‘a grave error’ twice,”', '1 ‘a grave error’']],
  [
    '"He called it \'a grave error\' twice," she said.',
    ['0 "He called it \'a grave error\' twice,"', "1 'a grave error'"],
  ],
  ['“First part.\n\n“Second part,” he said.', ['0+ “First part.', '0> “Second part,”']],
  ['The pipe is 12" wide and 6\' long.', []],
  ['A "so-called" truce ("no truce at all") holds.', ['0 "so-called"', '0 "no truce at all"']],
  ['The ‘90s ended.', []],
  ['No marks at all.', []],
  ['', []],
  ['"', []],
  ['“”', []],
]

test('a forgotten closing mark within a long paragraph closes with its sentence', () => {
  const rest = 'The hall was full and nobody left. '.repeat(20).trim()
  expect(quoted(`He said “we are ready. ${rest}`)).toEqual(['0+ “we are ready.'])
  expect(quoted(`“We are ready. ${rest}`)).toEqual([`0+ “We are ready. ${rest}`])
})

test.each(examples)('%s', (text, quotations) => {
  expect(quoted(text)).toEqual(quotations)
})

test('a quotation never leaves its paragraph', () => {
  const text = 'He said "one.\nTwo" she said.\n'
  for (const q of findQuotations(text, paragraphsOf(text))) expect(text.slice(q.start, q.end)).not.toContain('\n')
})
