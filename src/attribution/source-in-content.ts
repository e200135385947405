import type {TokenId} from '../language/parsed-text.ts'
import type {Cue} from './find-cues.ts'
import {grammarWords} from './grammar-words.ts'
import type {Run} from './run.ts'
import type {TokenAttributes} from './token-attributes.ts'

export interface SourceAndContent {
  readonly source: Run
  readonly content: readonly Run[]
}

/**
 * The source that was taken for content, and the content without it: a noun phrase right after the verb ("…, said the mayor, who
 * leads the council"), after "according to", the verb's subject ("The paper said …", "… he was quoted as saying"), the agent of
 * a passive ("was accused of fraud by the editor"). Null when there is none, or nothing would be left to be said.
 */
export function findSourceInContent(
  attributes: TokenAttributes,
  cue: Cue,
  cueRun: Run,
  content: readonly Run[],
): SourceAndContent | null {
  const inverted = invertedSource(attributes, cueRun, content)
  if (inverted) return {source: inverted.source, content: content.filter(run => run !== inverted.piece)}
  const phrase = attributes.cueWord[cue.token]?.kind === 'according' ? null : namingPhrase(attributes, cue, cueRun)
  const source = phrase ?? content.find(run => run.first === cueRun.last + 1)
  if (!source || (!phrase && attributes.cueWord[cue.token]?.kind !== 'according')) return null
  const left = content.flatMap(run => without(attributes, run, source))
  const isTouched = left.length !== content.length || left.some((run, i) => run !== content[i])
  return isTouched && left.length > 0 ? {source, content: left} : null
}

/** The phrase whose place in the clause is that of who speaks: subject, subject of "was quoted as saying", agent, what closes the sentence. */
function namingPhrase(attributes: TokenAttributes, {token, frame}: Cue, cueRun: Run): Run | null {
  const {doc, leftEdge, rightEdge} = attributes
  if (doc.upos(token) !== 'VERB') return null
  const isQuoted = frame.isPassive && PASSED_ON.has(doc.lower(token)) && hasSaying(doc, cueRun)
  const subject = frame.isPassive && !isQuoted ? -1 : frame.subject
  const agent = frame.isPassive && !isQuoted ? agentOf(doc, token) : -1
  const head = subject >= 0 ? subject : agent
  if (head < 0) return frame.isPassive ? null : closingPhrase(attributes, cueRun)
  if (!NAMING.has(doc.upos(head))) return null
  let first = leftEdge[head]!
  let last = rightEdge[head]!
  if (head === agent) first = doc.child(head, 'case') + 1
  while (last > head && doc.upos(last) === 'PUNCT') last--
  return last < cueRun.first || first > cueRun.last ? {first, last} : null
}

/** "They arrested five people, activists and a monitor reported.": after the comma stands who reports, whatever a parser joined it to. */
function closingPhrase({doc}: TokenAttributes, cue: Run): Run | null {
  const sentence = doc.sentenceOf(cue.first)
  if (cue.last + 2 < doc.endToken(sentence)) return null
  let hasNoun = false
  for (let t = cue.first - 1; t > doc.firstToken(sentence); t--) {
    if (doc.form(t) === ',') return hasNoun ? {first: t + 1, last: cue.first - 1} : null
    if (doc.upos(t) === 'VERB' || doc.upos(t) === 'AUX' || doc.upos(t) === 'SCONJ') return null
    hasNoun ||= NAMING.has(doc.upos(t))
  }
  return null
}

const NAMING = new Set(['NOUN', 'PROPN', 'PRON'])
const RELATIVE = grammarWords('relative')
const PASSED_ON = grammarWords('passing on')
const SAYING = grammarWords('saying')

function hasSaying(doc: TokenAttributes['doc'], run: Run): boolean {
  for (let t = run.first; t <= run.last; t++) if (SAYING.has(doc.lower(t))) return true
  return false
}

const agentOf = (doc: TokenAttributes['doc'], verb: TokenId): TokenId =>
  doc.childrenBy(verb, 'obl').find(c => doc.childrenBy(c, 'case').some(mark => doc.lower(mark) === 'by')) ?? -1

/** The run without a phrase at its beginning or end, and the commas and "by" that part them; whole when the phrase is elsewhere. */
function without({doc}: TokenAttributes, run: Run, phrase: Run): Run[] {
  if (phrase.last < run.first || phrase.first > run.last) return [run]
  let {first, last} = run
  if (phrase.first <= first) first = phrase.last + 1
  else if (phrase.last >= last) last = phrase.first - 1
  else return [run]
  while (first <= last && doc.form(first) === ',') first++
  while (last >= first && (doc.form(last) === ',' || doc.lower(last) === 'by')) last--
  return first <= last ? [{first, last}] : []
}

function invertedSource(
  {doc}: TokenAttributes,
  cue: Run,
  content: readonly Run[],
): {readonly piece: Run; readonly source: Run} | null {
  const piece = content.find(run => run.first === cue.last + 1)
  if (!piece || !content.some(run => run.last < cue.first) || cue.first !== cue.last) return null
  let hasNoun = false
  for (let t = piece.first; t <= piece.last; t++) {
    const next = t < piece.last ? doc.lower(t + 1) : ''
    if (hasNoun && doc.form(t) === ',' && RELATIVE.has(next)) return {piece, source: piece}
    if (hasNoun && doc.lower(t) === 'as' && PASSED_ON.has(next))
      return {piece, source: {first: piece.first, last: t - 1}}
    const isVerb = doc.upos(t) === 'VERB' && doc.relation(t) !== 'amod'
    if (isVerb || doc.upos(t) === 'AUX' || doc.upos(t) === 'SCONJ') return null
    hasNoun ||= NAMING.has(doc.upos(t))
  }
  return hasNoun ? {piece, source: piece} : null
}
