import type {TimeMatch} from '../time-meaning.ts'
import {
  matchDayOfMonth,
  matchFurtherDay,
  matchMonthDate,
  matchNumericDate,
  matchShiftedMonth,
  matchWeekday,
} from './calendar-dates.ts'
import {matchClockTime} from './clock-times.ts'
import {matchDayWord} from './day-parts.ts'
import {matchDuration} from './durations.ts'
import {matchHoliday, matchVague} from './named-times.ts'
import type {Paragraph} from './paragraph.ts'
import {matchQuarter, matchSeason} from './periods.ts'
import {matchOffset, matchPortion, matchShiftedUnit} from './relative-times.ts'
import {matchRepeated} from './repeated-times.ts'
import {matchRunningDay} from './running-days.ts'
import {matchCentury, matchDecade, matchYear} from './years.ts'

/** In order of trust: of two matches of the same length the earlier rule wins. */
const RULES: readonly ((p: Paragraph, i: number) => TimeMatch | null)[] = [
  matchNumericDate,
  matchClockTime,
  matchMonthDate,
  matchShiftedMonth,
  matchWeekday,
  matchHoliday,
  matchDayWord,
  matchOffset,
  matchPortion,
  matchQuarter,
  matchSeason,
  matchRepeated,
  matchShiftedUnit,
  matchVague,
  matchDuration,
  matchRunningDay,
  matchDecade,
  matchCentury,
  matchDayOfMonth,
  matchYear,
]

/**
 * The time expressions of a paragraph from left to right, none overlapping: at each lexeme the longest match of all
 * rules. What they mean is not resolved here.
 */
export function matchTimes(p: Paragraph): TimeMatch[] {
  const matches: TimeMatch[] = []
  let i = 0
  while (i < p.lexemes.length) {
    const best = mayBegin(p, i) ? longestAt(p, i) : null
    if (!best) {
      i++
      continue
    }
    matches.push(best)
    i = Math.max(best.end, i + 1)
    for (let further = matchFurtherDay(p, best); further; further = matchFurtherDay(p, further)) {
      matches.push(further)
      i = further.end
    }
  }
  return matches
}

function mayBegin(p: Paragraph, i: number): boolean {
  const lexeme = p.lexemes[i]!
  return lexeme.word !== null || lexeme.kind === 'number' || (lexeme.kind === 'sign' && p.isApostrophe(i))
}

function longestAt(p: Paragraph, i: number): TimeMatch | null {
  let best: TimeMatch | null = null
  for (const rule of RULES) {
    const match = rule(p, i)
    if (match && (!best || match.end - match.first > best.end - best.first || match.end > best.end)) best = match
  }
  return best
}
