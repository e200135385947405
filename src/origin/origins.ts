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

type OutletColumn = (typeof OUTLET_COLUMNS)[number]

/**
 * Opens the tables of the package, and the user's own of outlets (columns as `data/page/outlets.tsv`), whose lines come first.
 * Throws when a file of the user's is missing, lacks a column or has more cells than columns.
 */
export function loadOrigins(outletFiles: readonly string[] = []): OriginTables {
  const own = outletFiles.flatMap(loadOwnOutlets)
  const isOwn = new Set(own.map(({domain}) => domain))
  const shipped = loadTable<OutletColumn>('page/outlets.tsv').filter(({domain}) => !isOwn.has(domain))
  return {
    wires: indexWires(loadTable<'wire' | 'forms'>('origin/wires.tsv')),
    outlets: indexOutlets([...own, ...shipped]),
    weights: loadWordWeights(),
    notices: loadTable<'words'>('origin/notices.tsv').map(({words}) => words),
  }
}

/** Rows of a user's own table of outlets. Throws, with the path, when it cannot be read or is no such table. */
export function loadOwnOutlets(path: string): Record<OutletColumn, string>[] {
  const rows = parseTable<OutletColumn>(readFileSync(path, 'utf8'), path)
  const missing = rows.length === 0 ? undefined : OUTLET_COLUMNS.find(column => rows[0]![column] === undefined)
  if (missing !== undefined)
    throw new Error(
      `${path}: the table has no column “${missing}”. Its first line must name ${OUTLET_COLUMNS.join(', ')}, with tabs between them`,
    )
  return rows
}

const OUTLET_COLUMNS = ['domain', 'name', 'country', 'kind', 'owner'] as const
