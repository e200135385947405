import {openEvidenceWords} from '../export/evidence-words.ts'
import type {EventRow} from '../export/rows.ts'
import type {ArchiveRecord, EventAnswer} from '../record/record.ts'
import {toldEvents} from '../record/told-event.ts'
import {figuresInWords} from '../view/event-sentence.ts'
import type {AlertRule} from './alert-rule.ts'
import type {AlertMemory, EventState} from './alert-store.ts'

export interface NewsItem extends EventRow {
  /** For an event that was told before: what is different now. Empty: it is new. */
  readonly changed: readonly (keyof EventState)[]
}

export interface News {
  /** In the order in which they came. */
  readonly items: readonly NewsItem[]
  /** How many more there are than one alert tells; they count as told. */
  readonly more: number
  /** What to remember once this is delivered. */
  readonly memory: AlertMemory
}

export type AlertRecord = Pick<ArchiveRecord, 'findEvents' | 'mentions' | 'reading'>

/** Reports are grouped into events after they were recorded: so far back arrivals are looked at again. */
const LOOK_BACK_MS = 3_600_000
/** One message is read by people. */
const MOST_ITEMS = 200
/** Events remembered: one that changes after so many others were told counts as new. */
const MOST_TOLD = 5000

/**
 * What arrived for an alert since it last told something: events that are new, and events told before whose factuality, days,
 * place or figures are others now. More reports of the same are no news. Nothing is told twice, whatever order things arrive in.
 */
export async function findNews(record: AlertRecord, {query, since}: AlertRule, memory: AlertMemory): Promise<News> {
  const lookBack = memory.upTo === null ? since : earlierBy(memory.upTo, LOOK_BACK_MS)
  const start = latest(since, latest(lookBack, memory.closedUpTo ?? since))
  const before = new Map(memory.told.map(told => [told.id, told]))
  const told = new Map(before)
  const wordsOf = openEvidenceWords(record)
  const items: NewsItem[] = []
  let {closedUpTo} = memory
  let upTo = memory.upTo ?? since
  let more = 0
  const forget = (): void => {
    const oldest = [...told.values()].sort((a, b) => compare(a.at, b.at)).slice(0, -MOST_TOLD)
    for (const {id, at} of oldest) {
      told.delete(id)
      closedUpTo = latest(at, closedUpTo ?? at)
    }
  }
  for await (const {event, mentions} of toldEvents(record, {...query, updatedAfter: start})) {
    upTo = latest(upTo, event.updatedAt)
    const state = stateOf(event)
    // An event has another id when an earlier mention has joined it; the id that it had is one of its mentions.
    const known = event.mentions.map(({id}) => before.get(id)).find(found => found !== undefined)
    const changed = known ? changesOf(known.state, state) : []
    if (known && changed.length === 0) continue
    if (known) told.delete(known.id)
    told.set(event.id, {id: event.id, at: event.updatedAt, state})
    if (told.size > 2 * MOST_TOLD) forget()
    if (items.length >= MOST_ITEMS) more++
    else items.push({event, mentions, words: mentions[0] ? await wordsOf(mentions[0]) : null, changed})
  }
  items.sort((a, b) => compare(a.event.updatedAt, b.event.updatedAt) || compare(a.event.id, b.event.id))
  forget()
  const kept = [...told.values()].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
  return {items, more, memory: {upTo, told: kept, closedUpTo}}
}

const stateOf = (event: EventAnswer): EventState => ({
  factuality: event.factuality,
  when: `${event.from ?? ''}/${event.to ?? ''}`,
  where: event.place?.geonames ?? event.place?.name ?? '',
  figures: figuresInWords(event),
})

const changesOf = (before: EventState, now: EventState): (keyof EventState)[] =>
  (Object.keys(now) as (keyof EventState)[]).filter(part => before[part] !== now[part])

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const latest = (a: string, b: string): string => (a > b ? a : b)
const earlierBy = (moment: string, ms: number): string => new Date(Date.parse(moment) - ms).toISOString()
