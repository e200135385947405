import {loadTable} from '../data-file.ts'
import {loadSentenceModel, type SentenceModel} from './sentence-boundary.ts'

/** What an abbreviation is, which decides whether a sentence may end after it. */
export type AbbreviationKind = 'title' | 'reference' | 'month' | 'day' | 'suffix' | 'general' | 'state'

export interface Abbreviation {
  readonly kind: AbbreviationKind
  /**
   * What must follow before the word counts as abbreviated: `digit` (No. 10), `capital` (Dir. Smith),
   * `inside` anything but a new sentence (a lower-case letter, a digit or a mark), `follow` any word; '' nothing.
   */
  readonly needs: '' | 'digit' | 'capital' | 'inside' | 'follow'
}

export interface TokenizerTables {
  /** By the form without its last period; the case is significant. */
  readonly abbreviations: ReadonlyMap<string, Abbreviation>
  /** Lower case, without the hyphen. */
  readonly hyphenPrefixes: ReadonlySet<string>
  readonly sentences: SentenceModel
}

let loaded: TokenizerTables | null = null

/** Tables of `data/language` and weights of `models/en` that the tokenizer needs. Read once. */
export function loadTokenizerTables(): TokenizerTables {
  loaded ??= {
    abbreviations: new Map(
      loadTable<'form' | 'kind' | 'needs'>('language/abbreviations.tsv').flatMap(row => {
        const entry = {kind: row.kind, needs: row.needs} as Abbreviation
        const isHeadlineWord = row.kind !== 'state' && row.kind !== 'day' && row.kind !== 'general'
        return [[row.form, entry], ...(isHeadlineWord ? ([[row.form.toUpperCase(), entry]] as const) : [])]
      }),
    ),
    hyphenPrefixes: new Set(loadTable<'prefix'>('language/hyphen-prefixes.tsv').map(row => row.prefix)),
    sentences: loadSentenceModel(),
  }
  return loaded
}
