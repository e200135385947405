import type {RecordedMention} from '../record/record.ts'
import type {ToldEvent} from '../record/told-event.ts'
import type {Announcement, Certainty, Window} from './diary.ts'
import {daysBetween, isUnknown} from './window.ts'

/** An event of the record as it was announced. */
export interface Plan {
  readonly told: ToldEvent
  readonly certainty: Certainty
  /** By the latest announcement that gives days; both sides null when none does. */
  readonly window: Window
  /** Day of the first announcement, null when no announcing report has one. */
  readonly announced: string | null
  /** The mentions that announce it, by day of publication. */
  readonly mentions: readonly RecordedMention[]
}

/** The surest first. */
const CERTAINTIES: readonly Certainty[] = ['planned', 'conditional', 'possible', 'called-for']

/** What is called for, possible or conditional counts as announced only for a time that near, in days: an aim for 2050 is no appointment. */
const HORIZON_DAYS = 400

/**
 * The plan in an event: what reports published up to `asOf` announce of it. Null when none does: a plan is planned, or it is
 * possible, conditional or called for on a day to come. A report that speaks of a plan only after its day announces nothing.
 */
export function findPlan(told: ToldEvent, asOf: string): Plan | null {
  const mentions = told.mentions.filter(mention => isKnownBy(mention, asOf) && isAnnouncement(mention)).sort(byDay)
  if (mentions.length === 0) return null
  const dated = mentions.filter(mention => !isUnknown(windowOf(mention)))
  return {
    told,
    mentions,
    certainty: CERTAINTIES.find(value => mentions.some(mention => certaintyOf(mention) === value))!,
    window: dated.length > 0 ? windowOf(dated.at(-1)!) : {from: null, to: null},
    announced: mentions[0]!.digest.published,
  }
}

export const windowOf = ({digest}: RecordedMention): Window => ({from: digest.from, to: digest.to})

export const isKnownBy = ({digest}: RecordedMention, asOf: string): boolean => (digest.published ?? '') <= asOf

/** Whether the mention announces the act before its day. */
export const isAnnouncement = (mention: RecordedMention): boolean => certaintyOf(mention) !== null

/** How firmly the mention announces the act; null when it does not. What is told as done on a day to come is planned. */
function certaintyOf(mention: RecordedMention): Certainty | null {
  const {factuality, published} = mention.digest
  const window = windowOf(mention)
  const daysToEnd = daysBetween(published, window.to)
  const daysToStart = daysBetween(published, window.from)
  if (factuality === 'occurred') return daysToStart !== null && daysToStart > 0 ? 'planned' : null
  const certainty = CERTAINTIES.find(value => value === factuality)
  if (!certainty || (daysToEnd !== null && daysToEnd < 0)) return null
  if (certainty === 'planned') return certainty
  const days = daysToStart ?? daysToEnd
  return days !== null && days > 0 && (daysToEnd ?? days) <= HORIZON_DAYS ? certainty : null
}

/** By day of publication, then by id; unknown days last. */
export function byDay(a: RecordedMention, b: RecordedMention): number {
  const [left, right] = [a.digest.published ?? '9999', b.digest.published ?? '9999']
  return left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The announcing report; its words are looked up by who shows them. */
export function announcementOf(mention: RecordedMention): Announcement {
  const {digest, event, report, sources, id} = mention
  return {
    mention: id,
    report: report.hash,
    outlet: report.outlet,
    url: report.url,
    published: digest.published,
    factuality: event.factuality,
    window: windowOf(mention),
    sources: sources.map(({name}) => name),
    text: null,
  }
}
