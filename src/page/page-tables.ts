import {loadTable} from '../data-file.ts'
import {indexFurnitureWords} from './furniture-words.ts'
import {compileBoxClasses} from './html-blocks.ts'
import type {LineWords} from './line-profile.ts'
import {indexLineWeights, type LineWeights} from './line-weights.ts'
import {compileMonthNames, type MonthNames} from './month-names.ts'
import {type BylineWords, compileBylineWords, indexOutlets, type Outlets} from './outlets.ts'
import {type FunctionWords, indexFunctionWords} from './page-language.ts'

/** The tables of `data/page/`. */
export interface PageTables extends LineWords {
  readonly lineWeights: LineWeights
  readonly outlets: Outlets
  readonly bylineWords: BylineWords
  /** Classes of HTML elements that hold no part of the article. */
  readonly boxClasses: RegExp
  readonly functionWords: FunctionWords
  readonly months: MonthNames
  /** Names of meta elements that state the day of publication or of the last change, the most trusted first. */
  readonly dateMetas: {readonly published: readonly string[]; readonly changed: readonly string[]}
}

/** Reads the room's tables. Throws when one is missing. */
export function loadPageTables(): PageTables {
  const dateMetas = loadTable<'name' | 'says'>('page/date-metas.tsv')
  const metasThatSay = (word: string) => dateMetas.filter(({says}) => says === word).map(({name}) => name)
  return {
    furnitureWords: indexFurnitureWords(loadTable<'match' | 'words' | 'kind'>('page/furniture.tsv')),
    grammarWords: new Set(
      loadTable<'language' | 'words'>('page/grammar-words.tsv').flatMap(row => row.words.split(' ')),
    ),
    lineWeights: indexLineWeights(loadTable<'feature' | 'weight'>('page/line-weights.tsv')),
    outlets: indexOutlets(loadTable<'domain' | 'name' | 'country' | 'kind' | 'owner'>('page/outlets.tsv')),
    bylineWords: compileBylineWords(loadTable<'words' | 'names'>('page/byline-words.tsv')),
    boxClasses: compileBoxClasses(loadTable<'words' | 'kind'>('page/box-classes.tsv')),
    functionWords: indexFunctionWords(loadTable<'language' | 'words'>('page/function-words.tsv')),
    months: compileMonthNames(loadTable<'month' | 'names'>('page/months.tsv')),
    dateMetas: {published: metasThatSay('published'), changed: metasThatSay('changed')},
  }
}
