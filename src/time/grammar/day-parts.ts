import type {TimeMatch} from '../time-meaning.ts'
import type {Paragraph} from './paragraph.ts'

/** A part of the day right after a day's name: "(Thursday) morning", "(tomorrow) night", "(Friday) mid-afternoon". */
export function matchDayPart(p: Paragraph, i: number): {end: number; clock: string} | null {
  const at = p.is(i, 'mid', 'early', 'late') ? p.skipHyphen(i + 1) : i
  const {part, isPlural} = p.word(at)
  return part && !isPlural && !p.lower(at).endsWith('s') ? {end: at + 1, clock: clockOf(part)} : null
}

/** TIMEX3's time for a part of the day: "TMO"; noon and midnight have an hour. */
export const clockOf = (part: string): string => (part.startsWith('T') ? part : `T${part}`)

const THIS_DAY = {kind: 'shift', unit: 'D', shift: 0, anchor: 'published'} as const
const DAY_WORDS: Readonly<Record<string, -1 | 0 | 1>> = {today: 0, tonight: 0, yesterday: -1, tomorrow: 1}

/** "today", "yesterday afternoon", "tonight", "mid-afternoon yesterday", "the day after tomorrow", "last night". */
export function matchDayWord(p: Paragraph, i: number): TimeMatch | null {
  const beyond = p.phrase(i, ['the', 'day', 'after', 'tomorrow'])
  if (beyond >= 0) return offsetDay(i, beyond, 1)
  const before = p.phrase(i, ['the', 'day', 'before', 'yesterday'])
  if (before >= 0) return offsetDay(i, before, -1)
  const led = p.is(i, 'early', 'late', 'mid', 'earlier', 'later') ? matchLed(p, i) : null
  if (led) return led
  const shift = Object.hasOwn(DAY_WORDS, p.lower(i)) ? DAY_WORDS[p.lower(i)] : undefined
  if (shift !== undefined) {
    const meaning = {...THIS_DAY, shift}
    if (p.is(i, 'tonight')) return {first: i, end: i + 1, meaning, clock: 'TNI', rule: 'day word'}
    const part = matchDayPart(p, i + 1)
    return {first: i, end: part?.end ?? i + 1, meaning, clock: part?.clock, rule: 'day word'}
  }
  return matchPartOfThatDay(p, i)
}

const offsetDay = (first: number, end: number, direction: -1 | 1): TimeMatch => ({
  first,
  end,
  meaning: {kind: 'offset', unit: 'D', count: 2, direction, anchor: 'published'},
  rule: 'day word',
})

/** "later this afternoon", "later yesterday", "earlier today", "mid-afternoon yesterday". */
function matchLed(p: Paragraph, i: number): TimeMatch | null {
  const at = p.skipHyphen(i + 1)
  if (p.is(i, 'mid', 'early', 'late') && p.word(at).part) {
    const day = matchDayWord(p, at + 1)
    return day ? {...day, first: i, clock: clockOf(p.word(at).part!)} : null
  }
  if (p.is(i, 'mid')) return null
  const day = matchDayWord(p, at)
  if (!day || p.is(at, 'the')) return null
  return {...day, first: i, portion: p.lower(i) as 'earlier' | 'later' | 'early' | 'late'}
}

/** "this morning", "last night", "that evening", "the next morning", "the morning of Sept. 3" (without the date). */
function matchPartOfThatDay(p: Paragraph, i: number): TimeMatch | null {
  const start = p.skip(i, 'the')
  const {part, isPlural} = p.word(start + 1)
  if (!part || isPlural || p.lower(start + 1).endsWith('s')) {
    const bare = p.word(start).part
    if (!bare || p.is(start, 'night') || p.lower(start).endsWith('s')) return null
    if (start === i && !['midnight', 'noon', 'midday', 'overnight'].includes(p.lower(i))) return null
    if (
      start === i &&
      !p.is(i, 'overnight') &&
      !p.is(i - 1, 'at', 'by', 'until', 'before', 'after', 'around', 'about', 'from', 'to', 'since')
    )
      return null
    // "overnight" is the night before the report
    const meaning = p.is(start, 'overnight') ? THIS_DAY : {...THIS_DAY, anchor: 'story' as const}
    return {first: i, end: start + 1, meaning, clock: clockOf(bare), rule: 'part of the day'}
  }
  const clock = clockOf(part)
  const end = start + 2
  if (start === i && p.is(i, 'this')) return {first: i, end, meaning: THIS_DAY, clock, rule: 'part of the day'}
  if (start === i && p.is(i, 'last'))
    return {first: i, end, meaning: {...THIS_DAY, shift: -1}, clock, rule: 'part of the day'}
  if (p.is(start, 'next', 'following'))
    return {first: i, end, meaning: {...THIS_DAY, shift: 1, anchor: 'story'}, clock, rule: 'part of the day'}
  if (p.is(start, 'previous'))
    return {first: i, end, meaning: {...THIS_DAY, shift: -1, anchor: 'story'}, clock, rule: 'part of the day'}
  if (p.is(start, 'that', 'same'))
    return {first: i, end, meaning: {...THIS_DAY, anchor: 'story'}, clock, rule: 'part of the day'}
  return null
}
