import {loadTable} from '../data-file.ts'
import {stem} from '../origin/stem.ts'
import type {ToldEvent} from '../record/told-event.ts'
import type {PlanStep, Window} from './diary.ts'
import {matchParties} from './match-parties.ts'
import {byDay, isKnownBy, type Plan, windowOf} from './plan.ts'
import {daysBetween, isUnknown, overlaps} from './window.ts'

/** Words that say what becomes of a plan, as stems (data/diary/change-words.tsv). */
export type ChangeWords = ReadonlyMap<string, 'postponed' | 'cancelled'>

export const loadChangeWords = (): ChangeWords =>
  new Map(
    loadTable<'word' | 'kind'>('diary/change-words.tsv').map(({word, kind}) => [
      stem(word),
      kind === 'postponed' ? kind : 'cancelled',
    ]),
  )

/** A change is looked for until this many days after the planned end, and this many days before a plan that gives none. */
const AFTER_END_DAYS = 3
const UNDATED_DAYS = 60
/** Somebody's journey or meeting that is called off without its other party is the one nearest to come, within these days. */
const LONE_PARTY_DAYS = 30

/**
 * That a plan was put off or called off: a meeting or journey as a rejected meeting of the record tells it, a protest as a
 * concession of those who were to protest. Null when the event is none or speaks of another plan. Everybody who is said to do it
 * must be a party of the plan.
 */
export function matchChange(plan: Plan, told: ToldEvent, {asOf, words}: ChangeOptions): PlanStep | null {
  const {event} = told
  if (event.id === plan.told.event.id || !canChange(plan, told)) return null
  // Whom strikers yielded to was no party of their strike.
  const named = event.type === 'REJECT' ? event : {...event, recipients: []}
  const parties = matchParties(named, plan.told.event, {bySide: false})
  const isLone = parties.of === 1
  if (parties.of === 0 || parties.matched < parties.of || (isLone && parties.exact === 0)) return null
  for (const mention of [...told.mentions].sort(byDay)) {
    const {published, factuality, trigger} = mention.digest
    if (!isKnownBy(mention, asOf) || (factuality !== 'occurred' && factuality !== 'ongoing')) continue
    if (!isInTime(plan, published, isLone)) continue
    // A rejected meeting is off whatever the word; to end a protest is also to yield.
    const kind = words.get(stem(trigger.split(' ')[0]!)) ?? (event.type === 'REJECT' ? 'cancelled' : null)
    if (!kind) continue
    // Up to the day of the report it is the day on which it was put off; after it, the day for which, or to which.
    const window = windowOf(mention)
    const isToCome = (window.to ?? window.from ?? '') > published!
    const isNewDay = isToCome && !isUnknown(plan.window) && !overlaps(plan.window, window, 1)
    if (isNewDay && kind === 'cancelled') continue
    return {
      kind,
      published,
      window: isNewDay ? window : null,
      event: event.id,
      mentions: [mention.id],
      why: [`${kind === 'postponed' ? 'put off' : 'called off'}, as a report of ${published} says`, ...parties.why],
    }
  }
  return null
}

function canChange(plan: Plan, {event}: ToldEvent): boolean {
  const planned = plan.told.event.type
  if (event.type === 'REJECT') return planned === 'CONSULT' && event.mode === 'meet'
  return planned === 'PROTEST' && (event.type === 'RETREAT' || event.type === 'CONCEDE')
}

export interface ChangeOptions {
  readonly asOf: string
  readonly words: ChangeWords
}

function isInTime({announced, window}: Plan, published: string | null, isLone: boolean): boolean {
  if (published === null || (announced !== null && published < announced)) return false
  const end = window.to ?? window.from
  if (end === null) return (daysBetween(announced, published) ?? 0) <= UNDATED_DAYS
  if ((daysBetween(end, published) ?? 0) > AFTER_END_DAYS) return false
  return !isLone || (daysBetween(published, window.from ?? end) ?? 0) <= LONE_PARTY_DAYS
}

/** The moves that the announcements themselves tell: later reports that give days which share none with the days before. */
export function findMoves(plan: Plan): PlanStep[] {
  const moves: PlanStep[] = []
  let known: Window | null = null
  let knownOn: string | null = null
  for (const mention of plan.mentions) {
    const window = windowOf(mention)
    const {published} = mention.digest
    if (isUnknown(window)) continue
    // Two reports of one day that give different days disagree; nothing has moved.
    if (known && published !== null && published !== knownOn && !overlaps(known, window, 1))
      moves.push({
        kind: 'moved',
        published,
        window,
        event: plan.told.event.id,
        mentions: [mention.id],
        why: [`announced before for ${known.from ?? 'an open day'} to ${known.to ?? 'an open day'}`],
      })
    known = window
    knownOn = published
  }
  return moves
}
