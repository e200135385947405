import type {TimeMatch} from '../time-meaning.ts'
import {readOrdinal} from './numbers.ts'
import type {Paragraph} from './paragraph.ts'

const DETERMINERS = ['the', 'a', 'its', 'their', 'his', 'her']
/** Adjectives that say that no day is missing between. */
const UNBROKEN = ['straight', 'consecutive', 'successive', 'full', 'running']
/** Words by which something is in its third day, and not only planned for the third day of something else. */
const LASTING = ['for', 'in', 'into', 'entered', 'enters', 'entering', 'marked', 'marks', 'marking']

/**
 * "(for) the fourth straight day", "(entered) its third week": what has gone on since then. The first of them is no length; "on
 * the third day of the summit" is a day of something else.
 */
export function matchRunningDay(p: Paragraph, i: number): TimeMatch | null {
  if (!p.is(i, ...DETERMINERS)) return null
  const ordinal = readOrdinal(p, i + 1)
  if (!ordinal || ordinal.value < 2 || ordinal.value > 100) return null
  const noun = p.skip(ordinal.end, ...UNBROKEN)
  const isUnbroken = noun > ordinal.end || p.is(noun + 1, 'running')
  if (!isUnbroken && !p.is(i - 1, ...LASTING)) return null
  const {unit, isPlural} = p.word(noun)
  const counted = p.is(noun, 'night') ? 'D' : unit
  if ((counted !== 'D' && counted !== 'W') || isPlural) return null
  return {
    first: i,
    end: noun + 1,
    meaning: {kind: 'duration', unit: counted, count: ordinal.value, window: -1, isUnderWay: true},
    rule: 'running day',
  }
}
