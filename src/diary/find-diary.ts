import type {EventType} from '../event/event.ts'
import type {EventQuery} from '../record/query.ts'
import type {ArchiveRecord} from '../record/record.ts'
import {openWords, type WordsOf} from '../record/sentence-of.ts'
import {type EventSource, type ToldEvent, toldEvents} from '../record/told-event.ts'
import type {DiaryEntry, DiaryStatus} from './diary.ts'
import {type FollowOptions, followPlan} from './follow-plan.ts'
import {kinOf} from './follow-up.ts'
import {everybody, matchParties} from './match-parties.ts'
import {findPlan, type Plan} from './plan.ts'
import {loadChangeWords} from './plan-change.ts'
import {overlaps, shiftDay} from './window.ts'

export interface DiaryQuery
  extends Pick<EventQuery, 'actors' | 'types' | 'countries' | 'sources' | 'outlets' | 'words'> {
  /** Days of the diary, inclusive. */
  readonly from?: string
  readonly to?: string
  /** The day from which things are seen, ISO. */
  readonly asOf: string
  readonly statuses?: readonly DiaryStatus[]
  /** Days after a plan's end before the record's silence is told; 3 when not given. */
  readonly graceDays?: number
  /** Also plans that name no day. */
  readonly withUndated?: boolean
}

export type DiaryRecord = EventSource & Pick<ArchiveRecord, 'reading'>

const GRACE_DAYS = 3
/** A plan is followed in events from its announcement until this many days after its end. */
const FOLLOWED_DAYS = 30
/** Events looked through for one plan and one way of asking; the nearest in time come first. */
const MOST_CANDIDATES = 400

/**
 * Everything that the record's reports announce for the days asked about, in order of those days as the record has them, and
 * what became of it. Each entry is made when it is asked for, with a few look-ups in the record.
 */
export async function* findDiary(record: DiaryRecord, query: DiaryQuery): AsyncGenerator<DiaryEntry> {
  const {asOf, statuses, graceDays = GRACE_DAYS, withUndated = false, from, to, ...conditions} = query
  const options: FollowOptions = {asOf, graceDays, words: loadChangeWords()}
  const wordsOf = openWords(record)
  for await (const told of toldEvents(record, {...conditions, from, to, order: 'date', isAnnounced: true})) {
    const plan = findPlan(told, asOf)
    if (!plan) continue
    const {window} = plan
    const isUndated = window.from === null && window.to === null
    if (isUndated ? !withUndated : !overlaps(window, {from: from ?? null, to: to ?? null}) && (from || to)) continue
    const candidates = await findCandidates(record, plan)
    const followed = followPlan(plan, candidates, options)
    const isOff = followed.status === 'postponed' || followed.status === 'cancelled'
    const entry = isOff ? {...followed, movedTo: findNewDay(plan, candidates, asOf)} : followed
    if (statuses && !statuses.includes(entry.status)) continue
    yield await withWords(entry, told, wordsOf)
  }
}

/** Events that may tell what became of a plan: of its type or kin, or called off, with one of its parties or where it was to be. */
async function findCandidates(record: EventSource, {told, announced, window}: Plan): Promise<ToldEvent[]> {
  const {event} = told
  const start = earlier(announced, window.from ?? window.to)
  const end = window.to ?? window.from ?? announced
  const types: EventType[] = [...kinOf(event.type), 'REJECT', 'RETREAT', 'CONCEDE']
  const days = {
    from: shiftDay(start, -1) ?? undefined,
    to: shiftDay(end, FOLLOWED_DAYS) ?? undefined,
  }
  const base: EventQuery = {types, ...days, order: 'date', limit: MOST_CANDIDATES}
  const actors = everybody(event).map(({key}) => key)
  const found = new Map<string, ToldEvent>()
  if (actors.length > 0)
    for await (const candidate of toldEvents(record, {...base, actors})) found.set(candidate.event.id, candidate)
  if (event.place?.country)
    for await (const candidate of toldEvents(record, {...base, countries: [event.place.country]}))
      found.set(candidate.event.id, candidate)
  return [...found.values()]
}

/** The plan that holds the new day of one that was put off: the same parties, announced later, for days after. */
function findNewDay(plan: Plan, candidates: readonly ToldEvent[], asOf: string): string | null {
  const {event} = plan.told
  for (const told of candidates) {
    if (told.event.id === event.id || told.event.type !== event.type) continue
    const later = findPlan(told, asOf)
    if (!later || later.announced === null || plan.announced === null || later.announced <= plan.announced) continue
    if (later.window.from === null || plan.window.to === null || later.window.from <= plan.window.to) continue
    const parties = matchParties(event, told.event, {bySide: false})
    if (parties.of >= 2 && parties.matched === parties.of && parties.strangers === 0) return told.event.id
  }
  return null
}

async function withWords(entry: DiaryEntry, {mentions}: ToldEvent, wordsOf: WordsOf): Promise<DiaryEntry> {
  const announcements = []
  for (const announcement of entry.announcements) {
    const mention = mentions.find(({id}) => id === announcement.mention)
    announcements.push({...announcement, text: mention ? await wordsOf(mention) : null})
  }
  return {...entry, announcements}
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
