import fc from 'fast-check'
import {expect, test} from 'vitest'
import {tokenize} from '../../src/language/tokenize.ts'
import {processorTime} from '../processor-time.ts'

/** Words with a space between them, sentences with ` | `, the words of a multiword token with `_`. */
function tokens(text: string): string {
  const {start, end, sentenceFirst, multiword} = tokenize(text)
  const words = Array.from(start, (from, t) => text.slice(from, end[t]) + (multiword[t] ? '_' : ' '))
  const sentences: string[] = []
  for (let s = 0; s + 1 < sentenceFirst.length; s++)
    sentences.push(
      words
        .slice(sentenceFirst[s], sentenceFirst[s + 1])
        .join('')
        .trim(),
    )
  return sentences.join(' | ')
}

const words: [text: string, expected: string][] = [
  // clitics
  ["Ministers don't agree with Kenya's plan.", "Ministers do_n't agree with Kenya_'s plan ."],
  ['They’ve said it won’t happen; it’s over.', 'They_’ve said it wo_n’t happen ; it_’s over .'],
  ["I'd say he can't and we cannot.", "I_'d say he ca_n't and we can_not ."],
  ["The allies' forces left the rebels' camp.", "The allies_' forces left the rebels_' camp ."],
  ["DON'T PANIC, SAYS MAYOR", "DO_N'T PANIC , SAYS MAYOR"],
  ["O'Neill met the Côte d'Ivoire team.", "O'Neill met the Côte d'Ivoire team ."],
  ['The U.S.’s envoy spoke.', 'The U.S._’s envoy spoke .'],
  // hyphens and dashes
  ['US-led talks on anti-war ex-ministers', 'US - led talks on anti-war ex-ministers'],
  ['The U.S.-China talks stalled.', 'The U.S. - China talks stalled .'],
  ['Pro-Kremlin and pre-war maps', 'Pro-Kremlin and pre-war maps'],
  ['pre- and post-war borders', 'pre- and post-war borders'],
  ['The ceasefire—the third—held.', 'The ceasefire — the third — held .'],
  ['The deal -- if signed -- ends it.', 'The deal -- if signed -- ends it .'],
  ['al-Shabaab and Jean-Paul', 'al - Shabaab and Jean - Paul'],
  ['a 20,000-strong force', 'a 20,000 - strong force'],
  ['between 15–16 May and pp. 15-16', 'between 15 – 16 May and pp. 15 - 16'],
  ['a win-win-win deal', 'a win - win - win deal'],
  // numbers, money, units
  ['$1.5bn, €3.2m and £400', '$ 1.5 bn , € 3.2 m and £ 400'],
  ['US$5 million and A$20m', 'US$ 5 million and A$ 20 m'],
  ['It fell 3.5% to 1,200,000.', 'It fell 3.5 % to 1,200,000 .'],
  ['on 9/11 and 24/02/2022', 'on 9/11 and 24/02/2022'],
  ['on 2022-02-24 at 10:30', 'on 2022-02-24 at 10:30'],
  ['the 19th of the 1990s', 'the 19th of the 1990s'],
  ['the class of ’89', 'the class of ’89'],
  ['a 5km march at 6pm', 'a 5 km march at 6 pm'],
  ['Call 555-010-1234 now', 'Call 555-010-1234 now'],
  ['costs $.50 each', 'costs $ .50 each'],
  ['in 1,2 or 3 weeks', 'in 1 , 2 or 3 weeks'],
  // abbreviations
  ['Lt. Gen. Amin and Mr. Li met Dr. Ba.', 'Lt. Gen. Amin and Mr. Li met Dr. Ba.'.replace('Ba.', 'Ba .')],
  ['J. K. Rowling and J.K. Simmons', 'J. K. Rowling and J.K. Simmons'],
  ['at No. 10, e.g. on Sept. 3', 'at No. 10 , e.g. on Sept. 3'],
  ['I said no. 10 times.', 'I said no. 10 times .'],
  ['No. He never left.', 'No . | He never left .'],
  ['Acme Inc. and Widget Ltd.', 'Acme Inc. and Widget Ltd.'],
  ['the art. The artist', 'the art . | The artist'],
  // addresses, tags, signs
  ['See https://example.org/a?b=c.', 'See https://example.org/a?b=c .'],
  ['(www.example.com), press@example.org.', '( www.example.com ) , press@example.org .'],
  ['#CeaseFireNow says @envoy_1!', '#CeaseFireNow says @envoy_1 !'],
  ['AT&T and R&D', 'AT&T and R&D'],
  ['and/or', 'and / or'],
  ['Great 😀👍🏽 news 🇺🇦!', 'Great 😀 👍🏽 news 🇺🇦 !'],
  ['Well... no?! Yes!!!', 'Well ... no ?! | Yes !!!'],
  ['“Peace,” he said', '“ Peace , ” he said'],
  ["'Peace,' he said", "' Peace , ' he said"],
  ['"Stop!"', '" Stop ! "'],
  ['[the] (very) {odd}', '[ the ] ( very ) { odd }'],
  // missing spaces
  ['according to the people.The army denied it.', 'according to the people . | The army denied it .'],
  ['Talks ended.Mr. Li left.', 'Talks ended . | Mr. Li left .'],
  ['Kyiv,Moscow', 'Kyiv , Moscow'],
]

