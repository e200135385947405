import {loadTable} from '../data-file.ts'
import type {DayNumber} from './calendar.ts'
import {parseIsoDay} from './calendar.ts'

/** A happening of world affairs whose days are known, and the words that tell it. */
export interface KnownEvent {
  readonly name: string
  readonly from: DayNumber
  readonly to: DayNumber
  /** Groups of alternatives in lower case, all in one sentence: [["pelosi"], ["visit", "trip"]]. */
  readonly words: readonly (readonly string[])[]
  /** Groups that must occur anywhere in the text. */
  readonly context: readonly (readonly string[])[]
}

/** An office with its holder and term, and the phrases that name both. `to` null: no end is known. */
export interface OfficeTerm {
  readonly name: string
  readonly from: DayNumber
  readonly to: DayNumber | null
  readonly phrases: readonly string[]
}

const groups = (cell: string): string[][] => (cell === '' ? [] : cell.split(' ').map(group => group.split('|')))

/** Reads `data/time/known-events.tsv`. Throws when a row's day is no day. */
export function loadKnownEvents(): KnownEvent[] {
  return loadTable<'from' | 'to' | 'words' | 'context' | 'name'>('time/known-events.tsv').map(row => {
    const from = parseIsoDay(row.from)
    const to = parseIsoDay(row.to || row.from)
    if (from === null || to === null || to < from)
      throw new Error(`data/time/known-events.tsv: "${row.name}" has no valid days (${row.from}, ${row.to}).`)
    return {name: row.name, from, to, words: groups(row.words), context: groups(row.context)}
  })
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
