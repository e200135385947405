import type {TimeMatch} from '../time-meaning.ts'
import type {NumberRead} from './numbers.ts'
import {readCardinal, readOrdinal} from './numbers.ts'
import type {Paragraph} from './paragraph.ts'

/** "1998", "'98", "nineteen ninety-six", "two thousand five", whether or not a year is meant. Null for other numbers. */
export function readYear(p: Paragraph, i: number): NumberRead | null {
  if (p.isNumber(i)) return readFourFigures(p, i)
  if (p.isApostrophe(i) && !p.isGlued(i) && p.isNumber(i + 1) && p.isGlued(i + 1) && p.lower(i + 1).length === 2) {
    if (p.isWord(i + 2) && p.isGlued(i + 2)) return null
    return {value: fullYear(Number(p.lower(i + 1))), end: i + 2}
  }
  return readSpokenYear(p, i)
}

/** The year that two figures mean in news: 00-29 this century, else the last. */
export const fullYear = (twoFigures: number): number => (twoFigures < 30 ? 2000 : 1900) + twoFigures

function readFourFigures(p: Paragraph, i: number): NumberRead | null {
  const figures = p.lower(i)
  if (figures.length !== 4 || !/^(1\d|20)/.test(figures)) return null
  if (p.isGlued(i) && !p.is(i - 1, '(', '[', '-', '–', '—', '/', '"', "'", '“', '‘', '.', ',', 'fy')) return null
  if (p.isGlued(i) && p.is(i - 1, '.', ',', '/') && p.isGlued(i - 1) && p.isNumber(i - 2)) return null
  const after = p.at(i + 1)
  if (after?.isGlued && (after.kind === 'word' || ['%', '$', ':', '°'].includes(after.lower))) return null
  if (after?.isGlued && after.lower === '.' && p.isNumber(i + 2) && p.isGlued(i + 2)) return null
  return {value: Number(figures), end: i + 1}
}

function readSpokenYear(p: Paragraph, i: number): NumberRead | null {
  const century = p.word(i).cardinal
  if (century === undefined) return null
  if (century >= 17 && century <= 20) {
    const joined = p.skipHyphen(i + 1)
    if (p.is(joined, 'hundred')) {
      const rest = p.is(joined + 1, 'and') ? readCardinal(p, joined + 2) : null
      return rest && rest.value < 100
        ? {value: century * 100 + rest.value, end: rest.end}
        : {value: century * 100, end: joined + 1}
    }
    if (p.isNumber(joined)) return null
    const rest = readCardinal(p, joined)
    return rest && rest.value >= 10 && rest.value < 100 ? {value: century * 100 + rest.value, end: rest.end} : null
  }
  if (century !== 2 || !p.is(i + 1, 'thousand') || !p.is(i - 1, 'in', 'year', 'since', 'by', 'of', 'until')) return null
  const rest = readCardinal(p, p.skip(i + 2, 'and'))
  return rest && rest.value < 40 ? {value: 2000 + rest.value, end: rest.end} : {value: 2000, end: i + 2}
}

/** "1990s", "the '90s", "the nineties", "the early 1980s". */
export function matchDecade(p: Paragraph, i: number): TimeMatch | null {
  const first = p.is(i, 'the') ? i + 1 : i
  let at = first
  let portion: TimeMatch['portion']
  if (p.is(at, 'early', 'mid', 'late')) {
    portion = p.lower(at) as 'early' | 'mid' | 'late'
    at = p.skipHyphen(at + 1)
  }
  const decade = readDecade(p, at)
  if (!decade) return null
  const value = String(Math.floor(decade.value / 10))
  const meaning = {kind: 'years' as const, from: decade.value, to: decade.value + 9, value}
  return {first: i, end: decade.end, meaning, portion, rule: 'decade'}
}

function readDecade(p: Paragraph, i: number): NumberRead | null {
  const named = p.word(i).decade
  if (named !== undefined) return p.is(i - 1, 'the', 'early', 'late', 'mid', '-') ? {value: named, end: i + 1} : null
  const figures = p.isApostrophe(i) && p.isGlued(i + 1) ? i + 1 : i
  if (!p.isNumber(figures) || (p.isGlued(i) && !p.isHyphen(i - 1) && !p.is(i - 1, '('))) return null
  const text = p.lower(figures)
  let end = figures + 1
  if (p.isApostrophe(end) && p.is(end + 1, 's') && p.isGlued(end) && p.isGlued(end + 1)) end++
  if (!p.is(end, 's') || !p.isGlued(end) || !text.endsWith('0')) return null
  if (text.length === 4 && /^(1\d|20)/.test(text)) return {value: Number(text), end: end + 1}
  const isNamed = figures > i || p.is(i - 1, 'the', 'early', 'late', 'mid', 'and', '-')
  if (text.length !== 2 || !isNamed || p.is(i - 1, 'his', 'her', 'their')) return null
  return {value: 1900 + Number(text) - (Number(text) < 20 ? -100 : 0), end: end + 1}
}

