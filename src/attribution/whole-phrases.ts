import type {TokenId} from '../language/parsed-text.ts'
import {grammarWords} from './grammar-words.ts'
import {isPartingDash} from './headline.ts'
import {headOf, type Run} from './run.ts'
import type {TokenAttributes} from './token-attributes.ts'

/**
 * The run, widened so that no phrase is cut in the middle: a word whose head stands just outside belongs with that head and
 * all below it. Heads that the cue itself hangs on or that lie beyond `taken` tokens are no reason to widen, nor is
 * a clause that opens with its "that" widened to the left.
 */
export function wholePhrases(
  attributes: TokenAttributes,
  run: Run,
  {cue, taken}: {cue: TokenId; taken: readonly Run[]},
): Run {
  const {doc, leftEdge, rightEdge} = attributes
  let {first, last} = run
  for (let changed = true; changed; ) {
    changed = false
    for (let t = first; t <= last && !changed; t++) {
      const head = doc.head(t)
      if (head < 0 || (head >= first && head <= last) || head === cue || doc.upos(t) === 'PUNCT') continue
      if (leftEdge[head]! <= cue && cue <= rightEdge[head]!) continue
      if (head < first && doc.upos(first) === 'SCONJ') continue
      const from = Math.min(first, leftEdge[head]!)
      let to = Math.max(last, rightEdge[head]!)
      while (to > last && doc.upos(to) === 'PUNCT') to--
      if (taken.some(other => other.first <= to && from <= other.last)) continue
      if (from === first && to === last) continue
      first = from
      last = to
      changed = true
    }
  }
  return first < run.first ? {first: withoutOpening(attributes, first, run.first), last} : {first, last}
}

/** The first word that is neither a comma nor a conjunction: ", but the talks failed" begins with "the". */
function withoutOpening({doc}: TokenAttributes, from: TokenId, to: TokenId): TokenId {
  let first = from
  while (first < to && (doc.form(first) === ',' || doc.upos(first) === 'CCONJ')) first++
  return first
}

/**
 * "According to the ministry, Minister Berg will resign" at the head of a sentence: a comma parts source and clause. Where the
 * two were taken to touch, the source swallowed the beginning of the clause, and its first comma is the place.
 */
export function partAtComma({doc}: TokenAttributes, source: Run, clause: Run): {source: Run; clause: Run} | null {
  if (source.last + 1 !== clause.first) return null
  for (let t = source.first + 1; t < source.last; t++)
    if (doc.form(t) === ',')
      return {source: {first: source.first, last: t - 1}, clause: {first: t + 1, last: clause.last}}
  return null
}

/**
 * Mends a misread clause before the cue: in "two aides, an adviser and a secretary, left on Sunday, the paper said" the far subject
 * was hung on the cue, which has one of its own. Widens the content to it; the run itself where its verb has a subject or follows on
 * another verb, or stands behind a dateline.
 */
export function withItsSubject({doc, leftEdge}: TokenAttributes, run: Run, cue: TokenId): Run {
  const verb = headOf(doc, run)
  if (run.last > cue || doc.upos(verb) !== 'VERB' || doc.child(verb, 'nsubj', 'csubj', 'expl') >= 0) return run
  const [far, own] = doc.childrenBy(cue, 'nsubj')
  if (far === undefined || own === undefined || far >= run.first || own <= run.last) return run
  for (let t = leftEdge[far]!; t < run.first; t++) if (isPartingDash(doc, t)) return run
  return {first: leftEdge[far]!, last: run.last}
}

const TELLING = grammarWords('telling')
const RELATIVE = grammarWords('relative')

/**
 * "told viewers on Friday that the trip …": the run without the one who is told, who stands between the cue and the clause, also
 * where the clause was hung on that noun as one that describes it.
 */
export function withoutAddressee({doc, leftEdge}: TokenAttributes, run: Run, cue: TokenId): Run {
  if (run.first !== cue + 1 || !TELLING.has(doc.lemma(cue))) return run
  const addressee = doc.child(cue, 'obj', 'iobj')
  if (addressee < run.first) return run
  const clause = doc.child(cue, 'ccomp') >= 0 ? doc.child(cue, 'ccomp') : doc.child(addressee, 'acl:relcl')
  if (clause < addressee || clause > run.last) return run
  const first = leftEdge[clause]!
  return first > addressee && !RELATIVE.has(doc.lower(first)) ? {first, last: run.last} : run
}

/**
 * Mends a misread clause: in "experts believe the choice, despite the cost, shows strength" the subject was taken for the
 * object of the cue and its verb hung on the cue. Widens the content that is that object to the end of the finite verb
 * without subject that follows it; the run itself where there is none.
 */
export function withItsVerb({doc, cueWord, rightEdge}: TokenAttributes, run: Run, cue: TokenId): Run {
  if (run.first <= cue || !cueWord[cue]?.frames.has('that')) return run
  for (const c of doc.childrenBy(cue, 'parataxis', 'ccomp', 'conj')) {
    if (c <= run.last || doc.feat(c, 'VerbForm') !== 'Fin' || doc.child(c, 'nsubj', 'csubj', 'expl', 'cc', 'mark') >= 0)
      continue
    let last = rightEdge[c]!
    while (last > c && doc.upos(last) === 'PUNCT' && !/["”’»]/.test(doc.form(last))) last--
    return {first: run.first, last}
  }
  return run
}
