import type {Paragraph} from './paragraph.ts'

/** A number read from lexeme i on; `end` is the lexeme after it. */
export interface NumberRead {
  readonly value: number
  readonly end: number
}

/** "five", "twenty-four", "a hundred", "1,200", "2.5". Null when no number begins here. */
export function readCardinal(p: Paragraph, i: number): NumberRead | null {
  if (p.isNumber(i)) return readFigures(p, i)
  if (p.is(i, 'a', 'an') && p.word(i + 1).multiplier) return readMultiplied(p, i + 1, 1)
  const first = p.word(i).cardinal
  if (first === undefined) return null
  let value = first
  let end = i + 1
  if (first >= 20) {
    const unit = p.word(p.skipHyphen(end))
    if (unit.cardinal !== undefined && unit.cardinal > 0 && unit.cardinal < 10) {
      value += unit.cardinal
      end = p.skipHyphen(end) + 1
    }
  }
  return p.word(end).multiplier ? readMultiplied(p, end, value) : {value, end}
}

function readFigures(p: Paragraph, i: number): NumberRead | null {
  const figures = p.lower(i)
  if (figures.length > 9) return null
  const value = Number(figures.replaceAll(',', ''))
  if (p.is(i + 1, '.') && p.isGlued(i + 1) && p.isNumber(i + 2) && p.isGlued(i + 2))
    return {value: Number(`${value}.${p.lower(i + 2)}`), end: i + 3}
  if (p.isWord(i + 1) && p.isGlued(i + 1)) return null
  return p.word(i + 1).multiplier ? readMultiplied(p, i + 1, value) : {value, end: i + 1}
}

function readMultiplied(p: Paragraph, i: number, factor: number): NumberRead {
  const value = factor * p.word(i).multiplier!
  const rest = p.is(i + 1, 'and') ? readCardinal(p, i + 2) : p.isWord(i + 1) ? readCardinal(p, i + 1) : null
  return rest && rest.value < value ? {value: value + rest.value, end: rest.end} : {value, end: i + 1}
}

/** "third", "twenty-first", "16th". */
export function readOrdinal(p: Paragraph, i: number): NumberRead | null {
  if (p.isNumber(i)) {
    if (!p.is(i + 1, 'st', 'nd', 'rd', 'th') || !p.isGlued(i + 1) || p.lower(i).length > 3) return null
    return {value: Number(p.lower(i)), end: i + 2}
  }
  const {ordinal, cardinal} = p.word(i)
  if (ordinal !== undefined) return {value: ordinal, end: i + 1}
  if (cardinal === undefined || cardinal < 20) return null
  const unit = p.word(p.skipHyphen(i + 1)).ordinal
  return unit !== undefined && unit < 10 ? {value: cardinal + unit, end: p.skipHyphen(i + 1) + 1} : null
}

/** How many units: a null count is "several". */
export interface QuantityRead {
  readonly count: number | null
  readonly end: number
  /** "a", "an": the article counts as one. */
  readonly isArticle: boolean
}

/** "two", "a", "several", "a few", "a couple of", "two and a half", "ten to fifteen", "half a", "dozens of". */
export function readQuantity(p: Paragraph, i: number): QuantityRead | null {
  if (p.is(i, 'half') && p.is(i + 1, 'a', 'an')) return p.is(i + 2, 'dozen') ? quantity(6, i + 3) : quantity(0.5, i + 2)
  if (p.is(i, 'another')) {
    const more = readCardinal(p, i + 1)
    return more ? quantity(more.value, more.end) : quantity(1, i + 1, true)
  }
  const afterArticle = p.skip(i, 'a', 'the')
  if (p.is(afterArticle, 'couple')) return quantity(2, p.skip(afterArticle + 1, 'of'))
  if (p.is(i, 'a') && p.is(i + 1, 'good', 'very') && p.is(i + 2, 'few')) return quantity(null, i + 3)
  if (p.is(i, 'a') && p.is(i + 1, 'few')) return quantity(null, i + 2)
  if (p.is(i, 'a') && p.is(i + 1, 'number') && p.is(i + 2, 'of')) return quantity(null, i + 3)
  if (p.is(i, 'a') && p.is(i + 1, 'half')) return quantity(0.5, p.skipHyphen(i + 2))
  if (p.word(i).vague === 'vague') return quantity(null, i + 1)
  if (p.word(i).vague === 'vague-of' && p.is(i + 1, 'of')) return quantity(null, i + 2)
  const first = readCardinal(p, i)
  if (!first) return p.is(i, 'a', 'an') ? quantity(1, i + 1, true) : null
  const half = readHalf(p, first.end)
  if (half > 0) return quantity(first.value + 0.5, half)
  if (p.is(first.end, 'to', 'or') || (p.isHyphen(first.end) && p.isGlued(first.end))) {
    const second = readCardinal(p, first.end + 1)
    if (second && second.value > first.value && second.value < first.value * 10)
      return quantity(first.value, second.end)
  }
  return quantity(first.value, first.end)
}

const quantity = (count: number | null, end: number, isArticle = false): QuantityRead => ({count, end, isArticle})

/** "and a half", "-and-a-half", "1/2": the index after it, else -1. */
function readHalf(p: Paragraph, i: number): number {
  const and = p.skipHyphen(i)
  if (p.is(and, 'and')) {
    const article = p.skipHyphen(and + 1)
    const half = p.skipHyphen(article + 1)
    if (p.is(article, 'a', 'one') && p.is(half, 'half')) return half + 1
  }
  if (p.is(i, '1') && p.is(i + 1, '/') && p.is(i + 2, '2')) return i + 3
  return p.is(i, '½') ? i + 1 : -1
}
