import type {TokenId} from '../language/parsed-text.ts'
import {cueFrameFeatures, cueWordFeatures} from './cue-features.ts'
import {type CueFrame, frameOf} from './cue-frame.ts'
import type {CueKind} from './cue-table.ts'
import type {TokenAttributes} from './token-attributes.ts'
import {sumOf, type Weights} from './weights.ts'

/** The word that an attribution hangs on. */
export interface Cue {
  readonly token: TokenId
  readonly frame: CueFrame
  /** Log-odds that it is one. */
  readonly score: number
}

/**
 * From which score a word is taken for a possible cue, by its strength in the table; the first is for words that the table lacks.
 * Whether its draft is an attribution is weighed later (likely.ts): lower numbers here find a little more and take more time.
 */
const MIN_SCORES = [0.5, 0, -0.5, -1] as const

/** A word and relation that weigh less are no cue whatever stands around them: saves most of the work. */
const MIN_WORD_SCORE = -1.5

/** No sentence of news has more; bounds the work on text without sentence ends. */
const MAX_CUES_PER_SENTENCE = 24

const CANDIDATE_UPOS = new Set(['VERB', 'NOUN', 'ADJ', 'ADV'])
const CERTAIN_KINDS: ReadonlySet<CueKind> = new Set<CueKind>([
  'statement',
  'denial',
  'demand',
  'promise',
  'threat',
  'fear',
])
const DIVIDING_MARKS = new Set([':', '–', '—', '-', '--'])

/** Words that may be a cue at all: content words, the prepositions of the table, colons and dashes. */
export const isCueCandidate = ({doc, cueWord}: TokenAttributes, t: TokenId): boolean =>
  CANDIDATE_UPOS.has(doc.upos(t)) || cueWord[t] !== null || (doc.upos(t) === 'PUNCT' && DIVIDING_MARKS.has(doc.form(t)))

/** The cues of a text, in order. */
export function findCues(attributes: TokenAttributes, weights: Weights): Cue[] {
  const cues: Cue[] = []
  let sentence = -1
  let ofSentence: Cue[] = []
  for (let t = 0; t < attributes.doc.tokenCount; t++) {
    if (!isCueCandidate(attributes, t)) continue
    const cue = weighCue(attributes, t, weights)
    if (!cue) continue
    if (attributes.doc.sentenceOf(t) !== sentence) {
      cues.push(...strongest(ofSentence))
      ofSentence = []
      sentence = attributes.doc.sentenceOf(t)
    }
    ofSentence.push(cue)
  }
  return [...cues, ...strongest(ofSentence)]
}

function weighCue(attributes: TokenAttributes, t: TokenId, weights: Weights): Cue | null {
  const wordScore = sumOf(cueWordFeatures(attributes, t), weights)
  if (wordScore < MIN_WORD_SCORE && attributes.cueWord[t]?.strength !== 3) return null
  const frame = frameOf(attributes, t)
  const score = wordScore + sumOf(cueFrameFeatures(attributes, t, frame), weights)
  const least = MIN_SCORES[attributes.cueWord[t]?.strength ?? 0]
  return score >= least || isCertain(attributes, t, frame) ? {token: t, frame, score} : null
}

function strongest(cues: readonly Cue[]): readonly Cue[] {
  if (cues.length <= MAX_CUES_PER_SENTENCE) return cues
  const kept = new Set([...cues].sort((a, b) => b.score - a.score).slice(0, MAX_CUES_PER_SENTENCE))
  return cues.filter(cue => kept.has(cue))
}

/** A strong verb of the table that has both a subject and a clause with "that". */
function isCertain({doc, cueWord}: TokenAttributes, t: TokenId, frame: CueFrame): boolean {
  const word = cueWord[t]
  if (!word || word.strength < 3 || doc.upos(t) !== 'VERB' || !CERTAIN_KINDS.has(word.kind)) return false
  return frame.subject >= 0 && !frame.isPassive && word.frames.has('that') && frame.complements.includes('that')
}
