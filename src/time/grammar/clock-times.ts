import type {TimeMatch} from '../time-meaning.ts'
import {matchMonthDate, matchNumericDate, matchWeekday} from './calendar-dates.ts'
import {clockOf, matchDayWord} from './day-parts.ts'
import {readCardinal} from './numbers.ts'
import type {Paragraph} from './paragraph.ts'

interface ClockRead {
  readonly hour: number
  readonly minute: number | null
  readonly end: number
}

/**
 * Clock times with the zone and the day that follow them: "at 10:30 a.m. EST Tuesday", "0600 GMT", "9 o'clock",
 * "noon Thursday", "2 p.m. on Nov. 9". GMT and UTC are written as Z; other zones are left to the reader.
 */
export function matchClockTime(p: Paragraph, i: number): TimeMatch | null {
  const named = p.is(i, 'noon', 'midnight', 'midday', 'noontime') ? clockOf(p.word(i).part!) : null
  const clock = named ? null : readClock(p, i)
  if (!named && !clock) return null
  let end = clock?.end ?? i + 1
  let value = named === 'TMI' ? 'T12:00' : (named ?? clockValue(clock!))
  const zone = readZone(p, end)
  if (zone) {
    end = zone.end
    if (zone.offset === 'Z') value += 'Z'
  } else if (clock) {
    const part = readTrailingPart(p, end)
    if (part) {
      end = part.end
      if (clock.hour < 12 && part.isLate) value = clockValue({...clock, hour: clock.hour + 12})
    }
  }
  const day = readDayOf(p, end)
  if (day) return {...day, first: i, clock: value, rule: `clock time, ${day.rule}`}
  if (named) return null
  const meaning = {kind: 'shift', unit: 'D', shift: 0, anchor: 'story'} as const
  return {first: i, end, meaning, clock: value, rule: 'clock time'}
}

const twoDigits = (n: number): string => String(n).padStart(2, '0')
const clockValue = ({hour, minute}: ClockRead): string => `T${twoDigits(hour)}:${twoDigits(minute ?? 0)}`

function readClock(p: Paragraph, i: number): ClockRead | null {
  if (!p.isNumber(i) || (p.isGlued(i) && !p.is(i - 1, '(', '"', '“', '—', '–', '-'))) {
    const spoken = p.word(i).cardinal !== undefined ? readCardinal(p, i) : null
    if (!spoken || spoken.value < 1 || spoken.value > 12) return null
    const clock = {hour: spoken.value, minute: null, end: spoken.end}
    return readHalfDay(p, clock) ?? readOClock(p, clock)
  }
  const figures = p.lower(i)
  const hour = Number(figures)
  if (figures.length === 4 && p.word(i + 1).zone) return fourFigures(figures, i + 1)
  if (figures.length === 4 && p.is(i + 1, 'hours') && !p.is(i + 2, 'of')) return fourFigures(figures, i + 2)
  if (figures.length > 2 || hour > 24) return null
  const withMinutes = p.is(i + 1, ':', '.') && p.isGlued(i + 1) && p.isGlued(i + 2) && p.lower(i + 2).length === 2
  const minute = withMinutes && p.isNumber(i + 2) ? Number(p.lower(i + 2)) : null
  const clock = {hour, minute, end: minute === null ? i + 1 : i + 3}
  if (minute !== null && minute > 59) return null
  const half = readHalfDay(p, clock) ?? readOClock(p, clock)
  if (half) return half
  if (p.is(clock.end, 'h') && p.isGlued(clock.end) && !p.isGlued(clock.end + 1)) return {...clock, end: clock.end + 1}
  if (minute === null || p.is(i + 1, '.') || hour > 23) return null
  // "a 10:30 ratio", "2:15:03" and scores are no clock times without a word of place or a zone
  if (p.is(i + 3, ':') && p.isGlued(i + 3)) {
    const end = p.isNumber(i + 4) ? i + 5 : i + 3
    return readZone(p, end) ? {hour, minute, end} : null
  }
  const isPlaced = p.is(
    i - 1,
    'at',
    'by',
    'until',
    'from',
    'to',
    'around',
    'about',
    'before',
    'after',
    'since',
    ',',
    'the',
    'approximately',
  )
  return isPlaced || readZone(p, clock.end) ? clock : null
}

