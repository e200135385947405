import {readFileSync} from 'node:fs'
import {packagePath} from '../data-file.ts'
import {CLOSERS_MAX, COARSE, GAP_FEATURES_MAX, gapFeatures, SENTENCE_WEIGHTS} from './sentence-features.ts'
import type {TokenList} from './token-list.ts'
import {Gap, isCloser, isTerminal, lookAtTokens, Shape, type TokenLooks} from './token-looks.ts'
import type {TokenizerTables} from './tokenizer-tables.ts'

/** Weights of the splitter that `train/sentence-boundary.ts` has learned: a logistic regression over hashed features. */
export interface SentenceModel {
  readonly weights: Int8Array
  /** What the sum of the weights must exceed for a sentence to end. */
  readonly threshold: number
  /** The same where no final mark stands before. */
  readonly bareThreshold: number
}

/**
 * Log odds a sentence end must have. Measured by `train/sentence-boundary.ts --cross-validate`: sentence F1 of GUM is best
 * here; lower values find more ends without punctuation in EWT's web text (+0.2 at -1) and break more of GUM's sentences.
 */
const THRESHOLD = -0.5

/**
 * The same where no final mark stands before. Sentence F1 on the development sets, EWT / GUM: at -0.5 88.7 / 96.6, at 0.5
 * 88.0 / 96.8, at 1.5 87.0 / 96.5. In edited news such an end is seldom right, so the higher of the first two.
 */
const BARE_THRESHOLD = 0.5

/** Sentences longer than this are cut, so that whatever works on a sentence works in bounded time. */
const SENTENCE_TOKENS_MAX = 300

/** Opens the weights of the splitter. Throws when the installation lacks them. */
export function loadSentenceModel(): SentenceModel {
  const bytes = readFileSync(packagePath('models/en/sentence-boundary.bin'))
  const scale = bytes.readFloatLE(0)
  return {
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + 4, SENTENCE_WEIGHTS),
    threshold: THRESHOLD / scale,
    bareThreshold: BARE_THRESHOLD / scale,
  }
}

/** Adds the first token of each sentence of the block whose tokens begin at `first`. */
export function splitSentences(
  text: string,
  tokens: TokenList,
  first: number,
  tables: TokenizerTables,
  sentenceFirst: number[],
): void {
  if (first === tokens.count) return
  const looks = lookAtTokens(text, tokens, first, tables)
  const features = new Int32Array(GAP_FEATURES_MAX)
  let sentence = 0
  sentenceFirst.push(first)
  for (let t = 1; t < looks.count; t++) {
    const isEnd = t - sentence >= SENTENCE_TOKENS_MAX || isSentenceEnd(looks, t, sentence, tables.sentences, features)
    if (!isEnd) continue
    sentenceFirst.push(first + t)
    sentence = t
  }
}

function isSentenceEnd(
  looks: TokenLooks,
  t: number,
  sentence: number,
  model: SentenceModel,
  features: Int32Array,
): boolean {
  const gap = looks.gap[t]!
  if (gap === Gap.paragraph || gap === Gap.line) return true
  if (gap === Gap.none && (isCloser(looks.shape[t]!) || looks.shape[t - 1] === Shape.openingQuote)) return false
  if (isPlainEnd(looks, t, sentence)) return true
  const count = gapFeatures(looks, t, sentence, features)
  let sum = 0
  for (let i = 0; i < count; i++) sum += model.weights[features[i]!]!
  return sum > (isAfterTerminal(looks, t, sentence) ? model.threshold : model.bareThreshold)
}

/** Whether the words before `t` in its sentence end with a mark that closes sentences, closing quotation marks aside. */
function isAfterTerminal({shape}: TokenLooks, t: number, sentence: number): boolean {
  let last = t - 1
  while (last > sentence && last > t - CLOSERS_MAX && isCloser(shape[last]!)) last--
  return isTerminal(shape[last]!) || shape[last] === Shape.acronym || shape[last] === Shape.otherAbbreviation
}

/**
 * Whether the gap before `t` ends a sentence beyond doubt, by what stands around it: a period before a name or a title
 * ("ended. U.S. envoys", "ended.Mr. Li"), an abbreviation before a word that has its capital from nothing else ("in the
 * U.S. The Senate"). Such places are too rare in the treebanks to be learned.
 */
function isPlainEnd(looks: TokenLooks, t: number, sentence: number): boolean {
  const left = looks.shape[t - 1]!
  const right = looks.shape[t]!
  if (looks.open[t]! >= 2) return false
  // "1. Talks": the number of a list.
  if (left === Shape.period && looks.shape[t - 2] === Shape.number && t - 2 === sentence) return false
  if (left === Shape.period) return COARSE[right] === Shape.title
  // "… for good.” Gerard left."
  if (left === Shape.closingQuote && looks.shape[t - 2] === Shape.period) return COARSE[right] === Shape.title
  if (left === Shape.exclamation)
    return right === Shape.titleAbbreviation || right === Shape.acronym || right === Shape.initial
  if (left !== Shape.acronym && left !== Shape.otherAbbreviation) return false
  return looks.gap[t] !== Gap.none && right === Shape.title && looks.isStarter[t] === 1
}
