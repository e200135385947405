import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {ownTime, REPORTING_VERBS} from './time-attachment.ts'
import type {TimeExpression} from './time-expression.ts'

/**
 * When something is said in the present tense ("we urge", "China welcomes"): it happens in the saying. Null where the
 * saying has no time of its own.
 */
export function statementTime(
  doc: ParsedText,
  here: readonly TimeExpression[],
  token: TokenId,
): {time: TimeExpression; step: string} | null {
  const verb = sayingVerb(doc, token)
  const own = verb < 0 ? null : ownTime(doc, here, verb)
  return own && {time: own, step: `the statement that it is made in, at "${doc.form(verb)}"`}
}

/** The reporting verb whose content a present-tense verb heads, -1 when there is none. */
export function sayingVerb(doc: ParsedText, token: TokenId): TokenId {
  if (!['VBP', 'VBZ'].includes(doc.xpos(token))) return -1
  const head = doc.head(token)
  if (head >= 0 && doc.relation(token) === 'ccomp' && REPORTING_VERBS.has(doc.lemma(head))) return head
  // "…, the minister said" may hang on its content as one more clause
  const inserted = doc
    .childrenBy(token, 'parataxis', 'conj')
    .find(c => c > token && doc.xpos(c) === 'VBD' && REPORTING_VERBS.has(doc.lemma(c)))
  return inserted ?? -1
}
