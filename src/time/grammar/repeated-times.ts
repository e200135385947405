import type {TimeMatch} from '../time-meaning.ts'
import {readCardinal, readOrdinal} from './numbers.ts'
import type {Paragraph} from './paragraph.ts'

const SET_UNITS: Readonly<Record<string, string>> = {
  ...{
    S: 'PT1S',
    MIN: 'PT1M',
    H: 'PT1H',
    D: 'P1D',
    W: 'P1W',
    F: 'P2W',
    M: 'P1M',
    Q: 'P1Q',
    Y: 'P1Y',
    DE: 'P10Y',
    CE: 'P100Y',
  },
  ...{ML: 'P1000Y', WE: 'XXXX-WXX-WE', SEM: 'P6M'},
}

/** Times that come again: "every Friday", "each year", "daily", "every two weeks", "twice a month", "per year". */
export function matchRepeated(p: Paragraph, i: number): TimeMatch | null {
  const {set} = p.word(i)
  if (set !== undefined) return matchSetWord(p, i, set)
  if (p.is(i, 'per')) {
    const value = unitSet(p, i + 1)
    return value ? found(i + 1, i + 2, value) : null
  }
  if (p.is(i, 'once', 'twice') || (p.word(i).cardinal !== undefined && p.is(i + 1, 'times'))) {
    const at = p.is(i, 'once', 'twice') ? i + 1 : i + 2
    const value = p.is(at, 'a', 'every', 'each', 'per') ? unitSet(p, at + 1) : null
    return value ? found(i, at + 2, value) : null
  }
  return p.is(i, 'every', 'each') ? matchEvery(p, i) : null
}

const found = (first: number, end: number, value: string): TimeMatch => ({
  first,
  end,
  meaning: {kind: 'set', value},
  rule: 'repeated',
})

function unitSet(p: Paragraph, i: number): string | null {
  const {unit, isPlural} = p.word(i)
  return unit && !isPlural ? (SET_UNITS[unit] ?? null) : null
}

/** "daily" is a time when it says how often; in "the Daily News" it is a name. */
function matchSetWord(p: Paragraph, i: number, value: string): TimeMatch | null {
  // "the party's daily": a newspaper
  if (p.tag(i) === 'NN' && (p.tag(i - 1).startsWith('N') || p.isCapital(i + 1))) return null
  if (p.isCapital(i) && i > 0 && !p.is(i - 1, '.', '"', '“', ':')) return null
  return found(i, i + 1, value)
}

function matchEvery(p: Paragraph, i: number): TimeMatch | null {
  const other = p.is(i + 1, 'other', 'single') ? i + 2 : i + 1
  const {weekday, month, part, season} = p.word(other)
  if (weekday !== undefined) {
    const clock = p.word(other + 1).part
    return found(i, clock ? other + 2 : other + 1, `XXXX-WXX-${weekday}${clock ? `T${clock}` : ''}`)
  }
  if (month !== undefined) return found(i, other + 1, `XXXX-${String(month).padStart(2, '0')}`)
  if (season) return found(i, other + 1, `XXXX-${season}`)
  if (part?.length === 2) return found(i, other + 1, `XXXX-XX-XXT${part}`)
  const unit = unitSet(p, other)
  if (unit) return found(i, other + 1, p.is(other - 1, 'other') ? unit.replace('1', '2') : unit)
  const count = readCardinal(p, other) ?? readOrdinal(p, other)
  if (!count) return null
  const each = p.word(count.end).unit
  const value = each ? SET_UNITS[each] : undefined
  return value ? found(i, count.end + 1, value.replace('1', String(count.value))) : null
}
