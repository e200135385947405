import type {ReportWords} from './report-words.ts'
import {hash32} from './sketch.ts'
import {type WordWeights, wordWeight} from './word-weight.ts'

/** A run of words of a text, hashed. */
export interface Run {
  readonly hash: number
  readonly hasName: boolean
}

/** Words of a run. Shorter runs are shared by chance; longer ones break at every edit. */
const RUN = 4

/** Every run of words within a sentence; a shorter sentence is a run as a whole. */
export function findRuns({sentences}: ReportWords): Run[] {
  const runs: Run[] = []
  for (const words of sentences)
    for (let i = 0; i === 0 || i + RUN <= words.length; i++) {
      const run = words.slice(i, i + RUN)
      if (run.length === 0) break
      runs.push({
        hash: hash32(run.map(word => word.stem).join(' ')),
        hasName: run.some(({isName, isNumber}) => isName || isNumber),
      })
    }
  return runs
}

/** Names of so frequent a word (May, West) tell nothing. */
const LEAST_RARITY = 2.5
const NAMES_OF_SENTENCE = 12

/** Hashes of every two different names or numbers that stand in one sentence. */
export function findNamePairs({sentences}: ReportWords, weights: WordWeights): number[] {
  const hashes: number[] = []
  for (const sentence of sentences) {
    const told = sentence.filter(
      ({stem, isName, isNumber}) => isNumber || (isName && wordWeight(stem, weights) >= LEAST_RARITY),
    )
    const names = [...new Set(told.map(({stem}) => stem))].slice(0, NAMES_OF_SENTENCE).sort()
    for (let i = 0; i < names.length; i++)
      for (let j = i + 1; j < names.length; j++) hashes.push(hash32(`${names[i]}|${names[j]}`))
  }
  return hashes
}
