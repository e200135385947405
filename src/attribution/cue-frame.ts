import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {windowOf} from './cue-window.ts'
import {grammarWords} from './grammar-words.ts'
import type {TokenAttributes} from './token-attributes.ts'

/** What stands around a possible cue: who could be its source, what could be its content. */
export interface CueFrame {
  /** Token of the subject (active, passive), possessor or genitive; -1 when there is none. */
  readonly subject: TokenId
  readonly isPassive: boolean
  readonly isNegated: boolean
  /** Complements that are there: `quote`, `that`, `bare` (clause without "that"), `wh`, `to`, `obj`, `about` … */
  readonly complements: readonly string[]
}

const WH = grammarWords('question')

export function frameOf({doc, quoteState, quotation}: TokenAttributes, t: TokenId): CueFrame {
  const complements: string[] = []
  let subject = -1
  let isPassive = false
  let isNegated = false
  for (const c of doc.children(t)) {
    const deprel = doc.deprel(c)
    if (deprel === 'nsubj' || deprel === 'csubj' || deprel === 'nmod:poss') subject = c
    else if (deprel === 'nsubj:pass' || deprel === 'csubj:pass') {
      subject = c
      isPassive = true
    } else if (deprel === 'aux:pass') isPassive = true
    else if (deprel === 'advmod' && (doc.lemma(c) === 'not' || doc.lemma(c) === 'never')) isNegated = true
    else if (deprel === 'ccomp' || deprel === 'acl') complements.push(clauseType(doc, c))
    else if (deprel === 'xcomp') complements.push(doc.child(c, 'mark') >= 0 ? 'to' : 'xcomp')
    else if (deprel === 'obj') complements.push('obj')
    else if (deprel === 'iobj') complements.push('iobj')
    else if (deprel === 'parataxis') complements.push('parataxis')
    else if (deprel.startsWith('obl') || deprel.startsWith('nmod')) {
      const marker = doc.child(c, 'case')
      if (marker >= 0) complements.push(doc.lemma(marker).toLowerCase())
    } else if (deprel === 'advcl') {
      const marker = doc.child(c, 'mark')
      if (marker >= 0) complements.push(`${doc.lemma(marker).toLowerCase()}-clause`)
    }
  }
  if (touchesQuotation({doc, quoteState, quotation}, t)) complements.push('quote')
  return {subject, isPassive, isNegated, complements}
}

function clauseType(doc: ParsedText, clause: TokenId): string {
  for (const c of doc.children(clause)) {
    const word = doc.lower(c)
    if (WH.has(word) && c < clause) return 'wh'
    if (doc.deprel(c) !== 'mark') continue
    if (word === 'that' || word === 'to') return word
    return word === 'whether' || word === 'if' ? 'whether' : 'bare'
  }
  return 'bare'
}

/** A quotation of the same sentence begins or ends outside the cue, and the cue stands outside it. */
function touchesQuotation(
  {doc, quoteState, quotation}: Pick<TokenAttributes, 'doc' | 'quoteState' | 'quotation'>,
  t: TokenId,
): boolean {
  const {first, end} = windowOf(doc, t)
  for (let other = first; other < end; other++) {
    const state = quoteState[other]!
    if ((state === 1 || state === 3) && quotation[other] !== quotation[t]) return true
  }
  return false
}
