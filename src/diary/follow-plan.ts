import type {ToldEvent} from '../record/told-event.ts'
import type {DiaryEntry, DiaryStatus, PlanStep} from './diary.ts'
import {matchFollowUp, UNDATED_PLAN_DAYS} from './follow-up.ts'
import {announcementOf, type Plan} from './plan.ts'
import {type ChangeOptions, findMoves, matchChange} from './plan-change.ts'
import {daysBetween} from './window.ts'

export interface FollowOptions extends ChangeOptions {
  /** The day from which things are seen, ISO; reports published later are not looked at. */
  readonly asOf: string
  /** How long after a plan's last day reports are waited for. */
  readonly graceDays: number
}

/**
 * The diary entry of a plan: what the events of the record among `candidates` (whatever they are) say of it, its own event
 * included, and how it stands on the day `asOf`. Pure.
 */
export function followPlan(plan: Plan, candidates: readonly ToldEvent[], options: FollowOptions): DiaryEntry {
  const {event} = plan.told
  const steps: PlanStep[] = findMoves(plan)
  const others = candidates.filter(told => told.event.id !== event.id)
  for (const told of [plan.told, ...others]) {
    const step = matchFollowUp(plan, told, options.asOf) ?? matchChange(plan, told, options)
    if (step) steps.push(step)
  }
  steps.sort(byDay)
  const days = [...plan.mentions.map(mention => mention.digest.published), ...steps.map(step => step.published)]
  return {
    id: event.id,
    type: event.type,
    mode: event.mode,
    certainty: plan.certainty,
    status: tellStatus(plan, steps, options),
    from: plan.window.from,
    to: plan.window.to,
    place: event.place,
    actors: event.actors,
    recipients: event.recipients,
    symmetric: event.symmetric,
    announced: plan.announced,
    lastReported: days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null),
    announcements: plan.mentions.map(announcementOf),
    independent: Math.min(event.independent, new Set(plan.mentions.map(({report}) => report.copyGroup)).size),
    steps,
    movedTo: null,
  }
}

/** The latest word on whether it took place; else whether it was called off or put off since it was last announced; else the calendar. */
function tellStatus(
  {mentions, window}: Plan,
  steps: readonly PlanStep[],
  {asOf, graceDays}: FollowOptions,
): DiaryStatus {
  const outcome = steps.findLast(({kind}) => kind === 'happened') ?? steps.findLast(({kind}) => kind === 'contradicted')
  if (outcome) return outcome.kind as 'happened' | 'contradicted'
  const change = steps.findLast(({kind}) => kind === 'cancelled' || kind === 'postponed')
  const lastAnnounced = mentions.at(-1)!.digest.published
  const isAnnouncedAnew = change?.published != null && lastAnnounced !== null && lastAnnounced > change.published
  if (change && !isAnnouncedAnew) return change.kind as 'cancelled' | 'postponed'
  const end = window.to ?? window.from
  const daysSince = daysBetween(end ?? lastAnnounced, asOf)
  const waited = end === null ? UNDATED_PLAN_DAYS : graceDays
  return daysSince !== null && daysSince > waited ? 'not reported' : 'expected'
}

function byDay(a: PlanStep, b: PlanStep): number {
  const [left, right] = [a.published ?? '', b.published ?? '']
  return left < right ? -1 : left > right ? 1 : a.event < b.event ? -1 : a.event > b.event ? 1 : 0
}