function fourFigures(figures: string, end: number): ClockRead | null {
  const hour = Number(figures.slice(0, 2))
  const minute = Number(figures.slice(2))
  return hour <= 24 && minute < 60 ? {hour, minute, end} : null
}

/** "a.m.", "pm", "p. m." after an hour. */
function readHalfDay(p: Paragraph, clock: ClockRead): ClockRead | null {
  let half = ''
  let end = clock.end
  if (p.is(end, 'am', 'pm', 'a.m', 'p.m')) {
    half = p.lower(end)[0]!
    end++
  } else if (p.is(end, 'a', 'p') && p.is(end + 1, '.') && p.is(end + 2, 'm')) {
    half = p.lower(end)
    end += 3
  } else return null
  if (clock.hour > 12 || clock.hour < 1) return null
  const hour = (clock.hour % 12) + (half === 'p' ? 12 : 0)
  return {hour, minute: clock.minute, end: p.skipStop(end)}
}

function readOClock(p: Paragraph, clock: ClockRead): ClockRead | null {
  const end = p.phrase(clock.end, ['o', "'", 'clock'])
  return end < 0 || clock.hour > 24 ? null : {...clock, end}
}

/** "EST", "(GMT)", "GMT+8", "(0630 GMT)" is left alone; "local time". */
function readZone(p: Paragraph, i: number): {end: number; offset: string} | null {
  const local = p.phrase(i, ['local', 'time'])
  if (local >= 0) return {end: local, offset: ''}
  const open = p.is(i, '(') ? i + 1 : i
  const {zone} = p.word(open)
  if (!zone || !(p.isCapital(open) || zone === 'Z')) {
    const named = p.is(i, 'eastern', 'central', 'mountain', 'pacific', 'moscow', 'beijing', 'greenwich')
    const at = p.skip(i + 1, 'standard', 'daylight', 'mean')
    return named && p.is(at, 'time') ? {end: at + 1, offset: p.is(i, 'greenwich') ? 'Z' : ''} : null
  }
  let end = open + 1
  let offset = zone
  if (p.is(end, '+', '-') && p.isNumber(end + 1) && (p.isGlued(end + 1) || p.isGlued(end))) {
    end += 2
    offset = ''
  }
  if (open === i) return {end, offset}
  return p.is(end, ')') ? {end: end + 1, offset} : null
}

/** "(10:30) in the morning", "at night". */
function readTrailingPart(p: Paragraph, i: number): {end: number; isLate: boolean} | null {
  const at = p.phrase(i, ['in', 'the'])
  const noun = at >= 0 ? at : p.is(i, 'at') ? i + 1 : -1
  if (noun < 0 || !p.is(noun, 'morning', 'afternoon', 'evening', 'night')) return null
  return {end: noun + 1, isLate: !p.is(noun, 'morning')}
}

/** The day after a clock time: "Tuesday", "on Nov. 9", ", Nov. 9", "today". */
function readDayOf(p: Paragraph, i: number): TimeMatch | null {
  const at = p.skip(p.skip(i, ','), 'on')
  const isJoined = at === i || p.is(at - 1, 'on') || p.word(at).month !== undefined || p.word(at).weekday !== undefined
  if (!isJoined) return null
  const day = matchWeekday(p, at) ?? matchDayWord(p, at) ?? matchMonthDate(p, at) ?? matchNumericDate(p, at)
  if (!day) return null
  if (day.meaning.kind === 'set' || day.portion) return null
  if (day.meaning.kind === 'calendar' && day.meaning.day === undefined && day.meaning.weekday === undefined) return null
  return day
}
