import type {DiaryEntry} from '../diary/diary.ts'
import type {Story} from '../record/merged.ts'
import type {RecordedReport} from '../record/record.ts'
import {countsInWords} from '../view/answer.ts'
import {day} from '../view/days.ts'
import {unique} from './act-columns.ts'
import {actInOneLine} from './one-line.ts'
import type {FeedItem} from './render-feed.ts'
import type {EventRow} from './rows.ts'
import {webAddress} from './web-address.ts'

/** An event as an item: one line, the sentence, and its sources counted and named. */
export function eventItem({event, mentions, words}: EventRow): FeedItem {
  const uncertain = event.factuality === 'occurred' ? '' : ` [${event.factuality}]`
  return {
    id: event.id,
    title: `${actInOneLine(event)}${uncertain}`,
    text: [words && `“${words.sentence}”`, sourcesLine({event, mentions})].filter(Boolean).join('\n'),
    url: mentions.map(({report}) => webAddress(report.url)).find(url => url !== null) ?? null,
    changed: event.updatedAt,
    categories: unique([event.plover.type, event.place?.country ?? null, ...event.contexts]),
  }
}

/** "7 reports, 3 independent: The Example, Other News (according to Ana Brandt)". */
export function sourcesLine({event, mentions}: Pick<EventRow, 'event' | 'mentions'>): string {
  const outlets = unique(mentions.map(({report}) => report.outlet))
  const claimants = event.isStated ? [] : unique(event.claimants.map(({name}) => name))
  const who = outlets.length > 0 ? `: ${outlets.join(', ')}` : ''
  return `${countsInWords(event)}${who}${claimants.length > 0 ? ` (according to ${claimants.join(', ')})` : ''}`
}

/** A report as an item of a feed: its headline, outlet and day, without its text. */
export function reportItem(report: RecordedReport): FeedItem {
  const {published} = report
  return {
    id: report.hash,
    title: report.title ?? report.id,
    text: `${report.outlet ?? 'unknown outlet'}${published.date ? `, ${day(published.date)}` : ''}`,
    url: webAddress(report.url),
    changed: report.recordedAt,
    categories: [],
  }
}

/** A story as an item of a feed, changed on the day of its last report. */
export function storyItem(story: Story): FeedItem {
  return {
    id: story.id,
    title: story.title,
    text: `${countsInWords({reports: story.reports.length, independent: story.independent})}: ${story.terms.join(', ')}`,
    url: null,
    changed: story.to ?? story.from,
    categories: [],
  }
}

/** An announcement as an item of a feed: what, how it stands, the sentence and who says so. */
export function diaryItem(entry: DiaryEntry): FeedItem {
  const by = unique(entry.announcements.map(({outlet}) => outlet)).join(', ')
  const {announcements, independent} = entry
  return {
    id: entry.id,
    title: `${actInOneLine(entry)} [${entry.status}]`,
    text: [
      announcements[0]?.text && `“${announcements[0].text}”`,
      `${countsInWords({reports: announcements.length, independent})}${by ? `: ${by}` : ''}`,
      ...entry.steps.map(
        ({kind, published, why}) => `${kind}${published ? `, ${day(published)}` : ''}: ${why.join('; ')}`,
      ),
    ]
      .filter(Boolean)
      .join('\n'),
    url: announcements.map(({url}) => webAddress(url)).find(url => url !== null) ?? null,
    changed: entry.lastReported,
    categories: [entry.type, entry.status],
  }
}
