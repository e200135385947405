import type {EventDraft} from './merge.ts'
import type {ReportView} from './report-view.ts'

const RECENT_DAYS = 7

/**
 * Main: what the report is about, told in its headline or first sentences, or dated within a week of its publication.
 * Everything else, and what is dated long before, is background.
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
  const firstLines = view.article.blocks.slice(0, 3)
  const isUpFront = tellings.some(
    t => t.sentence < 3 || firstLines.some(block => t.evidence.start >= block.start && t.evidence.end <= block.end),
  )
  return isUpFront && tellings.some(t => t.candidate.part === 'verb' || t.candidate.light !== null)
    ? 'main'
    : 'background'
}

const daysBetween = (earlier: string, later: string): number => (Date.parse(later) - Date.parse(earlier)) / 86_400_000
