import type {TokenId} from '../language/parsed-text.ts'
import {cueFrameFeatures, cueWordFeatures} from './cue-features.ts'
import {type CueFrame, frameOf} from './cue-frame.ts'
import type {CueKind} from './cue-table.ts'
import type {TokenAttributes} from './token-attributes.ts'
import type {Weights} from './weights.ts'

/** The word that an attribution hangs on. */
export interface Cue {
  readonly token: TokenId
  readonly frame: CueFrame
  /** Log-odds that it is one. */
  readonly score: number
}

/**
 * Where cues are taken to be. Measured on 60 PolNeAR train articles left out of the learning: below it more sources,
 * cues and contents are found and more of them are wrong, with the best exact F1 between -0.6 and 0.2.
 */
const MIN_SCORE = 0

/** A word and relation that weigh less are no cue whatever stands around them: saves most of the work. */
export const MIN_WORD_SCORE = -1.5

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
  for (let t = 0; t < attributes.doc.tokenCount; t++) {
    if (!isCueCandidate(attributes, t)) continue
    const wordScore = sumOf(cueWordFeatures(attributes, t), weights)
    if (wordScore < MIN_WORD_SCORE && attributes.cueWord[t]?.strength !== 3) continue
    const frame = frameOf(attributes, t)
    const score = wordScore + sumOf(cueFrameFeatures(attributes, t, frame), weights)
    if (score >= MIN_SCORE || isCertain(attributes, t, frame)) cues.push({token: t, frame, score})
  }
  return cues
}

/** A strong verb of the table that has both a subject and a clause with "that". */
function isCertain({doc, cueWord}: TokenAttributes, t: TokenId, frame: CueFrame): boolean {
  const word = cueWord[t]
  if (!word || word.strength < 3 || doc.upos(t) !== 'VERB' || !CERTAIN_KINDS.has(word.kind)) return false
  return frame.subject >= 0 && !frame.isPassive && word.frames.has('that') && frame.complements.includes('that')
}

function sumOf(keys: readonly number[], weights: Weights): number {
  let sum = 0
  for (const key of keys) {
    const at = weights.find(key)
    if (at >= 0) sum += weights.values[at]!
  }
  return sum
}
