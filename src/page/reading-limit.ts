import type {Article, Block} from './article.ts'

/**
 * Characters of one document that are read. The longest article of the development pages has 114,000, a long novel a million,
 * which take some ten seconds and 350 MB: what is longer is a book or a collection, and would hold up all else.
 */
export const MOST_CHARACTERS = 1_000_000
/** How far back a sentence's end is looked for. */
const LOOK_BACK = 4000
const SENTENCE_ENDS = ['. ', '? ', '! ', '.\n', '.” ', '." ']

/** Where reading ends in a text: its own end, or for one that is too long the end of a sentence, else of a word, before the limit. */
export function findReadingEnd(text: string, most = MOST_CHARACTERS): number {
  if (text.length <= most) return text.length
  const from = Math.max(0, most - LOOK_BACK)
  const tail = text.slice(from, most)
  const sentence = Math.max(...SENTENCE_ENDS.map(end => tail.lastIndexOf(end) + end.length - 1))
  const cut = sentence > 2 ? sentence : tail.search(/\s\S*$/)
  if (cut > 0) return from + cut
  const splitsPair = /[\ud800-\udbff]/.test(text[most - 1]!)
  return splitsPair ? most - 1 : most
}

/** The article with all of its text but only the blocks before `end`, and a note that says so; as it is when that is all of it. */
export function readUpTo(article: Article, text: string, end: number): Article {
  if (end === text.length) return article
  const blocks = article.blocks.flatMap((block): Block[] => {
    if (block.end <= end) return [block]
    return block.start < end ? [{...block, end}] : []
  })
  const note = `The text has ${inDigits(text.length)} characters, far more than a report. It is kept whole, but only its first ${inDigits(end)} were read; cut it into parts to have all of it read.`
  return {...article, text, blocks, notes: [...article.notes, note]}
}

const inDigits = (count: number): string => count.toLocaleString('en')
