import {loadTable} from '../data-file.ts'

const classes = new Map(
  loadTable<'class' | 'words'>('event/grammar.tsv').map(row => [row.class, new Set(row.words.split(', '))]),
)

function wordsOf(name: string): ReadonlySet<string> {
  const words = classes.get(name)
  if (!words) throw new Error(`data/event/grammar.tsv: no row "${name}". The event room needs it.`)
  return words
}

/** Verbs whose object is the understood subject of the infinitive or gerund below ("urged X to leave"). */
export const OBJECT_CONTROL = wordsOf('object control')

/** Nouns that hold an infinitive ("a request to meet"). */
export const INTENT = wordsOf('intent')

/** Participles that do stand between two nouns: "rebel held areas", "Turkish backed fighters". */
export const COMPOUND_PARTICIPLES = wordsOf('compound participle')

/** Verbs that always have an object: without one, a headline has left out "is" or "was". */
export const ALWAYS_TRANSITIVE = wordsOf('always transitive')