test.each(words)('words of: %s', (text, expected) => {
  expect(tokens(text)).toBe(expected)
})

const sentences: [text: string, expected: string[]][] = [
  // quotations
  ['“We are ready,” he said. “Are you?” She was.', ['“We are ready,” he said.', '“Are you?”', 'She was.']],
  ['"Is it over?" asked the envoy.', ['"Is it over?" asked the envoy.']],
  ['He said: "It is over. Go home." They went.', ['He said: "It is over.', 'Go home."', 'They went.']],
  ['“Stop!” she cried. “Now.”', ['“Stop!” she cried.', '“Now.”']],
  [
    'The aide (a former spy) left. (He denies it.) Talks go on.',
    ['The aide (a former spy) left.', '(He denies it.)', 'Talks go on.'],
  ],
  // abbreviations
  ['He left the U.S. The Senate voted.', ['He left the U.S.', 'The Senate voted.']],
  ['The U.S. Senate voted.', ['The U.S. Senate voted.']],
  [
    'It opened at 6 a.m. Protesters came at 7 p.m. on Friday.',
    ['It opened at 6 a.m.', 'Protesters came at 7 p.m. on Friday.'],
  ],
  ['Gen. Amin met Sen. Li on Tues. Feb. 3.', ['Gen. Amin met Sen. Li on Tues. Feb. 3.']],
  [
    'He runs Acme Corp. She runs Widget Inc. of St. Louis.',
    ['He runs Acme Corp.', 'She runs Widget Inc. of St. Louis.'],
  ],
  [
    'Ask the envoy. U.N. monitors came. J. K. Ndiaye spoke.',
    ['Ask the envoy.', 'U.N. monitors came.', 'J. K. Ndiaye spoke.'],
  ],
  ['It costs 3.5 million. 400 came.', ['It costs 3.5 million.', '400 came.']],
  ['John F. Kennedy spoke. Robert F. Kennedy did not.', ['John F. Kennedy spoke.', 'Robert F. Kennedy did not.']],
  // headlines and lines
  ['Rebels Seize Port, Governor Says', ['Rebels Seize Port, Governor Says']],
  ['REBELS SEIZE PORT AS ARMY WITHDRAWS', ['REBELS SEIZE PORT AS ARMY WITHDRAWS']],
  ['Kenya: Ruto names new cabinet – state media', ['Kenya: Ruto names new cabinet – state media']],
  [
    'Envoy heads to Doha for talks\n\nThe envoy left on Monday.',
    ['Envoy heads to Doha for talks', 'The envoy left on Monday.'],
  ],
  ['• Troops leave\n• Talks resume', ['• Troops leave', '• Talks resume']],
  ['OSLO (Reuters) - Ministers met on Monday.', ['OSLO (Reuters) - Ministers met on Monday.']],
  ['Why now? Nobody knows!', ['Why now?', 'Nobody knows!']],
]

test.each(sentences)('sentences of: %s', (text, expected) => {
  const {start, end, sentenceFirst} = tokenize(text)
  const found: string[] = []
  for (let s = 0; s + 1 < sentenceFirst.length; s++)
    found.push(text.slice(start[sentenceFirst[s]!], end[sentenceFirst[s + 1]! - 1]))
  expect(found).toEqual(expected)
})

test('lines that only wrap a paragraph do not end sentences', () => {
  const text = `The minister told reporters in the capital on Monday that the government
would not accept the terms of the agreement, which was signed in March of
last year. He left without taking questions.`
  expect(tokens(text).split(' | ')).toHaveLength(2)
})

