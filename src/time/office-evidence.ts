import {isoDay} from './calendar.ts'
import type {DayTable} from './day-table.ts'
import type {OfficeTerm} from './known-event.ts'
import type {PublicationEvidence} from './publication-evidence.ts'

const TEXT_LIMIT = 100_000

/** Signs from offices named with their holder: "President Clinton" was written while he was in office, more likely than not. */
export function officesEvidence(text: string, terms: readonly OfficeTerm[], days: DayTable): PublicationEvidence[] {
  const lower = text.slice(0, TEXT_LIMIT).toLowerCase().replace(/\s+/g, ' ')
  const found: PublicationEvidence[] = []
  for (const term of terms) {
    const phrase = term.phrases.find(p => isNamed(lower, p))
    if (phrase === undefined) continue
    const scores = new Float64Array(days.days.length)
    // a holder is seldom given the title before the term, now and then after it
    for (let i = 0; i < days.days.length; i++) {
      const day = days.days[i]!
      scores[i] = Math.log(day < term.from ? 0.004 : term.to !== null && day > term.to + 2 ? 0.06 : 1)
    }
    const until = term.to === null ? '' : ` to ${isoDay(term.to)}`
    found.push({scores, note: () => `"${phrase}" held office from ${isoDay(term.from)}${until}`})
  }
  return found
}

function isNamed(lower: string, phrase: string): boolean {
  for (let at = lower.indexOf(phrase); at >= 0; at = lower.indexOf(phrase, at + 1)) {
    const before = lower.slice(Math.max(0, at - 14), at)
    const after = lower[at + phrase.length] ?? ' '
    if (!/[a-z-]/.test(after) && !/[a-z-]$|(former|late|then|ex|onetime|past|vice)[ -]$/.test(before)) return true
  }
  return false
}
