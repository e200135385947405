import type {EventType} from '../event/event.ts'
import type {RecordedMention} from '../record/record.ts'
import type {ToldEvent} from '../record/told-event.ts'
import type {PlanStep, Window} from './diary.ts'
import {everybody, matchParties} from './match-parties.ts'
import {byDay, isAnnouncement, isKnownBy, type Plan, windowOf} from './plan.ts'
import {daysBetween, isUnknown, lengthOf, overlaps, shiftDay} from './window.ts'

/** Acts that announcements and reports of one thing name differently: a treaty to be signed is told as agreed, a release as a concession. */
const KIN: readonly (readonly [EventType, EventType])[] = [
  ['COOPERATE', 'AGREE'],
  ['COOPERATE', 'SUPPORT'],
  ['SUPPORT', 'AGREE'],
  ['COOPERATE', 'AID'],
  ['RETREAT', 'CONCEDE'],
  ['SANCTION', 'COERCE'],
]

/** Types whose modes are different things to do; elsewhere a plan and its report may differ in detail. */
const MODE_COUNTS = new Set<EventType>(['PROTEST', 'COERCE', 'SANCTION', 'MOBILIZE', 'RETREAT'])
/** Types in which nobody is merely acted upon: who is told as the actor is the reporter's choice. */
const MUTUAL = new Set<EventType>(['CONSULT', 'AGREE', 'COOPERATE', 'SUPPORT'])

/** A plan that names no day is followed for this long, in days, and a report that names none is taken to tell of this many days before it. */
export const UNDATED_PLAN_DAYS = 60
const UNDATED_REPORT_DAYS = 2
/** Announced days are met to within a day (time zones, days of report), unless the window is so wide that this would mean nothing. */
const SLACK_DAYS = 1
const NARROW_DAYS = 7

/** The types under which reports of a plan of this type may stand. */
export const kinOf = (type: EventType): EventType[] => [
  type,
  ...KIN.filter(pair => pair.includes(type)).map(([a, b]) => (a === type ? b : a)),
]

/**
 * What an event of the record says of a plan: that it happened, that it did not (its day having come), or that it was called
 * off before; null when it says nothing of it. Pure; `why` gives what was compared. The plan's own event is compared mention
 * by mention, since one merged event holds both its announcements and the reports of it.
 */
export function matchFollowUp(plan: Plan, told: ToldEvent, asOf: string): PlanStep | null {
  const isOwn = told.event.id === plan.told.event.id
  const why = isOwn ? ['reports of the same event'] : compareActs(plan, told)
  if (!why) return null
  const fitting: {mention: RecordedMention; why: string}[] = []
  for (const mention of [...told.mentions].sort(byDay)) {
    const {factuality} = mention.digest
    if (!isKnownBy(mention, asOf) || !['occurred', 'ongoing', 'denied'].includes(factuality)) continue
    if (isAnnouncement(mention)) continue
    const reason = factuality === 'denied' ? compareDenialDay(plan, mention) : compareDay(plan, mention)
    if (reason) fitting.push({mention, why: reason})
  }
  const done = fitting.filter(({mention}) => mention.digest.factuality !== 'denied')
  const chosen = done.length > 0 ? done : fitting
  const first = chosen[0]
  if (!first) return null
  const {published} = first.mention.digest
  const start = plan.window.from ?? plan.window.to
  const isBeforeItsDay = start === null || published === null || published < start
  return {
    kind: done.length > 0 ? 'happened' : isBeforeItsDay ? 'cancelled' : 'contradicted',
    published,
    window: done.length > 0 ? dayTold(first.mention) : null,
    event: told.event.id,
    mentions: chosen.map(({mention}) => mention.id),
    why: [...why, first.why],
  }
}

