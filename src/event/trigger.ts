import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {hyphenated, meets} from './frame-conditions.ts'
import {type LightVerbUse, lightVerbOf, occasionOf} from './light-verb.ts'
import {isFiniteTakenForParticiple} from './misread-verb.ts'
import type {ReportView} from './report-view.ts'
import type {Frame} from './rules.ts'

/** A word of the text and the frame that fits it. */
export interface Candidate {
  readonly token: TokenId
  readonly part: 'verb' | 'noun' | 'adjective' | 'modal'
  readonly frame: Frame
  /** The object that a class of the frame was met by ("talks" of "held talks"); -1 when none. */
  readonly object: TokenId
  readonly light: LightVerbUse | null
}

/** The first frame of the tables that fits the word; null when it is no trigger, or is said to be none. */
export function matchTrigger(view: ReportView, t: TokenId): Candidate | null {
  const {doc, rules} = view
  const upos = doc.upos(t)
  if (upos === 'VERB') {
    const compound = hyphenated(doc, t).find(word => rules.verbs.has(word))
    // "life-threatening", "so-called": part of an adjective.
    if (!compound && t > 0 && /[-–]$/.test(doc.form(t - 1)) && doc.end(t - 1) === doc.start(t)) return null
    const written = compound ?? doc.lemma(t)
    const frames =
      rules.verbs.get(written) ?? rules.verbs.get(`${written}e`) ?? rules.verbs.get(written.replace(/e$/, ''))
    if (isGerundNoun(doc, t)) return firstFit(view, t, 'noun', rules.nouns.get(doc.lower(t)) ?? [])
    if (isNounTakenForVerb(doc, t)) return firstFit(view, t, 'noun', rules.nouns.get(doc.lemma(t)) ?? [])
    if (
      frames &&
      ((doc.relation(t) !== 'amod' && doc.relation(t) !== 'compound') || isFiniteTakenForParticiple(doc, t))
    )
      return firstFit(view, t, 'verb', frames)
    return null
  }
  if (upos === 'NOUN' || upos === 'PROPN') {
    if (doc.relation(t) === 'compound') return null
    const written = hyphenated(doc, t).find(word => rules.nouns.has(word)) ?? doc.lemma(t).toLowerCase()
    const frames = rules.nouns.get(written)
    return frames ? firstFit(view, t, 'noun', frames) : null
  }
  if (upos === 'ADJ') {
    const frames = rules.adjectives.get(doc.lemma(t))
    return frames ? firstFit(view, t, 'adjective', frames) : null
  }
  if (upos === 'AUX' && doc.deprel(t) === 'aux') {
    const frames = rules.modals.get(doc.lemma(t))
    return frames ? firstFit(view, t, 'modal', frames) : null
  }
  return null
}

/**
 * "Over the Skripal poisoning", "by the shelling": a form in -ing behind a preposition with an article or a name before it; and
 * one that opens a sentence and tells at once by whom or between whom ("Fighting between rebels and the army").
 */
function isGerundNoun(doc: ParsedText, t: TokenId): boolean {
  if (doc.xpos(t) !== 'VBG' || doc.child(t, 'obj', 'aux', 'xcomp', 'ccomp') >= 0) return false
  if (t === doc.firstToken(doc.sentenceOf(t))) return t + 1 < doc.tokenCount && NAMING.has(doc.lower(t + 1))
  return (
    doc.children(t).some(c => c < t && ['case', 'mark'].includes(doc.relation(c)) && doc.lower(c) !== 'to') &&
    (doc.lower(t - 1) === 'the' || (['PROPN', 'ADJ'].includes(doc.upos(t - 1)) && doc.head(t - 1) === t))
  )
}

const NAMING = new Set(['between', 'by'])

/**
 * "And trade between the two": a bare form behind a conjunction or article, before "between", is a noun; so is a form in -s
 * that is the subject or object of another verb ("Joint exercises began").
 */
function isNounTakenForVerb(doc: ParsedText, t: TokenId): boolean {
  if (doc.xpos(t) === 'VBZ')
    return ['nsubj', 'nsubj:pass', 'obj', 'nmod', 'obl'].includes(doc.deprel(t)) && doc.child(t, 'aux', 'obj') < 0
  return (
    t + 1 < doc.tokenCount &&
    doc.lower(t + 1) === 'between' &&
    doc.lemma(t) === doc.lower(t) &&
    (t === 0 || ['CCONJ', 'DET', 'ADJ', 'PUNCT', 'ADP', 'NOUN'].includes(doc.upos(t - 1)))
  )
}

function firstFit(view: ReportView, t: TokenId, part: Candidate['part'], frames: readonly Frame[]): Candidate | null {
  const slots = new Map<string, readonly TokenId[]>()
  for (const frame of frames) {
    if (!hasExtraWords(view.doc, t, part, frame.extra)) continue
    let object = -1
    let fits = true
    for (const constraint of frame.constraints) {
      const met = meets(view, t, part, constraint, slots)
      if (met === false) {
        fits = false
        break
      }
      if (typeof met === 'number' && constraint.slot !== 'nsubj' && object < 0) object = met
    }
    if (!fits) continue
    if (!frame.type) return null
    return {
      token: t,
      part,
      frame,
      object,
      light: part === 'noun' ? lentTo(view, t, frame) : null,
    }
  }
  return null
}

/** What lends a nominal act a subject. "Two leaders are in custody": of an act that its subject suffers, the one who suffers it. */
function lentTo(view: ReportView, t: TokenId, frame: Frame): LightVerbUse | null {
  const light = lightVerbOf(view, t) ?? occasionOf(view.doc, t, frame)
  const {actors, recipients} = frame.roles
  const isSuffered = light?.verb === t && recipients.includes('subj') && !actors.includes('subj')
  return isSuffered ? {...light, subject: 'recipient'} : light
}

/** Further words of a multiword trigger: before a noun, within a few words after a verb. */
function hasExtraWords(doc: ParsedText, t: TokenId, part: Candidate['part'], extra: readonly string[]): boolean {
  if (extra.length === 0) return true
  if (part === 'noun') {
    const first = doc.firstToken(doc.sentenceOf(t))
    return extra.every((word, i) => {
      const at = t - extra.length + i
      return at >= first && (doc.lower(at) === word || doc.lemma(at) === word)
    })
  }
  const end = doc.endToken(doc.sentenceOf(t))
  let at = t
  for (const word of extra) {
    let found = -1
    for (let next = at + 1; next < end && next <= at + 5; next++)
      if ((doc.lower(next) === word || doc.lemma(next) === word) && (next === at + 1 || doc.head(next) === t)) {
        found = next
        break
      }
    if (found < 0) return false
    at = found
  }
  return true
}
