import type {ReportWords} from './report-words.ts'
import {hash32, hashWords} from './sketch.ts'
import {type WordWeights, wordWeight} from './word-weight.ts'

/** A run of words of a text, hashed. */
export interface Run {
  readonly hash: number
  /** Names and numbers in it. */
  readonly names: number
}

/** Words of a run. Shorter runs are shared by chance; longer ones break at every edit. */
const RUN = 4
/** Words of a long run, which hardly two texts share that are no copies. */
export const LONG_RUN = 10

/** Every run of so many words within a sentence; a shorter sentence is a run as a whole. */
export function findRuns({sentences}: ReportWords, length = RUN): Run[] {
  const runs: Run[] = []
  for (const words of sentences) {
    if (words.length === 0) continue
    const stems = words.map(({stem}) => stem)
    for (let i = 0; i === 0 || i + length <= words.length; i++) {
      const end = Math.min(i + length, words.length)
      let names = 0
      for (let w = i; w < end; w++) if (words[w]!.isName || words[w]!.isNumber) names++
      runs.push({hash: hashWords(stems, i, end), names})
    }
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
