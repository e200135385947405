import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {OutlookWords} from './time-tables.ts'

/** Where the clause of a time expression lies as seen from the writer. */
export type Tense = 'past' | 'present' | 'future'

export interface GoverningTense {
  readonly tense: Tense
  /** The verb, or the word of plan or forecast, that decided. */
  readonly token: TokenId
}

const MAX_STEPS = 12
const FUTURE_AUXILIARIES = new Set(['will', "'ll", '’ll', 'shall', 'wo', 'would', "'d", 'wo'])
const MODALS = new Set(['may', 'might', 'can', 'should', 'must', 'ought', 'ca'])
/** "could not be found Tuesday" lies behind, "could come Tuesday" ahead: the words of the date decide. */
const OPEN_MODALS = new Set(['could'])
const UNCHANGED = new Set('hit cut put set shut split spread hurt quit burst cast shed beat let'.split(' '))
const REPORTING = new Set(['say', 'report', 'tell', 'announce', 'quote', 'write', 'confirm', 'show', 'cite'])

/**
 * The tense that governs tokens `first` to `last`: of the nearest finite verb above them in the tree, with words of
 * outlook ("expects to", "is due to", "plans to") read as future. Null when no verb is found in the sentence.
 */
export function governingTense(
  doc: ParsedText,
  first: TokenId,
  last: TokenId,
  outlook: OutlookWords,
): GoverningTense | null {
  const top = topToken(doc, first, last)
  if (isAttribute(doc, top)) return attributeTense(doc, top, outlook)
  const behind = verbRightBehind(doc, first, last)
  if (behind >= 0) return {tense: 'past', token: behind}
  const above = climb(doc, doc.head(top), top, outlook)
  if (above && above.token > last && isCommaAfter(doc, last)) {
    // "to resume talks in March, an official said": the parser may hang the time on what follows the comma
    const before = verbBefore(doc, first)
    if (before >= 0) return climb(doc, before, top, outlook) ?? above
  }
  return above ?? nearestVerb(doc, first, last, outlook)
}

const isCommaAfter = (doc: ParsedText, last: TokenId): boolean =>
  last + 1 < doc.tokenCount && doc.form(last + 1) === ',' && doc.sentenceOf(last + 1) === doc.sentenceOf(last)

/** The nearest verb before a token in its clause, -1 when a comma or the sentence's beginning comes first. */
function verbBefore(doc: ParsedText, first: TokenId): TokenId {
  const begin = doc.firstToken(doc.sentenceOf(first))
  for (let t = first - 1; t >= begin && t > first - 20; t--) if (doc.xpos(t).startsWith('VB')) return t
  return -1
}

/** The token of a stretch whose head lies outside of it. */
export function topToken(doc: ParsedText, first: TokenId, last: TokenId): TokenId {
  for (let t = last; t >= first; t--) {
    const head = doc.head(t)
    if (head < first || head > last) return t
  }
  return last
}

/**
 * "A man with a gun on Monday fatally shot two officers": the past verb right behind a time, with an adverb between at most,
 * is what the time dates, though the parser may hang it on a noun or participle of the subject. -1 when there is none.
 */
export function verbRightBehind(doc: ParsedText, first: TokenId, last: TokenId): TokenId {
  const head = doc.head(topToken(doc, first, last))
  const isBelow = head >= 0 && head < first && (['NOUN', 'PROPN'].includes(doc.upos(head)) || doc.xpos(head) === 'VBG')
  if (!isBelow) return -1
  const end = doc.endToken(doc.sentenceOf(last))
  const verb = last + 1 < end && doc.upos(last + 1) === 'ADV' ? last + 2 : last + 1
  return verb < end && doc.xpos(verb) === 'VBD' ? verb : -1
}

/** "Friday's bombings", "the March 12 ceremony": the time belongs to a noun. */
const isAttribute = (doc: ParsedText, t: TokenId): boolean =>
  doc.head(t) >= 0 &&
  ['nmod:poss', 'compound', 'amod', 'nummod'].includes(doc.deprel(t)) &&
  doc.upos(doc.head(t)) === 'NOUN' &&
  doc.lower(doc.head(t)) !== 'time' &&
  t < doc.head(t)

function attributeTense(doc: ParsedText, t: TokenId, outlook: OutlookWords): GoverningTense | null {
  const noun = doc.head(t)
  if (!outlook.occasions.has(doc.lemma(noun))) return {tense: 'past', token: noun}
  const above = climb(doc, doc.head(noun), noun, outlook)
  return above && above.tense !== 'present' ? above : null
}

function climb(doc: ParsedText, from: TokenId, below: TokenId, outlook: OutlookWords): GoverningTense | null {
  let node = from
  let child = below
  for (let step = 0; node >= 0 && step < MAX_STEPS; step++) {
    const tense = tenseOf(doc, node, child, outlook)
    if (tense) return {tense, token: node}
    child = node
    node = doc.head(node)
  }
  return null
}

