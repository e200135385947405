import {describe} from 'vitest'
import type {ArchiveRecord} from '../../src/record/record.ts'
import {answersHold} from './contract-answers.ts'
import {correctionsHold} from './contract-corrections.ts'
import {groupingHolds} from './contract-grouping.ts'
import {writingHolds} from './contract-writing.ts'

/** What every backend of the record must do. `open` makes an empty archive each time; it is closed and taken away by its maker. */
export function describeRecord(name: string, open: () => Promise<ArchiveRecord>): void {
  describe(`${name}: writing`, () => writingHolds(open))
  describe(`${name}: grouping`, () => groupingHolds(open))
  describe(`${name}: answers`, () => answersHold(open))
  describe(`${name}: corrections`, () => correctionsHold(open))
}

export type Open = () => Promise<ArchiveRecord>
