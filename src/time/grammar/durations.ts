import type {DurationMeaning, TimeMatch} from '../time-meaning.ts'
import type {TimeUnit} from '../time-tables.ts'
import {readQuantity} from './numbers.ts'
import type {Paragraph} from './paragraph.ts'
import {skipApproximation} from './relative-times.ts'
import {readYear} from './years.ts'

const words = (text: string): string[] => text.split(' ')

/** Adjectives between a number and its unit: "two more weeks", "three straight days". */
const BETWEEN = words(
  'more full straight consecutive trading whole additional further extra long solid working business calendar successive ' +
    'short other fiscal',
)
const COUNTED = ['first', 'final', 'initial', 'remaining', 'opening']
const WINDOWS: Readonly<Record<string, -1 | 1>> = {
  ...{last: -1, past: -1, previous: -1, preceding: -1, recent: -1, latest: -1, prior: -1},
  ...{next: 1, coming: 1, following: 1, upcoming: 1, ensuing: 1},
}

/**
 * "two weeks", "five-day", "more than two years", "a decade", "nearly a year", "years", "for months", "day-long",
 * and windows: "the past two months", "the next ten days", "recent months", "the first nine months".
 */
export function matchDuration(p: Paragraph, i: number): TimeMatch | null {
  return matchWindow(p, i) ?? matchQuantityOfUnits(p, i) ?? matchBareUnits(p, i) ?? matchUnitLong(p, i)
}

function matchWindow(p: Paragraph, i: number): TimeMatch | null {
  const at = p.is(i, 'the', 'its', 'their', 'his', 'her', 'our', 'these', 'those') ? i + 1 : i
  const isCounted = at > i && (p.word(at).cardinal !== undefined || (p.isNumber(at) && !p.isGlued(at)))
  if (isCounted || p.is(at, ...COUNTED)) return matchCountedPart(p, i, at)
  const window = Object.hasOwn(WINDOWS, p.lower(at)) ? WINDOWS[p.lower(at)] : undefined
  if (window === undefined) return null
  const quantity = readQuantity(p, skipApproximation(p, at + 1))
  const noun = p.skip(quantity?.end ?? at + 1, ...BETWEEN)
  const {unit, isPlural} = p.word(noun)
  if (!unit || (quantity ? quantity.isArticle : !isPlural) || p.isHyphen(noun - 1)) return null
  const meaning: DurationMeaning = {kind: 'duration', unit, count: quantity ? quantity.count : null, window}
  return {first: i, end: skipOrSo(p, noun + 1), meaning, rule: 'window'}
}

/** "the first nine months of 1989", "the six months ended June 30", "those three days". */
function matchCountedPart(p: Paragraph, i: number, at: number): TimeMatch | null {
  const quantity = readQuantity(p, p.skip(at, ...COUNTED))
  if (!quantity || quantity.isArticle) return null
  const noun = p.skip(quantity.end, ...BETWEEN)
  const {unit, isPlural} = p.word(noun)
  if (!unit || !isPlural) return null
  const year = p.is(noun + 1, 'of') ? readYear(p, p.skip(noun + 2, 'fiscal')) : null
  const meaning: DurationMeaning = {kind: 'duration', unit, count: quantity.count}
  return {first: i, end: year?.end ?? noun + 1, meaning, rule: 'duration'}
}

function matchQuantityOfUnits(p: Paragraph, i: number): TimeMatch | null {
  const start = skipApproximation(p, i)
  if (start === i && p.isGlued(i) && !p.is(i - 1, '(', '"', '“', '—', '–', "'", '‘', '`')) return null
  const quantity = readQuantity(p, start)
  if (!quantity) return null
  const isJoined = p.isHyphen(quantity.end)
  const noun = isJoined ? p.skipHyphen(quantity.end) : p.skip(quantity.end, ...BETWEEN)
  const {unit, isPlural} = p.word(noun)
  if (!unit || (p.isGlued(noun) && !isJoined) || isNoLength(p, noun, unit, quantity.isArticle)) return null
  // "60 Minutes" is a name
  if (p.isCapital(noun) && !p.isCapital(i) && !p.isCapital(noun + 1)) return null
  const meaning: DurationMeaning = {kind: 'duration', unit, count: quantity.count}
  if (isJoined) return unit === 'Q' ? null : matchJoined(p, i, noun, meaning)
  const isOne = quantity.isArticle || quantity.count === 1 || quantity.count === 0.5
  if (!isPlural && !isOne && !/^[NJ]/.test(p.tag(noun + 1))) return null
  if (p.is(p.skipHyphen(noun + 1), 'old')) return matchAge(p, i, noun, meaning)
  const isRated = quantity.isArticle && start === i && isRate(p, i)
  const half = p.phrase(noun + 1, ['and', 'a', 'half'])
  return {
    first: i,
    end: half >= 0 ? half : skipOrSo(p, noun + 1),
    meaning: {
      ...meaning,
      count: half >= 0 ? (meaning.count ?? 1) + 0.5 : meaning.count,
      isSet: isRated || undefined,
      isPointAhead: p.is(i - 1, 'in') || undefined,
    },
    rule: isRated ? 'rate' : 'duration',
  }
}

