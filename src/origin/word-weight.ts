import {loadDataText} from '../data-file.ts'
import {stem} from './stem.ts'

/** How much words tell of what a report is about, from how rare they are in English news: in nats, by stem. The same for every archive. */
export type WordWeights = ReadonlyMap<string, number>

/** Share of running words that the most frequent word has, by Zipf's law for English; and the words of a middling report. */
const ZIPF_SHARE = 0.1
const REPORT_WORDS = 300
/** Rank that a word outside the list is taken to have. */
const UNLISTED_RANK = 100_000

/** Opens the weights of the words of data/origin/frequent-words.txt.gz, the most frequent first. */
export function loadWordWeights(): WordWeights {
  const weights = new Map<string, number>()
  let rank = 0
  for (const word of loadDataText('origin/frequent-words.txt.gz').split('\n')) {
    if (word === '') continue
    rank++
    const form = stem(word)
    if (!weights.has(form)) weights.set(form, rarityOf(rank))
  }
  return weights
}

/**
 * Inverse document frequency of a stem in nats: minus the logarithm of the chance that a middling report holds the word, were
 * words spread by Zipf's law. About 0 for "the", 3.5 for rank 1,000, 8.1 for a word outside the list. Taken from a fixed list, not
 * from the reports of an archive, so that what is compared today compares alike tomorrow.
 */
export const wordWeight = (form: string, weights: WordWeights): number => weights.get(form) ?? UNLISTED

const rarityOf = (rank: number): number => -Math.log(1 - Math.exp((-ZIPF_SHARE * REPORT_WORDS) / rank))
const UNLISTED = rarityOf(UNLISTED_RANK)
