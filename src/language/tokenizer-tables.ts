import {loadTable} from '../data-file.ts'
import {loadSentenceModel, type SentenceModel} from './sentence-boundary.ts'
import {hashOf} from './token-looks.ts'

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
  /** Two words written as one, in lower case, with the length of the first: `cannot` → 3. */
  readonly contractions: ReadonlyMap<string, number>
  readonly units: ReadonlySet<string>
  /** Without their apostrophe, lower case. */
  readonly clippedWords: ReadonlySet<string>
  /** Hashes of words that have a capital only where a sentence begins. */
  readonly sentenceStarters: ReadonlySet<number>
  readonly sentences: SentenceModel
}

/** Kinds that news prints in capitals as well: MR., INC. */
const IN_CAPITALS: ReadonlySet<string> = new Set(['title', 'reference', 'month', 'suffix'])

let loaded: TokenizerTables | null = null

/** Tables of `data/language` and weights of `models/en` that the tokenizer needs. Read once. */
export function loadTokenizerTables(): TokenizerTables {
  loaded ??= {
    abbreviations: loadAbbreviations(),
    hyphenPrefixes: new Set(loadTable<'prefix'>('language/hyphen-prefixes.tsv').map(row => row.prefix)),
    contractions: new Map(
      loadTable<'first' | 'second'>('language/contractions.tsv').map(row => [row.first + row.second, row.first.length]),
    ),
    units: new Set(loadTable<'unit'>('language/units.tsv').map(row => row.unit)),
    clippedWords: new Set(loadTable<'word'>('language/clipped-words.tsv').map(row => row.word)),
    sentenceStarters: new Set(
      loadTable<'word'>('language/sentence-starters.tsv').map(({word}) => hashOf(word, 0, word.length)),
    ),
    sentences: loadSentenceModel(),
  }
  return loaded
}

function loadAbbreviations(): Map<string, Abbreviation> {
  const abbreviations = new Map<string, Abbreviation>()
  for (const {form, kind, needs} of loadTable<'form' | 'kind' | 'needs'>('language/abbreviations.tsv')) {
    const entry = {kind, needs} as Abbreviation
    abbreviations.set(form, entry)
    if (IN_CAPITALS.has(kind)) abbreviations.set(form.toUpperCase(), entry)
  }
  return abbreviations
}