/** The tense of a word as head of a clause; null when it has none of its own (nouns, infinitives, participles). */
function tenseOf(doc: ParsedText, t: TokenId, below: TokenId, outlook: OutlookWords): Tense | null {
  const xpos = doc.xpos(t)
  const lemma = doc.lemma(t)
  const isVerb = xpos.startsWith('VB') || xpos === 'MD'
  const auxiliaries = doc.childrenBy(t, 'aux', 'cop')
  if (!isVerb && auxiliaries.length === 0) {
    if (outlook.nouns.has(lemma) && ['acl', 'nmod'].includes(doc.relation(below))) return 'future'
    // "the league plans to hold talks" with its verb taken for a noun
    const isVerbForm = doc.head(t) < 0 && xpos === 'NNS' && outlook.verbs.has(lemma)
    return isVerbForm && doc.childrenBy(t, 'acl').some(c => doc.child(c, 'mark') >= 0) ? 'future' : null
  }
  // "is set for Wednesday" looks ahead, "set off Wednesday" does not.
  const isOutlook = isVerb
    ? outlook.verbs.has(lemma) && doc.child(t, 'compound:prt') < 0
    : outlook.adjectives.has(lemma)
  const fromAuxiliaries = auxiliaryTense(doc, t, auxiliaries)
  // "predicted Wednesday" dates the prediction; "expected Wednesday" and "planned to leave Wednesday" what is to come
  if (isOutlook && below >= 0 && doc.relation(below) !== 'nsubj') {
    const isPerfect = auxiliaries.some(a => doc.lower(a) === 'had')
    const isDated = xpos !== 'VBD' && fromAuxiliaries !== 'past'
    if (!isPerfect && (isDated || xpos === 'VBN' || isClause(doc, below))) return 'future'
  }
  if (outlook.deferrals.has(lemma) && isVerb && hasCase(doc, below, 'until', 'till', 'to', 'through')) return 'future'
  if (lemma === 'go' && xpos === 'VBG' && doc.relation(below) === 'xcomp') return 'future'
  if (fromAuxiliaries) return fromAuxiliaries
  if (xpos === 'VBD') return 'past'
  if (xpos === 'VBN') return 'past'
  // "Missiles hit the port on Saturday": of verbs without a past of their own, news tells the past.
  if (xpos === 'VBP' && UNCHANGED.has(lemma)) return 'past'
  if (xpos === 'VBZ' || xpos === 'VBP') return REPORTING.has(lemma) ? 'past' : 'present'
  if (xpos === 'MD') return 'future'
  if (xpos === 'VB' && doc.head(t) < 0 && doc.child(t, 'mark') < 0) return 'future'
  return null
}

const hasCase = (doc: ParsedText, t: TokenId, ...words: string[]): boolean =>
  t >= 0 && doc.childrenBy(t, 'case').some(c => words.includes(doc.lower(c)))

/** What a plan or demand is about; "speaking on Tuesday, he urged" tells when he did. */
const isClause = (doc: ParsedText, t: TokenId): boolean =>
  ['xcomp', 'ccomp'].includes(doc.relation(t)) || (doc.relation(t) === 'advcl' && doc.xpos(t) !== 'VBG')

function auxiliaryTense(doc: ParsedText, verb: TokenId, auxiliaries: readonly TokenId[]): Tense | null {
  let tense: Tense | null = null
  let isModal = false
  for (const aux of auxiliaries) {
    const form = doc.lower(aux)
    if (FUTURE_AUXILIARIES.has(form) && !(form === "'d" && doc.xpos(verb) === 'VBN')) return 'future'
    if (OPEN_MODALS.has(form)) return null
    if (MODALS.has(form)) isModal = true
    else if (form === 'have' || form === 'has' || form === 'had' || form === "'ve") {
      if (form === 'have' && isModal) return 'past'
      tense = 'past'
    } else if (form === 'was' || form === 'were' || form === 'did' || form === 'been') tense ??= 'past'
    else if (!tense && (form === 'is' || form === 'are' || form === 'am' || form === "'s" || form === "'re")) {
      tense = form === "'s" && doc.xpos(verb) === 'VBN' ? 'past' : 'present'
    }
  }
  return isModal ? 'future' : tense
}

/** The nearest finite verb of the sentence, leftwards first. For sentences whose tree has none above the expression. */
function nearestVerb(doc: ParsedText, first: TokenId, last: TokenId, outlook: OutlookWords): GoverningTense | null {
  const sentence = doc.sentenceOf(first)
  const [begin, end] = [doc.firstToken(sentence), doc.endToken(sentence)]
  const limit = 40
  for (let t = first - 1; t >= begin && t > first - limit; t--) {
    const tense = isFiniteVerb(doc, t) ? tenseOf(doc, t, first, outlook) : null
    if (tense) return {tense, token: t}
  }
  for (let t = last + 1; t < end && t < last + limit; t++) {
    const tense = isFiniteVerb(doc, t) ? tenseOf(doc, t, first, outlook) : null
    if (tense) return {tense, token: t}
  }
  return null
}

const isFiniteVerb = (doc: ParsedText, t: TokenId): boolean => ['VBD', 'VBZ', 'VBP', 'MD', 'VBN'].includes(doc.xpos(t))
