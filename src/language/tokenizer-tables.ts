import {loadTable} from '../data-file.ts'

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
}

let loaded: TokenizerTables | null = null

/** Tables of `data/language` that the tokenizer needs. Read once. */
export function loadTokenizerTables(): TokenizerTables {
  loaded ??= {
    abbreviations: new Map(
      loadTable<'form' | 'kind' | 'needs'>('language/abbreviations.tsv').flatMap(row => {
        const entry = {kind: row.kind, needs: row.needs} as Abbreviation
        return [
          [row.form, entry],
          [row.form.toUpperCase(), entry],
        ]
      }),
    ),
    hyphenPrefixes: new Set(loadTable<'prefix'>('language/hyphen-prefixes.tsv').map(row => row.prefix)),
  }
  return loaded
}