/** "the 20th century", "the nineteenth century": the value is the first two figures of its years. */
export function matchCentury(p: Paragraph, i: number): TimeMatch | null {
  const start = p.skip(i, 'the')
  const portion = p.is(start, 'early', 'mid', 'late') ? (p.lower(start) as 'early' | 'mid' | 'late') : undefined
  const ordinal = readOrdinal(p, portion ? p.skipHyphen(start + 1) : start)
  if (!ordinal || ordinal.value > 21) return null
  const noun = p.skipHyphen(ordinal.end)
  if (!p.is(noun, 'century')) return null
  const from = (ordinal.value - 1) * 100
  const value = String(ordinal.value - 1).padStart(2, '0')
  return {first: i, end: noun + 1, meaning: {kind: 'years', from, to: from + 99, value}, portion, rule: 'century'}
}

const YEAR_BEFORE = new Set(
  (
    'in since of by from until till before after during between and to early late mid fiscal the through throughout ' +
    'around about circa year or a an its their his her our this that to-date for under ended ending with'
  ).split(' '),
)
const NOT_YEAR_BEFORE = new Set(
  '# $ € £ ¥ no flight page room highway route section model article us$ c$ a$'.split(' '),
)
const YEAR_NOUNS_AFTER = new Set(
  'percent km kilometers kilometres miles meters metres feet dollars euros pounds barrels'.split(' '),
)

/**
 * A year that stands alone: "in 1998", "the 1998 bombing", "1994-95". A number of four figures before a plural noun
 * without a determiner ("2000 troops") is a count; the years before 1900 need a preposition.
 */
export function matchYear(p: Paragraph, i: number): TimeMatch | null {
  const named = p.is(i, 'the') && p.is(i + 1, 'year') ? i + 2 : p.is(i, 'year') ? i + 1 : i
  let at = named
  const isFiscal = p.is(at, 'fiscal')
  if (isFiscal) at = p.skip(at + 1, 'year')
  const year = readYear(p, at)
  if (!year) return null
  const before = p.lower(i - 1)
  const isPlaced = named > i || isFiscal || YEAR_BEFORE.has(before)
  if (!isPlaced) {
    if (NOT_YEAR_BEFORE.has(before) || (before === '.' && p.is(i - 2, 'no'))) return null
    if (year.value < 1900 && !p.is(i - 1, '(')) return null
    const isPortioned = p.is(i - 2, 'mid', 'early', 'late', 'pre', 'post')
    if (p.isHyphen(i - 1) && p.isGlued(i) && p.isGlued(i - 1) && p.lower(i - 2).length !== 4 && !isPortioned)
      return null
    if (p.isApostrophe(at) && !p.is(i - 1, '(', 'summer', 'election')) return null
    if (p.tag(year.end) === 'NNS') return null
  } else if (year.value < 1500 && named === i && !p.is(i - 1, 'in', 'since', 'until')) return null
  if (YEAR_NOUNS_AFTER.has(p.lower(year.end)) || (p.is(year.end, 'hours') && before !== 'in')) return null
  if (p.is(i - 1, 'about', 'around', 'to', 'of', 'with', 'for', 'and', 'or', 'under') && p.tag(year.end) === 'NNS')
    return null
  const last = readLastYear(p, year)
  const meaning = {kind: 'calendar' as const, year: year.value, lastYear: last?.value, isFiscal: isFiscal || undefined}
  return {first: i, end: last?.end ?? year.end, meaning, rule: isFiscal ? 'fiscal year' : 'year'}
}

/** The end of "1994-95", "1989-1993", "2001/02". */
function readLastYear(p: Paragraph, year: NumberRead): NumberRead | null {
  const at = year.end
  if (!(p.isDash(at) || p.is(at, '/')) || !p.isGlued(at) || !p.isNumber(at + 1) || !p.isGlued(at + 1)) return null
  const figures = p.lower(at + 1)
  const value = figures.length === 4 ? Number(figures) : Math.floor(year.value / 100) * 100 + Number(figures)
  return (figures.length === 4 || figures.length === 2) && value > year.value && value < year.value + 100
    ? {value, end: at + 2}
    : null
}
