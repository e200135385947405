import type {TimeMatch} from '../time-meaning.ts'
import {readShift} from './calendar-dates.ts'
import type {Paragraph} from './paragraph.ts'
import {readYear} from './years.ts'

/** Holidays: "Christmas", "last Thanksgiving", "Easter Sunday", "New Year's Day 2011". Written with a capital. */
export function matchHoliday(p: Paragraph, i: number): TimeMatch | null {
  const shift = readShift(p, i)
  const at = shift === null ? i : i + 1
  if (!p.isCapital(at) && !p.is(at, 'fourth')) return null
  for (const holiday of p.tables.holidays.get(p.lower(at)) ?? []) {
    const end = p.phrase(at, holiday.words)
    if (end < 0 || isPartOfName(p, at, end)) continue
    const year = readYear(p, p.skip(p.skip(end, ','), 'of'))
    const meaning = {kind: 'holiday', holiday, year: year?.value, shift: shift ?? undefined} as const
    return {first: i, end: year?.end ?? end, meaning, rule: 'holiday'}
  }
  return null
}

/** "Christmas Island", "the Easter Rising", "the May Day Group": a name goes on. */
const isPartOfName = (p: Paragraph, first: number, end: number): boolean =>
  p.isCapital(end) && !p.is(end - 1, 'day', 'eve') && p.tag(end).startsWith('NNP') && !p.is(first - 1, '.')

/** "now", "recently", "the near future", "at present": PAST_REF, PRESENT_REF, FUTURE_REF. */
export function matchVague(p: Paragraph, i: number): TimeMatch | null {
  for (const {words, value, after} of p.tables.vaguePhrases.get(p.lower(i)) ?? []) {
    const end = p.phrase(i, words)
    if (end < 0) continue
    if (
      after === 'will'
        ? !p.is(i - 1, 'will', 'may', 'might', 'could', 'would', "'ll") && !p.is(end, 'will')
        : after && !p.is(i - 1, ...after.split('|'))
    )
      continue
    if (words.length === 1 && (isHyphenated(p, i, end) || (p.isCapital(i) && p.tag(i).startsWith('NNP')))) continue
    // "the current of the river"
    if (p.is(i, 'current') && end === i + 1 && p.tag(i).startsWith('N')) continue
    if (p.is(i, 'soon') && end === i + 1 && (p.is(i - 1, 'as', 'so', 'too') || p.is(end, 'as'))) continue
    return {first: i, end, meaning: {kind: 'reference', value}, rule: 'vague time'}
  }
  return null
}

const isHyphenated = (p: Paragraph, i: number, end: number): boolean =>
  (p.isHyphen(i - 1) && p.isGlued(i)) || (p.isHyphen(end) && p.isGlued(end))
