import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {topToken} from './tense.ts'
import {clauseHead, firstFrom, ownTime, REPORTING_VERBS} from './time-attachment.ts'
import type {TimeExpression} from './time-expression.ts'

/**
 * When something is said: a reporting verb without a time of its own has that of the last dated statement before it, as a
 * report tells of one occasion; what is said in the present tense ("we urge", "China welcomes") happens in the saying.
 */
export function statementTime(
  doc: ParsedText,
  times: readonly TimeExpression[],
  here: readonly TimeExpression[],
  token: TokenId,
): {time: TimeExpression; step: string} | null {
  const verb = REPORTING_VERBS.has(doc.lemma(token)) ? token : sayingVerb(doc, token)
  if (verb < 0) return null
  const own = verb === token ? null : ownTime(doc, here, verb)
  if (own) return {time: own, step: `the statement that it is made in, at "${doc.form(verb)}"`}
  if (!['VBD', 'VBN'].includes(doc.xpos(verb))) return null
  const begin = Math.max(0, token - STATEMENT_REACH)
  for (let i = firstFrom(times, doc.firstToken(doc.sentenceOf(token))) - 1; i >= 0 && times[i]!.first > begin; i--) {
    const time = times[i]!
    const head = clauseHead(doc, topToken(doc, time.first, time.last))
    const isSaid = head >= 0 && REPORTING_VERBS.has(doc.lemma(head)) && doc.xpos(head) === 'VBD'
    if (isSaid && time.type !== 'duration' && time.from !== null && time.from === time.to)
      return {time, step: `the dated statement before, at "${doc.form(head)}"`}
  }
  return null
}

/** How far back a statement may be that dates another, in tokens: about ten sentences. */
const STATEMENT_REACH = 250

/** The reporting verb whose content a present-tense verb heads, -1 when there is none. */
function sayingVerb(doc: ParsedText, token: TokenId): TokenId {
  if (!['VBP', 'VBZ'].includes(doc.xpos(token))) return -1
  const head = doc.head(token)
  if (head >= 0 && doc.relation(token) === 'ccomp' && REPORTING_VERBS.has(doc.lemma(head))) return head
  // "…, the minister said" may hang on its content as one more clause
  const inserted = doc
    .childrenBy(token, 'parataxis', 'conj')
    .find(c => c > token && doc.xpos(c) === 'VBD' && REPORTING_VERBS.has(doc.lemma(c)))
  return inserted ?? -1
}