/** Why the event may be what was planned, by act, parties and place; null when it is another. */
function compareActs(plan: Plan, {event}: ToldEvent): string[] | null {
  const planned = plan.told.event
  if (!kinOf(planned.type).includes(event.type)) return null
  if (planned.mode !== event.mode && (planned.mode === 'phone') !== (event.mode === 'phone')) return null
  if (planned.mode && event.mode && planned.mode !== event.mode && MODE_COUNTS.has(planned.type)) return null
  const why = [planned.type === event.type ? `both ${event.type}` : `${planned.type} told as ${event.type}`]

  const place = comparePlaces(planned.place, event.place)
  if (place === 'other') return null
  const parties = matchParties(planned, event, {bySide: !MUTUAL.has(planned.type)})
  const needed = Math.min(2, parties.of)
  if (parties.of === 0) return null
  const isLoneButThere = parties.exact === 1 && place === 'same' && everybody(event).length === 1
  if (parties.matched < needed && !isLoneButThere) return null
  if (parties.exact === 0 && place !== 'same') return null
  // A person alone says little of talks, for anybody meets somebody every day; that a body met is its session.
  const isSession = parties.exact === 1 && everybody(event).length === 1 && everybody(event)[0]!.kind === 'organization'
  if (parties.of === 1 && planned.type === 'CONSULT' && place !== 'same' && !isSession) return null
  if (place === 'same') why.push(`in ${event.place!.name}`)
  return [...why, ...parties.why]
}

type Place = ToldEvent['event']['place']

/** `other`: the two cannot be one place; `open`: nothing speaks for or against. */
function comparePlaces(a: Place, b: Place): 'same' | 'other' | 'open' {
  if (!a || !b) return 'open'
  if (a.geonames !== null ? a.geonames === b.geonames : a.name === b.name) return 'same'
  if (a.country !== null && b.country !== null && a.country !== b.country) return 'other'
  // A city lies in the country that the other report names.
  if (a.country !== null && a.country === b.country && (a.kind === 'country' || b.kind === 'country')) return 'same'
  return a.kind === 'city' && b.kind === 'city' ? 'other' : 'open'
}

/** Why the day of a report that tells it as done is the plan's, null when it is not. */
function compareDay(plan: Plan, mention: RecordedMention): string | null {
  const {published} = mention.digest
  const told = dayTold(mention)
  // A report from before the first announcement tells of an earlier one.
  if (plan.announced !== null && published !== null && published < plan.announced) return null
  if (isUnknown(told)) return null
  if (isUnknown(plan.window)) {
    const days = daysBetween(plan.announced, told.from ?? told.to)
    return days !== null && days >= 0 && days <= UNDATED_PLAN_DAYS ? `${days} days after the announcement` : null
  }
  const width = lengthOf(plan.window)
  const isNarrow = width !== null && width <= NARROW_DAYS
  const toldWidth = lengthOf(told)
  if (toldWidth === null || toldWidth > Math.max(31, width ?? 0)) return null
  if (!overlaps(plan.window, told, isNarrow ? SLACK_DAYS : 0)) return null
  return isUnknown(windowOf(mention))
    ? `reported on ${published} without a day`
    : `on ${told.from}${told.to === told.from ? '' : ` to ${told.to}`}, as announced`
}

/** Why a denial is one of this plan: it was published after the announcement and speaks of the plan's days or of none. */
function compareDenialDay(plan: Plan, mention: RecordedMention): string | null {
  const {published} = mention.digest
  if (published === null || (plan.announced !== null && published < plan.announced)) return null
  const window = windowOf(mention)
  if (!isUnknown(window) && !isUnknown(plan.window) && !overlaps(plan.window, window, SLACK_DAYS)) return null
  const end = plan.window.to ?? plan.window.from
  const days = daysBetween(end ?? plan.announced, published)
  const lasting = end === null ? UNDATED_PLAN_DAYS : NARROW_DAYS
  return days !== null && days <= lasting ? `denied in a report of ${published}` : null
}

function dayTold(mention: RecordedMention): Window {
  const window = windowOf(mention)
  const {published} = mention.digest
  if (!isUnknown(window) || published === null) return window
  return {from: shiftDay(published, -UNDATED_REPORT_DAYS), to: published}
}
