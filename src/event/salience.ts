import {daysBetween} from '../time/calendar.ts'
import type {EventDraft} from './merge.ts'
import type {ReportView} from './report-view.ts'

const RECENT_DAYS = 7

/** Share of a report's sentences in which undated acts are its own news; further down they are mostly what it recalls. */
const UPPER_PART = 0.5

/**
 * Main: what the report is about: acts dated within a week of its publication or later, plans and demands, and undated acts in
 * its upper part (the inverted pyramid of news). Everything else, and what is dated long before, is background.
 */
export function salienceOf(view: ReportView, tellings: readonly EventDraft[]): 'main' | 'background' {
  const published = view.article.published.date
  const when = tellings.find(t => t.when)?.when
  if (when && published) {
    const last = when.to ?? when.from
    if (last && daysBetween(last, published) > RECENT_DAYS) return 'background'
    if (when.from && when.from >= published) return 'main'
    if (last && daysBetween(last, published) >= 0) return 'main'
  }
  if (tellings.some(t => t.factuality === 'planned' || t.factuality === 'called-for')) return 'main'
  return tellings.some(t => t.sentence < view.doc.sentenceCount * UPPER_PART) ? 'main' : 'background'
}
