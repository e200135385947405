import {loadTable} from '../data-file.ts'
import type {DayNumber} from './calendar.ts'
import {parseIsoDay} from './calendar.ts'

/** A happening of world affairs, or a running story, whose days are known, and the words that tell it. */
export interface KnownEvent {
  readonly name: string
  readonly from: DayNumber
  readonly to: DayNumber
  /** A running story, in the news from `from` to `to`. */
  readonly isStory: boolean
  /** Groups of alternatives in lower case, all in one sentence: [["pelosi"], ["visit", "trip"]]. */
  readonly words: readonly (readonly string[])[]
  /** Groups that must occur anywhere in the text. */
  readonly context: readonly (readonly string[])[]
}

/** Known events by the words of their first group. */
export type KnownEvents = ReadonlyMap<string, readonly KnownEvent[]>

/** An office with its holder and term, and the phrases that name both. `to` null: no end is known. */
export interface OfficeTerm {
  readonly name: string
  readonly from: DayNumber
  readonly to: DayNumber | null
  readonly phrases: readonly string[]
}

const groups = (cell: string): string[][] => (cell === '' ? [] : cell.split(' ').map(group => group.split('|')))

/** Reads `data/time/known-events.tsv` and `data/time/news-stories.tsv`. Throws when a row's day is no day. */
export function loadKnownEvents(): KnownEvents {
  const byWord = new Map<string, KnownEvent[]>()
  for (const table of ['time/known-events.tsv', 'time/news-stories.tsv']) {
    const isStory = table === 'time/news-stories.tsv'
    for (const row of loadTable<'from' | 'to' | 'words' | 'context' | 'name'>(table)) {
      const from = parseIsoDay(row.from)
      const to = parseIsoDay(row.to || row.from)
      if (from === null || to === null || to < from)
        throw new Error(`data/${table}: "${row.name}" has no valid days (${row.from}, ${row.to}).`)
      const event = {name: row.name, from, to, isStory, words: groups(row.words), context: groups(row.context)}
      for (const word of event.words[0] ?? []) {
        const list = byWord.get(word)
        if (list) list.push(event)
        else byWord.set(word, [event])
      }
    }
  }
  return byWord
}

/** Reads `data/time/office-terms.tsv`. Throws when a row's day is no day. */
export function loadOfficeTerms(): OfficeTerm[] {
  return loadTable<'from' | 'to' | 'words' | 'name'>('time/office-terms.tsv').map(row => {
    const from = parseIsoDay(row.from)
    const to = row.to === '' ? null : parseIsoDay(row.to)
    if (from === null || (row.to !== '' && to === null))
      throw new Error(`data/time/office-terms.tsv: "${row.name}" has no valid days (${row.from}, ${row.to}).`)
    return {name: row.name, from, to, phrases: row.words.split('|')}
  })
}
