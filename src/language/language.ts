import type {Span} from '../span.ts'
import {createLemmatizer, type Lemmatizer, loadLemmaRules} from './lemmatize.ts'
import {loadNetwork, type Network} from './network.ts'
import {ParsedText} from './parsed-text.ts'
import {type Tokens, tokenize} from './tokenize.ts'
import {loadTokenizerTables} from './tokenizer-tables.ts'
import {Vocabulary} from './vocabulary.ts'

/** The analysis of English text. Holds the model; the same text always gives the same result. */
export interface Language {
  /**
   * Splits a text into sentences and tokens and gives each token its lemma, part of speech, features, head, relation and
   * entity tag. With `blocks` only the text inside them is read, and no sentence crosses the edge of a block; offsets
   * stay those of the whole text. Any string is accepted, in time linear in its length.
   */
  parse(text: string, blocks?: readonly Span[]): ParsedText
  /** The same for a text whose tokens and sentences are given. */
  annotate(text: string, tokens: Tokens): ParsedText
}

/** Reads the model of the package (about 9 MB). Costs tens of milliseconds: call once. */
export function loadLanguage(): Language {
  const parts = {
    network: loadNetwork(),
    lemmatize: createLemmatizer(loadLemmaRules()),
    vocabulary: new Vocabulary(),
  }
  const tables = loadTokenizerTables()
  return {
    parse: (text, blocks) => annotate(text, tokenize(text, blocks, tables), parts),
    annotate: (text, tokens) => annotate(text, tokens, parts),
  }
}

interface Parts {
  readonly network: Network
  readonly lemmatize: Lemmatizer
  readonly vocabulary: Vocabulary
}

function annotate(text: string, tokens: Tokens, {network, lemmatize, vocabulary}: Parts): ParsedText {
  const {start, end, multiword, sentenceFirst} = tokens
  const words = Array.from(start, (from, t) => vocabulary.wordOf(text.slice(from, end[t]!)))
  const {head, upos, xpos, feats, deprel, entity} = network.annotate(words, sentenceFirst)
  const {labels} = network
  // What every room reads all the time has one shape from the first text on: no objects spread together, no arrays that
  // `map` makes, of which the engine has two kinds. Code that has met one is thrown away when it meets the other.
  const form = new Array<string>(words.length)
  const lower = new Array<string>(words.length)
  const lemma = new Array<string>(words.length)
  for (const [t, word] of words.entries()) {
    form[t] = word.form
    lower[t] = word.lower
    const tag = upos[t]! * labels.xpos.length + xpos[t]!
    let known = word.lemmas.get(tag)
    if (known === undefined) {
      known = lemmatize(word.form, labels.upos[upos[t]!]!, labels.xpos[xpos[t]!]!)
      word.lemmas.set(tag, known)
    }
    lemma[t] = known
  }
  const columns = {start, end, head, upos, xpos, feats, deprel, entity, multiword, form, lower, lemma, sentenceFirst}
  return new ParsedText(text, columns, labels)
}
