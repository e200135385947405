import type {ActorIndex} from '../actor/actor.ts'
import type {CueKind} from './cue-table.ts'
import {draftFeatures} from './draft-features.ts'
import type {Parts} from './parts.ts'
import {headOf, isVerbal, type Run} from './run.ts'
import {isQuotedApart, type TokenAttributes} from './token-attributes.ts'
import {sumOf, type Weights} from './weights.ts'

/**
 * From which score a draft is taken for an attribution: words that say, or others, of a source; and what no source is found for. A
 * clause or quotation is what PolNeAR and annotated world news agree on. What is told in a phrase ("backed the plan", "saw a
 * threat") world news seldom marks as an attribution, and what nobody says hardly ever.
 */
const MIN_SCORES = {
  saying: {clause: -0.8, phrase: -0.4},
  attitude: {clause: -0.8, phrase: 0.1},
  nobody: {clause: 0.9, phrase: 2},
} as const

const SAYING: ReadonlySet<CueKind> = new Set<CueKind>([
  'statement',
  'demand',
  'denial',
  'promise',
  'threat',
  'claim',
  'document',
  'adverb',
  'according',
  'outlet',
  'argument',
  'evidence',
  'agreement',
])

/** Whether a draft is an attribution: a linear model weighs cue, source and content together (see draft-features.ts). */
export function isLikely(
  attributes: TokenAttributes,
  parts: Parts,
  {actors, weights}: {actors: ActorIndex; weights: Weights},
): boolean {
  const kind = attributes.cueWord[parts.cue.token]?.kind
  // "A charge that Russia denies": the act that somebody denies beside it must not look like a fact.
  const isBeside = attributes.doc.deprel(parts.cue.token) === 'acl:relcl'
  if (kind === 'denial' && parts.source && isBeside) return true
  const least = MIN_SCORES[parts.source ? (kind && SAYING.has(kind) ? 'saying' : 'attitude') : 'nobody']
  return (
    sumOf(draftFeatures(attributes, parts, actors), weights) >= least[isClause(attributes, parts) ? 'clause' : 'phrase']
  )
}

/** Some of the content is quoted, or a clause with its subject. */
function isClause(attributes: TokenAttributes, {cue, content}: Parts): boolean {
  const {doc} = attributes
  const isQuoted = ({first, last}: Run): boolean => {
    for (let t = first; t <= last; t++) if (isQuotedApart(attributes, t, cue.token)) return true
    return false
  }
  const hasSubject = (run: Run): boolean => {
    const main = headOf(doc, run)
    return isVerbal(doc, main) && doc.child(main, 'nsubj', 'csubj', 'expl') >= 0
  }
  return content.some(run => isQuoted(run) || hasSubject(run))
}
