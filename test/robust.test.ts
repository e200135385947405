import {expect, test} from 'vitest'
import {loadKit} from '../src/kit.ts'
import {read} from '../src/read.ts'
import {processorTime} from './processor-time.ts'

/** Enough plain English that the text is read at all. */
const OPENING =
  'Troops attacked the city of Kharkiv on Monday, officials said. The government of Ukraine said that it would respond to them.\n\n'

const repeated = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length))

/** Texts that no desk sends but a crawl does, and their shorter size in characters. */
const rows: [what: string, format: 'text' | 'html', shorter: number, make: (length: number) => string][] = [
  ['names joined without an end', 'text', 6_000, n => repeated('Russia and Ukraine and ', n)],
  ['clauses joined without an end', 'text', 6_000, n => repeated('and Russia attacked the Turkey that ', n)],
  ['the same short sentence', 'text', 6_000, n => repeated('The troops of Russia attacked Ukraine. ', n)],
  ['quotation after quotation', 'text', 6_000, n => repeated('"They attacked Ukraine," Mr. Smith said in Kyiv. ', n)],
  ['opening quotation marks', 'text', 2_500, n => repeated('“', n)],
  ['opening brackets', 'text', 2_500, n => repeated('[{(', n)],
  ['dates', 'text', 6_000, n => repeated('on 3 May 2022, ', n)],
  ['no blanks', 'text', 200_000, n => repeated('abcdefghij', n)],
  ['line breaks', 'text', 200_000, n => repeated('\n', n)],
  ['right to left, emoji and NUL', 'text', 60_000, n => repeated('😀\0\u202eשלום ', n)],
  ['elements never closed', 'html', 8_000, n => repeated('<div><p>', n)],
  ['brackets of tags', 'html', 8_000, n => repeated('<', n)],
]

const kit = loadKit()

test.each(rows)(
  '%s: four times the text takes less than eight times the time',
  (_, format, shorter, make) => {
    const seconds = (length: number): number => {
      const page = {
        id: null,
        format,
        content: OPENING + make(length),
        url: null,
        title: null,
        outlet: null,
        published: null,
      }
      return processorTime(() => {
        const {document, sentences} = read(page, kit)
        expect(sentences.every(({start, end}) => 0 <= start && start < end && end <= document.text.length)).toBe(true)
      })
    }
    seconds(shorter)
    expect(seconds(4 * shorter)).toBeLessThan(8 * seconds(shorter) + 0.5)
  },
  60_000,
)