test('no sentence crosses the edge of a block, and text between blocks is not read', () => {
  const text = 'Talks begin in Oslo SHARE THIS on Monday. Envoys came.'
  const {start, end, sentenceFirst} = tokenize(text, [
    {start: 0, end: 19},
    {start: 31, end: text.length},
  ])
  expect(Array.from(start, (from, t) => text.slice(from, end[t])).join(' ')).toBe(
    'Talks begin in Oslo on Monday . Envoys came .',
  )
  expect([...sentenceFirst]).toEqual([0, 4, 7, 10])
})

const BLANK = /^[\s\p{Cc}\u200B\u2060\uFEFF]*$/u

/** What is wrong with the tokens of a text; '' when all is well. */
function faultIn(text: string): string {
  const {start, end, sentenceFirst, multiword} = tokenize(text)
  let last = 0
  for (let t = 0; t < start.length; t++) {
    if (end[t]! <= start[t]!) return `token ${t} is empty`
    if (!BLANK.test(text.slice(last, start[t])) || start[t]! < last) return `a character before token ${t} is lost`
    if (t + multiword[t]! > start.length) return `the multiword token ${t} has no end`
    last = end[t]!
  }
  if (!BLANK.test(text.slice(last))) return 'the end is lost'
  if (sentenceFirst.at(-1) !== start.length) return 'the last sentence is open'
  for (let s = 0; s + 1 < sentenceFirst.length; s++)
    if (sentenceFirst[s + 1]! <= sentenceFirst[s]!) return `sentence ${s} is empty`
  return ''
}

const newsUnit = fc.oneof(
  fc.constantFrom(
    'U.S.',
    '"',
    '“',
    '”',
    "'s",
    '’',
    '...',
    '--',
    '—',
    '\n',
    '\n\n',
    ' ',
    '(',
    ')',
    '.',
    '?!',
    '$',
    '1,000',
    '3.5',
    '%',
  ),
  fc.constantFrom(
    'Mr.',
    'said',
    'Xi',
    'KYIV',
    'don’t',
    'http://a.b/c',
    '@',
    '#',
    '😀',
    '\u200D',
    '\uD83D',
    '\uDC00',
    '\0',
    'سلام',
    '中国',
    '-',
    '/',
  ),
  fc.string({unit: 'binary', maxLength: 4}),
)

test('any text: tokens are ordered, hold every character but white space, and sentences follow each other', () => {
  fc.assert(
    fc.property(
      fc.array(newsUnit, {maxLength: 40}).map(parts => parts.join('')),
      text => {
        expect(faultIn(text)).toBe('')
      },
    ),
    {numRuns: 300},
  )
})

const SIZE = 1 << 17
const hard: [name: string, text: string][] = [
  ['one word', 'a'.repeat(SIZE)],
  ['periods', '.'.repeat(SIZE)],
  ['initials', 'A.'.repeat(SIZE / 2)],
  ['hyphens', 'a-'.repeat(SIZE / 2)],
  ['apostrophes', "s' ".repeat(SIZE / 3)],
  ['quotation marks', '"'.repeat(SIZE)],
  ['closing brackets', ') '.repeat(SIZE / 2)],
  ['opening brackets', '( '.repeat(SIZE / 2)],
  ['lines of brackets', '(a\n'.repeat(SIZE / 3)],
  ['long lines', `${'word '.repeat(2000)}\n`.repeat(SIZE / 10_000)],
  ['wrapped lines', `${'word '.repeat(14)}\n`.repeat(SIZE / 71)],
  ['an address', `http://${'a/'.repeat(SIZE / 2)}`],
  ['at signs', 'a@'.repeat(SIZE / 2)],
  ['emoji', '😀'.repeat(SIZE / 2)],
  ['lone surrogates', '\uD83D'.repeat(SIZE)],
  ['joiners', '\u200D'.repeat(SIZE)],
  ['empty lines', '\n'.repeat(SIZE)],
  ['short lines', 'a\n'.repeat(SIZE / 2)],
  ['Arabic', 'مرحبا '.repeat(SIZE / 6)],
  ['NULs', '\0'.repeat(SIZE)],
  ['capitals', 'The U.S. '.repeat(SIZE / 9)],
]

test.each(hard)('128 KB of %s is read in bounded time', (_, text) => {
  let found = tokenize('')
  expect(processorTime(() => (found = tokenize(text)))).toBeLessThan(20)
  const {start, end, sentenceFirst} = found
  for (let t = 0; t < start.length; t++) if (end[t]! - start[t]! > 1000) throw new Error(`token ${t} is too long`)
  for (let s = 0; s + 1 < sentenceFirst.length; s++)
    if (sentenceFirst[s + 1]! - sentenceFirst[s]! > 300) throw new Error(`sentence ${s} is too long`)
})
