import {loadTable} from '../data-file.ts'
import type {DayNumber} from './calendar.ts'
import {parseIsoDay} from './calendar.ts'

/** A happening of world affairs whose days are known, and the words that tell it: every group must occur. */
export interface KnownEvent {
  readonly name: string
  readonly from: DayNumber
  readonly to: DayNumber
  /** Groups of alternatives in lower case: [["pelosi"], ["visit", "trip"], ["taiwan"]]. */
  readonly words: readonly (readonly string[])[]
}

/** Reads `data/time/known-events.tsv`. Throws when a row's day is no day. */
export function loadKnownEvents(): KnownEvent[] {
  return loadTable<'from' | 'to' | 'words' | 'name'>('time/known-events.tsv').map(row => {
    const from = parseIsoDay(row.from)
    const to = parseIsoDay(row.to || row.from)
    if (from === null || to === null || to < from)
      throw new Error(`data/time/known-events.tsv: "${row.name}" has no valid days (${row.from}, ${row.to}).`)
    return {name: row.name, from, to, words: row.words.split(' ').map(group => group.split('|'))}
  })
}
