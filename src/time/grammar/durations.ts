import type {DurationMeaning, TimeMatch} from '../time-meaning.ts'
import type {TimeUnit} from '../time-tables.ts'
import {readOrdinal, readQuantity} from './numbers.ts'
import type {Paragraph} from './paragraph.ts'
import {skipApproximation} from './relative-times.ts'

/** Adjectives between a number and its unit: "two more weeks", "three straight days". */
const BETWEEN = [
  'more',
  'full',
  'straight',
  'consecutive',
  'trading',
  'whole',
  'additional',
  'further',
  'extra',
  'long',
  'solid',
  'working',
  'business',
  'calendar',
  'successive',
  'short',
  'other',
  'fiscal',
]
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
  if (
    p.is(at, 'first', 'final', 'initial', 'remaining', 'opening') ||
    (at > i && p.word(at).cardinal !== undefined) ||
    (at > i && p.isNumber(at) && !p.isGlued(at))
  )
    return matchCountedPart(p, i, at)
  const window = Object.hasOwn(WINDOWS, p.lower(at)) ? WINDOWS[p.lower(at)] : undefined
  if (window === undefined) return null
  const quantity = readQuantity(p, skipApproximation(p, at + 1))
  const noun = p.skip(quantity?.end ?? at + 1, ...BETWEEN)
  const {unit, isPlural} = p.word(noun)
  if (!unit || (quantity ? quantity.isArticle : !isPlural) || p.isHyphen(noun - 1)) return null
  const end = p.is(noun + 1, 'or') && p.is(noun + 2, 'so') ? noun + 3 : noun + 1
  return {
    first: i,
    end,
    meaning: {kind: 'duration', unit, count: quantity ? quantity.count : null, window},
    rule: 'window',
  }
}

/** "the first nine months", "the nine months", "the six months ended June 30", "those three days". */
function matchCountedPart(p: Paragraph, i: number, at: number): TimeMatch | null {
  const number = p.is(at, 'first', 'final', 'initial', 'remaining', 'opening') ? at + 1 : at
  const quantity = readQuantity(p, number)
  if (!quantity || quantity.isArticle) return null
  const noun = p.skip(quantity.end, ...BETWEEN)
  const {unit, isPlural} = p.word(noun)
  if (!unit || !isPlural) return null
  return {first: i, end: noun + 1, meaning: {kind: 'duration', unit, count: quantity.count}, rule: 'duration'}
}

function matchQuantityOfUnits(p: Paragraph, i: number): TimeMatch | null {
  const start = skipApproximation(p, i)
  if (start === i && p.isGlued(i) && !p.is(i - 1, '(', '"', '“', '—', '–', "'", '‘', '`')) return null
  const quantity = readQuantity(p, start)
  if (!quantity) return null
  const isJoined = p.isHyphen(quantity.end)
  let noun = p.skipHyphen(quantity.end)
  if (!isJoined) noun = p.skip(noun, ...BETWEEN)
  const {unit, isPlural} = p.word(noun)
  if (!unit || (p.isGlued(noun) && !isJoined)) return null
  if (!isPlural && unit === 'S' && !isJoined) return null
  if (!isPlural && quantity.isArticle && isOtherUse(p, noun, unit)) return null
  const meaning: DurationMeaning = {kind: 'duration', unit, count: quantity.count}
  // "two second quarters", "three first days"
  if (unit === 'Q' && !isPlural && !isJoined) return null
  if (isJoined) return matchJoined(p, i, noun, meaning)
  if (
    !isPlural &&
    !quantity.isArticle &&
    quantity.count !== 1 &&
    quantity.count !== 0.5 &&
    !p.tag(noun + 1).startsWith('N')
  )
    return null
  if (p.is(noun + 1, 'old') || (p.isHyphen(noun + 1) && p.is(noun + 2, 'old'))) return matchAge(p, i, noun, meaning)
  if (unit === 'D' && quantity.isArticle && p.is(noun + 1, 'after', 'before', 'when', 'that')) {
    return {first: i, end: noun + 1, meaning, rule: 'duration'}
  }
  const rate = quantity.isArticle && start === i && isRate(p, i)
  const further =
    p.is(noun + 1, 'and') && p.is(noun + 2, 'a') && p.is(noun + 3, 'half')
      ? noun + 4
      : p.is(noun + 1, 'or') && p.is(noun + 2, 'so', 'more')
        ? noun + 3
        : noun + 1
  const isPointAhead = p.is(i - 1, 'in', 'within') || undefined
  return {
    first: i,
    end: further,
    meaning: {
      ...meaning,
      isSet: rate || undefined,
      isPointAhead,
      count: further === noun + 4 ? (meaning.count ?? 1) + 0.5 : meaning.count,
    },
    rule: rate ? 'rate' : 'duration',
  }
}

