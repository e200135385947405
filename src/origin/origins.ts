import {readFileSync} from 'node:fs'
import {loadTable, parseTable} from '../data-file.ts'
import {indexOutlets, type Outlets} from '../page/outlets.ts'
import {indexWires, type Wires} from './find-wires.ts'
import {loadWordWeights, type WordWeights} from './word-weight.ts'

/** What telling the origin of a text needs: wires, outlets with their owners, and the weights of words. Loaded once, then only read. */
export interface OriginTables {
  readonly wires: Wires
  readonly outlets: Outlets
  readonly weights: WordWeights
  /** Words that only notices of publishers hold, in lower case. */
  readonly notices: readonly string[]
}

type OutletColumn = 'domain' | 'name' | 'country' | 'kind' | 'owner'

/**
 * Opens the tables of the package, and the user's own of outlets (columns as `data/page/outlets.tsv`), whose lines come first.
 * Throws when a file is missing or has more cells than columns.
 */
export function loadOrigins(outletFiles: readonly string[] = []): OriginTables {
  const own = outletFiles.flatMap(path => parseTable<OutletColumn>(readFileSync(path, 'utf8'), path))
  const isOwn = new Set(own.map(({domain}) => domain))
  const shipped = loadTable<OutletColumn>('page/outlets.tsv').filter(({domain}) => !isOwn.has(domain))
  return {
    wires: indexWires(loadTable<'wire' | 'forms'>('origin/wires.tsv')),
    outlets: indexOutlets([...own, ...shipped]),
    weights: loadWordWeights(),
    notices: loadTable<'words'>('origin/notices.tsv').map(({words}) => words),
  }
}
