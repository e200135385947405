import type {Span} from '../span.ts'
import {createLemmatizer, type Lemmatizer, loadLemmaRules} from './lemmatize.ts'
import {loadNetwork, type Network} from './network.ts'
import {ParsedText} from './parsed-text.ts'
import {type Tokens, tokenize} from './tokenize.ts'
import {loadTokenizerTables} from './tokenizer-tables.ts'

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
  const network = loadNetwork()
  const lemmatize = createLemmatizer(loadLemmaRules())
  const tables = loadTokenizerTables()
  return {
    parse: (text, blocks) => annotate(text, tokenize(text, blocks, tables), network, lemmatize),
    annotate: (text, tokens) => annotate(text, tokens, network, lemmatize),
  }
}

function annotate(text: string, tokens: Tokens, network: Network, lemmatize: Lemmatizer): ParsedText {
  const {start, end, sentenceFirst} = tokens
  const form = (t: number): string => text.slice(start[t]!, end[t]!)
  const output = network.annotate(form, sentenceFirst)
  const {upos, xpos} = network.labels
  const lemma = Array.from(start, (_, t) => lemmatize(form(t), upos[output.upos[t]!]!, xpos[output.xpos[t]!]!))
  return new ParsedText(text, {...tokens, ...output, lemma}, network.labels)
}
