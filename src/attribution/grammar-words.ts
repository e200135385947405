import {loadTable} from '../data-file.ts'

const CLASSES = new Map(
  loadTable<'class' | 'words'>('attribution/grammar.tsv').map(row => [row.class, new Set(row.words.split(', '))]),
)

/** The words of a class of data/attribution/grammar.tsv, lower case. Throws for a class that the table lacks. */
export function grammarWords(name: string): ReadonlySet<string> {
  const words = CLASSES.get(name)
  if (!words) throw new Error(`data/attribution/grammar.tsv: no row "${name}". The attribution room needs it.`)
  return words
}