/** "a second", "a quarter of", "a day" as something other than a length of time. */
function isOtherUse(p: Paragraph, noun: number, unit: TimeUnit): boolean {
  if (unit === 'S' || unit === 'Q' || unit === 'SEM') return true
  return p.isHyphen(noun + 1) && !p.is(noun + 2, 'long', 'old')
}

/** "five-day", "14-day", "year-long", "two-year-old": the span ends with the unit, or with "long". */
function matchJoined(p: Paragraph, i: number, noun: number, meaning: DurationMeaning): TimeMatch | null {
  const next = p.skipHyphen(noun + 1)
  if (p.is(next, 'old', 'olds')) return matchAge(p, i, noun, meaning)
  const end = p.is(next, 'long') ? next + 1 : noun + 1
  return {first: i, end, meaning, rule: 'duration'}
}

const AGED_THINGS = new Set(
  (
    'war conflict truce ceasefire cease-fire dispute feud ban embargo law rule government administration insurgency rebellion ' +
    'uprising revolt strike siege blockade regime monarchy dynasty alliance pact agreement treaty deal company firm institution ' +
    'republic state country nation party movement organization organisation group programme program project policy plan practice ' +
    'tradition peace struggle campaign crisis standoff occupation crackdown investigation case trial record dictatorship'
  ).split(' '),
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

const LENGTH_BEFORE = [
  'for',
  'in',
  'of',
  'within',
  'after',
  'than',
  'over',
  'took',
  'take',
  'takes',
  'spent',
  'lasted',
  'last',
  'lasting',
  'about',
  'nearly',
  'almost',
  'is',
  'was',
  'be',
  'by',
  'at',
  'with',
  'once',
  'been',
  'to',
  'and',
  'such',
  'just',
  'only',
  ',',
]

/** "15 a year", "$10 a day", "hundreds of interviews a day". */
function isRate(p: Paragraph, i: number): boolean {
  if (i === 0 || p.is(i - 1, ...LENGTH_BEFORE)) return false
  const tag = p.tag(i - 1)
  return p.isNumber(i - 1) || tag.startsWith('NN') || tag === 'CD' || tag === '$' || p.is(i - 1, 'times', 'twice')
}

/** "years", "for weeks", "decades": unmeasured lengths. Seconds and minutes, like "quarters", are too often something else. */
function matchBareUnits(p: Paragraph, i: number): TimeMatch | null {
  const at = p.is(i, 'the') ? i + 1 : i
  const {unit, isPlural} = p.word(at)
  if (!unit || !isPlural || p.isGlued(at) || !['H', 'D', 'W', 'M', 'Y', 'DE', 'CE', 'ML', 'WE'].includes(unit))
    return null
  if (p.is(at, 'secs', 'hrs') || p.isHyphen(at - 1) || p.isNumber(at - 1)) return null
  if (
    p.is(
      i - 1,
      'business',
      'working',
      'office',
      'trading',
      'opening',
      'visiting',
      'light',
      'holy',
      'election',
      'man',
      'teenage',
      'golden',
      'dog',
    )
  )
    return null
  if (at > i && unit === 'H') return null
  const isLong = p.isHyphen(at + 1) && p.is(at + 2, 'long')
  if (p.is(at + 1, 'old') || (p.isHyphen(at + 1) && !isLong)) return null
  return {
    first: at === i || unit === 'Y' ? i : i,
    end: isLong ? at + 3 : at + 1,
    meaning: {kind: 'duration', unit, count: null},
    rule: 'duration',
  }
}

/** "day-long", "yearlong", "decade-old". */
function matchUnitLong(p: Paragraph, i: number): TimeMatch | null {
  const {unit, isPlural} = p.word(i)
  if (!unit || isPlural || unit === 'S' || p.isHyphen(i - 1)) return null
  const at = p.skipHyphen(i + 1)
  if (at === i + 1 || !p.is(at, 'long')) return null
  return {first: i, end: at + 1, meaning: {kind: 'duration', unit, count: 1}, rule: 'duration'}
}

/** "his third day", "the eighth year": a unit counted within something is read as nothing more than its length. */
export function isCountedUnit(p: Paragraph, i: number): boolean {
  const ordinal = readOrdinal(p, i)
  return ordinal !== null && p.word(ordinal.end).unit !== undefined
}
