import type {TokenId} from '../language/parsed-text.ts'
import type {CueFrame} from './cue-frame.ts'
import {atomOf, type FeatureKey, joinKeys} from './feature-hash.ts'
import type {TokenAttributes} from './token-attributes.ts'

const NONE = atomOf('none')
const TEMPLATE = {
  lemma: atomOf('lemma'),
  kind: atomOf('kind'),
  xpos: atomOf('xpos'),
  deprel: atomOf('deprel'),
  complement: atomOf('complement'),
  lemmaComplement: atomOf('lemma-complement'),
  kindComplement: atomOf('kind-complement'),
  frame: atomOf('frame'),
  subject: atomOf('subject'),
  lemmaSubject: atomOf('lemma-subject'),
  kindSubject: atomOf('kind-subject'),
  lemmaDeprel: atomOf('lemma-deprel'),
  kindDeprel: atomOf('kind-deprel'),
  lemmaXpos: atomOf('lemma-xpos'),
  previous: atomOf('previous'),
  next: atomOf('next'),
  lemmaNext: atomOf('lemma-next'),
  lemmaPrevious: atomOf('lemma-previous'),
  kindNext: atomOf('kind-next'),
  kindPrevious: atomOf('kind-previous'),
  around: atomOf('around'),
  quote: atomOf('quote'),
  lemmaQuote: atomOf('lemma-quote'),
  kindQuote: atomOf('kind-quote'),
  headKind: atomOf('head-kind'),
  head: atomOf('head'),
  voice: atomOf('voice'),
  uposSubjectComplement: atomOf('upos-subject-complement'),
  place: atomOf('place'),
  nextTwo: atomOf('next-two'),
  childKind: atomOf('child-kind'),
  second: atomOf('second'),
  all: atomOf('all-complements'),
  objectWord: atomOf('object-word'),
  subjectKind: atomOf('subject-kind'),
  quoteBefore: atomOf('quote-before'),
  quoteAfter: atomOf('quote-after'),
  helper: atomOf('helper'),
  lemmaHelper: atomOf('lemma-helper'),
  complementKind: atomOf('complement-kind'),
}
const STATE_KEYS = ['out', 'open', 'in', 'close'].map(state => atomOf(state))
const YES = atomOf('yes')
const NO = atomOf('no')

const STRENGTH_KEYS = [0, 1, 2, 3].map(strength => atomOf(String(strength)))

/** Kind and strength of the cue word. */
function kindOf({cueWord, kind}: TokenAttributes, t: TokenId): FeatureKey {
  const word = cueWord[t]
  return word ? joinKeys(kind[t]!, STRENGTH_KEYS[word.strength]!) : NONE
}

/** Keys of the features of a possible cue that its word and relation alone give: enough to drop most words. */
export function cueWordFeatures(attributes: TokenAttributes, t: TokenId): FeatureKey[] {
  const lemma = attributes.lemma[t]!
  const upos = attributes.upos[t]!
  const deprel = attributes.deprel[t]!
  const xpos = attributes.xpos[t]!
  const kind = kindOf(attributes, t)
  return [
    joinKeys(TEMPLATE.lemma, lemma),
    joinKeys(joinKeys(TEMPLATE.kind, kind), upos),
    joinKeys(TEMPLATE.xpos, xpos),
    joinKeys(joinKeys(TEMPLATE.deprel, deprel), upos),
    joinKeys(joinKeys(TEMPLATE.lemmaDeprel, lemma), deprel),
    joinKeys(joinKeys(TEMPLATE.kindDeprel, kind), deprel),
    joinKeys(joinKeys(TEMPLATE.lemmaXpos, lemma), xpos),
  ]
}

