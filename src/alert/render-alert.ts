import {createHash} from 'node:crypto'
import {EVENT_COLUMNS} from '../export/event-columns.ts'
import {sourcesLine} from '../export/feed-items.ts'
import {actInOneLine} from '../export/one-line.ts'
import {rowObject} from '../export/render-jsonl.ts'
import {safeText} from '../view/terminal-text.ts'
import type {News, NewsItem} from './find-news.ts'

/** An alert as text: each event in a line, with its sentence, and its sources counted and named. */
export function renderAlertText(name: string, {items, more}: News): string {
  const lines = [`${name}: ${countInWords(items)}`]
  for (const item of items) {
    const {event, words, changed} = item
    const kind = changed.length > 0 ? `CHANGED (${changed.join(', ')})` : 'NEW'
    const doubt = event.factuality === 'occurred' ? '' : ` [${event.factuality}]`
    lines.push(`${kind}  ${safeText(actInOneLine(event))}${doubt}`)
    if (words) lines.push(`  “${safeText(words.sentence)}”`)
    lines.push(`  ${safeText(sourcesLine(item))}`, `  ${event.id}`)
  }
  if (more > 0) lines.push(`and ${more} more`)
  return `${lines.join('\n')}\n`
}

function countInWords(items: readonly NewsItem[]): string {
  const changed = items.filter(item => item.changed.length > 0).length
  const parts = [items.length > changed ? `${items.length - changed} new` : '', changed > 0 ? `${changed} changed` : '']
  return parts.filter(Boolean).join(', ')
}

/**
 * An alert as JSON in one line, as a webhook gets it: `alert`, `text` (which chat services show as it is), `items` with `kind`,
 * `changed`, `sources` and the columns of the event (docs/exports.md), and `more`.
 */
export function renderAlertJson(name: string, news: News): string {
  return JSON.stringify({
    alert: name,
    text: renderAlertText(name, news),
    items: news.items.map(item => ({
      kind: item.changed.length > 0 ? 'changed' : 'new',
      changed: item.changed,
      sources: sourcesLine(item),
      event: rowObject(item, EVENT_COLUMNS),
    })),
    more: news.more,
  })
}

/** The same for the same news of the same alert, so that a receiver knows a message that is sent again. */
export function deliveryKey(name: string, {memory, items}: News): string {
  const states = items.map(({event}) => memory.told.find(({id}) => id === event.id))
  return createHash('sha256')
    .update(JSON.stringify([name, states]))
    .digest('hex')
    .slice(0, 32)
}
