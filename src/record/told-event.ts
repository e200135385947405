import type {EventQuery} from './query.ts'
import type {ArchiveRecord, EventAnswer, RecordedMention} from './record.ts'

/** One event with the mentions of it, in the event's order: what diary, exports and alerts are made from. */
export interface ToldEvent {
  readonly event: EventAnswer
  readonly mentions: readonly RecordedMention[]
}

export type EventSource = Pick<ArchiveRecord, 'findEvents' | 'mentions'>

const PAGE = 200

/** All events that the query asks for, in its order, one page at a time in memory. `limit` is of all events, not of a page. */
export async function* toldEvents(record: EventSource, query: EventQuery): AsyncGenerator<ToldEvent> {
  let left = query.limit ?? Number.POSITIVE_INFINITY
  let after = query.after
  while (left > 0) {
    const page = await record.findEvents({...query, limit: Math.min(PAGE, left), after})
    const events = page.items
    const mentions = new Map<string, RecordedMention>()
    for (const mention of await record.mentions(events.flatMap(event => event.mentions.map(({id}) => id))))
      mentions.set(mention.id, mention)
    for (const event of events)
      yield {event, mentions: event.mentions.map(({id}) => mentions.get(id)).filter(mention => mention !== undefined)}
    if (!page.next) return
    left -= page.items.length
    after = page.next
  }
}