/** Keys of the other features of a possible cue: what stands around it. */
export function cueFrameFeatures(attributes: TokenAttributes, t: TokenId, frame: CueFrame): FeatureKey[] {
  const {doc, word, quoteState} = attributes
  const keys: FeatureKey[] = []
  const first = doc.firstToken(doc.sentenceOf(t))
  const end = doc.endToken(doc.sentenceOf(t))
  const lemma = attributes.lemma[t]!
  const kind = kindOf(attributes, t)
  const upos = attributes.upos[t]!
  const deprel = attributes.deprel[t]!
  const add = (template: FeatureKey, a: FeatureKey, b?: FeatureKey, c?: FeatureKey): void => {
    let key = joinKeys(template, a)
    if (b !== undefined) key = joinKeys(key, b)
    if (c !== undefined) key = joinKeys(key, c)
    keys.push(key)
  }
  const at = (place: number): FeatureKey => (place >= first && place < end ? word[place]! : NONE)

  let signature = NONE
  let fills = false
  for (const complement of frame.complements) {
    const atom = atomOf(complement)
    signature = joinKeys(signature, atom)
    add(TEMPLATE.complement, atom, upos)
    add(TEMPLATE.lemmaComplement, lemma, atom)
    add(TEMPLATE.kindComplement, kind, atom)
    fills ||= attributes.cueWord[t]?.frames.has(complement === 'bare' ? 'that' : complement) ?? false
  }
  add(TEMPLATE.frame, kind, fills ? YES : NO)
  add(TEMPLATE.all, signature, upos)

  const subject =
    frame.subject < 0 ? NONE : joinKeys(attributes.upos[frame.subject]!, attributes.entity[frame.subject]!)
  const voice = frame.isPassive ? YES : NO
  add(TEMPLATE.subject, subject, upos)
  add(TEMPLATE.lemmaSubject, lemma, frame.subject < 0 ? NONE : attributes.deprel[frame.subject]!)
  add(TEMPLATE.kindSubject, kind, subject)
  add(TEMPLATE.uposSubjectComplement, upos, frame.subject < 0 ? NONE : attributes.deprel[frame.subject]!, signature)
  add(TEMPLATE.voice, kind, voice)
  add(TEMPLATE.voice, lemma, voice, frame.isNegated ? YES : NO)

  add(TEMPLATE.previous, at(t - 1), upos)
  add(TEMPLATE.next, at(t + 1), upos)
  add(TEMPLATE.around, at(t - 1), at(t + 1), upos)
  add(TEMPLATE.nextTwo, at(t + 1), at(t + 2), upos)
  add(TEMPLATE.second, at(t - 2), at(t - 1), upos)
  add(TEMPLATE.lemmaNext, lemma, at(t + 1))
  add(TEMPLATE.lemmaPrevious, lemma, at(t - 1))
  add(TEMPLATE.kindNext, kind, at(t + 1))
  add(TEMPLATE.kindPrevious, kind, at(t - 1))

  const before = STATE_KEYS[t > first ? quoteState[t - 1]! : 0]!
  const here = STATE_KEYS[quoteState[t]!]!
  const after = STATE_KEYS[t + 1 < end ? quoteState[t + 1]! : 0]!
  const hasQuote = frame.complements.includes('quote') ? YES : NO
  add(TEMPLATE.quote, joinKeys(before, here), after, upos)
  add(TEMPLATE.lemmaQuote, lemma, here, hasQuote)
  add(TEMPLATE.kindQuote, kind, here, hasQuote)

  const head = doc.head(t)
  add(TEMPLATE.head, head < 0 ? NONE : attributes.upos[head]!, deprel, upos)
  add(TEMPLATE.headKind, head < 0 ? NONE : attributes.kind[head]!, deprel, kind)
  add(TEMPLATE.place, doc.sentenceOf(t) === 0 ? YES : NO, kind)
  add(TEMPLATE.place, t === first ? YES : NO, upos)
  for (const c of doc.children(t)) {
    const relation = attributes.deprel[c]!
    if (attributes.kind[c] !== 0) {
      add(TEMPLATE.childKind, relation, attributes.kind[c]!, upos)
      if (doc.upos(c) === 'NOUN') add(TEMPLATE.objectWord, relation, attributes.lemma[c]!, lemma)
      if (doc.upos(c) === 'NOUN') add(TEMPLATE.complementKind, relation, attributes.lemma[c]!, upos)
    }
    const role = doc.relation(c)
    if (role !== 'aux' && role !== 'mark' && role !== 'cop' && role !== 'cc' && role !== 'det') continue
    add(TEMPLATE.helper, relation, word[c]!, kind)
    add(TEMPLATE.lemmaHelper, relation, word[c]!, lemma)
  }
  if (frame.subject >= 0) add(TEMPLATE.subjectKind, attributes.kind[frame.subject]!, kind)
  const quoteBefore = stepsTo(attributes, t, -1)
  const quoteAfter = stepsTo(attributes, t, 1)
  add(TEMPLATE.quoteBefore, quoteBefore, kind)
  add(TEMPLATE.quoteBefore, quoteBefore, lemma)
  add(TEMPLATE.quoteAfter, quoteAfter, kind)
  add(TEMPLATE.quoteAfter, quoteAfter, lemma)
  return keys
}

const FARTHEST = 9
const STEP_KEYS = Array.from({length: FARTHEST + 2}, (_, i) => atomOf(`steps-${i}`))

/** How many words of the sentence part the cue from a quotation on its left (-1) or right (1), up to `FARTHEST`. */
function stepsTo({doc, quoteState, quotation}: TokenAttributes, t: TokenId, direction: -1 | 1): FeatureKey {
  const edge = direction < 0 ? 3 : 1
  const sentence = doc.sentenceOf(t)
  for (let steps = 1; steps <= FARTHEST; steps++) {
    const other = t + direction * steps
    if (other < doc.firstToken(sentence) || other >= doc.endToken(sentence)) break
    if (quoteState[other] === edge && quotation[other] !== quotation[t]) return STEP_KEYS[steps]!
  }
  return STEP_KEYS[0]!
}
