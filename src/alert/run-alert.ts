import {eventItem} from '../export/feed-items.ts'
import {openRows} from '../export/open-rows.ts'
import {type FeedItem, renderAtom, renderRss} from '../export/render-feed.ts'
import type {EventRow} from '../export/rows.ts'
import type {ArchiveRecord} from '../record/record.ts'
import type {AlertRule} from './alert-rule.ts'
import {type AlertStates, loadMemory, saveMemory} from './alert-store.ts'
import {type AlertRecord, findNews, type News} from './find-news.ts'
import {postWebhook, type WebhookEffects} from './post-webhook.ts'
import {deliveryKey, renderAlertJson, renderAlertText} from './render-alert.ts'

export interface AlertEffects extends WebhookEffects {
  readonly print: (text: string) => Promise<void>
  /** What is printed is the JSON of a webhook in one line; text when missing. */
  readonly asJson?: boolean
  /** Puts the text in the place of the file, whole or not at all. */
  readonly writeFile: (path: string, text: string) => Promise<void>
}

export type AlertArchive = AlertRecord & AlertStates & Pick<ArchiveRecord, 'findReports' | 'findStories' | 'findActors'>

/** Matches that a feed file holds: what a reader missed for a while is still there. */
const FEED_ITEMS = 100

/**
 * Looks for what is new for an alert and delivers it; what was told is remembered after it was delivered, so that after a break
 * or a failure it is sent again rather than lost, under the same key. Returns how many events it told, 0 when there was nothing.
 * Throws what the delivery throws.
 */
export async function runAlert(record: AlertArchive, rule: AlertRule, effects: AlertEffects): Promise<number> {
  const memory = await loadMemory(record, rule.name)
  const news = await findNews(record, rule, memory)
  if (news.items.length > 0) await deliver(record, {rule, news}, effects)
  if (news.items.length > 0 || news.memory.upTo !== memory.upTo) await saveMemory(record, rule.name, news.memory)
  return news.items.length + news.more
}

async function deliver(
  record: AlertArchive,
  {rule, news}: {readonly rule: AlertRule; readonly news: News},
  effects: AlertEffects,
): Promise<void> {
  const {name, deliver: delivery} = rule
  switch (delivery.to) {
    case 'print':
      return effects.print(effects.asJson ? `${renderAlertJson(name, news)}\n` : renderAlertText(name, news))
    case 'file':
      return effects.writeFile(delivery.path, await renderAlertFeed(record, rule, delivery.format))
    case 'webhook':
      return postWebhook({url: delivery.url, body: renderAlertJson(name, news), key: deliveryKey(name, news)}, effects)
  }
}

/** The feed file of an alert: the newest hundred matches since it counts. */
async function renderAlertFeed(
  record: AlertArchive,
  {name, query, since}: AlertRule,
  format: 'rss' | 'atom',
): Promise<string> {
  const newest = {...query, updatedAfter: since, order: '-recorded' as const, limit: FEED_ITEMS}
  const head = {title: name, description: `What arrives for the alert ${name}`, id: `urn:rapporteur:alert:${name}`}
  const items = itemsOf(openRows(record, 'events', newest))
  let text = ''
  for await (const piece of format === 'rss' ? renderRss(items, head) : renderAtom(items, head)) text += piece
  return text
}

async function* itemsOf(rows: AsyncIterable<EventRow>): AsyncGenerator<FeedItem> {
  for await (const row of rows) yield eventItem(row)
}