/** Past "or so", "or two", "or more". */
const skipOrSo = (p: Paragraph, i: number): number => (p.is(i, 'or') && p.is(i + 1, 'so', 'two', 'more') ? i + 2 : i)

/** "a second", "a quarter of", "three quarters of", "a day-trip": units that measure no time here. */
function isNoLength(p: Paragraph, noun: number, unit: TimeUnit, isArticle: boolean): boolean {
  const {isPlural} = p.word(noun)
  if (unit === 'Q') return !isPlural || p.is(noun + 1, 'of')
  if (isPlural) return false
  if (unit === 'S') return !p.isHyphen(noun - 1)
  return isArticle && (unit === 'WE' || unit === 'SEM' || (p.isHyphen(noun + 1) && !p.is(noun + 2, 'long', 'old')))
}

/** "five-day", "14-day", "year-long", "two-year-old": the span ends with the unit, or with "long". */
function matchJoined(p: Paragraph, i: number, noun: number, meaning: DurationMeaning): TimeMatch | null {
  const next = p.skipHyphen(noun + 1)
  if (p.is(next, 'old', 'olds')) return matchAge(p, i, noun, meaning)
  const end = p.is(next, 'long') ? next + 1 : noun + 1
  return {first: i, end, meaning, rule: 'duration'}
}

const AGED_THINGS = new Set(
  words(
    'war conflict truce ceasefire cease-fire dispute feud ban embargo law rule government administration insurgency rebellion ' +
      'uprising revolt strike siege blockade regime monarchy dynasty alliance pact agreement treaty deal company firm ' +
      'institution republic state country nation party movement organization organisation group programme program project ' +
      'policy plan practice tradition peace struggle campaign crisis standoff occupation crackdown investigation case trial ' +
      'record dictatorship',
  ),
)

/** Ages of things are durations ("the 8-month-old truce"); ages of people are left out, as TempEval's annotators do. */
function matchAge(p: Paragraph, i: number, noun: number, meaning: DurationMeaning): TimeMatch | null {
  const old = p.skipHyphen(noun + 1)
  let thing = old + 1
  while (thing < old + 4 && p.tag(thing).startsWith('J')) thing++
  return AGED_THINGS.has(p.lower(thing)) || AGED_THINGS.has(p.lower(thing + 1))
    ? {first: i, end: old + 1, meaning, rule: 'age of a thing'}
    : null
}

/** Words after which "a year" is a length and no rate. */
const LENGTH_BEFORE = words(
  'for in of within after than over took take takes spent lasted last lasting about nearly almost is was be by at with ' +
    'once been to and such just only ,',
)

/** "15 a year", "$10 a day", "hundreds of interviews a day". */
function isRate(p: Paragraph, i: number): boolean {
  if (i === 0 || p.is(i - 1, ...LENGTH_BEFORE)) return false
  const tag = p.tag(i - 1)
  return p.isNumber(i - 1) || tag.startsWith('NN') || tag === 'CD' || tag === '$' || p.is(i - 1, 'times', 'twice')
}

const BARE_UNITS = new Set<TimeUnit>(['H', 'D', 'W', 'M', 'Y', 'DE', 'CE', 'ML', 'WE'])
/** Words after which "days" and "hours" name no length: "business hours", "on days when", "the early hours". */
const NO_LENGTH_BEFORE = words(
  'business working office trading opening visiting light holy election man teenage golden dog on early small wee glory',
)

/** "years", "for weeks", "decades": unmeasured lengths. Seconds and minutes, like "quarters", are too often something else. */
function matchBareUnits(p: Paragraph, i: number): TimeMatch | null {
  const at = p.is(i, 'the') ? i + 1 : i
  const {unit, isPlural} = p.word(at)
  if (!unit || !isPlural || !BARE_UNITS.has(unit) || p.is(at, 'hrs') || (at > i && unit === 'H')) return null
  if (p.isGlued(at) && !p.is(at - 1, '"', '“', '(', "'", '`', '—')) return null
  if (p.isHyphen(at - 1) || p.isNumber(at - 1) || p.is(i - 1, ...NO_LENGTH_BEFORE)) return null
  const isLong = p.isHyphen(at + 1) && p.is(at + 2, 'long')
  if (p.is(at + 1, 'old') || (p.isHyphen(at + 1) && !isLong)) return null
  const meaning: DurationMeaning = {kind: 'duration', unit, count: null}
  return {first: i, end: isLong ? at + 3 : at + 1, meaning, rule: 'duration'}
}

/** "day-long", "decade-long". */
function matchUnitLong(p: Paragraph, i: number): TimeMatch | null {
  const {unit, isPlural} = p.word(i)
  if (!unit || isPlural || unit === 'S' || p.isHyphen(i - 1)) return null
  const at = p.skipHyphen(i + 1)
  if (at === i + 1 || !p.is(at, 'long')) return null
  return {first: i, end: at + 1, meaning: {kind: 'duration', unit, count: 1}, rule: 'duration'}
}
