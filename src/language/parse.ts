import {type Language, loadLanguage} from './language.ts'
import type {ParsedText} from './parsed-text.ts'

/** A word with its analysis by Universal Dependencies v2. */
export interface ParsedToken {
  /** Place in the sentence, from 1. */
  readonly id: number
  readonly form: string
  readonly lemma: string
  /** Universal part of speech: `NOUN`, `VERB`, `PROPN`, … */
  readonly upos: string
  /** Penn Treebank tag: `NNS`, `VBD`, … */
  readonly xpos: string
  /** Morphological features: `{Tense: 'Past', VerbForm: 'Fin'}`; empty when there are none. */
  readonly feats: Readonly<Record<string, string>>
  /** `id` of the word it depends on, 0 for the root of the sentence. */
  readonly head: number
  /** Relation to the head, with its subtype: `nsubj:pass`. */
  readonly deprel: string
  /** UTF-16 offsets into the text: `form === text.slice(start, end)`. */
  readonly start: number
  readonly end: number
  /** IOB2 tag of a named entity: `B-PER`, `I-ORG`, …; `O` outside of names. */
  readonly entity: string
}

export interface ParsedSentence {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly tokens: readonly ParsedToken[]
}

let language: Language | null = null

/**
 * Splits an English text into sentences and words and gives each word its lemma, tags, head and entity, as plain objects
 * in the text's order. The first call loads the model. Any string is taken; a text without a word gives [].
 *
 *     const [sentence] = parse('Ministers met in Oslo.')
 *     sentence.tokens.map(token => token.upos)   // ['NOUN', 'VERB', 'ADP', 'PROPN', 'PUNCT']
 */
export function parse(text: string): ParsedSentence[] {
  language ??= loadLanguage()
  const parsed = language.parse(text)
  return Array.from({length: parsed.sentenceCount}, (_, sentence) => sentenceObject(parsed, sentence))
}

function sentenceObject(parsed: ParsedText, sentence: number): ParsedSentence {
  const first = parsed.firstToken(sentence)
  const {start, end} = parsed.sentenceSpan(sentence)
  const tokens = Array.from({length: parsed.endToken(sentence) - first}, (_, i): ParsedToken => {
    const t = first + i
    const head = parsed.head(t)
    return {
      id: i + 1,
      form: parsed.form(t),
      lemma: parsed.lemma(t),
      upos: parsed.upos(t),
      xpos: parsed.xpos(t),
      feats: featureObject(parsed.feats(t)),
      head: head < 0 ? 0 : head - first + 1,
      deprel: parsed.deprel(t),
      start: parsed.start(t),
      end: parsed.end(t),
      entity: parsed.entity(t),
    }
  })
  return {start, end, text: parsed.text.slice(start, end), tokens}
}

const featureObject = (feats: string): Record<string, string> =>
  feats === '_' ? {} : Object.fromEntries(feats.split('|').map(pair => pair.split('=') as [string, string]))
