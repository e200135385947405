import type {ActorIndex} from '../actor/actor.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {grammarWords} from './grammar-words.ts'
import type {Parts} from './parts.ts'
import type {Run} from './run.ts'
import type {TokenAttributes} from './token-attributes.ts'

/** Relations by which a verb shares the subject of the one above it. */
const SHARING = new Set(['conj', 'xcomp', 'advcl', 'parataxis', 'ccomp'])
const MAX_STEPS = 4
const PERSONAL = grammarWords('personal')

/**
 * The subject that a verb has by itself or shares with the verb it is joined to ("gave out visas and said …", "left, adding
 * that …"), as first and last token; null when there is none in the sentence. Only names, personal pronouns and
 * known actors: of the other subjects, on PolNeAR, as many do not speak ("one month", "technology") as do.
 */
export function inheritedSource(
  {doc, leftEdge, rightEdge}: TokenAttributes,
  cue: TokenId,
  actors: ActorIndex,
): Run | null {
  for (let t = cue, step = 0; t >= 0 && step < MAX_STEPS; t = doc.head(t), step++) {
    const subject = doc.child(t, 'nsubj')
    if (subject >= 0 && doc.deprel(subject) === 'nsubj' && !doc.isWithin(cue, subject)) {
      if (!isSomebody(doc, subject) && actors.at(subject).length === 0) return null
      let last = rightEdge[subject]!
      while (last > subject && doc.upos(last) === 'PUNCT') last--
      return last < cue || leftEdge[subject]! > cue ? {first: leftEdge[subject]!, last} : null
    }
    if (doc.child(t, 'nsubj', 'csubj') >= 0 || !SHARING.has(doc.relation(t))) return null
  }
  return null
}

const isSomebody = (doc: ParsedText, t: TokenId): boolean =>
  doc.upos(t) === 'PROPN' || (doc.upos(t) === 'PRON' && PERSONAL.has(doc.lower(t)))

/**
 * The source of the cue before, for one of the same sentence that has none ("said that the vote was fair and wondered why …, adding
 * that …"), wherever a parser hung it; null when there is none, for passives and infinitives, or where the source is part of what is said.
 */
export function lentSource(
  {doc, cueWord}: TokenAttributes,
  {cue, content}: Parts,
  before: Parts | undefined,
): Run | null {
  const t = cue.token
  if (!before?.source || doc.sentenceOf(before.cue.token) !== doc.sentenceOf(t)) return null
  if (doc.upos(t) !== 'VERB' || cue.frame.isPassive || cue.frame.subject >= 0) return null
  if (cueWord[t]?.kind !== 'statement' || cueWord[before.cue.token]?.kind !== 'statement') return null
  if (doc.child(t, 'mark') >= 0 || doc.xpos(t) === 'VB') return null
  const {source} = before
  return content.some(run => run.first <= source.last && source.first <= run.last) ? null : source
}
