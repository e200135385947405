import type {Reading} from '../reading.ts'
import {stem} from './stem.ts'

/** One word of a report as comparing sees it. */
export interface Word {
  /** Lower case, no accents, no inflection; a number without its commas. */
  readonly stem: string
  readonly isName: boolean
  readonly isNumber: boolean
}

/** The words of a report's sentences, in their order. */
export interface ReportWords {
  readonly title: readonly Word[]
  readonly sentences: readonly (readonly Word[])[]
}

const WORD = /[\p{L}\p{N}]+(?:[.,'’][\p{L}\p{N}]+)*/gu
const CAPITAL = /^\p{Lu}/u
const SMALL = /\p{Ll}/u

/**
 * The words of the article's text: sentences as they were read, or lines where nothing was read out of the text; no furniture,
 * no notices. A word is a name when it stands in the mention of a named actor or place, or has a capital amid a sentence that also
 * has small letters, outside headlines.
 */
export function findWords(reading: Reading, notices: readonly string[]): ReportWords {
  const {text, title, furniture, blocks} = reading.document
  const named = nameStarts(reading)
  const headlines = blocks.filter(({kind}) => kind === 'headline' || kind === 'heading')
  const isHeadline = (at: number): boolean => headlines.some(({start, end}) => at >= start && at < end)
  const known = new Set<string>()
  const sentences: Word[][] = []
  for (const {start, end} of reading.sentences.length > 0 ? reading.sentences : lineSpans(text)) {
    if (furniture.some(part => part.start < end && start < part.end)) continue
    const sentence = text.slice(start, end)
    const lower = sentence.toLowerCase()
    if (notices.some(words => lower.includes(words))) continue
    const tellsNames = SMALL.test(sentence) && !isHeadline(start)
    sentences.push(
      wordsOf(sentence, (word, at) => named.has(start + at) || (tellsNames && at > 0 && CAPITAL.test(word))),
    )
  }
  for (const sentence of sentences) for (const word of sentence) if (word.isName) known.add(word.stem)
  const alike = (words: readonly Word[]): Word[] =>
    words.map(word => (word.isName || !known.has(word.stem) ? word : {...word, isName: true}))
  return {title: alike(wordsOf(title ?? '', () => false)), sentences: sentences.map(alike)}
}

function wordsOf(sentence: string, isName: (word: string, at: number) => boolean): Word[] {
  const words: Word[] = []
  for (const match of sentence.matchAll(WORD)) {
    const [form] = match
    const isNumber = /^\d/.test(form)
    if (isNumber) words.push({stem: form.replace(/,(?=\d{3})/g, ''), isName: false, isNumber})
    else words.push({stem: stem(form), isName: isName(form, match.index), isNumber})
  }
  return words
}

/** Where the words of names begin: capitalized words in the mentions of named actors and of places. */
function nameStarts({document, actors, places}: Reading): Set<number> {
  const starts = new Set<number>()
  const named = [...actors.filter(({kind}) => kind !== 'role' && kind !== 'population'), ...places]
  for (const {mentions} of named)
    for (const {start, end} of mentions)
      for (const match of document.text.slice(start, end).matchAll(WORD))
        if (CAPITAL.test(match[0])) starts.add(start + match.index)
  return starts
}

function lineSpans(text: string): {start: number; end: number}[] {
  return [...text.matchAll(/[^\n]+/g)].map(({index, 0: line}) => ({start: index, end: index + line.length}))
}
