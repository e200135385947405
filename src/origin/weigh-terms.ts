import type {ReportWords, Word} from './report-words.ts'
import {type WordWeights, wordWeight} from './word-weight.ts'

/** A word of a report with what it weighs in comparisons. */
export interface WeighedTerm {
  readonly term: string
  /** The terms of a report have weights of unit length together. */
  readonly weight: number
  readonly isName: boolean
  /** Whether it stands in the title or the opening sentences. */
  readonly isLead: boolean
}

/** Names tell more of a happening than other words of their rarity, and so do words of the title and the opening. */
const NAME_FACTOR = 1.5
const LEAD_FACTOR = 1.5
/** Rare words are weighed up: the power of the inverse document frequency. */
const RARITY_POWER = 1.5
/** Rarity of a number in nats, as of a word of rank 1,500. */
const NUMBER_RARITY = 3
const LEAST_RARITY = 1
const TERMS = 72

interface Occurrences {
  count: number
  names: number
  isNumber: boolean
  isLead: boolean
}

/** The weightiest words of a report, the heaviest first, ties in alphabetical order. */
export function weighTerms(words: ReportWords, weights: WordWeights): WeighedTerm[] {
  const weighed: WeighedTerm[] = []
  for (const [term, {count, names, isNumber, isLead}] of countWords(words)) {
    const rarity = isNumber ? NUMBER_RARITY : wordWeight(term, weights)
    if (rarity < LEAST_RARITY || (term.length < 2 && !isNumber)) continue
    const isName = names * 2 > count
    const factor = (isName ? NAME_FACTOR : 1) * (isLead ? LEAD_FACTOR : 1)
    weighed.push({term, weight: (1 + Math.log(count)) * rarity ** RARITY_POWER * factor, isName, isLead})
  }
  weighed.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
  const kept = weighed.slice(0, TERMS)
  const length = Math.hypot(...kept.map(({weight}) => weight)) || 1
  return kept.map(term => ({...term, weight: term.weight / length}))
}

const LEAD_SENTENCES = 3

function countWords({title, sentences}: ReportWords): Map<string, Occurrences> {
  const counts = new Map<string, Occurrences>()
  const add = (word: Word, isLead: boolean): void => {
    const known = counts.get(word.stem) ?? {count: 0, names: 0, isNumber: word.isNumber, isLead: false}
    counts.set(word.stem, known)
    known.count++
    if (word.isName) known.names++
    known.isLead ||= isLead
  }
  for (const word of title) add(word, true)
  sentences.forEach((sentence, i) => {
    for (const word of sentence) add(word, i < LEAD_SENTENCES)
  })
  return counts
}
